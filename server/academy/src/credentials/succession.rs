//! Issuing the record that follows another: takes its place, or renews it.

use credential::CredentialRecord;
use credential::record::{EmailHash, Holder, Previous, RecordVersion};
use domain::Viewer;
use domain::credentials::{Cause, Code, Issuance, Refusal, Standing};
use domain::id::CredentialId;
use domain::policy::{IssueCredential, Person, authorize};
use store::credentials::{self as kept, Credential, Note};
use store::identity::{self as people, Account};
use store::{ConnectionTrait, Tx};
use time::OffsetDateTime;

use super::{issue, proposals, record, standing};
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// A record that is to be followed, and by what.
pub(super) struct Succession<'a> {
    /// The record that is followed, held by the unit of work.
    pub old: &'a Credential,
    /// The code of the new one.
    pub code: Code,
    /// Why there is a new one.
    pub cause: Cause,
    /// The reason in an admin's words.
    pub reason: String,
}

/// Lets a record follow one with the same running number: `write` makes it from the old one, which already has the new
/// names and the holder's present ones. From the commit on the old one leads to the new; a renewed one stays in force
/// until its own end.
pub(super) async fn succeed(
    academy: &Academy,
    tx: &Tx,
    viewer: &Viewer,
    succession: Succession<'_>,
    now: OffsetDateTime,
    write: impl FnOnce(CredentialRecord) -> CredentialRecord,
) -> Result<CredentialId> {
    let Succession { old, code, cause, reason } = succession;
    let grant = authorize::<IssueCredential>(viewer, Person(old.holder))?;
    let issuance = Issuance::Successor { of: old.id, cause };
    let proposed_by = proposals::seconded(academy, tx, &grant, &old.course, issuance).await?;
    let account = people::account(tx, old.holder).await?.ok_or(Error::NotFound)?;
    let id = CredentialId::new(academy.chance.id(now));
    let note = Note { cause: Some(cause), reason: Some(reason) };
    let by = code.clone();
    let rule = |standing: &Standing| standing.followed_by(cause, by.clone(), now);
    let change = standing::change(academy, tx, viewer, old, note.clone(), now, rule).await?;
    if cause.reaches_renewed() {
        standing::change_renewed(academy, tx, viewer, old, &note, now, rule).await?;
    }
    let frozen = record::read(old)?;
    let record = write(CredentialRecord {
        version: RecordVersion::V2,
        edition: Some(old.edition + 1),
        previous: Some(Previous { code: old.code.clone(), cause }),
        code,
        credential_id: id,
        language: account.locale,
        holder: present(academy, &frozen, &account),
        issuer: academy.signer.issuer().clone(),
        issued_at: now,
        ..frozen
    });
    issue::file(academy, tx, &grant, &record, proposed_by).await?;
    if cause == Cause::Renewed {
        kept::close_renewal_request(tx, &grant, old.id).await?;
    } else {
        kept::hand_on_renewal_request(tx, &grant, old.id, id).await?;
    }
    Job::StandingChanged { change }.enqueue(academy, tx, now).await?;
    Ok(id)
}

/// The record that followed a certificate, and why. Found by the running number: a record says whose place it took.
pub(super) async fn next(
    db: &impl ConnectionTrait,
    certificate: &Credential,
) -> Result<Option<(Code, Cause)>> {
    let found = kept::successor(db, &certificate.license_number, certificate.edition).await?;
    let Some(next) = found else { return Ok(None) };
    // A record that cannot be read says so on its own page.
    let previous = record::read(&next).ok().and_then(|record| record.previous);
    Ok(previous.map(|previous| (next.code, previous.cause)))
}

/// The code of the certificate that renewed this one, unless this one has been withdrawn.
pub(super) async fn renewed_by(db: &impl ConnectionTrait, certificate: &Credential) -> Result<Option<Code>> {
    if certificate.standing.is_withdrawn() {
        return Ok(None);
    }
    let next = kept::successor(db, &certificate.license_number, certificate.edition).await?;
    Ok(next.map(|next| next.code))
}

/// Demands that no record has followed this one: whatever is done is done to the newest, and reaches those it renewed.
pub(super) async fn demand_newest(db: &impl ConnectionTrait, certificate: &Credential) -> Result<()> {
    let next = kept::successor(db, &certificate.license_number, certificate.edition).await?;
    if next.is_some() { Err(Refusal::Renewed.into()) } else { Ok(()) }
}

/// The holder as the account knows them today, under the identifier that all their certificates have.
fn present(academy: &Academy, frozen: &CredentialRecord, account: &Account) -> Holder {
    Holder {
        id: frozen.holder.id,
        name: account.name.to_string(),
        email: EmailHash::new(account.email.as_str(), record::salt(academy)),
    }
}

/// Whether the record says of its holder what the account says today.
pub(super) fn is_present(record: &CredentialRecord, account: &Account) -> bool {
    record.holder.name == account.name.as_str() && record.holder.email.matches(account.email.as_str())
}
