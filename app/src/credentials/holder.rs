//! One's own certificates.

use contract::credentials::{AskedView, CertificatesView, IssuedView, PathView, RequirementView};
use domain::identity::Role;
use domain::learning::Percent;
use domain::slug::CourseSlug;
use leptos::prelude::*;

use super::{cards, prerequisites};
use crate::ctx::Ctx;
use crate::i18n::{Locale, artists, credentials as say, exam, format, lifecycle, shell};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{DotsProgress, EmptyState, Note, PageHead, Tone};

/// The page of a learner's certificates.
pub(super) fn certificates(ctx: &Ctx, view: CertificatesView) -> Page {
    let locale = ctx.locale;
    let ctx = ctx.clone();
    Page::new(say::mine::title(locale), move || {
        // Only trainees can go the way to a certificate: to others its steps are closed.
        let learner = ctx.is(Role::Trainee);
        let found = (!view.issued.is_empty()).then(|| be_found(&ctx));
        let held = held(&ctx, view.issued, learner);
        let paths = learner.then(|| view.paths.iter().map(|way| path(&ctx, way)).collect_view());
        let besides = ctx.href(&Route::Prerequisites);
        view! {
            <PageHead title=say::mine::title(locale) lead=say::mine::lead(locale)>
                <a href=besides>{lifecycle::prerequisites::title(locale)}</a>
            </PageHead>
            {held}
            {found}
            {paths}
        }
    })
    .wide()
}

fn held(ctx: &Ctx, issued: Vec<IssuedView>, learner: bool) -> AnyView {
    let locale = ctx.locale;
    if issued.is_empty() {
        let hint = if learner { say::mine::none_hint(locale) } else { say::mine::not_for_you(locale) };
        return view! {
            <EmptyState title=say::mine::none(locale)><p>{hint}</p></EmptyState>
        }
        .into_any();
    }
    cards::cards(ctx, issued)
}

/// The way to the directory, for those who may be in it.
fn be_found(ctx: &Ctx) -> AnyView {
    let locale = ctx.locale;
    let [profile, codes] = [Route::ArtistProfile, Route::ArtistCodes].map(|route| ctx.href(&route));
    view! {
        <section>
            <h2>{artists::holder::title(locale)}</h2>
            <p>{artists::holder::lead(locale)}</p>
            <p class="bar">
                <a href=profile>{artists::holder::profile(locale)}</a>
                <a href=codes>{artists::holder::codes(locale)}</a>
            </p>
        </section>
    }
    .into_any()
}

fn path(ctx: &Ctx, way: &PathView) -> AnyView {
    let locale = ctx.locale;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let done = count(way.requirements.iter().filter(|requirement| requirement.met).count());
    let total = count(way.requirements.len());
    let complete = way.complete.then(|| {
        view! {
            <Note locale tone=Tone::Ok title=say::mine::complete(locale)>
                <p>{say::mine::complete_hint(locale)}</p>
            </Note>
        }
    });
    let rows = way.requirements.iter().map(|row| requirement(ctx, &way.course, row)).collect_view();
    view! {
        <section>
            <h2>{say::mine::way(locale, &way.title)}</h2>
            <DotsProgress locale done total text=shell::progress(locale, done, total)/>
            {complete}
            <ul class="requirements">{rows}</ul>
            {besides(ctx, way)}
        </section>
    }
    .into_any()
}

/// What is to be held besides, and the way to declare it.
fn besides(ctx: &Ctx, way: &PathView) -> Option<AnyView> {
    let locale = ctx.locale;
    let rows = way.prerequisites.iter().map(|one| prerequisites::asked_row(locale, one, false));
    let rows = rows.collect_view();
    (!way.prerequisites.is_empty()).then(|| {
        view! {
            <h3>{lifecycle::prerequisites::title(locale)}</h3>
            <ul class="requirements">{rows}</ul>
            <p><a href=ctx.href(&Route::Prerequisites)>{lifecycle::prerequisites::go(locale)}</a></p>
        }
        .into_any()
    })
}

fn requirement(ctx: &Ctx, course: &CourseSlug, row: &RequirementView) -> AnyView {
    let locale = ctx.locale;
    let (what, so_far, step) = asked(locale, course, &row.asked);
    let step = step.filter(|_| !row.met).map(|(route, label)| {
        view! { " " <a href=ctx.href(&route)>{label}</a> }
    });
    let state = if row.met { say::mine::met(locale) } else { say::mine::open_step(locale) };
    view! {
        <li class=row.met.then_some("met")>
            <span>{what} {step}</span>
            <span class="meta">{so_far.unwrap_or_else(|| state.to_owned())}</span>
        </li>
    }
    .into_any()
}

type Step = (Route, &'static str);

/// What is asked, how far one is, and where to go on.
fn asked(locale: Locale, course: &CourseSlug, asked: &AskedView) -> (String, Option<String>, Option<Step>) {
    match asked {
        AskedView::Lessons { read, total, next } => {
            let number = |n: &usize| format::number(locale, *n as u64);
            let step = next.as_ref().map(|key| {
                let route = Route::Lesson(course.clone(), key.module.clone(), key.lesson.clone());
                (route, say::mine::read_on(locale))
            });
            let so_far = say::mine::lessons_so_far(locale, number(read), number(total));
            (say::mine::lessons(locale).to_owned(), Some(so_far), step)
        }
        AskedView::Quiz { module, title, needed, best } => {
            let percent = format::percent(locale, needed.get());
            let step = (Route::Quiz(course.clone(), module.clone()), say::mine::take(locale));
            let so_far = best.map(|best| say::mine::best(locale, format::percent(locale, best.get())));
            (say::mine::quiz(locale, title, percent), so_far, Some(step))
        }
        AskedView::Exam { needed, passed } => {
            let percent = |mark: &Percent| format::percent(locale, mark.get());
            let step = (Route::Exam(course.clone()), exam::take(locale));
            let so_far = passed.as_ref().map(|mark| exam::passed_with(locale, percent(mark)));
            (exam::asks(locale, percent(needed)), so_far, Some(step))
        }
        AskedView::Assignment { assignment, title } => {
            let step = (Route::Assignment(assignment.clone()), say::mine::practise(locale));
            (say::mine::assignment(locale, title), None, Some(step))
        }
        AskedView::Gone => (say::mine::gone(locale).to_owned(), None, None),
    }
}
