//! `stipple doctor`: tries everything the server needs and says what to do about what fails.

use std::process::ExitCode;

use super::voice::say;
use crate::compose::{self, Failure};
use crate::config::Config;
use crate::keys;
use crate::mail::Carrier;

/// How the command ends.
pub(crate) const EXIT_STATUS: &str = "Exit status:
  0  the server can run; lines with `warn` say what should be done all the same
  1  a line says FAIL";

/// What a check found, when nothing failed.
enum Seen {
    /// As it should be.
    Well(String),
    /// The server runs with it, and nobody should leave it so.
    Risky(String),
}

/// Runs every check, also after one has failed.
pub(crate) async fn run(config: &Config) -> Result<ExitCode, Failure> {
    let mut healthy = true;
    let mut report = |what: &str, outcome: Result<Seen, Failure>| match outcome {
        Ok(Seen::Well(detail)) => say!("ok    {what}: {detail}"),
        Ok(Seen::Risky(detail)) => say!("warn  {what}: {detail}"),
        Err(error) => {
            healthy = false;
            say!("FAIL  {what}: {error}");
        }
    };
    report("settings", Ok(Seen::Well(format!("public address {}", config.public_url))));
    report("curriculum", curriculum(config));
    report("database", database(config).await);
    report("photos", files(config).await);
    report("letters", Carrier::new(config).map(|carrier| Seen::Well(carrier.describe())));
    report("keys", session_key(config));
    report("keys of certificates", ring(config));
    if config.public_url.starts_with("http://") && !config.listen.ip().is_loopback() {
        report("address", Err("browsers refuse sign-in cookies over plain http; put a TLS proxy in front and set --public-url https://…".into()));
    }
    Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn curriculum(config: &Config) -> Result<Seen, Failure> {
    let catalogue = compose::curriculum(config)?;
    Ok(Seen::Well(format!("{} course(s)", catalogue.courses().len())))
}

fn session_key(config: &Config) -> Result<Seen, Failure> {
    keys::read_or_make(&config.data_dir, "session.key", keys::random_secret)?;
    Ok(Seen::Well("session key readable".to_owned()))
}

fn ring(config: &Config) -> Result<Seen, Failure> {
    let ring = compose::ring(config)?;
    ring.signing()?;
    let keys = ring.log().keys().len();
    match ring.lying_open()?.len() {
        0 => Ok(Seen::Well(format!("{keys} in the log, private ones sealed"))),
        open if ring.seals() => {
            Err(format!("{open} private key(s) lie open; run `stipple keys seal`").into())
        }
        open => Ok(Seen::Risky(format!(
            "{open} private key(s) lie open, so whoever copies the data folder can forge certificates; make an identity \
             elsewhere with `stipple keys identity FILE`, set STIPPLE_KEYS_IDENTITY to FILE, and run `stipple keys seal`"
        ))),
    }
}

async fn database(config: &Config) -> Result<Seen, Failure> {
    let store = compose::database(config).await?;
    store.ping().await?;
    store.close().await?;
    Ok(Seen::Well("answers, schema up to date".to_owned()))
}

async fn files(config: &Config) -> Result<Seen, Failure> {
    let blobs = compose::files(config)?;
    let digest = blobs.put(bytes::Bytes::from_static(b"stipple doctor")).await?;
    let found = blobs.get(&digest).await?;
    blobs.remove(&digest).await?;
    if found.is_some() {
        Ok(Seen::Well("written, read and removed".to_owned()))
    } else {
        Err("a file that was written cannot be found again".into())
    }
}
