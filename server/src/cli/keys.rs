//! `stipple keys …`: the keys that certificates are signed with.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::process::ExitCode;

use academy::credentials::operator::{self, Affected};
use academy::identity::Limits;
use academy::{Academy, Clock as _, SystemClock};
use clap::Subcommand;
use credential::{KeyHistory, KeyUse, PublicKey};

use super::voice::{out, say};
use crate::compose::{self, Failure};
use crate::config::Config;
use crate::keys::{self, Ring, Seal};

/// Commands about the keys of certificates. A server that runs keeps the keys it started with: restart every one
/// after a change.
#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    /// List the keys and what became of them
    List,
    /// Print the public log of keys, after checking that nobody altered it
    Log,
    /// Make the next pair of keys known, so that everybody has it before it signs
    Announce,
    /// Let the announced keys sign; those that signed so far retire and what they signed stays good
    Rotate {
        /// Do not wait a day for others to hear of the new keys
        #[arg(long)]
        now: bool,
    },
    /// Give up a key that others may have got hold of, and the whole pair with it: nothing either signed counts any
    /// more, and new keys sign at once. Keys that are announced beside it are given up too
    GiveUp {
        /// The key's name, as `stipple keys list` prints it
        name: String,
        /// Why, in words that anybody may read
        #[arg(long)]
        reason: String,
    },
    /// List the certificates that a key or its partner signed
    Affected {
        /// The key's name
        name: String,
    },
    /// Issue every certificate in force that a given-up key or its partner signed once more, with the good keys
    Reissue {
        /// The key's name
        name: String,
    },
    /// Seal the private keys to the identity in `STIPPLE_KEYS_IDENTITY`
    Seal,
    /// Make an age identity to seal keys to
    Identity {
        /// The file to write; keep it apart from the data folder
        file: PathBuf,
    },
}

impl Keys {
    /// Runs the command.
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode, Failure> {
        match self {
            Self::List => list(&compose::ring(config)?),
            Self::Log => out(format_args!("{}", compose::ring(config)?.log().text())),
            Self::Announce => {
                let keys = compose::ring(config)?.announce(SystemClock.now())?;
                say!("Announced, to sign from the next rotation on:\n{}", names(&keys));
                say!("Restart the servers, wait a day, then `stipple keys rotate`.");
            }
            Self::Rotate { now } => {
                let keys = compose::ring(config)?.rotate(now, SystemClock.now())?;
                say!("These sign from now on:\n{}", names(&keys));
                say!("Restart the servers.");
            }
            Self::GiveUp { name, reason } => give_up(config, &name, reason).await?,
            Self::Affected { name } => {
                let academy = compose::academy(config, Limits::lifted()).await?;
                let pair = pair(&compose::ring(config)?, &name);
                tell(&operator::affected(&academy, &pair).await?);
                academy.store.clone().close().await?;
            }
            Self::Reissue { name } => reissue(config, &name).await?,
            Self::Seal => say!("{} private key(s) sealed.", compose::ring(config)?.seal_all()?),
            Self::Identity { file } => identity(&file)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn list(ring: &Ring) {
    for history in ring.log().keys() {
        let since = history.since().map(|at| at.date().to_string()).unwrap_or_default();
        let usage = match history.key.usage() {
            KeyUse::Token => "ES256",
            KeyUse::Proof => "Ed25519",
        };
        say!("{}\t{usage}\t{}\t{since}", history.key.name(), keys::word(history.state()));
    }
}

async fn give_up(config: &Config, name: &str, reason: String) -> Result<(), Failure> {
    let mut ring = compose::ring(config)?;
    let lost = ring.give_up(name, reason, SystemClock.now())?;
    say!("Given up:\n{}\nRestart the servers now.", names(&lost));
    let academy = compose::academy(config, Limits::lifted()).await?;
    tell(&operator::affected(&academy, &pair(&ring, name)).await?);
    say!("Then `stipple keys reissue {name}` issues those in force once more.");
    academy.store.clone().close().await?;
    Ok(())
}

/// The key of this name and its partners.
fn pair(ring: &Ring, name: &str) -> Vec<String> {
    let partners = ring.log().partners(name).map(|history| history.key.name().to_owned());
    std::iter::once(name.to_owned()).chain(partners).collect()
}

async fn reissue(config: &Config, name: &str) -> Result<(), Failure> {
    let ring = compose::ring(config)?;
    let pair = pair(&ring, name);
    let is_good = |name: &&String| !ring.log().find(name).is_some_and(KeyHistory::is_given_up);
    if let Some(good) = pair.iter().find(is_good) {
        let first = format!("{good} is not given up; `stipple keys give-up {name} --reason …` comes first");
        return Err(first.into());
    }
    let academy = compose::academy(config, Limits::lifted()).await?;
    issue_again(&academy, &pair).await?;
    academy.store.clone().close().await?;
    Ok(())
}

async fn issue_again(academy: &Academy, pair: &[String]) -> Result<(), Failure> {
    let affected = operator::affected(academy, pair).await?;
    for certificate in affected.iter().filter(|certificate| certificate.in_force) {
        let reason = "The key it was signed with was given up.".to_owned();
        let next = operator::issue_again(academy, &certificate.code, reason).await?;
        say!("{}\t{next}\t{}", certificate.code, certificate.holder);
    }
    Ok(())
}

fn tell(affected: &[Affected]) {
    for certificate in affected {
        let standing = if certificate.in_force { "in force" } else { "not in force" };
        say!("{}\t{standing}\t{}", certificate.code, certificate.holder);
    }
    let in_force = affected.iter().filter(|certificate| certificate.in_force).count();
    say!("{} certificate(s) carry a signature of this pair, {in_force} of them in force.", affected.len());
}

fn identity(file: &std::path::Path) -> Result<(), Failure> {
    let mut made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .map_err(|error| format!("{}: {error}", file.display()))?;
    made.write_all(Seal::new_identity().as_bytes())?;
    made.sync_all()?;
    say!("Set STIPPLE_KEYS_IDENTITY={} and run `stipple keys seal`.", file.display());
    say!("Whoever loses this file loses the keys: keep a copy where no copy of the data is.");
    Ok(())
}

fn names(keys: &[PublicKey]) -> String {
    keys.iter().map(|key| format!("  {}", key.name())).collect::<Vec<_>>().join("\n")
}
