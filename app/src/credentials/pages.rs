//! Pages of the credentials room.

use contract::credentials::{Asked, moment};
use contract::{Fault, Ports};
use domain::credentials::{CodeKey, ShareToken};
use time::OffsetDateTime;

use super::{
    checks, days, holder, keys, management, own, prerequisites, register, renewal, share_link, show,
    verification,
};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::page::Page;
use crate::routes::Route;

/// One's own certificates, and what is missing for the next.
pub async fn certificates(ctx: &Ctx) -> Result<Page, Fault> {
    let view = ctx.ports.credentials.certificates(&ctx.viewer, ctx.locale).await?;
    Ok(holder::certificates(ctx, view))
}

/// Asks for a code; one that was given leads to its certificate.
pub async fn verify(ctx: &Ctx) -> Result<Page, Fault> {
    match ctx.query("code") {
        None => {
            // The page is worth having even when the database is not there to name the lists.
            let lists = ctx.ports.credentials.status_lists().await.unwrap_or_default();
            Ok(show::ask(ctx, &Again::fresh(), lists))
        }
        Some(code) if CodeKey::parse(code).is_ok() => {
            Ok(Page::elsewhere(ctx.href(&Route::Verification(code.trim().to_owned()))))
        }
        Some(code) => Ok(verification::not_a_code(ctx, code)),
    }
}

/// A certificate, checked. A failure to check is never shown as "not found".
pub async fn verification(ctx: &Ctx, code: &str) -> Result<Page, Fault> {
    let Ok(key) = CodeKey::parse(code) else { return Ok(verification::not_a_code(ctx, code)) };
    if let Some(day) = ctx.query("at") {
        return verification_on(ctx, code, &key, day).await;
    }
    // Asked before the certificate is read: what changes in between makes another revision.
    let revision = revision(&ctx.ports, code, ctx.now).await;
    match ctx.ports.credentials.verify(&key, ctx.from, ctx.locale).await {
        Ok(view) => {
            let page = verification::verification(ctx, view);
            Ok(match revision {
                Some(revision) => page.keep(revision),
                None => page,
            })
        }
        Err(Fault::NotFound) => Ok(verification::not_found(ctx, code)),
        Err(fault) => Err(fault),
    }
}

/// A certificate, checked for a day; for now when what was written is none.
async fn verification_on(ctx: &Ctx, code: &str, key: &CodeKey, day: &str) -> Result<Page, Fault> {
    let at = moment(day, ctx.now);
    let asked = Asked { at, thorough: true };
    match ctx.ports.credentials.look_up(key, asked, ctx.from, ctx.locale).await {
        Ok(view) => Ok(days::on_day(ctx, view, day, at.is_none())),
        Err(Fault::NotFound) => Ok(verification::not_found(ctx, code)),
        Err(fault) => Err(fault),
    }
}

/// The academy's keys, and what became of each.
pub async fn keys(ctx: &Ctx) -> Result<Page, Fault> {
    Ok(keys::keys(ctx, ctx.ports.credentials.keys()?))
}

/// Who waits for a certificate, what was issued, and what became of it.
pub async fn register(ctx: &Ctx) -> Result<Page, Fault> {
    let asked = register::Asked::read(|name| ctx.query(name).unwrap_or_default());
    let view = ctx.ports.credentials.register(&ctx.viewer, asked.query(), ctx.locale).await?;
    Ok(register::register(ctx, view, &asked, &Again::fresh()))
}

/// A certificate of one's own: what to take along, and whom to show it.
pub async fn own_certificate(ctx: &Ctx, code: &str) -> Result<Page, Fault> {
    // Before looking: whether there is such a certificate is nobody's business here who has not signed in.
    ctx.member()?;
    let key = CodeKey::parse(code).map_err(|_| Fault::NotFound)?;
    let view = ctx.ports.credentials.own_certificate(&ctx.viewer, &key, ctx.locale).await?;
    let done = ctx.query("ended").map_or(own::Done::Nothing, |_| own::Done::Ended);
    Ok(own::certificate(ctx, view, Again::fresh(), done))
}

/// What a share link shows. One that has ended and one that never was get the same answer.
pub async fn shared(ctx: &Ctx, token: &str) -> Result<Page, Fault> {
    let Ok(token) = ShareToken::parse(token) else { return Ok(share_link::dead(ctx)) };
    match ctx.ports.credentials.shared(&token, ctx.from, ctx.locale).await {
        Ok(view) => Ok(share_link::page(ctx, view)),
        Err(Fault::NotFound) => Ok(share_link::dead(ctx)),
        Err(fault) => Err(fault),
    }
}

/// What one holds besides the courses.
pub async fn prerequisites(ctx: &Ctx) -> Result<Page, Fault> {
    let view = ctx.ports.credentials.prerequisites(&ctx.viewer, ctx.locale).await?;
    let done = ctx.query("done").and_then(prerequisites::Done::parse);
    Ok(prerequisites::prerequisites(ctx, view, &Again::fresh(), done))
}

/// The renewal of one's own certificate.
pub async fn renewal(ctx: &Ctx, code: &str) -> Result<Page, Fault> {
    ctx.member()?;
    let key = CodeKey::parse(code).map_err(|_| Fault::NotFound)?;
    let view = ctx.ports.credentials.renewal(&ctx.viewer, &key, ctx.locale).await?;
    Ok(renewal::renewal(ctx, view, &Again::fresh(), ctx.query("done").unwrap_or_default()))
}

/// What waits to be looked at.
pub async fn checks(ctx: &Ctx) -> Result<Page, Fault> {
    let asked = checks::Asked::read(|name| ctx.query(name).unwrap_or_default());
    let view = ctx.ports.credentials.checks(&ctx.viewer).await?;
    Ok(checks::checks(ctx, view, &asked, &Again::fresh()))
}

/// One certificate, for those who run the academy.
pub async fn certificate(ctx: &Ctx, code: &str) -> Result<Page, Fault> {
    // Before looking: whether there is such a certificate is nobody's business here who has not signed in.
    ctx.member()?;
    let key = CodeKey::parse(code).map_err(|_| Fault::NotFound)?;
    let asked = management::Asked::read(|name| ctx.query(name).unwrap_or_default());
    let view = ctx.ports.credentials.certificate(&ctx.viewer, &key, ctx.locale).await?;
    Ok(management::certificate(ctx, view, &asked, &Again::fresh()))
}

/// The state of a certificate, which with the minute and with what is taught is all that its page depends on.
pub async fn revision(ports: &Ports, code: &str, now: OffsetDateTime) -> Option<String> {
    let key = CodeKey::parse(code).ok()?;
    let version = ports.credentials.revision(&key).await.ok()??;
    Some(format!("{version}.{}.{}", now.unix_timestamp() / 60, ports.learning.revision()))
}
