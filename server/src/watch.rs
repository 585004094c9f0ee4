//! Watches the folder of the curriculum: what is saved there is read, checked, and taught at once if it is right.

use std::path::PathBuf;
use std::time::Duration;

use academy::{Academy, Reread};
use courses::{Folder, Severity, Snapshot};
use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::spawn_blocking;
use tokio_util::sync::CancellationToken;

use crate::compose::Failure;
use crate::teaching::Teaching;

/// How long a folder must be quiet before it is read: editors save in several steps.
const QUIET: Duration = Duration::from_millis(300);

/// Tells the operating system's news of one folder until it is dropped.
type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// Begins to watch `folder`, and to teach what stands there, until `stop`.
///
/// # Errors
/// When the operating system does not watch it.
pub(crate) fn start(folder: PathBuf, teaching: Teaching, stop: CancellationToken) -> Result<(), Failure> {
    let (changed, changes) = channel(1);
    let failed = |error| format!("the folder {} cannot be watched: {error}", folder.display());
    let mut watcher = new_debouncer(QUIET, None, move |events: DebounceEventResult| notice(events, &changed))
        .map_err(failed)?;
    watcher.watch(&folder, RecursiveMode::Recursive).map_err(failed)?;
    tokio::spawn(follow(Folder::new(folder), teaching, changes, stop, watcher));
    Ok(())
}

/// Wakes the reader, who may be awake already. That somebody has read a file, as we do, is no news.
fn notice(events: DebounceEventResult, changed: &Sender<()>) {
    match events {
        Ok(events) if events.iter().all(|event| event.kind.is_access()) => {}
        Ok(_) => wake(changed),
        Err(errors) => {
            for error in errors {
                tracing::warn!(%error, "the folder of the courses is not watched as it should be");
            }
            wake(changed);
        }
    }
}

/// One call is enough, however often it is made before it is heard.
fn wake(changed: &Sender<()>) {
    let _ = changed.try_send(());
}

/// Reads the folder once, and again whenever something in it has changed.
async fn follow(
    folder: Folder,
    teaching: Teaching,
    mut changes: Receiver<()>,
    stop: CancellationToken,
    _watcher: Watcher,
) {
    let mut last = None;
    loop {
        last = read(&folder, &teaching, last).await;
        tokio::select! {
            () = stop.cancelled() => return,
            change = changes.recv() => if change.is_none() { return },
        }
    }
}

/// Reads the folder, and goes on with what stands there if it is right. Returns what was read.
async fn read(folder: &Folder, teaching: &Teaching, last: Option<Snapshot>) -> Option<Snapshot> {
    let (folder, academy) = (folder.clone(), teaching.academy());
    let reading = spawn_blocking(move || match folder.snapshot() {
        Ok(now) if last.as_ref() == Some(&now) => (last, None),
        Ok(now) => {
            let found = academy::reread(&academy, &now);
            (Some(now), Some(found))
        }
        Err(error) => {
            // A file that is taken away while we read is news, so that we are woken again.
            tracing::warn!(%error, "the folder of the courses cannot be read");
            (last, None)
        }
    });
    match reading.await {
        Ok((snapshot, found)) => {
            if let Some(found) = found {
                adopt(teaching, found).await;
            }
            snapshot
        }
        Err(error) => {
            tracing::error!(%error, "the courses could not be checked");
            None
        }
    }
}

/// Says what is wrong, and teaches what is right and new.
async fn adopt(teaching: &Teaching, Reread { academy, problems }: Reread) {
    for problem in &problems {
        match problem.severity {
            Severity::Error => tracing::error!("{problem}"),
            Severity::Warning => tracing::warn!("{problem}"),
        }
    }
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        tracing::error!("the folder of the courses has errors: what was taught before still is");
    }
    let Some(academy) = academy else { return };
    teaching.go_on_with(academy.clone());
    tracing::info!("the courses have changed, and are taught as they stand now");
    index(academy).await;
}

/// Makes the curriculum searchable beside everything else: nobody has to wait for it before they may read, and whoever
/// searches before it is done does it again.
pub(crate) async fn index(academy: Academy) {
    if let Err(error) = academy::index_curriculum(&academy).await {
        tracing::error!(%error, "the curriculum cannot be searched yet");
    }
}
