//! Checking without an academy: the certificate, the issuer's saved keys, and its saved status list, if there is one.

use std::fs;
use std::path::Path;

use academy::credentials::operator;
use academy::{Clock as _, SystemClock};
use app::credentials::words;
use contract::credentials::{CheckView, IssuerView, StatedView};
use credential::{
    Depth, DidDocument, Enquiry, ForeignReport, Found, KeySet, Named, Presented, Report, StatusSource,
};
use domain::Locale;
use domain::credentials::{Conclusion, Source};
use serde::Serialize;
use time::OffsetDateTime;

use super::{Verify, lines, of_conclusion, particulars, print};
use crate::cli::voice::say;
use crate::compose::Failure;
use crate::http::{Checked, Issuer, Stated};

/// What was found out.
struct Judged {
    conclusion: Conclusion,
    as_of: OffsetDateTime,
    checks: Vec<CheckView>,
    issuer: Option<IssuerView>,
    stated: Option<StatedView>,
}

/// The same for programs.
#[derive(Serialize)]
struct Answer {
    source: Source,
    conclusion: Conclusion,
    #[serde(with = "time::serde::rfc3339")]
    as_of: OffsetDateTime,
    checks: Vec<Checked>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<Issuer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stated: Option<Stated>,
}

impl Verify {
    /// Checks with nothing but the files that are named.
    pub(super) fn without_academy(&self) -> Result<u8, Failure> {
        let now = SystemClock.now();
        let at = self.moment(now)?.unwrap_or(now);
        let document = file(self.did_document.as_deref())?.ok_or("--offline needs --did-document")?;
        let list = file(self.status_list.as_deref())?;
        let shown = futures::executor::block_on(super::shown::read(&self.certificate, None))?;
        let Presented { source, found } = match credential::find(&shown) {
            Ok(presented) => presented,
            Err(reason) => return self.unreadable(reason),
        };
        if let Found::Code { .. } = found {
            return Err("a code cannot be looked up offline; give the certificate's file".into());
        }
        let judged = judge(&found, &document, list.as_deref(), at);
        let status = of_conclusion(judged.conclusion);
        if self.json {
            print(&judged.answer(source))?;
        } else {
            judged.tell(source);
        }
        Ok(status)
    }
}

fn file(path: Option<&Path>) -> Result<Option<Vec<u8>>, Failure> {
    let Some(path) = path else { return Ok(None) };
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Some(bytes))
}

/// An academy's document is held to what academies write, to the letter; anybody else's is read as others write.
fn judge(found: &Found, document: &[u8], list: Option<&[u8]>, at: OffsetDateTime) -> Judged {
    let named = Named::of(found);
    match academy_keys(document) {
        Some(keys) if named.is_anonymous() || named.names(keys.issuer().as_str()) => {
            let status =
                list.map_or(StatusSource::Unavailable, |list| StatusSource::Signed(list.trim_ascii()));
            academys(credential::verify_found(found, Depth::Proof, &keys, status, at))
        }
        _ => {
            let report = match Enquiry::open(found, at).and_then(|enquiry| enquiry.check(Some(document), at))
            {
                Ok(attestation) => attestation.conclude(list, at, at),
                Err(report) => *report,
            };
            anybodys(report)
        }
    }
}

/// The keys in a DID document that is written as an academy writes it.
fn academy_keys(document: &[u8]) -> Option<KeySet> {
    let document: DidDocument = serde_json::from_slice(document).ok()?;
    document.key_set().ok()
}

fn academys(report: Report) -> Judged {
    let (conclusion, checks) = (report.conclusion(), operator::checks(&report));
    let issuer = report.statement.as_ref().map(|statement| IssuerView {
        id: statement.issuer.clone(),
        name: Some(statement.issuer_name.clone()),
        url: Some(statement.issuer_url.clone()),
    });
    let stated = report.statement.map(StatedView::from);
    Judged { conclusion, as_of: report.as_of, checks, issuer, stated }
}

fn anybodys(report: ForeignReport) -> Judged {
    let (conclusion, checks) = (report.conclusion(), operator::checks(&report));
    let issuer = report.statement.as_ref().map(|statement| IssuerView {
        id: statement.issuer.clone(),
        name: statement.issuer_name.clone(),
        url: statement.issuer_url.clone(),
    });
    let stated = report.statement.map(StatedView::from);
    Judged { conclusion, as_of: report.as_of, checks, issuer, stated }
}

impl Judged {
    fn answer(self, source: Source) -> Answer {
        Answer {
            source,
            conclusion: self.conclusion,
            as_of: self.as_of,
            checks: self.checks.into_iter().map(Checked::from).collect(),
            issuer: self.issuer.map(Issuer::from),
            stated: self.stated.map(Stated::from),
        }
    }

    fn tell(&self, source: Source) {
        say!("{}", words::conclusion(Locale::En, self.conclusion));
        let issuer = self.issuer.as_ref().map(|issuer| (issuer.id.as_str(), issuer.name.as_deref()));
        let stated = self.stated.as_ref().map(|stated| {
            (stated.holder.as_deref(), stated.achievement.as_str(), stated.license_number.as_deref())
        });
        particulars(words::source(Locale::En, source), stated, issuer);
        lines(&self.checks);
    }
}
