//! `stipple restore`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::voice::say;
use crate::archive;
use crate::compose::Failure;
use crate::config::Config;

/// Brings an academy back from an archive of `stipple backup`, into an empty data folder (and database, and bucket).
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The archive
    archive: PathBuf,
    /// Only try whether it could be brought back, in a folder that is removed afterwards
    #[arg(long)]
    check: bool,
}

impl Restore {
    /// Runs the command.
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode, Failure> {
        let restored = if self.check {
            archive::check(config, &self.archive).await?
        } else {
            archive::restore(config, &self.archive).await?
        };
        say!("{} files of {}, each as it was.", restored.files, restored.made_at);
        let Some(audit) = restored.audit else {
            say!("The database is PostgreSQL's and was read through, not opened.");
            return Ok(ExitCode::SUCCESS);
        };
        say!("{} certificate(s) checked against the log of keys.", audit.certificates);
        for code in &audit.broken {
            say!("FAIL  {code} is not what was signed");
        }
        Ok(if audit.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
