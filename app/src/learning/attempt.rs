//! An attempt: all its questions as one form that works without scripts, or its result.

use contract::learning::{AttemptStage, AttemptView, QuestionView};
use domain::{FieldProblem, Problem};
use leptos::prelude::*;
use time::OffsetDateTime;

use super::{answers, marks};
use crate::i18n::{Locale, fault, format, learning as say};
use crate::routes::Route;
use crate::ui::{Breadcrumb, Button, ErrorSummary, Link, Look, PageHead, Problems, StatusLine};

/// What is wrong with a question, in the reader's language, by the question's name.
pub(super) fn worded(locale: Locale, problems: &[FieldProblem]) -> Vec<(String, String)> {
    let word = |found: &FieldProblem| match found.problem {
        Problem::Required => say::attempt::unanswered(locale).to_owned(),
        ref other => fault::problem(locale, other),
    };
    problems.iter().map(|found| (found.field.clone(), word(found))).collect()
}

/// The whole attempt page.
pub(super) fn view(locale: Locale, attempt: AttemptView, problems: Vec<(String, String)>) -> AnyView {
    let quiz = Route::Quiz(attempt.course.slug.clone(), attempt.module.slug.clone()).href(locale);
    let title = say::attempt::title(locale, &attempt.module.title);
    let trail = vec![
        Link::new(attempt.course.title, Route::Course(attempt.course.slug.clone()).href(locale)),
        Link::new(title.clone(), quiz.clone()),
    ];
    let body = match attempt.stage {
        AttemptStage::Open { questions, entered, saved_at } => {
            form(locale, &questions, &entered, saved_at, &problems)
        }
        AttemptStage::Submitted(marks) => {
            marks::view(locale, marks, attempt.pass, quiz, Route::Dashboard.href(locale))
        }
    };
    view! {
        <Breadcrumb locale trail />
        <PageHead title />
        {body}
    }
    .into_any()
}

fn form(
    locale: Locale,
    questions: &[QuestionView],
    entered: &[(String, String)],
    saved_at: Option<OffsetDateTime>,
    problems: &[(String, String)],
) -> AnyView {
    let total = questions.len();
    let problem = |question: &QuestionView| {
        problems.iter().find(|(name, _)| name == question.id.as_str()).map(|(_, message)| message.clone())
    };
    let mut summary = Problems::default();
    for (question, number) in questions.iter().zip(1_usize..) {
        if let Some(message) = problem(question) {
            summary.add(question.id.as_str(), say::attempt::summary(locale, number, message));
        }
    }
    let fields = questions
        .iter()
        .zip(1..)
        .map(|(question, number)| {
            answers::question(locale, (number, total), question, entered, problem(question))
        })
        .collect_view();
    let saved = saved_at.map(|at| say::attempt::saved(locale, format::time(at))).unwrap_or_default();
    view! {
        <ErrorSummary locale problems=summary />
        <form
            method="post"
            novalidate
            class="quiz"
            data-autosave="save"
            data-failed=say::attempt::not_saved(locale)
        >
            {fields}
            <p class="hint">{say::attempt::save_hint(locale)}</p>
            <div class="actions">
                <Button name="do" value="submit">
                    {say::attempt::submit(locale)}
                </Button>
                <Button look=Look::Quiet name="do" value="save">
                    {say::attempt::save(locale)}
                </Button>
            </div>
            <StatusLine id="saved" text=saved />
        </form>
    }
    .into_any()
}
