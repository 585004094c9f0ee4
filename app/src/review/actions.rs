//! Forms of the review room.

use contract::Fault;

use crate::ctx::Ctx;
use crate::form::Form;
use crate::page::Outcome;

pub async fn workspace(_ctx: &Ctx, _form: &Form, _: domain::id::SubmissionId) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}
