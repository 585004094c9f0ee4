//! An attempt: all its questions as one form that works without scripts, or its result.

use contract::learning::{AttemptStage, AttemptView, QuestionView, SittingView};
use domain::{FieldProblem, Problem};
use leptos::prelude::*;
use time::OffsetDateTime;

use super::answers;
use super::marks::{self, Ways};
use crate::i18n::{Locale, exam, fault, format, learning as say};
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

/// What the attempt is an attempt at.
pub(super) fn title(locale: Locale, sitting: &SittingView) -> String {
    match sitting {
        SittingView::Quiz(module) => say::attempt::title(locale, &module.title),
        SittingView::Exam => exam::section(locale).to_owned(),
    }
}

/// The whole attempt page.
pub(super) fn view(locale: Locale, attempt: AttemptView, problems: Vec<(String, String)>) -> AnyView {
    let course = attempt.course.slug.clone();
    let title = title(locale, &attempt.sitting);
    let (before, label) = match attempt.sitting {
        SittingView::Quiz(module) => (Route::Quiz(course.clone(), module.slug), say::attempt::back(locale)),
        SittingView::Exam => (Route::Exam(course.clone()), exam::back(locale)),
    };
    let before = before.href(locale);
    let trail = vec![
        Link::new(attempt.course.title, Route::Course(course.clone()).href(locale)),
        Link::new(title.clone(), before.clone()),
    ];
    let body = match attempt.stage {
        AttemptStage::Open { questions, entered, saved_at } => {
            form(locale, &questions, &entered, saved_at, &problems)
        }
        AttemptStage::Submitted(marks) => {
            let ways = Ways { course, before, label, on: Route::Dashboard.href(locale) };
            marks::view(locale, marks, attempt.pass, ways)
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
