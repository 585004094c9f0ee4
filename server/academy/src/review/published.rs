//! What was published about a submission.

use contract::review::PublishedReviewView;
use domain::id::SubmissionId;
use domain::policy::{ReadWork, Work, authorize};
use domain::{Locale, Viewer};
use store::practice as work;
use store::review as reviews;

use super::views;
use crate::{Academy, Error, Result};

/// The published reviews of a submission, the newest first.
pub(super) async fn published(
    academy: &Academy,
    viewer: &Viewer,
    locale: Locale,
    id: SubmissionId,
) -> Result<Vec<PublishedReviewView>> {
    let db = academy.store.reader();
    let submission = work::submission(db, id).await?.ok_or(Error::NotFound)?;
    authorize::<ReadWork>(viewer, Work::of(&submission, academy.now()))?;
    let published = reviews::published_of_submission(db, id).await?;
    let rounds: Vec<_> = published.iter().map(|review| review.round).collect();
    let photos = work::photos_of_rounds(db, &rounds).await?;
    Ok(published.into_iter().rev().map(|review| views::published(locale, review, &photos)).collect())
}
