//! The worker: runs jobs as they become due, in the same process as the pages. Any number of processes may.

use std::time::Duration;

use academy::jobs;
use tokio_util::sync::CancellationToken;

use crate::teaching::Teaching;

/// How long an idle worker waits before it looks again.
const PAUSE: Duration = Duration::from_millis(500);

/// Runs jobs until `stop`, finishing the one at hand.
pub(crate) async fn run(teaching: Teaching, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match jobs::run_next(&teaching.academy()).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "the worker cannot reach its queue")
            }
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}
