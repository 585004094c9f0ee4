//! Forms of the review room.

use contract::Fault;
use contract::review::{PublishOutcome, PublishReview, SaveOutcome};
use domain::id::SubmissionId;
use domain::practice::Verdict;

use super::fields;
use super::pages::workspace_with;
use super::typed::Typed;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::fault;
use crate::page::Outcome;
use crate::routes::Route;

/// Claims work, gives it back, keeps the draft, or publishes it.
///
/// # Errors
/// What the academy answers and the page does not show itself.
pub async fn workspace(ctx: &Ctx, form: &Form, id: SubmissionId) -> Result<Outcome, Fault> {
    let review = &ctx.ports.review;
    let here = ctx.href(&Route::ReviewWork(id));
    match form.get(fields::ACT) {
        "claim" => match review.claim(&ctx.viewer, id).await {
            Ok(()) => Ok(Outcome::see_other(here)),
            Err(fault) => refused(ctx, id, None, fault).await,
        },
        "release" => release(ctx, form, id).await,
        "return" => publish(ctx, form, id, Verdict::Return).await,
        "approve" => publish(ctx, form, id, Verdict::Approve).await,
        "save" => save(ctx, form, id, here).await,
        // A pin was added or taken out: go on where the pins are.
        _ => save(ctx, form, id, format!("{here}#pins")).await,
    }
}

/// Keeps what was typed, then gives the work back.
async fn release(ctx: &Ctx, form: &Form, id: SubmissionId) -> Result<Outcome, Fault> {
    let typed = Typed::read(ctx.locale, form, None);
    if !typed.is_sound() {
        return again(ctx, id, Some(typed)).await;
    }
    if !typed.is_untouched() {
        match ctx.ports.review.save_draft(&ctx.viewer, typed.command(id)).await {
            Ok(SaveOutcome::Saved { .. }) => {}
            Ok(conflict) => return again(ctx, id, Some(typed.beside(conflict))).await,
            Err(fault) => return refused(ctx, id, Some(typed), fault).await,
        }
    }
    match ctx.ports.review.release(&ctx.viewer, id).await {
        Ok(()) => Ok(Outcome::see_other(ctx.href(&Route::Review))),
        Err(fault) => refused(ctx, id, Some(typed), fault).await,
    }
}

async fn save(ctx: &Ctx, form: &Form, id: SubmissionId, next: String) -> Result<Outcome, Fault> {
    let without = form.get(fields::ACT).strip_prefix("remove-").and_then(|number| number.parse().ok());
    let typed = Typed::read(ctx.locale, form, without);
    if !typed.is_sound() {
        return again(ctx, id, Some(typed)).await;
    }
    match ctx.ports.review.save_draft(&ctx.viewer, typed.command(id)).await {
        Ok(SaveOutcome::Saved { .. }) => Ok(Outcome::see_other(next)),
        Ok(conflict) => again(ctx, id, Some(typed.beside(conflict))).await,
        Err(fault) => refused(ctx, id, Some(typed), fault).await,
    }
}

async fn publish(ctx: &Ctx, form: &Form, id: SubmissionId, verdict: Verdict) -> Result<Outcome, Fault> {
    let typed = Typed::read(ctx.locale, form, None);
    if !typed.is_sound() {
        return again(ctx, id, Some(typed)).await;
    }
    let command = PublishReview { draft: typed.command(id), verdict };
    match ctx.ports.review.publish(&ctx.viewer, command).await {
        Ok(PublishOutcome::Published(_)) => Ok(Outcome::see_other(ctx.href(&Route::ReviewWork(id)))),
        Ok(PublishOutcome::Conflict { theirs, version }) => {
            again(ctx, id, Some(typed.beside(SaveOutcome::Conflict { theirs, version }))).await
        }
        Err(fault) => refused(ctx, id, Some(typed), fault).await,
    }
}

/// The page again, with what was typed and why it was refused; other faults are answered as they are.
async fn refused(ctx: &Ctx, id: SubmissionId, typed: Option<Typed>, fault: Fault) -> Result<Outcome, Fault> {
    let Fault::Refused { reason } = fault else { return Err(fault) };
    let typed = match typed {
        Some(typed) => typed.refused(ctx.locale, &reason),
        // Nothing was typed, so the page shows what is kept, and the sentence.
        None => return note(ctx, id, fault::reason(ctx.locale, &reason)).await,
    };
    again(ctx, id, Some(typed)).await
}

async fn again(ctx: &Ctx, id: SubmissionId, typed: Option<Typed>) -> Result<Outcome, Fault> {
    Ok(Outcome::again(workspace_with(ctx, id, typed, None).await?))
}

async fn note(ctx: &Ctx, id: SubmissionId, text: String) -> Result<Outcome, Fault> {
    Ok(Outcome::again(workspace_with(ctx, id, None, Some(text)).await?))
}
