//! `stipple backup`

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use academy::{Clock as _, SystemClock};
use clap::Args;

use super::voice::complain;
use crate::archive::{self, Written};
use crate::compose::Failure;
use crate::config::Config;

/// Writes the database, the photos and the keys into one tar archive, while the academy runs.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The file to write; `-` for standard output
    file: PathBuf,
    /// Also take private keys that are not sealed: whoever has the archive can then sign in the academy's name
    #[arg(long)]
    with_keys: bool,
}

impl Backup {
    /// Runs the command.
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode, Failure> {
        let written = if self.file == Path::new("-") {
            archive::write(config, self.with_keys, SystemClock.now(), &mut io::stdout()).await?
        } else {
            to_file(config, self.with_keys, &self.file).await?
        };
        complain!("{} files, {} bytes.", written.files, written.bytes);
        if written.keys_left_out > 0 {
            complain!(
                "{} private key file(s) lie open and were left out: copy keys/ to a safe place, seal them \
                 (`stipple keys seal`), or give --with-keys.",
                written.keys_left_out
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Written aside and moved into place, so that a backup is whole or not there.
async fn to_file(config: &Config, with_keys: bool, file: &Path) -> Result<Written, Failure> {
    let draft = file.with_extension(format!("part-{}", std::process::id()));
    let open = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft);
    let mut out = BufWriter::new(open.map_err(|error| format!("{}: {error}", draft.display()))?);
    let written = archive::write(config, with_keys, SystemClock.now(), &mut out).await;
    match written {
        Ok(written) => {
            out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
            fs::rename(&draft, file)?;
            Ok(written)
        }
        Err(failure) => {
            fs::remove_file(&draft)?;
            Err(failure)
        }
    }
}
