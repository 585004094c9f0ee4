//! Taking back what one declared: a slip of the pen, or something that is nobody's business any more.

use contract::credentials::Declared;
use domain::Viewer;
use domain::policy::{DeclareEvidence, Denied, Person, authorize};
use store::credentials as kept;

use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// Takes back what the reader declared.
///
/// The document goes with the next sweep, once nothing names it. What certificates state is theirs and stays.
///
/// # Errors
/// [`Error::NotFound`] when it is not the reader's, is gone, or was counted for a renewal.
pub(super) async fn take_back(academy: &Academy, viewer: &Viewer, what: Declared) -> Result<()> {
    let member = viewer.member().ok_or(Denied::SignIn)?;
    let grant = authorize::<DeclareEvidence>(viewer, Person(member.id))?;
    let tx = academy.store.begin().await?;
    let gone = match what {
        Declared::Prerequisite(id) => kept::forget_prerequisite(&tx, &grant, id).await?,
        Declared::Education(id) => kept::forget_education(&tx, &grant, id).await?,
    };
    if !gone {
        return Err(Error::NotFound);
    }
    Job::CheckEligibility { user: member.id }.enqueue(academy, &tx, academy.now()).await?;
    tx.commit().await?;
    Ok(())
}
