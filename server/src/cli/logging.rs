//! Logs: one line an event on standard error, as text for people or as JSON for machines.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;
use tracing_subscriber::prelude::*;

/// Starts logging. `RUST_LOG` narrows or widens it.
pub(crate) fn start(json: bool, quiet: bool) {
    let standard = if quiet { "warn" } else { "info,sqlx=warn,sea_orm_migration=warn,tower_http=info" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(standard));
    let registry = tracing_subscriber::registry().with(filter);
    if json {
        registry.with(fmt::layer().json().with_writer(std::io::stderr)).init();
    } else {
        registry.with(fmt::layer().compact().with_writer(std::io::stderr)).init();
    }
}
