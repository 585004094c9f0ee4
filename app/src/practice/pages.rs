//! Pages of the practice room.

use contract::Fault;

use crate::ctx::Ctx;
use crate::page::Page;

pub async fn practice(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn assignment(_ctx: &Ctx, _: &domain::slug::AssignmentSlug) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn submission(_ctx: &Ctx, _: domain::id::SubmissionId) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}
