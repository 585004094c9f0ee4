//! Checking every certificate there is, such as after a restore.

use credential::{KeyLog, KeySet, Reason, StatusSource};
use domain::Viewer;
use domain::credentials::{CheckOutcome, Code};
use domain::policy::{self, ReadRegister, authorize};
use domain::viewer::System;
use store::Store;
use store::credentials::{self as kept, Credential};
use time::OffsetDateTime;

use super::record;
use crate::Result;

/// Certificates read at a time.
const BATCH: u64 = 500;

/// How the certificates were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audit {
    /// How many there are.
    pub certificates: usize,
    /// Those whose signature does not fit, or whose record is another one than was signed.
    pub broken: Vec<Code>,
}

/// Checks the signature and the record of every certificate in `store` against the keys in `log`. Those of a
/// given-up key are not counted as broken: their records are still what the academy wrote.
///
/// # Errors
/// When the database is out of reach.
pub async fn audit(store: &Store, log: &KeyLog, now: OffsetDateTime) -> Result<Audit> {
    authorize::<ReadRegister>(&Viewer::System(System::Operator), policy::Academy)?;
    let mut audit = Audit::default();
    visit(store, |certificate| {
        audit.certificates += 1;
        if !is_whole(&certificate, log, now) {
            audit.broken.push(certificate.code);
        }
        Ok(())
    })
    .await?;
    Ok(audit)
}

/// Visits every certificate in `store`, the oldest first, without holding them all at once.
pub(super) async fn visit(store: &Store, mut each: impl FnMut(Credential) -> Result<()>) -> Result<()> {
    let mut after = None;
    loop {
        let batch = kept::credentials_after(store.reader(), after, BATCH).await?;
        let Some(last) = batch.last() else { return Ok(()) };
        after = Some(last.id);
        batch.into_iter().try_for_each(&mut each)?;
    }
}

fn is_whole(certificate: &Credential, log: &KeyLog, now: OffsetDateTime) -> bool {
    let Ok(record) = record::read(certificate) else { return false };
    let Some(keys) = KeySet::of_log(record.issuer.did.clone(), log) else { return false };
    let report = credential::verify(certificate.jwt.as_bytes(), &keys, StatusSource::Unavailable, now);
    if matches!(report.first_problem(), Some((_, Reason::KeyCompromised { .. }))) {
        return true;
    }
    report.compared_with(&record).authenticity() == CheckOutcome::Pass
}
