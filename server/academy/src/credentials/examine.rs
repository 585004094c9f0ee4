//! Checking what somebody shows: a code, a link, or a document that may be anybody's.

use std::net::IpAddr;
use std::time::Duration;

use contract::credentials::{
    Asked, ExaminationView, IssuerView, KeptView, OnRecordView, StatedView, VerificationView,
};
use credential::{Enquiry, ForeignReport, Found, Named, Presented};
use domain::credentials::{Cause, CheckOutcome, Code, Source, Unreadable, Verdict};
use domain::id::CredentialId;
use domain::policy::{self, VerifyCredential, authorize};
use domain::{Locale, Viewer};
use store::credentials::{self as kept, Credential};
use tokio::time::{Instant, timeout_at};

use super::finding::Finding;
use super::{on_record, record, succession, verify};
use crate::{Academy, Error, Result};

/// How long other sites are waited for, all together.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many files are taken apart at once: each takes a core for a moment.
static TABLE: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(2);

/// Checks `shown`. Nothing is kept of it, in the database or in a log.
pub(super) async fn examine(
    academy: &Academy,
    shown: Vec<u8>,
    asked: Asked,
    from: IpAddr,
    locale: Locale,
) -> Result<std::result::Result<Box<ExaminationView>, Unreadable>> {
    authorize::<VerifyCredential>(&Viewer::Visitor, policy::Academy)?;
    academy.desk().lookup(from)?;
    let Presented { source, found } = match take_apart(shown).await? {
        Ok(presented) => presented,
        Err(unreadable) => return Ok(Err(unreadable)),
    };
    let view = match &found {
        Found::Code { origin: Some(origin), .. } if !is_own(academy, origin) => {
            return Ok(Err(Unreadable::Elsewhere));
        }
        Found::Code { key, .. } => {
            let view = verify::kept_certificate(academy, key, asked, locale).await?;
            looked_up(source, academy, view)
        }
        Found::Token(_) | Found::Document(_) => document(academy, source, &found, asked, locale).await?,
    };
    Ok(Ok(Box::new(view)))
}

async fn take_apart(shown: Vec<u8>) -> Result<std::result::Result<Presented, Unreadable>> {
    let failed = |error| Error::internal("taking a file apart", error);
    let _turn = TABLE.acquire().await.map_err(|error| Error::internal("taking a file apart", error))?;
    tokio::task::spawn_blocking(move || credential::find(&shown)).await.map_err(failed)
}

fn is_own(academy: &Academy, origin: &str) -> bool {
    academy.signer.issuer().url.to_string().trim_end_matches('/') == origin
}

fn looked_up(source: Source, academy: &Academy, view: VerificationView) -> ExaminationView {
    let VerificationView { code, verdict, as_of, record, checks, on_record, next, record_json, .. } = view;
    let issuer = academy.signer.issuer();
    let issuer = record.as_ref().map_or_else(
        || IssuerView {
            id: issuer.did.to_string(),
            name: Some(issuer.name.clone()),
            url: Some(issuer.url.to_string()),
        },
        |record| IssuerView {
            id: record.issuer_did.clone(),
            name: Some(record.issuer.clone()),
            url: Some(record.issuer_url.clone()),
        },
    );
    let stated = record.as_ref().map(|record| StatedView {
        holder: Some(record.holder.clone()),
        achievement: record.title.clone(),
        description: Some(record.description.clone()),
        criteria: Some(record.criteria.clone()),
        license_number: Some(record.license_number.clone()),
        valid_from: Some(record.issued_at),
        valid_until: Some(record.valid_until),
    });
    ExaminationView {
        source,
        ours: !matches!(verdict, Verdict::Altered | Verdict::Unchecked),
        verdict,
        theirs: None,
        as_of,
        issuer: Some(issuer),
        stated,
        checks,
        on_record,
        kept: record.map(|record| KeptView { code, record, next, record_json }),
    }
}

/// Whose document it is decides how it is read: what names this academy anywhere has to be written as this academy
/// writes, to the letter; what names nobody too.
async fn document(
    academy: &Academy,
    source: Source,
    found: &Found,
    asked: Asked,
    locale: Locale,
) -> Result<ExaminationView> {
    let named = Named::of(found);
    let known = match named.uuid() {
        Some(id) => kept::credential(academy.store.reader(), CredentialId::new(id)).await?,
        None => None,
    };
    // The address that the academy had when it issued a certificate may not be the one it has now.
    let then = known.as_ref().and_then(|known| record::read(known).ok()).map(|record| record.issuer.did);
    let own = named.is_anonymous()
        || named.names(academy.signer.issuer().did.as_str())
        || then.is_some_and(|did| named.names(did.as_str()));
    let claimed = IssuerView {
        id: named.issuer().unwrap_or_default().to_owned(),
        name: named.issuer_name().map(str::to_owned),
        url: None,
    };
    let claimed = (!claimed.id.is_empty()).then_some(claimed);
    if own {
        let mut finding = Finding::make(academy, known, found, asked).await?;
        if finding.verdict() == Verdict::Unchecked && finding.kept.is_some() {
            // As for a look-up: the standing may have changed between two reads.
            finding = Finding::make(academy, finding.kept, found, asked).await?;
        }
        let remembered = remembered(academy, &finding, found).await?;
        let view = of_ours(academy, source, found, finding, claimed, locale);
        return Ok(with_what_is_remembered(view, remembered));
    }
    let report = ask_strangers(academy, found, asked).await;
    Ok(of_theirs(source, report, claimed))
}

/// What the register knows besides about a document: what it remembers of the moment, and what followed the certificate.
struct Remembered {
    on_record: Option<OnRecordView>,
    next: Option<(Code, Cause)>,
}

async fn remembered(academy: &Academy, finding: &Finding, found: &Found) -> Result<Remembered> {
    let Some(kept) = &finding.kept else { return Ok(Remembered { on_record: None, next: None }) };
    let on_record = if is_kept(kept, found) {
        on_record::of_kept(academy, finding).await?
    } else {
        on_record::of_document(academy, finding).await?
    };
    Ok(Remembered { on_record, next: succession::next(academy.store.reader(), kept).await? })
}

fn with_what_is_remembered(view: ExaminationView, remembered: Remembered) -> ExaminationView {
    let Remembered { on_record, next } = remembered;
    let kept = view.kept.map(|kept| KeptView { next, ..kept });
    ExaminationView { on_record, kept, ..view }
}

fn of_ours(
    academy: &Academy,
    source: Source,
    found: &Found,
    finding: Finding,
    claimed: Option<IssuerView>,
    locale: Locale,
) -> ExaminationView {
    let verdict = finding.verdict();
    let Finding { kept, record, report, .. } = finding;
    let genuine = verdict != Verdict::Altered;
    let authentic = report.authenticity() == CheckOutcome::Pass;
    // Whoever stole a key may have written anything under the number of a certificate whose standing is known.
    let known = authentic || kept.as_ref().is_some_and(|kept| is_kept(kept, found));
    let verdict = if genuine && !known { Verdict::Unchecked } else { verdict };
    let ours = genuine && (authentic || verdict != Verdict::Unchecked);
    let checks = verify::checks(&report, kept.is_none() || record.is_some());
    let (as_of, statement) = (report.as_of, report.statement.filter(|_| genuine));
    let kept = kept.zip(record).filter(|_| ours).map(|(kept, record)| KeptView {
        code: kept.code,
        record: verify::stated(academy, &record, locale),
        next: None,
        record_json: kept.record,
    });
    let issuer = statement.as_ref().map(|statement| IssuerView {
        id: statement.issuer.clone(),
        name: Some(statement.issuer_name.clone()),
        url: Some(statement.issuer_url.clone()),
    });
    ExaminationView {
        source,
        ours,
        verdict,
        theirs: None,
        as_of,
        issuer: issuer.or(claimed),
        stated: statement.map(StatedView::from),
        checks,
        on_record: None,
        kept,
    }
}

/// Whether this is the very document that the register keeps, as token or as what is inside it.
fn is_kept(kept: &Credential, found: &Found) -> bool {
    let parsed = |json: &str| serde_json::from_str::<serde_json::Value>(json).ok();
    match found {
        Found::Token(token) => *token == kept.jwt,
        Found::Document(json) => {
            let inside = credential::embedded_credential(kept.jwt.as_bytes());
            inside.is_some_and(|inside| parsed(&inside).is_some_and(|inside| Some(inside) == parsed(json)))
        }
        Found::Code { .. } => false,
    }
}

/// Gets what is wanted to check another issuer's document: its keys, and only if it is genuine its status list.
async fn ask_strangers(academy: &Academy, found: &Found, asked: Asked) -> ForeignReport {
    let now = academy.now();
    let at = asked.at.unwrap_or(now);
    let deadline = Instant::now() + PATIENCE;
    let get = async |url: Option<String>| {
        let got = timeout_at(deadline, academy.strangers.get(&url?)).await;
        got.ok()?.ok()
    };
    let enquiry = match Enquiry::open(found, at) {
        Ok(enquiry) => enquiry,
        Err(report) => return *report,
    };
    let document = get(enquiry.keys_url()).await;
    match enquiry.check(document.as_deref(), at) {
        Ok(attestation) => {
            let list = get(attestation.status_list().map(str::to_owned)).await;
            attestation.conclude(list.as_deref(), at, now)
        }
        Err(report) => *report,
    }
}

fn of_theirs(source: Source, report: ForeignReport, claimed: Option<IssuerView>) -> ExaminationView {
    let conclusion = report.conclusion();
    let checks = verify::checks(&report, true);
    let (as_of, statement) = (report.as_of, report.statement);
    let issuer = statement.as_ref().map(|statement| IssuerView {
        id: statement.issuer.clone(),
        name: statement.issuer_name.clone(),
        url: statement.issuer_url.clone(),
    });
    ExaminationView {
        source,
        ours: false,
        verdict: Verdict::NotOurs,
        theirs: Some(conclusion),
        as_of,
        issuer: issuer.or(claimed),
        stated: statement.map(StatedView::from),
        checks,
        on_record: None,
        kept: None,
    }
}
