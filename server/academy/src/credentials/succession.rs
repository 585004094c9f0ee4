//! Issuing the record that takes the place of another.

use credential::CredentialRecord;
use credential::record::{EmailHash, Holder, Previous, RecordVersion};
use domain::Viewer;
use domain::credentials::{Cause, Code, Issuance, Standing};
use domain::id::CredentialId;
use domain::policy::{IssueCredential, Person, authorize};
use store::Tx;
use store::credentials::{self as kept, Credential, Note};
use store::identity::{self as people, Account};
use time::OffsetDateTime;

use super::{issue, proposals, record, standing};
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// A record that is to be replaced, and by what.
pub(super) struct Succession<'a> {
    /// The record that is replaced, held by the unit of work.
    pub old: &'a Credential,
    /// The code of the new one.
    pub code: Code,
    /// Why there is a new one.
    pub cause: Cause,
    /// The reason in an admin's words.
    pub reason: String,
}

/// Replaces a record by one with the same running number: `write` makes it from the old one, which already has the
/// new names and the holder's present ones. From the commit on the old one leads to the new.
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
    let rule = |standing: &Standing| standing.supersede(cause, by, now);
    let change = standing::change(academy, tx, viewer, old, note, now, rule).await?;
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
    kept::close_renewal_request(tx, &grant, old.id).await?;
    issue::file(academy, tx, &grant, &record, proposed_by).await?;
    Job::StandingChanged { change }.enqueue(academy, tx, now).await?;
    Ok(id)
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
