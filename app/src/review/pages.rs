//! Pages of the review room.

use contract::Fault;

use crate::ctx::Ctx;
use crate::page::Page;

pub async fn queue(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn workspace(_ctx: &Ctx, _: domain::id::SubmissionId) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}
