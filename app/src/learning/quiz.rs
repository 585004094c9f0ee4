//! A quiz before it is begun: what it asks for, and earlier attempts.

use contract::learning::{PastAttempt, QuizView};
use domain::learning::Percent;
use leptos::prelude::*;

use super::words;
use crate::i18n::{Locale, format, learning as say};
use crate::routes::Route;
use crate::ui::{Breadcrumb, Button, Chip, DataTable, Link, Moment, PageHead, Tone, When};

/// The whole quiz page.
pub(super) fn view(locale: Locale, quiz: QuizView) -> AnyView {
    let trail = vec![
        Link::new(say::courses::title(locale), Route::Courses.href(locale)),
        Link::new(quiz.course.title.clone(), Route::Course(quiz.course.slug.clone()).href(locale)),
    ];
    let start = start(locale, &quiz);
    let place = (quiz.course.slug.clone(), quiz.module.slug.clone());
    let review = move |past: &PastAttempt| {
        let (course, module) = place.clone();
        Route::QuizAttempt(course, module, past.id).href(locale)
    };
    let past = past(locale, &quiz.attempts, review);
    view! {
        <Breadcrumb locale trail />
        <PageHead title=say::quiz::title(locale, quiz.module.title) lead=say::quiz::lead(locale) />
        {facts(locale, quiz.questions, quiz.pass, quiz.must_pass, say::quiz::tries_body(locale).to_owned())}
        {start}
        {past}
    }
    .into_any()
}

/// What is asked for: how many questions, how many of them must be right, the mark to pass, and how often one may try.
pub(super) fn facts(
    locale: Locale,
    questions: usize,
    pass: Percent,
    must_pass: usize,
    tries: String,
) -> AnyView {
    let must = (must_pass > 0).then(|| {
        view! {
            <div>
                <dt>{say::quiz::must(locale)}</dt>
                <dd>{say::quiz::must_body(locale, must_pass)}</dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            <div>
                <dt>{say::quiz::questions(locale)}</dt>
                <dd>{questions}</dd>
            </div>
            <div>
                <dt>{say::quiz::pass(locale)}</dt>
                <dd>{say::quiz::pass_body(locale, words::percent(locale, pass))}</dd>
            </div>
            {must}
            <div>
                <dt>{say::quiz::time(locale)}</dt>
                <dd>{say::quiz::time_body(locale)}</dd>
            </div>
            <div>
                <dt>{say::quiz::tries(locale)}</dt>
                <dd>{tries}</dd>
            </div>
        </dl>
    }
    .into_any()
}

/// One button, whichever it is: both begin or go on with the one open attempt.
fn start(locale: Locale, quiz: &QuizView) -> AnyView {
    let label = match (quiz.open, quiz.attempts.is_empty()) {
        (Some(_), _) => say::quiz::resume(locale),
        (None, true) => say::quiz::start(locale),
        (None, false) => say::quiz::again(locale),
    };
    let open = quiz.open.map(|_| view! { <p>{say::quiz::resume_body(locale)}</p> });
    view! {
        {open}
        <form method="post" class="actions">
            <Button>{label}</Button>
        </form>
    }
    .into_any()
}

/// Whether it was passed, in a word.
pub(super) fn outcome_word(locale: Locale, passed: bool) -> &'static str {
    if passed { say::quiz::passed(locale) } else { say::quiz::failed(locale) }
}

fn outcome(locale: Locale, passed: bool) -> AnyView {
    let tone = if passed { Tone::Ok } else { Tone::Error };
    view! { <Chip tone>{outcome_word(locale, passed)}</Chip> }.into_any()
}

/// Earlier attempts, each with the way to its answers.
pub(super) fn past(
    locale: Locale,
    attempts: &[PastAttempt],
    review: impl Fn(&PastAttempt) -> String,
) -> Option<AnyView> {
    let row = |past: &PastAttempt| {
        let label = format!("{}: {}", say::quiz::review(locale), format::date_time(locale, past.at));
        vec![
            view! { <When locale at=past.at show=Moment::DateTime /> }.into_any(),
            words::percent(locale, past.percent).into_any(),
            outcome(locale, past.passed),
            view! {
                <a href=review(past) aria-label=label>
                    {say::quiz::review(locale)}
                </a>
            }
            .into_any(),
        ]
    };
    let columns = vec![say::quiz::when(locale), say::quiz::mark(locale), say::quiz::outcome(locale), ""];
    (!attempts.is_empty()).then(|| {
        let rows = attempts.iter().map(row).collect();
        view! {
            <h2>{say::quiz::past(locale)}</h2>
            <DataTable caption=say::quiz::past(locale) quiet_caption=true columns rows />
        }
        .into_any()
    })
}
