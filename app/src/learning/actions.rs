//! Forms of the learning room.

use contract::Fault;
use contract::learning::AnswerRecall;
use domain::id::QuizAttemptId;
use domain::learning::quiz::Sitting;
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};

use super::{attempt, pages, recall, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::recall as asked_again;
use crate::page::{Outcome, Page};
use crate::routes::Route;

/// Marks a lesson as read and goes on: to the quiz at the end of a module, otherwise to the next lesson.
///
/// # Errors
/// What the port answers.
pub async fn lesson(
    ctx: &Ctx,
    _form: &Form,
    course: &CourseSlug,
    module: &ModuleSlug,
    lesson: &LessonSlug,
) -> Result<Outcome, Fault> {
    let port = &ctx.ports.learning;
    port.mark_read(&ctx.viewer, course, module, lesson).await?;
    let read = port.lesson(&ctx.viewer, course, module, lesson, ctx.locale).await?;
    let next = match read.next {
        Some(next) if !read.ends_module => words::lesson_href(ctx.locale, course, &next),
        _ => ctx.href(&Route::Quiz(course.clone(), module.clone())),
    };
    Ok(Outcome::see_other(next))
}

/// Begins an attempt, or goes on with the one that is open.
///
/// # Errors
/// What the port answers.
pub async fn quiz(
    ctx: &Ctx,
    _form: &Form,
    course: &CourseSlug,
    module: &ModuleSlug,
) -> Result<Outcome, Fault> {
    let id = ctx.ports.learning.start_quiz(&ctx.viewer, course, module).await?;
    Ok(Outcome::see_other(ctx.href(&Route::QuizAttempt(course.clone(), module.clone(), id))))
}

/// Begins an attempt at the exam, or goes on with the one that is open; while there is none to be had, the page says
/// from when on.
///
/// # Errors
/// What the port answers.
pub async fn exam(ctx: &Ctx, _form: &Form, course: &CourseSlug) -> Result<Outcome, Fault> {
    let begun = ctx.ports.learning.start_exam(&ctx.viewer, course).await?;
    let route = match begun {
        Some(id) => Route::ExamAttempt(course.clone(), id),
        None => Route::Exam(course.clone()),
    };
    Ok(Outcome::see_other(ctx.href(&route)))
}

/// Judges an answer to a question that was asked again (`do=answer`), or switches that `on` or `off`.
///
/// # Errors
/// What the port answers, except a missing answer, which the page shows beside the question.
pub async fn recall(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let port = &ctx.ports.learning;
    let act = form.get("do");
    if act != "answer" {
        port.switch_recall(&ctx.viewer, act == "on").await?;
        return Ok(Outcome::see_other(ctx.href(&Route::Recall)));
    }
    let command = AnswerRecall {
        course: form.get(recall::COURSE).parse().map_err(|_| Fault::NotFound)?,
        item: form.get(recall::ITEM).parse().map_err(|_| Fault::NotFound)?,
        times: form.get(recall::TIMES).parse().map_err(|_| Fault::NotFound)?,
        entered: form.fields.clone(),
    };
    let locale = ctx.locale;
    match port.answer_recall(&ctx.viewer, command, locale).await {
        Ok(answered) => {
            let title = asked_again::title(locale);
            Ok(Outcome::page(Page::new(title, move || recall::answered(locale, answered))))
        }
        Err(Fault::Invalid { problems }) => {
            let said = attempt::worded(locale, &problems).pop().map(|(_, said)| said);
            let again = (form.fields.clone(), said.unwrap_or_default());
            Ok(Outcome::again(pages::recall_with(ctx, Some(again)).await?))
        }
        Err(fault) => Err(fault),
    }
}

/// Saves an attempt (`do=save`) or submits it.
///
/// # Errors
/// What the port answers, except missing answers, which the page shows beside the questions.
pub async fn attempt(
    ctx: &Ctx,
    form: &Form,
    course: &CourseSlug,
    sitting: &Sitting,
    id: QuizAttemptId,
) -> Result<Outcome, Fault> {
    let port = &ctx.ports.learning;
    let here = ctx.href(&match sitting {
        Sitting::Quiz(module) => Route::QuizAttempt(course.clone(), module.clone(), id),
        Sitting::Exam => Route::ExamAttempt(course.clone(), id),
    });
    if form.get("do") == "save" {
        port.save_answers(&ctx.viewer, id, &form.fields).await?;
        return Ok(Outcome::see_other(format!("{here}#saved")));
    }
    match port.submit_quiz(&ctx.viewer, id, &form.fields).await {
        Ok(()) => Ok(Outcome::see_other(format!("{here}#result"))),
        Err(Fault::Invalid { problems }) => {
            Ok(Outcome::again(pages::attempt_with(ctx, (course, sitting), id, &problems).await?))
        }
        Err(fault) => Err(fault),
    }
}
