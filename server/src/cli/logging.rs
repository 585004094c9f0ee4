//! Logs: one line an event on standard error, as text for people or as JSON for machines.

use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;
use tracing_subscriber::prelude::*;

/// Starts logging. `RUST_LOG` narrows or widens it. Lines are written by a thread of their own, the last ones when the
/// guard is dropped; nothing is left out when they come faster than they can be written.
pub(crate) fn start(json: bool, quiet: bool) -> WorkerGuard {
    let standard = if quiet { "warn" } else { "info,sqlx=warn,sea_orm_migration=warn,tower_http=info" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(standard));
    let (lines, guard) = NonBlockingBuilder::default().lossy(false).finish(std::io::stderr());
    let registry = tracing_subscriber::registry().with(filter);
    if json {
        registry.with(fmt::layer().json().with_writer(lines)).init();
    } else {
        registry.with(fmt::layer().compact().with_writer(lines)).init();
    }
    guard
}
