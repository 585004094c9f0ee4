//! Signing out.

use domain::Viewer;
use domain::policy::{ManageOwnAccount, Person, authorize};
use store::identity as people;

use crate::{Academy, Result};

/// Ends this device's session. Nothing happens for those who have none.
pub(super) async fn sign_out(academy: &Academy, viewer: &Viewer) -> Result<()> {
    let Some(member) = viewer.member() else { return Ok(()) };
    let grant = authorize::<ManageOwnAccount>(viewer, Person(member.id))?;
    let tx = academy.store.begin().await?;
    people::end_session(&tx, &grant, member.session).await?;
    tx.commit().await?;
    academy.desk().doubts.session(member.session, academy.now());
    Ok(())
}

/// Ends every session of the account, this one too.
pub(super) async fn sign_out_everywhere(academy: &Academy, viewer: &Viewer) -> Result<()> {
    let grant = super::account::own(viewer)?;
    let tx = academy.store.begin().await?;
    people::end_sessions(&tx, &grant).await?;
    tx.commit().await?;
    academy.desk().doubts.account(grant.target().0, academy.now());
    Ok(())
}
