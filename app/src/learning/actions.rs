//! Forms of the learning room.

use contract::Fault;

use crate::ctx::Ctx;
use crate::form::Form;
use crate::page::Outcome;

pub async fn lesson(
    _ctx: &Ctx,
    _form: &Form,
    _: &domain::slug::CourseSlug,
    _: &domain::slug::ModuleSlug,
    _: &domain::slug::LessonSlug,
) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn quiz(
    _ctx: &Ctx,
    _form: &Form,
    _: &domain::slug::CourseSlug,
    _: &domain::slug::ModuleSlug,
) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn attempt(
    _ctx: &Ctx,
    _form: &Form,
    _: &domain::slug::CourseSlug,
    _: &domain::slug::ModuleSlug,
    _: domain::id::QuizAttemptId,
) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}
