//! One's own account.

use contract::identity::{AccountView, SessionView};
use domain::Viewer;
use domain::identity::DisplayName;
use domain::policy::{Denied, Grant, ManageOwnAccount, Person, authorize};
use store::identity as people;

use crate::{Academy, Error, Result};

/// Permission to look after one's own account.
pub(super) fn own(viewer: &Viewer) -> Result<Grant<ManageOwnAccount>> {
    let member = viewer.member().ok_or(Denied::SignIn)?;
    Ok(authorize::<ManageOwnAccount>(viewer, Person(member.id))?)
}

/// One's own account, with the devices one is signed in on.
pub(super) async fn account(academy: &Academy, viewer: &Viewer) -> Result<AccountView> {
    let Person(user) = *own(viewer)?.target();
    let current = viewer.member().map(|member| member.session);
    let db = academy.store.reader();
    let account = people::account(db, user).await?.ok_or(Error::NotFound)?;
    let sessions = people::sessions(db, user, academy.now()).await?;
    let awaited = people::awaited_email_change(db, user, academy.now()).await?;
    let view = |session: people::Session| SessionView {
        current: current == Some(session.id),
        id: session.id,
        device: session.device,
        since: session.created_at,
        last_seen: session.renewed_at,
    };
    Ok(AccountView {
        name: account.name.into(),
        email: account.email.into(),
        awaited: awaited.map(|change| change.to.into()),
        roles: account.roles,
        sessions: sessions.into_iter().map(view).collect(),
    })
}

/// Changes one's own name.
pub(super) async fn rename(academy: &Academy, viewer: &Viewer, name: DisplayName) -> Result<()> {
    let grant = own(viewer)?;
    let tx = academy.store.begin().await?;
    let account = people::account(&tx, grant.target().0).await?.ok_or(Error::NotFound)?;
    people::rename(&tx, &grant, &account.email, name).await?;
    tx.commit().await?;
    Ok(())
}
