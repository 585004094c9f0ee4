//! What the academy's own records say of a day, where the signed document that was asked about cannot tell.
//!
//! A record that took another's place begins on the day it was issued: for a day before, the one before it is asked. And
//! what was signed with a key that was given up proves nothing, while the register is what it was.

use contract::credentials::OnRecordView;
use domain::credentials::{Remembered, Verdict};
use store::credentials::{self as kept, Credential};
use time::OffsetDateTime;

use super::finding::Finding;
use crate::{Academy, Result};

/// How the register remembers the moment that the kept document was checked for, by its code or as it was shown.
pub(super) async fn of_kept(academy: &Academy, finding: &Finding) -> Result<Option<OnRecordView>> {
    match (&finding.kept, finding.verdict()) {
        (Some(kept), Verdict::Unchecked) if finding.key_given_up() => {
            remembered(academy, kept, kept.edition, finding.report.as_of).await
        }
        _ => of_document(academy, finding).await,
    }
}

/// How the register remembers the moment that some document was checked for. Of one that a given-up key signed it says
/// nothing, for it may be a thief's.
pub(super) async fn of_document(academy: &Academy, finding: &Finding) -> Result<Option<OnRecordView>> {
    match (&finding.kept, finding.verdict()) {
        (Some(kept), Verdict::NotYetValid { .. }) => {
            remembered(academy, kept, kept.edition.saturating_sub(1), finding.report.as_of).await
        }
        _ => Ok(None),
    }
}

/// The record with this running number that counted at a moment, among those up to an edition, and how it stood.
async fn remembered(
    academy: &Academy,
    certificate: &Credential,
    up_to: u32,
    at: OffsetDateTime,
) -> Result<Option<OnRecordView>> {
    if at > academy.now() {
        return Ok(None);
    }
    let db = academy.store.reader();
    let editions = kept::editions(db, &certificate.license_number).await?;
    let begun = |entry: &kept::Entry| entry.edition <= up_to && entry.issued_at <= at;
    let Some(entry) = editions.into_iter().find(begun) else { return Ok(None) };
    let own = entry.id == certificate.id;
    let remembered = Remembered {
        changes: kept::standing_history(db, entry.id).await?,
        code: entry.code,
        from: entry.issued_at,
        until: entry.valid_until,
    };
    let verdict = remembered.verdict(at);
    Ok(verdict.map(|verdict| OnRecordView { code: remembered.code, own, verdict }))
}
