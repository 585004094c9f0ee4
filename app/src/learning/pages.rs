//! Pages of the learning room.

use contract::Fault;

use crate::ctx::Ctx;
use crate::page::Page;

pub async fn home(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn courses(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn course(_ctx: &Ctx, _: &domain::slug::CourseSlug) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn lesson(
    _ctx: &Ctx,
    _: &domain::slug::CourseSlug,
    _: &domain::slug::ModuleSlug,
    _: &domain::slug::LessonSlug,
) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn quiz(
    _ctx: &Ctx,
    _: &domain::slug::CourseSlug,
    _: &domain::slug::ModuleSlug,
) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn attempt(
    _ctx: &Ctx,
    _: &domain::slug::CourseSlug,
    _: &domain::slug::ModuleSlug,
    _: domain::id::QuizAttemptId,
) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn dashboard(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

/// The revision of the curriculum, which is all that a visitor's learning pages depend on.
pub fn revision(_ctx: &Ctx) -> Option<String> {
    None
}
