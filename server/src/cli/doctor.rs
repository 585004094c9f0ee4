//! `stipple doctor`: tries everything the server needs and says what to do about what fails.

use std::process::ExitCode;

use crate::compose::{self, Failure};
use crate::config::Config;
use crate::keys;
use crate::mail::Carrier;

/// Runs every check, also after one has failed.
pub(crate) async fn run(config: &Config) -> Result<ExitCode, Failure> {
    let mut healthy = true;
    let mut report = |what: &str, outcome: Result<String, Failure>| match outcome {
        Ok(detail) => println!("ok    {what}: {detail}"),
        Err(error) => {
            healthy = false;
            println!("FAIL  {what}: {error}");
        }
    };
    report("settings", Ok(format!("public address {}", config.public_url)));
    report(
        "curriculum",
        compose::curriculum(config).map(|catalogue| format!("{} course(s)", catalogue.courses().len())),
    );
    report("database", database(config).await);
    report("photos", files(config).await);
    report("letters", Carrier::new(config).map(|carrier| carrier.describe()));
    let session = keys::read_or_make(&config.data_dir, "session.key", keys::random_secret);
    report("keys", session.map(|_| "session key readable".to_owned()).map_err(Failure::from));
    report("keys of certificates", ring(config));
    if config.public_url.starts_with("http://") && !config.listen.ip().is_loopback() {
        report("address", Err("browsers refuse sign-in cookies over plain http; put a TLS proxy in front and set --public-url https://…".into()));
    }
    Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn ring(config: &Config) -> Result<String, Failure> {
    let ring = compose::ring(config)?;
    ring.signing()?;
    let keys = ring.log().keys().len();
    match ring.lying_open()?.len() {
        0 => Ok(format!("{keys} in the log, private ones sealed")),
        open if ring.seals() => {
            Err(format!("{open} private key(s) lie open; run `stipple keys seal`").into())
        }
        open => Ok(format!(
            "{keys} in the log; {open} private key(s) lie open, see OPERATIONS.md on sealing them"
        )),
    }
}

async fn database(config: &Config) -> Result<String, Failure> {
    let store = compose::database(config).await?;
    store.ping().await?;
    store.close().await?;
    Ok("answers, schema up to date".to_owned())
}

async fn files(config: &Config) -> Result<String, Failure> {
    let blobs = compose::files(config)?;
    let digest = blobs.put(bytes::Bytes::from_static(b"stipple doctor")).await?;
    let found = blobs.get(&digest).await?;
    blobs.remove(&digest).await?;
    if found.is_some() {
        Ok("written, read and removed".to_owned())
    } else {
        Err("a file that was written cannot be found again".into())
    }
}
