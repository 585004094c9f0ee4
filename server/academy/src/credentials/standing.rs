//! Changing where a certificate stands.

use contract::credentials::{Revoke, Suspend};
use domain::credentials::{Code, Refusal, Standing};
use domain::id::StandingChangeId;
use domain::identity::Password;
use domain::policy::{self, ChangeStanding, Denied, Person, ReadRegister, authorize};
use domain::{Viewer, problem};
use store::Tx;
use store::credentials::{self as kept, Credential, Note};
use time::OffsetDateTime;

use super::succession::demand_newest;
use crate::identity::{as_of_now, ask_again};
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// The greatest length of a reason, in characters.
pub(super) const REASON: usize = 500;

/// Sets a certificate aside, with the admin's password asked for again.
pub(super) async fn suspend(academy: &Academy, viewer: &Viewer, command: Suspend) -> Result<()> {
    let Suspend { code, reason, password } = command;
    let errand = Errand::accept(academy, viewer, &reason, password).await?;
    suspend_as(academy, errand, &code).await
}

/// Takes a certificate back for good, with the admin's password asked for again.
pub(super) async fn revoke(academy: &Academy, viewer: &Viewer, command: Revoke) -> Result<()> {
    let Revoke { code, reason, password } = command;
    let errand = Errand::accept(academy, viewer, &reason, password).await?;
    revoke_as(academy, errand, &code).await
}

/// Something that somebody is about to do to a certificate, and why.
pub(super) struct Errand {
    /// The unit of work it is done in.
    pub tx: Tx,
    /// Whoever does it, with the roles they have now.
    pub viewer: Viewer,
    /// Why.
    pub reason: String,
}

impl Errand {
    /// Makes sure that it is still the same admin, and that there is a reason.
    pub(super) async fn accept(
        academy: &Academy,
        viewer: &Viewer,
        reason: &str,
        password: Password,
    ) -> Result<Self> {
        authorize::<ReadRegister>(viewer, policy::Academy)?;
        let member = viewer.member().ok_or(Denied::SignIn)?;
        let reason = problem::text(reason, REASON).map_err(|problem| Error::field("reason", problem))?;
        ask_again(academy, member, password).await?;
        let tx = academy.store.begin().await?;
        let viewer = as_of_now(&tx, member).await?;
        Ok(Self { tx, viewer, reason })
    }

    /// What the platform's operator or another use case does, without being asked again.
    pub(super) async fn of(academy: &Academy, viewer: Viewer, reason: String) -> Result<Self> {
        Ok(Self { tx: academy.store.begin().await?, viewer, reason })
    }
}

/// Sets a certificate aside.
pub(super) async fn suspend_as(academy: &Academy, errand: Errand, code: &Code) -> Result<()> {
    let now = academy.now();
    let reason = errand.reason.clone();
    withdraw(academy, errand, code, now, |standing| standing.suspend(reason.clone(), now)).await
}

/// Takes a certificate back for good.
pub(super) async fn revoke_as(academy: &Academy, errand: Errand, code: &Code) -> Result<()> {
    let now = academy.now();
    let reason = errand.reason.clone();
    withdraw(academy, errand, code, now, |standing| standing.revoke(reason.clone(), now)).await
}

/// Changes where the certificate stands, with those it renewed, and tells its holder.
async fn withdraw(
    academy: &Academy,
    errand: Errand,
    code: &Code,
    now: OffsetDateTime,
    rule: impl Fn(&Standing) -> std::result::Result<Standing, Refusal> + Copy,
) -> Result<()> {
    let Errand { tx, viewer, .. } = errand;
    let certificate = hold(&tx, code).await?;
    rule(&certificate.standing)?;
    demand_newest(&tx, &certificate).await?;
    let change = change(academy, &tx, &viewer, &certificate, Note::default(), now, rule).await?;
    change_renewed(academy, &tx, &viewer, &certificate, &Note::default(), now, rule).await?;
    Job::StandingChanged { change }.enqueue(academy, &tx, now).await?;
    tx.commit().await?;
    academy.versions().changed();
    Ok(())
}

/// The certificate with this code, which nobody else changes until the unit of work ends.
pub(super) async fn hold(tx: &Tx, code: &Code) -> Result<Credential> {
    let found = kept::credential_by_key(tx, &code.key()).await?.ok_or(Error::NotFound)?;
    kept::lock_credential(tx, found.id).await?.ok_or(Error::NotFound)
}

/// Changes where a certificate stands, as the rule says.
pub(super) async fn change(
    academy: &Academy,
    tx: &Tx,
    viewer: &Viewer,
    certificate: &Credential,
    note: Note,
    now: OffsetDateTime,
    rule: impl FnOnce(&Standing) -> std::result::Result<Standing, Refusal>,
) -> Result<StandingChangeId> {
    let grant = authorize::<ChangeStanding>(viewer, Person(certificate.holder))?;
    let standing = rule(&certificate.standing)?;
    let change = StandingChangeId::new(academy.chance.id(now));
    kept::change_standing(tx, &grant, certificate, &standing, note, change, now).await?;
    Ok(change)
}

/// Changes where those certificates stand, as the rule says, that the `newest` one renewed: as long as one of them runs, a
/// stranger's program would go on saying that the holder is certified.
pub(super) async fn change_renewed(
    academy: &Academy,
    tx: &Tx,
    viewer: &Viewer,
    newest: &Credential,
    note: &Note,
    now: OffsetDateTime,
    rule: impl Fn(&Standing) -> std::result::Result<Standing, Refusal> + Copy,
) -> Result<()> {
    for earlier in kept::lock_earlier(tx, newest).await? {
        let counts = earlier.standing.is_withdrawn() || now < earlier.valid_until;
        if counts && rule(&earlier.standing).is_ok() {
            change(academy, tx, viewer, &earlier, note.clone(), now, rule).await?;
        }
    }
    Ok(())
}
