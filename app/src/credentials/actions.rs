//! Forms of the credentials room.

use contract::Fault;

use crate::ctx::Ctx;
use crate::form::Form;
use crate::page::Outcome;

pub async fn register(_ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}
