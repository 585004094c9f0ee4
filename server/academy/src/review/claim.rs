//! Taking work from the queue, and giving it back.

use domain::Viewer;
use domain::id::SubmissionId;
use domain::policy::{ClaimReview, Denied, Work, authorize};
use store::practice as work;

use crate::{Academy, Error, Result};

/// Takes work from the queue, or renews one's own claim.
pub(super) async fn claim(academy: &Academy, viewer: &Viewer, id: SubmissionId) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let found = work::lock_submission(&tx, id).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<ClaimReview>(viewer, Work::of(&found, now))?;
    let claimed = found.claim(grant.by().ok_or(Denied::SignIn)?, now)?;
    work::save_state(&tx, &grant, &claimed).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives work back to the queue; the draft stays for when its mentor comes back to it.
pub(super) async fn release(academy: &Academy, viewer: &Viewer, id: SubmissionId) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let found = work::lock_submission(&tx, id).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<ClaimReview>(viewer, Work::of(&found, now))?;
    let released = found.release(grant.by().ok_or(Denied::SignIn)?)?;
    work::save_state(&tx, &grant, &released).await?;
    tx.commit().await?;
    Ok(())
}
