//! The directory's letters.

use domain::credentials::artists::Kind;
use domain::id::ClientReviewId;
use store::credentials::artists as kept;

use crate::identity::{addressee, post};
use crate::letters::Letter;
use crate::{Academy, Error, Result};

/// Tells an artist that a review of theirs is public and may be answered; nothing if it is not any more.
pub(crate) async fn write_review_published(academy: &Academy, id: ClientReviewId) -> Result<()> {
    let review = kept::review(academy.store.reader(), id).await?.ok_or(Error::NotFound)?;
    if review.content.decision.kind() != Kind::Published {
        return Ok(());
    }
    let (account, _) = addressee(academy, review.artist).await?;
    post(academy, account, &Letter::ClientReviewPublished).await
}
