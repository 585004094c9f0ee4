//! Forms of the practice room.

use contract::Fault;

use crate::ctx::Ctx;
use crate::form::Form;
use crate::page::Outcome;

pub async fn assignment(
    _ctx: &Ctx,
    _form: &Form,
    _: &domain::slug::AssignmentSlug,
) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn submission(_ctx: &Ctx, _form: &Form, _: domain::id::SubmissionId) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}
