//! The room's letter.

use domain::id::ReviewId;
use store::practice as work;
use store::review as reviews;

use super::queue;
use crate::identity::{addressee, post};
use crate::letters::Letter;
use crate::{Academy, Error, Result};

/// Tells the trainee that there is a review to read. The letter itself says nothing about it.
pub(crate) async fn write_published(academy: &Academy, id: ReviewId) -> Result<()> {
    let db = academy.store.reader();
    let review = reviews::published(db, id).await?.ok_or(Error::NotFound)?;
    let submission = work::submission(db, review.submission).await?.ok_or(Error::NotFound)?;
    let (account, _) = addressee(academy, submission.trainee).await?;
    let assignment = queue::title(academy, account.locale, &submission.assignment);
    post(academy, account, &Letter::ReviewPublished { assignment, submission: submission.id }).await
}
