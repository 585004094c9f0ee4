//! Changing where a certificate stands.

use contract::credentials::Revoke;
use domain::credentials::{Code, Refusal, Standing};
use domain::policy::{self, ChangeStanding, Denied, Person, ReadRegister, authorize};
use domain::{Viewer, problem};
use store::Tx;
use store::credentials::{self as kept, Credential};
use time::OffsetDateTime;

use crate::identity::{as_of_now, ask_again};
use crate::{Academy, Error, Result};

/// The greatest length of a reason, in characters.
const REASON: usize = 500;

/// Takes a certificate back for good, with the admin's password asked for again.
pub(super) async fn revoke(academy: &Academy, viewer: &Viewer, command: Revoke) -> Result<()> {
    let now = academy.now();
    authorize::<ReadRegister>(viewer, policy::Academy)?;
    let member = viewer.member().ok_or(Denied::SignIn)?;
    let reason = problem::text(&command.reason, REASON).map_err(|problem| Error::field("reason", problem))?;
    ask_again(academy, member, command.password).await?;

    let tx = academy.store.begin().await?;
    let viewer = as_of_now(&tx, member).await?;
    change(academy, &tx, &viewer, &command.code, now, |standing| standing.revoke(reason, now)).await?;
    tx.commit().await?;
    academy.versions().changed();
    Ok(())
}

/// Changes where the certificate with `code` stands, as the rule says.
pub(super) async fn change(
    academy: &Academy,
    tx: &Tx,
    viewer: &Viewer,
    code: &Code,
    now: OffsetDateTime,
    rule: impl FnOnce(&Standing) -> std::result::Result<Standing, Refusal>,
) -> Result<Credential> {
    let found = kept::credential_by_key(tx, &code.key()).await?.ok_or(Error::NotFound)?;
    let certificate = kept::lock_credential(tx, found.id).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<ChangeStanding>(viewer, Person(certificate.holder))?;
    let standing = rule(&certificate.standing)?;
    kept::change_standing(tx, &grant, &certificate, &standing, academy.chance.id(now), now).await?;
    Ok(certificate)
}
