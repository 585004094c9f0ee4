//! Pages of the identity room.

use contract::Fault;

use crate::ctx::Ctx;
use crate::page::Page;

pub async fn login(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn sign_up(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn confirm(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn forgot(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn reset(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn account(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}

pub async fn admin(_ctx: &Ctx) -> Result<Page, Fault> {
    Err(Fault::NotFound)
}
