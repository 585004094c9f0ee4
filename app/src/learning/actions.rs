//! Forms of the learning room.

use contract::Fault;
use contract::learning::{AddNote, AnswerRecall};
use domain::FieldProblem;
use domain::id::{NoteId, QuizAttemptId};
use domain::identity::Roles;
use domain::learning::quiz::Sitting;
use domain::learning::{HeadingId, NoteText, Quote};
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};

use super::notes::{beside, rescue};
use super::{attempt, notes as noted, pages, recall, words};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::form::{Form, Parser};
use crate::i18n::recall as asked_again;
use crate::page::{Outcome, Page};
use crate::routes::Route;

/// Keeps a note (`do=note`); otherwise marks a lesson as read and goes on: to the quiz at the end of a module, or to the
/// next lesson.
///
/// # Errors
/// What the port answers, except what is wrong with a note, which the page shows beside it.
pub async fn lesson(
    ctx: &Ctx,
    form: &Form,
    course: &CourseSlug,
    module: &ModuleSlug,
    lesson: &LessonSlug,
) -> Result<Outcome, Fault> {
    if form.get("do") == "note" {
        return note(ctx, form, (course, module, lesson)).await;
    }
    let port = &ctx.ports.learning;
    port.mark_read(&ctx.viewer, course, module, lesson).await?;
    let read = port.lesson(&ctx.viewer, course, module, lesson, ctx.locale).await?;
    let next = match read.next {
        Some(next) if !read.ends_module => words::lesson_href(ctx.locale, course, &next),
        _ => ctx.href(&Route::Quiz(course.clone(), module.clone())),
    };
    Ok(Outcome::see_other(next))
}

async fn note(
    ctx: &Ctx,
    form: &Form,
    place: (&CourseSlug, &ModuleSlug, &LessonSlug),
) -> Result<Outcome, Fault> {
    let section = HeadingId::parse(form.get(beside::SECTION)).map_err(|_| Fault::NotFound)?;
    let field = beside::field(section.as_str());
    let mut fields = Parser::new(form);
    let text = fields.take(&field, NoteText::parse);
    let [exact, prefix, suffix] = [beside::EXACT, beside::PREFIX, beside::SUFFIX].map(|name| form.get(name));
    let quote = Quote::parse(exact, prefix, suffix).map_err(|problem| fields.note(&field, problem));
    let kept = match (fields.finish(), text, quote) {
        (Ok(()), Some(text), Ok(quote)) => {
            let command = AddNote { section, quote, text };
            ctx.ports.learning.add_note(&ctx.viewer, place, command, ctx.locale).await
        }
        (Err(problems), ..) => Err(Fault::Invalid { problems }),
        _ => Err(Fault::NotFound),
    };
    match kept {
        Ok(id) => {
            let (course, module, lesson) = place;
            let here = ctx.href(&Route::Lesson(course.clone(), module.clone(), lesson.clone()));
            Ok(Outcome::see_other(format!("{here}#note-{id}")))
        }
        Err(Fault::SignIn) => Ok(rescue::outcome(ctx, rescue::Lost::Session, form.get(&field).to_owned())),
        Err(fault) => {
            let again = Again::after(ctx.locale, form, beside_field(fault, &field))?;
            let page = pages::lesson_with(ctx, place, again.clone()).await?;
            Ok(again.outcome(|_| page))
        }
    }
}

/// The same fault, with its problems beside this field.
fn beside_field(fault: Fault, field: &str) -> Fault {
    match fault {
        Fault::Invalid { problems } => Fault::Invalid {
            problems: problems.into_iter().map(|one| FieldProblem::new(field, one.problem)).collect(),
        },
        other => other,
    }
}

/// Gives a note other words (`do=save`) or deletes it (`do=delete`).
///
/// # Errors
/// What the port answers, except what is wrong with a note, which the page shows beside it.
pub async fn notes(ctx: &Ctx, form: &Form) -> Result<Outcome, Fault> {
    let port = &ctx.ports.learning;
    let id: NoteId = form.get(noted::NOTE).parse().map_err(|_| Fault::NotFound)?;
    let here = ctx.href(&Route::Notes);
    if form.get("do") == "delete" {
        port.remove_note(&ctx.viewer, id).await?;
        return Ok(Outcome::see_other(here));
    }
    let field = noted::field(&id.to_string());
    let mut fields = Parser::new(form);
    let changed = match fields.take(&field, NoteText::parse) {
        Some(text) => port.change_note(&ctx.viewer, id, text).await,
        None => fields.finish().map_err(|problems| Fault::Invalid { problems }),
    };
    let rescued = |lost| Ok(rescue::outcome(ctx, lost, form.get(&field).to_owned()));
    match changed {
        Ok(()) => Ok(Outcome::see_other(format!("{here}#note-{id}"))),
        Err(Fault::SignIn) => rescued(rescue::Lost::Session),
        Err(Fault::NotFound) if ctx.roles() != Roles::NONE => rescued(rescue::Lost::Deleted),
        Err(fault) => {
            let again = Again::after(ctx.locale, form, beside_field(fault, &field))?;
            let page = pages::notes_with(ctx, again.clone()).await?;
            Ok(again.outcome(|_| page))
        }
    }
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
