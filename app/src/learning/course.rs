//! A course: what it teaches, how it is judged, what it costs.

use contract::learning::{CertificateView, CourseView, CriterionView, Progress, RequirementView, RubricView};
use domain::slug::CourseSlug;
use leptos::prelude::*;

use super::{exam, outline, words};
use crate::i18n::{Locale, exam as of_exam, learning as say};
use crate::practice;
use crate::routes::Route;
use crate::ui::{Breadcrumb, Chip, DotsProgress, Link, LinkButton, Look, Note, PageHead, Tone};

/// The whole course page.
pub(super) fn view(locale: Locale, course: CourseView, member: bool) -> AnyView {
    let trail = vec![Link::new(say::courses::title(locale), Route::Courses.href(locale))];
    let slug = course.card.slug.clone();
    let outcomes = course.card.outcomes.iter().map(|outcome| view! { <li>{outcome.clone()}</li> });
    let outcomes = outcomes.collect_view();
    let facts = facts(locale, &course);
    let learns = !member || course.progress.is_some();
    let progress = course.progress.map(|progress| going_on(locale, &slug, progress));
    let exam = course.exam.as_ref().map(|one| exam::row(locale, &slug, one, learns));
    let first = course.card.free.first().map(|free| words::lesson_href(locale, &slug, free));
    let start = (!member).then(|| start(locale, first));
    view! {
        <Breadcrumb locale trail />
        <PageHead title=course.card.title lead=course.card.summary />
        <div class="split course">
            <aside class="card" aria-label=say::course::facts(locale)>{facts} {start}</aside>
            <div>
                {progress}
                <section aria-labelledby="outcomes">
                    <h2 id="outcomes">{say::course::outcomes(locale)}</h2>
                    <ul>{outcomes}</ul>
                    <p class="meta">
                        {say::course::outcomes_judged(locale)} " "
                        <a href="#rubrics">{say::course::outcomes_rubrics(locale)}</a> "."
                    </p>
                </section>
                <section aria-labelledby="outline">
                    <h2 id="outline">{say::course::outline(locale)}</h2>
                    {outline::modules(locale, &slug, course.modules, learns)}
                    {exam}
                </section>
                {rubrics(locale, course.rubrics)}
                {certificate(locale, course.certificate)}
            </div>
        </div>
    }
    .into_any()
}

fn facts(locale: Locale, course: &CourseView) -> AnyView {
    let card = &course.card;
    let valid = say::months(locale, course.certificate.valid_months);
    view! {
        <dl class="facts">
            <div>
                <dt>{say::course::price(locale)}</dt>
                <dd>{words::price(locale, card.price)}</dd>
            </div>
            <div>
                <dt>{say::course::time(locale)}</dt>
                <dd>{words::time(locale, card)}</dd>
            </div>
            <div>
                <dt>{say::course::lessons(locale)}</dt>
                <dd>{card.lessons}</dd>
            </div>
            <div>
                <dt>{say::course::certificate(locale)}</dt>
                <dd>{say::course::valid(locale, valid)}</dd>
            </div>
        </dl>
    }
    .into_any()
}

fn start(locale: Locale, first: Option<String>) -> AnyView {
    let first = first.map(|href| view! { <LinkButton href>{say::course::start(locale)}</LinkButton> });
    view! {
        <p class="actions">
            {first}
            <LinkButton href=Route::SignUp.href(locale) look=Look::Quiet>
                {say::course::sign_up(locale)}
            </LinkButton>
        </p>
    }
    .into_any()
}

/// How far the learner is, and the way on.
pub(super) fn going_on(locale: Locale, course: &CourseSlug, progress: Progress) -> AnyView {
    let text = say::course::progress(locale, progress.read, progress.total);
    let (done, total) = (dots(progress.read), dots(progress.total));
    let next = match words::going_on(locale, course, &progress) {
        Some((href, label)) => view! {
            <p class="actions">
                <LinkButton href>{say::course::go_on(locale)}</LinkButton>
                <span>{label}</span>
            </p>
        }
        .into_any(),
        None => view! {
            <Note locale tone=Tone::Ok>
                <p>{say::course::finished(locale)}</p>
            </Note>
        }
        .into_any(),
    };
    view! {
        <DotsProgress locale done total text />
        {next}
    }
    .into_any()
}

/// A count as the dots take it.
pub(super) fn dots(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn rubrics(locale: Locale, rubrics: Vec<RubricView>) -> AnyView {
    let level = rubrics.first().map_or(3, |rubric| rubric.pass_level.get());
    let rubric = |rubric: RubricView| {
        view! {
            <details class="rubric-of">
                <summary>
                    {rubric.assignment.title} " "
                    <span class="meta">"· " {practice::words::surface(locale, rubric.surface)}</span>
                </summary>
                <dl class="criteria">{rubric.criteria.into_iter().map(|one| criterion(locale, one)).collect_view()}</dl>
            </details>
        }
    };
    view! {
        <section aria-labelledby="rubrics">
            <h2 id="rubrics">{say::course::rubrics(locale)}</h2>
            <p>{say::course::rubrics_lead(locale, level)}</p>
            {rubrics.into_iter().map(rubric).collect_view()}
        </section>
    }
    .into_any()
}

fn criterion(locale: Locale, criterion: CriterionView) -> AnyView {
    let gate = criterion.hard_gate.then(|| {
        view! {
            " "
            <Chip tone=Tone::Warn>{say::course::must(locale)}</Chip>
        }
    });
    view! {
        <div>
            <dt>{criterion.title} {gate}</dt>
            <dd>{criterion.pass}</dd>
        </div>
    }
    .into_any()
}

fn certificate(locale: Locale, certificate: CertificateView) -> AnyView {
    let requirement = |requirement| {
        let text = match requirement {
            RequirementView::Lessons { count } => say::course::asks_lessons(locale, count),
            RequirementView::Quiz { module, min_percent } => {
                say::course::asks_quiz(locale, module.title, words::percent(locale, min_percent))
            }
            RequirementView::Exam { pass } => of_exam::asks(locale, words::percent(locale, pass)),
            RequirementView::Assignment { assignment } => {
                say::course::asks_assignment(locale, assignment.title)
            }
        };
        view! { <li>{text}</li> }
    };
    view! {
        <section aria-labelledby="certificate">
            <h2 id="certificate">{certificate.title}</h2>
            <p>{certificate.description}</p>
            <h3>{say::course::asks(locale)}</h3>
            <ul>{certificate.requirements.into_iter().map(requirement).collect_view()}</ul>
            <p class="meta">{certificate.scope}</p>
        </section>
    }
    .into_any()
}
