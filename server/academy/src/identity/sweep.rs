//! Forgetting what has ended.

use domain::Viewer;
use domain::policy::{self, Sweep, authorize};
use domain::viewer::System;
use store::{Tx, identity as people};
use time::{Duration, OffsetDateTime};

use crate::jobs::Job;
use crate::{Academy, Result};

/// Forgets sessions, links and changes of addresses that have ended and tries that are no longer counted, then plans the next sweep.
pub(crate) async fn sweep(academy: &Academy) -> Result<()> {
    let now = academy.now();
    let grant = authorize::<Sweep>(&Viewer::System(System::Caretaker), policy::Academy)?;
    academy.desk().gate.sweep();
    let tx = academy.store.begin().await?;
    let sessions = people::sweep_sessions(&tx, &grant, now).await?;
    let links = people::sweep_links(&tx, &grant, now).await?;
    let email_changes = people::sweep_email_changes(&tx, &grant, now).await?;
    schedule_sweep(&tx, now + Duration::days(1)).await?;
    tx.commit().await?;
    tracing::info!(sessions, links, email_changes, "swept");
    Ok(())
}

/// Plans the sweep of the day of `due`: one a day, however many servers there are.
pub(crate) async fn schedule_sweep(tx: &Tx, due: OffsetDateTime) -> Result<()> {
    Job::SweepIdentity.enqueue_daily(tx, SWEEP, due).await
}

/// The ids of sweeps; see [`Job::enqueue_daily`].
const SWEEP: u128 = 0x7377_6565_702d_8000_8000_0000_0000_0000;
