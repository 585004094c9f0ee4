//! Pages of the directory.

use contract::Fault;
use domain::credentials::CodeKey;
use domain::credentials::artists::ArtistSlug;

use super::asked::Asked;
use super::own_profile::Done;
use super::{client_review, codes as own_codes, guide as text, list, moderation as queue, profile};
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::fault;
use crate::page::Page;

/// Artists who let themselves be found.
pub async fn directory(ctx: &Ctx) -> Result<Page, Fault> {
    let asked = Asked::read(&ctx.query);
    let view = ctx.ports.artists.directory(asked.query(), ctx.locale).await?;
    Ok(list::list(ctx, view, asked, ctx.ports.artists.has_guide()))
}

/// How to choose one.
pub async fn guide(ctx: &Ctx) -> Result<Page, Fault> {
    let page = text::guide(ctx, ctx.ports.artists.guide(ctx.locale)?);
    Ok(match ctx.viewer.member() {
        // All that a visitor's page depends on is the revision of what is taught.
        None => page.keep(ctx.ports.learning.revision().to_owned()),
        Some(_) => page,
    })
}

/// An artist's page.
pub async fn artist(ctx: &Ctx, slug: &ArtistSlug) -> Result<Page, Fault> {
    let view = ctx.ports.artists.artist(&ctx.viewer, slug, ctx.locale).await?;
    let sent = ctx.query("sent").is_some();
    Ok(profile::artist(ctx, view, Again::fresh(), sent, ctx.ports.artists.has_guide()))
}

/// What a client may say with a code.
pub async fn review(ctx: &Ctx, slug: &ArtistSlug) -> Result<Page, Fault> {
    let typed = ctx.query("code").unwrap_or_default().chars().take(80).collect::<String>();
    review_with(ctx, slug, typed, Again::fresh(), ctx.query("done") == Some("withdrawn")).await
}

/// The same again, with what is wrong.
pub(super) async fn review_with(
    ctx: &Ctx,
    slug: &ArtistSlug,
    typed: String,
    again: Again,
    withdrawn: bool,
) -> Result<Page, Fault> {
    let Ok(key) = CodeKey::parse(&typed) else {
        let problem =
            (!typed.trim().is_empty()).then(|| fault::reason(ctx.locale, &contract::Reason::DeadCode));
        return Ok(client_review::ask(ctx, slug, typed, problem));
    };
    match ctx.ports.artists.invitation(&ctx.viewer, slug, &key, ctx.from).await {
        Ok(view) => Ok(client_review::review(ctx, slug, typed, view, again, withdrawn)),
        Err(Fault::Refused { reason }) => {
            let problem = fault::reason(ctx.locale, &reason);
            Ok(client_review::ask(ctx, slug, typed, Some(problem)))
        }
        Err(fault) => Err(fault),
    }
}

/// One's own profile.
pub async fn own_profile(ctx: &Ctx) -> Result<Page, Fault> {
    let view = ctx.ports.artists.own_profile(&ctx.viewer, ctx.locale).await?;
    let done = match ctx.query("done") {
        Some("published") => Some(Done::Published),
        Some("hidden") => Some(Done::Hidden),
        _ => None,
    };
    Ok(super::own_profile::own_profile(ctx, view, Again::fresh(), Vec::new(), done))
}

/// One's own page as others would see it.
pub async fn preview(ctx: &Ctx) -> Result<Page, Fault> {
    let view = ctx.ports.artists.preview(&ctx.viewer, ctx.locale).await?;
    Ok(profile::preview(ctx, view, ctx.query("saved").is_some(), ctx.ports.artists.has_guide()))
}

/// One's own codes for clients.
pub async fn codes(ctx: &Ctx) -> Result<Page, Fault> {
    let view = ctx.ports.artists.codes(&ctx.viewer).await?;
    let asked = own_codes::Asked::read(|name| ctx.query(name).unwrap_or_default());
    Ok(own_codes::codes(ctx, view, asked, Again::fresh()))
}

/// What waits to be published.
pub async fn moderation(ctx: &Ctx) -> Result<Page, Fault> {
    let view = ctx.ports.artists.moderation(&ctx.viewer).await?;
    let asked = queue::Asked::read(|name| ctx.query(name).unwrap_or_default());
    Ok(queue::moderation(ctx, view, asked, Again::fresh()))
}
