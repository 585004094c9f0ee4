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
use credential::{KeyState, KeyUse, PublicKey};

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
    /// Give up a key that others may have got hold of: nothing it signed counts any more
    GiveUp {
        /// The key's name, as `stipple keys list` prints it
        name: String,
        /// Why, in words that anybody may read
        #[arg(long)]
        reason: String,
    },
    /// List the certificates that a key signed
    Affected {
        /// The key's name
        name: String,
    },
    /// Issue every certificate in force that a given-up key signed once more, with the good keys
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
            Self::Log => print!("{}", compose::ring(config)?.log().text()),
            Self::Announce => {
                let keys = compose::ring(config)?.announce(SystemClock.now())?;
                println!("Announced, to sign from the next rotation on:\n{}", names(&keys));
                println!("Restart the servers, wait a day, then `stipple keys rotate`.");
            }
            Self::Rotate { now } => {
                let keys = compose::ring(config)?.rotate(now, SystemClock.now())?;
                println!("These sign from now on:\n{}", names(&keys));
                println!("Restart the servers.");
            }
            Self::GiveUp { name, reason } => give_up(config, &name, reason).await?,
            Self::Affected { name } => {
                let academy = compose::academy(config, Limits::lifted()).await?;
                tell(&operator::affected(&academy, &name).await?);
                academy.store.clone().close().await?;
            }
            Self::Reissue { name } => reissue(config, &name).await?,
            Self::Seal => println!("{} private key(s) sealed.", compose::ring(config)?.seal_all()?),
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
        println!("{}\t{usage}\t{}\t{since}", history.key.name(), keys::word(history.state()));
    }
}

async fn give_up(config: &Config, name: &str, reason: String) -> Result<(), Failure> {
    compose::ring(config)?.give_up(name, reason, SystemClock.now())?;
    println!("{name} is given up. Restart the servers now.");
    let academy = compose::academy(config, Limits::lifted()).await?;
    tell(&operator::affected(&academy, name).await?);
    println!("Then `stipple keys reissue {name}` issues those in force once more.");
    academy.store.clone().close().await?;
    Ok(())
}

async fn reissue(config: &Config, name: &str) -> Result<(), Failure> {
    let academy = compose::academy(config, Limits::lifted()).await?;
    let given_up = compose::ring(config)?
        .log()
        .find(name)
        .is_some_and(|history| matches!(history.state(), KeyState::Compromised { .. }));
    if !given_up {
        return Err(format!("{name} is not given up; nothing is to be issued once more").into());
    }
    issue_again(&academy, name).await?;
    academy.store.clone().close().await?;
    Ok(())
}

async fn issue_again(academy: &Academy, name: &str) -> Result<(), Failure> {
    let affected = operator::affected(academy, name).await?;
    for certificate in affected.iter().filter(|certificate| certificate.in_force) {
        let reason = "The key it was signed with was given up.".to_owned();
        let next = operator::issue_again(academy, &certificate.code, reason).await?;
        println!("{}\t{next}\t{}", certificate.code, certificate.holder);
    }
    Ok(())
}

fn tell(affected: &[Affected]) {
    for certificate in affected {
        let standing = if certificate.in_force { "in force" } else { "not in force" };
        println!("{}\t{standing}\t{}", certificate.code, certificate.holder);
    }
    let in_force = affected.iter().filter(|certificate| certificate.in_force).count();
    println!("{} certificate(s) carry this key's signature, {in_force} of them in force.", affected.len());
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
    println!("Set STIPPLE_KEYS_IDENTITY={} and run `stipple keys seal`.", file.display());
    println!("Whoever loses this file loses the keys: keep a copy where no copy of the data is.");
    Ok(())
}

fn names(keys: &[PublicKey]) -> String {
    keys.iter().map(|key| format!("  {}", key.name())).collect::<Vec<_>>().join("\n")
}
