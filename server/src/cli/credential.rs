//! `stipple credential verify FILE|URL|CODE|-`

mod offline;
mod page;
mod shown;

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::ExitCode;

use academy::identity::Limits;
use academy::{Academy, Clock as _, SystemClock};
use app::credentials::words;
use clap::{Args, Subcommand};
use contract::Fault;
use contract::credentials::{Asked, CheckView, ExaminationView};
use domain::Locale;
use domain::credentials::{CheckOutcome, Conclusion, Unreadable, Verdict};
use serde::Serialize;
use serde_json::json;
use time::OffsetDateTime;

use super::voice::{complain, say};
use crate::compose::{self, Failure};
use crate::config::Config;
use crate::http::{self, Examination};

/// Commands about certificates.
#[derive(Debug, Subcommand)]
pub(crate) enum Credential {
    /// Check a certificate of any kind
    #[command(after_help = EXIT_STATUS)]
    Verify(Verify),
    /// Write a page that checks certificates without any server, with the keys and lists of this moment
    Page(page::Page),
}

const EXIT_STATUS: &str = "Exit status:
  0  valid (of another issuer, too: the first line says so)
  1  the command was used wrongly, or a file, the database or an address is out of reach
  2  not genuine: altered, forged, unknown, or no certificate at all
  3  genuine but not in force: expired, suspended, revoked, replaced, or not begun
  4  a check could not be made, so nothing is promised";

/// What to check, and how.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// A file (signed document, JSON, PNG or SVG badge, PDF), `-` to read one from standard input, the address of a
    /// certificate's page or file, or a code
    #[arg(value_name = "FILE|URL|CODE|-")]
    certificate: String,
    /// Judge it for this date (its end, UTC) or moment (RFC 3339) instead of now
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
    /// Ask neither the academy's database nor any other machine
    #[arg(long, requires = "did_document")]
    offline: bool,
    /// The issuer's saved DID document (`/.well-known/did.json`) to check with
    #[arg(long, value_name = "FILE", requires = "offline")]
    did_document: Option<PathBuf>,
    /// The saved status list that the certificate names, as JWT or as JSON; it has to be of the time the certificate is
    /// judged for
    #[arg(long, value_name = "FILE", requires = "offline")]
    status_list: Option<PathBuf>,
}

/// Used wrongly, or something is out of reach.
const FAILED: u8 = 1;
/// Not genuine.
const NOT_GENUINE: u8 = 2;
/// Genuine, but not in force.
const NOT_IN_FORCE: u8 = 3;
/// Could not be checked.
const UNCHECKED: u8 = 4;

impl Credential {
    /// Runs the command on this academy's records.
    pub(crate) async fn run(self, config: &Config) -> ExitCode {
        match self {
            Self::Verify(command) => ended(command.online(config).await),
            Self::Page(command) => ended(command.run(config).await.map(|()| 0)),
        }
    }

    /// Whether the command wants no academy.
    pub(crate) fn is_offline(&self) -> bool {
        matches!(self, Self::Verify(command) if command.offline)
    }

    /// Runs the command with nothing but the files it names.
    pub(crate) fn run_offline(&self) -> ExitCode {
        match self {
            Self::Verify(command) => ended(command.without_academy()),
            Self::Page(_) => ExitCode::from(FAILED),
        }
    }
}

fn ended(outcome: Result<u8, Failure>) -> ExitCode {
    ExitCode::from(outcome.unwrap_or_else(|failure| {
        complain!("stipple: {failure}");
        FAILED
    }))
}

impl Verify {
    async fn online(&self, config: &Config) -> Result<u8, Failure> {
        let at = self.moment(SystemClock.now())?;
        let academy = compose::academy(config, Limits::lifted()).await?;
        let shown = shown::read(&self.certificate, Some((&academy, &config.public_url))).await?;
        let asked = Asked { at, thorough: true };
        self.examine(&academy, config, shown, asked).await
    }

    async fn examine(
        &self,
        academy: &Academy,
        config: &Config,
        shown: Vec<u8>,
        asked: Asked,
    ) -> Result<u8, Failure> {
        let from = IpAddr::V4(Ipv4Addr::LOCALHOST);
        match academy.ports().credentials.examine(shown, asked, from, Locale::En).await {
            Ok(Ok(view)) => {
                let status = status(&view);
                if self.json {
                    print(&Examination::of(&config.public_url, *view))?;
                } else {
                    tell(&view);
                }
                Ok(status)
            }
            Ok(Err(reason)) => self.unreadable(reason),
            Err(Fault::NotFound) => {
                if self.json {
                    print(&json!({"verdict": "not_found"}))?;
                } else {
                    say!("Not found: no certificate has this code.");
                }
                Ok(NOT_GENUINE)
            }
            Err(fault) => Err(fault.into()),
        }
    }

    fn unreadable(&self, reason: Unreadable) -> Result<u8, Failure> {
        if self.json {
            print(&json!({"reason": reason, "detail": reason.to_string()}))?;
        } else {
            say!("Not a certificate: {reason}.");
        }
        Ok(NOT_GENUINE)
    }

    fn moment(&self, now: OffsetDateTime) -> Result<Option<OffsetDateTime>, Failure> {
        let Some(text) = &self.at else { return Ok(None) };
        let at = http::moment(text, now).ok_or_else(|| {
            format!("--at {text}: write a date such as 2027-03-14 or a moment such as 2027-03-14T09:30:00Z")
        })?;
        Ok(Some(at))
    }
}

fn status(view: &ExaminationView) -> u8 {
    match (&view.verdict, view.theirs) {
        (Verdict::NotOurs, theirs) => of_conclusion(theirs.unwrap_or(Conclusion::Unchecked)),
        (Verdict::Valid, _) => 0,
        (Verdict::Altered, _) => NOT_GENUINE,
        (
            Verdict::Expired { .. }
            | Verdict::Suspended { .. }
            | Verdict::Revoked { .. }
            | Verdict::Superseded { .. }
            | Verdict::NotYetValid { .. },
            _,
        ) => NOT_IN_FORCE,
        (Verdict::Unchecked, _) => UNCHECKED,
    }
}

fn of_conclusion(conclusion: Conclusion) -> u8 {
    match conclusion {
        Conclusion::Valid => 0,
        Conclusion::Altered => NOT_GENUINE,
        Conclusion::NotYetValid | Conclusion::Expired | Conclusion::Withdrawn => NOT_IN_FORCE,
        Conclusion::Unchecked => UNCHECKED,
    }
}

fn tell(view: &ExaminationView) {
    say!("{}", words::verdict(Locale::En, &view.verdict));
    if let Some(theirs) = view.theirs {
        say!("{}", words::conclusion(Locale::En, theirs));
    }
    if let Verdict::Suspended { reason, .. } | Verdict::Revoked { reason, .. } = &view.verdict {
        say!("{reason}");
    }
    if let Verdict::Superseded { by, .. } = &view.verdict {
        say!("{by}");
    }
    if let Some(record) = &view.on_record {
        say!("{}", words::on_record(Locale::En, record, view.as_of));
    }
    let next = view.kept.as_ref().and_then(|kept| kept.next.as_ref());
    if let Some(next) = next.filter(|_| !matches!(view.verdict, Verdict::Superseded { .. })) {
        say!("{} {}", words::followed(Locale::En, next.1), next.0);
    }
    let issuer = view.issuer.as_ref().map(|issuer| (issuer.id.as_str(), issuer.name.as_deref()));
    let stated = view.stated.as_ref().map(|stated| {
        (stated.holder.as_deref(), stated.achievement.as_str(), stated.license_number.as_deref())
    });
    particulars(words::source(Locale::En, view.source), stated, issuer);
    lines(&view.checks);
}

/// What the document says about itself, on a line or two.
fn particulars(
    source: &str,
    stated: Option<(Option<&str>, &str, Option<&str>)>,
    issuer: Option<(&str, Option<&str>)>,
) {
    if let Some((holder, achievement, number)) = stated {
        let parts = [holder, Some(achievement), number];
        say!("{}", parts.into_iter().flatten().map(printable).collect::<Vec<_>>().join(" · "));
    }
    match issuer {
        Some((id, Some(name))) => say!("In {source}, issued by {} ({})", printable(name), printable(id)),
        Some((id, None)) => say!("In {source}, issued by {}", printable(id)),
        None => say!("In {source}"),
    }
}

/// Foreign text on its way to a terminal, which obeys control characters.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn lines(checks: &[CheckView]) {
    for check in checks {
        let word = match check.outcome {
            CheckOutcome::Pass => "ok     ",
            CheckOutcome::Fail => "FAIL   ",
            CheckOutcome::Unknown => "unknown",
            CheckOutcome::Needless => "none   ",
        };
        let why = check.why.as_ref().map(|why| format!(". {}", words::why(Locale::En, why)));
        say!("{word} {}{}", words::check(Locale::En, check.check), why.unwrap_or_default());
    }
}

fn print(answer: &impl Serialize) -> Result<(), Failure> {
    say!("{}", serde_json::to_string_pretty(answer)?);
    Ok(())
}
