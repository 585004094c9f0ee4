//! Forgetting what has ended.

use domain::Viewer;
use domain::id::JobId;
use domain::policy::{self, Sweep, authorize};
use domain::viewer::System;
use store::{Tx, identity as people, jobs as queue};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::jobs::Job;
use crate::{Academy, Result};

/// Forgets sessions and links that have ended and tries that are no longer counted, then plans the next sweep.
pub(crate) async fn sweep(academy: &Academy) -> Result<()> {
    let now = academy.now();
    let grant = authorize::<Sweep>(&Viewer::System(System::Caretaker), policy::Academy)?;
    academy.desk().gate.sweep();
    let tx = academy.store.begin().await?;
    let sessions = people::sweep_sessions(&tx, &grant, now).await?;
    let links = people::sweep_links(&tx, &grant, now).await?;
    schedule_sweep(&tx, now + Duration::days(1)).await?;
    tx.commit().await?;
    tracing::info!(sessions, links, "swept");
    Ok(())
}

/// Plans the sweep of the day of `due`. Its id is made from the day, so however often a server starts and
/// however many servers there are, there is one sweep a day.
pub(crate) async fn schedule_sweep(tx: &Tx, due: OffsetDateTime) -> Result<()> {
    let day = u128::try_from(due.to_julian_day()).unwrap_or_default();
    let id = JobId::new(Uuid::from_u128(SWEEP | day));
    let job = Job::SweepIdentity;
    Ok(queue::enqueue_once(tx, id, job.kind(), &job, due).await?)
}

/// The ids of sweeps: a free-form UUID (RFC 9562 version 8) that ends in the day.
const SWEEP: u128 = 0x7377_6565_702d_8000_8000_0000_0000_0000;
