//! Pages of the practice room.

mod assignment;
pub(crate) mod feedback;
mod list;
mod photos;
mod submission;

use contract::Fault;
use contract::practice::StandingView;
use domain::id::SubmissionId;
use domain::practice::Stage;
use domain::slug::AssignmentSlug;
use leptos::prelude::*;

use super::words;
use crate::ctx::Ctx;
use crate::i18n::{Locale, practice as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{DotsProgress, Link};

pub use assignment::{Typed, assignment_with};

/// Everything there is to practise.
///
/// # Errors
/// What the academy answers.
pub async fn practice(ctx: &Ctx) -> Result<Page, Fault> {
    let rows = ctx.ports.practice.assignments(&ctx.viewer, ctx.locale).await?;
    let locale = ctx.locale;
    Ok(Page::new(say::list::title(locale), move || list::list(locale, rows)))
}

/// One assignment, with the form that sends photos.
///
/// # Errors
/// What the academy answers.
pub async fn assignment(ctx: &Ctx, slug: &AssignmentSlug) -> Result<Page, Fault> {
    let typed = Typed { saved: ctx.query("saved").is_some(), ..Typed::default() };
    assignment_with(ctx, slug, typed).await
}

/// A submission: its rounds, their receipts and what became of them.
///
/// # Errors
/// What the academy answers.
pub async fn submission(ctx: &Ctx, id: SubmissionId) -> Result<Page, Fault> {
    // Before looking: whether there is such work is nobody's business who has not signed in.
    ctx.member()?;
    submission_with(ctx, id, None).await
}

/// The same, after a button on it was refused.
pub(super) async fn submission_with(
    ctx: &Ctx,
    id: SubmissionId,
    refused: Option<String>,
) -> Result<Page, Fault> {
    let locale = ctx.locale;
    let view = ctx.ports.practice.submission(&ctx.viewer, locale, id).await?;
    let reviews = ctx.ports.review.published(&ctx.viewer, locale, id).await?;
    Ok(Page::new(view.title.clone(), move || submission::submission(locale, view, reviews, refused)))
}

/// The way back to the list.
fn trail(locale: Locale) -> Vec<Link> {
    vec![Link::new(say::list::title(locale), Route::Practice.href(locale))]
}

/// Where a round stands, as dots and words.
fn standing(locale: Locale, standing: &StandingView) -> impl IntoView + use<> {
    let done = match standing.stage {
        Stage::Draft | Stage::Withdrawn => 0,
        Stage::Submitted => 1,
        Stage::InReview | Stage::Returned => 2,
        Stage::Approved => 3,
    };
    let text = words::stage(locale, standing.stage, standing.round);
    view! { <DotsProgress locale done total=3 text /> }
}
