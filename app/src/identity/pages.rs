//! Pages of the identity room.

use contract::Fault;

use super::{account, address, admin, entry, lost};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::identity as say;
use crate::page::Page;
use crate::routes::Route;

/// `/login?next=…`: only pages of this site are gone to afterwards.
pub async fn login(ctx: &Ctx) -> Result<Page, Fault> {
    let next = ctx.query("next").and_then(Route::local);
    let done = match ctx.query("done") {
        Some("reset") => Some(say::login::reset_done(ctx.locale)),
        Some("everywhere") => Some(say::login::everywhere_done(ctx.locale)),
        _ => None,
    };
    Ok(entry::login(ctx, Again::fresh(), next, done))
}

/// `/signup`, and `/signup?sent=yes` after the form.
pub async fn sign_up(ctx: &Ctx) -> Result<Page, Fault> {
    Ok(match ctx.query("sent") {
        Some(_) => entry::sent(ctx, entry::Awaited::Confirmation),
        None => entry::sign_up(ctx, Again::fresh()),
    })
}

/// `/confirm?token=…`: where the letter's link leads. Opening it changes nothing.
pub async fn confirm(ctx: &Ctx) -> Result<Page, Fault> {
    Ok(match ctx.query("token") {
        Some(token) => entry::confirm(ctx, token.to_owned()),
        None => entry::dead_confirmation(ctx),
    })
}

/// `/forgot`, and `/forgot?sent=yes` after the form.
pub async fn forgot(ctx: &Ctx) -> Result<Page, Fault> {
    Ok(match ctx.query("sent") {
        Some(_) => entry::sent(ctx, entry::Awaited::Reset),
        None => lost::forgot(ctx, Again::fresh()),
    })
}

/// `/reset?token=…`: says whether the link still works before a password is asked for.
pub async fn reset(ctx: &Ctx) -> Result<Page, Fault> {
    let token = ctx.query("token").unwrap_or_default();
    match ctx.ports.identity.check_reset(token).await {
        Ok(()) => Ok(lost::reset(ctx, Again::fresh(), token.to_owned())),
        Err(Fault::Refused { .. }) => Ok(lost::dead_reset(ctx)),
        Err(fault) => Err(fault),
    }
}

/// `/account?saved=…`
pub async fn account(ctx: &Ctx) -> Result<Page, Fault> {
    let view = ctx.ports.identity.account(&ctx.viewer).await?;
    Ok(account::account(ctx, view, Again::fresh(), ctx.query("saved").and_then(account::Done::parse)))
}

/// `/account/email?token=…`: where the letter's link leads. Opening it changes nothing.
pub async fn new_email(ctx: &Ctx) -> Result<Page, Fault> {
    let token = ctx.query("token").unwrap_or_default();
    match ctx.ports.identity.check_email_change(&ctx.viewer, token).await {
        Ok(email) => Ok(address::confirm(ctx, token.to_owned(), &email)),
        Err(Fault::Refused { .. }) => Ok(address::dead(ctx)),
        Err(fault) => Err(fault),
    }
}

/// `/admin?search=…&role=…&page=…&user=…`
pub async fn admin(ctx: &Ctx) -> Result<Page, Fault> {
    let asked = admin::Asked::read(|name| ctx.query(name).unwrap_or_default());
    let view = ctx.ports.identity.accounts(&ctx.viewer, asked.query()).await?;
    Ok(admin::admin(ctx, view, asked, Again::fresh(), ctx.query("changed").is_some()))
}
