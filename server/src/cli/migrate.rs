//! `stipple migrate`

use std::process::ExitCode;

use super::voice::say;
use crate::compose::{self, Failure};
use crate::config::Config;

/// Brings the schema up to date.
pub(crate) async fn run(config: &Config) -> Result<ExitCode, Failure> {
    compose::database(config).await?.close().await?;
    say!("The database's schema is up to date.");
    Ok(ExitCode::SUCCESS)
}
