//! `stipple credential verify FILE|URL|CODE`

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::process::ExitCode;

use academy::Academy;
use academy::credentials::operator;
use academy::identity::Limits;
use app::credentials::words;
use clap::Subcommand;
use contract::Fault;
use domain::Locale;
use domain::credentials::{CheckOutcome, CodeKey, Verdict};

use crate::compose::{self, Failure};
use crate::config::Config;

/// Commands about certificates.
#[derive(Debug, Subcommand)]
pub(crate) enum Credential {
    /// Check a certificate: exit status 0 if it is valid, 1 if it is not, 2 if it could not be checked
    Verify {
        /// A signed document (`.jwt`), the address of a certificate's page here, or a code
        certificate: String,
    },
}

/// Not valid.
const INVALID: u8 = 1;
/// Could not be checked: nothing is promised.
const UNCHECKED: u8 = 2;

impl Credential {
    /// Runs the command.
    pub(crate) async fn run(self, config: &Config) -> ExitCode {
        let Self::Verify { certificate } = self;
        match verify(config, &certificate).await {
            Ok(code) => ExitCode::from(code),
            Err(failure) => {
                eprintln!("stipple: {failure}");
                ExitCode::from(UNCHECKED)
            }
        }
    }
}

async fn verify(config: &Config, certificate: &str) -> Result<u8, Failure> {
    let academy = compose::academy(config, Limits::lifted()).await?;
    if Path::new(certificate).is_file() {
        let document = std::fs::read(certificate)?;
        return examine(&academy, document.trim_ascii()).await;
    }
    if let Some(key) = code(config, certificate)? {
        look_up(&academy, &key).await
    } else {
        println!("Not a certificate: neither a file, nor a page of this academy, nor a code.");
        Ok(UNCHECKED)
    }
}

/// The code somebody typed, or the one in the address of a certificate's page.
fn code(config: &Config, text: &str) -> Result<Option<CodeKey>, Failure> {
    if !text.contains("://") {
        return Ok(CodeKey::parse(text).ok());
    }
    let Some(path) = text.strip_prefix(&config.public_url) else {
        return Err("this address belongs to another site; save the signed document and give its file".into());
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let code = path.split('/').skip_while(|part| !matches!(*part, "verify" | "credentials")).nth(1);
    Ok(code.and_then(|code| CodeKey::parse(code).ok()))
}

async fn look_up(academy: &Academy, key: &CodeKey) -> Result<u8, Failure> {
    let from = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let view = match academy.ports().credentials.verify(key, from, Locale::En).await {
        Ok(view) => view,
        Err(Fault::NotFound) => {
            println!("Not found: no certificate has this code.");
            return Ok(INVALID);
        }
        Err(fault) => return Err(fault.into()),
    };
    println!("{}", words::verdict(Locale::En, &view.verdict));
    if let Some(record) = &view.record {
        println!("{} · {} · {}", record.holder, record.title, record.license_number);
    }
    for check in &view.checks {
        line(check.outcome, words::check(Locale::En, check.check));
    }
    Ok(match view.verdict {
        Verdict::Valid => 0,
        Verdict::Unchecked => UNCHECKED,
        _ => INVALID,
    })
}

async fn examine(academy: &Academy, document: &[u8]) -> Result<u8, Failure> {
    let report = operator::examine(academy, document).await?;
    let outcomes: Vec<_> = report.checks.iter().map(|check| CheckOutcome::from(&check.outcome)).collect();
    let (word, code) = if outcomes.contains(&CheckOutcome::Fail) {
        ("Not valid", INVALID)
    } else if outcomes.contains(&CheckOutcome::Unknown) {
        ("Could not be checked", UNCHECKED)
    } else {
        ("Valid", 0)
    };
    println!("{word}");
    if let Some(statement) = &report.statement {
        let holder = statement.holder.as_deref().unwrap_or_default();
        println!("{holder} · {} · {}", statement.achievement, statement.license_number);
    }
    for check in &report.checks {
        line(CheckOutcome::from(&check.outcome), check.name.code());
    }
    if let Some((_, reason)) = report.first_problem() {
        println!("{reason}");
    }
    Ok(code)
}

fn line(outcome: CheckOutcome, what: &str) {
    let word = match outcome {
        CheckOutcome::Pass => "ok     ",
        CheckOutcome::Fail => "FAIL   ",
        CheckOutcome::Unknown => "unknown",
        CheckOutcome::Needless => "none   ",
    };
    println!("{word} {what}");
}
