//! Pages of the credentials room.

use contract::Fault;

use crate::ctx::Ctx;
use crate::page::Page;

pub async fn certificates(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn verify(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn verification(_ctx: &Ctx, _: &str) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn register(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

/// The state of a certificate, which with the minute is all that its page depends on.
pub async fn revision(_ctx: &Ctx, _code: &str) -> Option<String> {
    None
}
