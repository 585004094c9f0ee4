//! Telling people that something is about to end.

use domain::Viewer;
use domain::credentials::{Prerequisite, reminder};
use domain::id::CredentialId;
use domain::policy::{self, Grant, Remind, authorize};
use domain::viewer::System;
use store::{Tx, credentials as kept};
use time::{Duration, OffsetDateTime};

use super::succession;
use crate::jobs::Job;
use crate::{Academy, Result};

/// How long after its last day somebody is still told that a prerequisite has lapsed, should the server have been off.
const LATE: Duration = Duration::days(7);

/// Enqueues the letters that are due today, each once, then plans the next day.
pub(crate) async fn remind(academy: &Academy) -> Result<()> {
    let now = academy.now();
    let grant = authorize::<Remind>(&Viewer::System(System::Registrar), policy::Academy)?;
    let tx = academy.store.begin().await?;
    let certificates = remind_of_certificates(academy, &tx, &grant, now).await?;
    let prerequisites = remind_of_prerequisites(academy, &tx, &grant, now).await?;
    schedule_reminders(&tx, now + Duration::days(1)).await?;
    tx.commit().await?;
    tracing::info!(certificates, prerequisites, "reminded");
    Ok(())
}

async fn remind_of_certificates(
    academy: &Academy,
    tx: &Tx,
    grant: &Grant<Remind>,
    now: OffsetDateTime,
) -> Result<u64> {
    let mut reminded = 0;
    for ending in kept::certificates_ending(tx, now, now + longest(&reminder::OF_CERTIFICATES)).await? {
        let days = (ending.valid_until - now).whole_days();
        let Some(mark) = reminder::due(days, &reminder::OF_CERTIFICATES) else { continue };
        if is_renewed(tx, ending.id).await? {
            continue;
        }
        if kept::note_reminded(tx, grant, ending.id.get(), mark, now).await? {
            Job::CertificateEnding { credential: ending.id }.enqueue(academy, tx, now).await?;
            reminded += 1;
        }
    }
    Ok(reminded)
}

/// Whether a newer certificate has renewed this one, so that its end ends nothing.
async fn is_renewed(tx: &Tx, id: CredentialId) -> Result<bool> {
    match kept::credential(tx, id).await? {
        Some(ending) => Ok(succession::renewed_by(tx, &ending).await?.is_some()),
        None => Ok(false),
    }
}

async fn remind_of_prerequisites(
    academy: &Academy,
    tx: &Tx,
    grant: &Grant<Remind>,
    now: OffsetDateTime,
) -> Result<u64> {
    let mut reminded = 0;
    let until = now + longest(&reminder::OF_PREREQUISITES);
    for ending in kept::prerequisites_ending(tx, (now - LATE).date(), until.date()).await? {
        let days = (ending.expires_on - now.date()).whole_days();
        let Some(mark) = reminder::due(days, &reminder::OF_PREREQUISITES) else { continue };
        if !is_latest(tx, &ending).await? {
            continue;
        }
        if kept::note_reminded(tx, grant, ending.id.get(), mark, now).await? {
            Job::PrerequisiteEnding { prerequisite: ending.id }.enqueue(academy, tx, now).await?;
            reminded += 1;
        }
    }
    Ok(reminded)
}

/// Whether nothing of the same kind that its holder declared holds longer.
async fn is_latest(tx: &Tx, ending: &Prerequisite) -> Result<bool> {
    let declared = kept::prerequisites_of(tx, ending.holder).await?;
    let mut others =
        declared.iter().filter(|other| other.kind == ending.kind && !other.appraisal.is_refused());
    let later = |other: &Prerequisite| {
        (other.expires_on, other.declared_at, other.id) > (ending.expires_on, ending.declared_at, ending.id)
    };
    Ok(!others.any(later))
}

fn longest(marks: &[u16]) -> Duration {
    Duration::days(marks.iter().copied().max().unwrap_or_default().into())
}

/// Plans the reminders of the day of `due`: once a day, however many servers there are.
pub(crate) async fn schedule_reminders(tx: &Tx, due: OffsetDateTime) -> Result<()> {
    Job::Remind.enqueue_daily(tx, REMIND, due).await
}

/// The ids of these jobs; see [`Job::enqueue_daily`].
const REMIND: u128 = 0x7265_6d69_6e64_8000_8000_0000_0000_0000;
