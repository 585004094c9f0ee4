//! Pages of the review room.

mod desk;
mod keys;
mod new_pin;
mod queue;

use contract::Fault;
use contract::review::{QueueQuery, Show};
use domain::id::SubmissionId;

use super::typed::Typed;
use crate::ctx::Ctx;
use crate::i18n::review as say;
use crate::page::Page;

/// Work that waits for a review.
///
/// # Errors
/// What the academy answers.
pub async fn queue(ctx: &Ctx) -> Result<Page, Fault> {
    let query = QueueQuery {
        assignment: ctx.query("assignment").and_then(|slug| slug.parse().ok()),
        show: ctx.query("show").map_or_else(Show::default, Show::parse),
        after: ctx.query("after").and_then(|place| place.parse().ok()),
    };
    let view = ctx.ports.review.queue(&ctx.viewer, ctx.locale, query.clone()).await?;
    let locale = ctx.locale;
    Ok(Page::new(say::queue::title(locale), move || queue::queue(locale, &query, view)).wide())
}

/// Everything a mentor needs to review a submission.
///
/// # Errors
/// What the academy answers.
pub async fn workspace(ctx: &Ctx, id: SubmissionId) -> Result<Page, Fault> {
    workspace_with(ctx, id, None, None).await
}

/// The same, with what was typed instead of what is kept, or with a sentence that answers a button.
pub(super) async fn workspace_with(
    ctx: &Ctx,
    id: SubmissionId,
    typed: Option<Typed>,
    note: Option<String>,
) -> Result<Page, Fault> {
    let view = ctx.ports.review.workspace(&ctx.viewer, ctx.locale, id).await?;
    let locale = ctx.locale;
    let title = say::desk::title(locale, &view.title, view.round.number);
    Ok(Page::new(title, move || desk::desk(locale, view, typed, note)).wide())
}
