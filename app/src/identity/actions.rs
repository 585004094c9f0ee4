//! Forms of the identity room.

use contract::Fault;

use crate::ctx::Ctx;
use crate::form::Form;
use crate::page::Outcome;

pub async fn login(_ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn logout(_ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn sign_up(_ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn confirm(_ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn forgot(_ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn reset(_ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn account(_ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn theme(_ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}

pub async fn admin(_ctx: &Ctx, _form: &Form) -> Result<Outcome, Fault> {
    Err(Fault::NotFound)
}
