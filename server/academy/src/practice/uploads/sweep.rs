//! Forgetting uploads that were given up.

use domain::Viewer;
use domain::policy::{self, Sweep, authorize};
use domain::viewer::System;
use store::{Tx, practice as work};
use time::{Duration, OffsetDateTime};

use crate::jobs::Job;
use crate::{Academy, Result};

/// How many uploads are looked up at once.
const BATCH: u64 = 100;

/// Forgets uploads whose time is over, removes their parts, then plans the next sweep.
pub(crate) async fn sweep(academy: &Academy) -> Result<()> {
    let now = academy.now();
    let grant = authorize::<Sweep>(&Viewer::System(System::Caretaker), policy::Academy)?;
    let mut swept = 0_u64;
    loop {
        let expired = work::expired_uploads(academy.store.reader(), now, BATCH).await?;
        if expired.is_empty() {
            break;
        }
        for upload in expired {
            let tx = academy.store.begin().await?;
            let forgotten = work::sweep_upload(&tx, &grant, upload, now).await?;
            tx.commit().await?;
            // After the row, as ever: parts without a row are garbage, a row without its parts a broken promise.
            if forgotten {
                academy.blobs.remove_parts(upload).await?;
                swept += 1;
            }
        }
    }
    let tx = academy.store.begin().await?;
    schedule_sweep(&tx, now + Duration::days(1)).await?;
    tx.commit().await?;
    tracing::info!(uploads = swept, "swept uploads");
    Ok(())
}

/// Plans the sweep of the day of `due`: one a day, however many servers there are.
pub(crate) async fn schedule_sweep(tx: &Tx, due: OffsetDateTime) -> Result<()> {
    Job::SweepUploads.enqueue_daily(tx, SWEEP, due).await
}

/// The ids of these sweeps; see [`Job::enqueue_daily`].
const SWEEP: u128 = 0x7570_6c6f_6164_8000_8000_0000_0000_0000;
