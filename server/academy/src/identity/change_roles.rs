//! Changing what somebody may act as.

use contract::identity::ChangeRoles;
use domain::identity::{Refusal, Role, Roles};
use domain::policy::{self, Denied, Grant, Person, ReadAccounts, authorize};
use domain::{Viewer, problem};
use store::Tx;
use store::identity as people;
use time::OffsetDateTime;

use super::ask_again::{as_of_now, ask_again};
use crate::{Academy, Error, Result};

/// The greatest length of a reason, in characters.
const REASON: usize = 500;

/// Changes what somebody may act as: decided on the roles the admin has now, not when the session was last
/// renewed, and with the admin's password asked for again, so that a screen left open gives nobody away.
pub(super) async fn change_roles(academy: &Academy, viewer: &Viewer, command: ChangeRoles) -> Result<()> {
    let now = academy.now();
    authorize::<ReadAccounts>(viewer, policy::Academy)?;
    let member = viewer.member().ok_or(Denied::SignIn)?;
    let reason = problem::text(&command.reason, REASON).map_err(|problem| Error::field("reason", problem))?;
    ask_again(academy, member, command.password).await?;

    let tx = academy.store.begin().await?;
    let viewer = as_of_now(&tx, member).await?;
    let grant = authorize::<policy::ChangeRoles>(&viewer, Person(command.user))?;
    change(academy, &tx, &grant, command.roles, reason, now).await?;
    tx.commit().await?;
    academy.desk().doubts.account(command.user, academy.now());
    Ok(())
}

/// The change itself: roles, audit log, and the end of the person's sessions, so that the old roles end too.
pub(super) async fn change(
    academy: &Academy,
    tx: &Tx,
    grant: &Grant<policy::ChangeRoles>,
    roles: Roles,
    reason: String,
    now: OffsetDateTime,
) -> Result<()> {
    let Person(user) = *grant.target();
    let account = people::account(tx, user).await?.ok_or(Error::NotFound)?;
    if account.roles == roles {
        return Ok(());
    }
    if !roles.has(Role::Admin) && people::admins(tx).await? == [user] {
        return Err(Refusal::LastAdmin.into());
    }
    people::change_roles(tx, grant, roles).await?;
    people::note_role_change(tx, grant, academy.chance.id(now), now, roles, reason).await?;
    people::end_sessions(tx, grant).await?;
    Ok(())
}
