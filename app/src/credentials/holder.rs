//! One's own certificates.

use contract::credentials::{AskedView, CertificatesView, IssuedView, PathView, RequirementView};
use domain::identity::Role;
use domain::slug::CourseSlug;
use leptos::prelude::*;

use super::{prerequisites, words};
use crate::ctx::Ctx;
use crate::i18n::{Locale, credentials as say, format, lifecycle, shell};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Chip, DataTable, DotsProgress, EmptyState, Note, PageHead, Tone, When};

/// The page of a learner's certificates.
pub(super) fn certificates(ctx: &Ctx, view: CertificatesView) -> Page {
    let locale = ctx.locale;
    let ctx = ctx.clone();
    Page::new(say::mine::title(locale), move || {
        // Only trainees can go the way to a certificate: to others its steps are closed.
        let learner = ctx.is(Role::Trainee);
        let held = held(&ctx, view.issued, learner);
        let paths = learner.then(|| view.paths.iter().map(|way| path(&ctx, way)).collect_view());
        let besides = ctx.href(&Route::Prerequisites);
        view! {
            <PageHead title=say::mine::title(locale) lead=say::mine::lead(locale)>
                <a href=besides>{lifecycle::prerequisites::title(locale)}</a>
            </PageHead>
            {held}
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
    let columns = vec![
        say::mine::what(locale),
        say::fact::code(locale),
        say::mine::state(locale),
        say::fact::issued(locale),
        say::fact::until(locale),
        "",
    ];
    let row = |certificate: IssuedView| {
        let href = ctx.href(&Route::Verification(certificate.code.to_string()));
        let renew = certificate.renewable.then(|| {
            let href = ctx.href(&Route::Renewal(certificate.code.to_string()));
            let label = lifecycle::renewal::of(locale, certificate.code.as_str());
            view! { <br/> <a href=href aria-label=label>{lifecycle::renewal::go(locale)}</a> }
        });
        let tone = words::tone(&certificate.verdict);
        let state = words::verdict(locale, &certificate.verdict);
        vec![
            certificate.title.into_any(),
            view! { <span class="code">{certificate.code.to_string()}</span> }.into_any(),
            view! { <Chip tone>{state}</Chip> }.into_any(),
            view! { <When locale at=certificate.issued_at/> }.into_any(),
            view! { <When locale at=certificate.valid_until/> }.into_any(),
            view! { <a href=href>{say::mine::open(locale)}</a> {renew} }.into_any(),
        ]
    };
    let rows = issued.into_iter().map(row).collect();
    view! {
        <h2>{say::mine::held(locale)}</h2>
        <DataTable caption=say::mine::held(locale) quiet_caption=true columns rows/>
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
        AskedView::Assignment { assignment, title } => {
            let step = (Route::Assignment(assignment.clone()), say::mine::practise(locale));
            (say::mine::assignment(locale, title), None, Some(step))
        }
        AskedView::Gone => (say::mine::gone(locale).to_owned(), None, None),
    }
}
