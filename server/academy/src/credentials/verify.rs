//! Checking a certificate, for anybody.

use std::net::IpAddr;

use contract::credentials::{
    Asked, AssessmentView, CasesView, Check, CheckView, CountedEducationView, LevelView, QuizMarkView,
    RecordView, RenewalBasisView, StatedPrerequisiteView, VerificationView, Why,
};
use credential::record::{
    AssessedAssignment, CredentialRecord, HeldPrerequisite, QuizMark, RenewalBasis, StatedProof,
};
use credential::{Found, Reason, Report};
use domain::credentials::{CheckOutcome, Code, CodeKey, Verdict};
use domain::id::CredentialId;
use domain::policy::{self, VerifyCredential, authorize};
use domain::{Locale, Viewer};
use store::credentials as kept;

use super::finding::Finding;
use super::{on_record, succession, versions};
use crate::{Academy, Error, Result};

/// Checks the certificate with this code as a stranger would: signature, key, times, status list; and that the
/// register says the same.
///
/// Guessing codes leads nowhere: of 2⁶⁰ there are a few million at most, each guess is counted for its address before
/// anything is looked up, and for a code that was never issued the work is always the same, one probe of a unique index
/// which compares folded texts as a whole. How near a guess came shows neither in the answer nor in its time.
pub(super) async fn look_up(
    academy: &Academy,
    key: &CodeKey,
    asked: Asked,
    from: IpAddr,
    locale: Locale,
) -> Result<VerificationView> {
    authorize::<VerifyCredential>(&Viewer::Visitor, policy::Academy)?;
    academy.desk().lookup(from)?;
    kept_certificate(academy, key, asked, locale).await
}

/// The certificate with this code, checked; the look-up has been counted.
pub(super) async fn kept_certificate(
    academy: &Academy,
    key: &CodeKey,
    asked: Asked,
    locale: Locale,
) -> Result<VerificationView> {
    let make = async || {
        let kept = kept::credential_by_key(academy.store.reader(), key).await?.ok_or(Error::NotFound)?;
        let token = Found::Token(kept.jwt.clone());
        Finding::make(academy, Some(kept), &token, asked).await
    };
    let mut finding = make().await?;
    if finding.verdict() == Verdict::Unchecked {
        // The standing may have changed between two reads; if it is not that, nothing is promised.
        finding = make().await?;
    }
    let on_record = on_record::of_kept(academy, &finding).await?;
    let next = match &finding.kept {
        Some(kept) => succession::next(academy.store.reader(), kept).await?,
        None => None,
    };
    let view = view(finding, academy, locale).ok_or(Error::NotFound)?;
    Ok(VerificationView { on_record, next, ..view })
}

/// How often the certificate's standing has changed.
pub(super) async fn revision(academy: &Academy, key: &CodeKey) -> Result<Option<u64>> {
    authorize::<VerifyCredential>(&Viewer::Visitor, policy::Academy)?;
    versions::version(academy, key).await
}

/// The code of a certificate known by its id, which only its signed document tells.
pub(super) async fn code(academy: &Academy, id: CredentialId) -> Result<Code> {
    authorize::<VerifyCredential>(&Viewer::Visitor, policy::Academy)?;
    let found = kept::credential(academy.store.reader(), id).await?;
    found.map(|certificate| certificate.code).ok_or(Error::NotFound)
}

/// `None` for what the register does not know.
fn view(finding: Finding, academy: &Academy, locale: Locale) -> Option<VerificationView> {
    let verdict = finding.verdict();
    let Finding { kept, record, report, .. } = finding;
    let kept = kept?;
    let believed = record.as_ref().filter(|_| verdict != Verdict::Altered);
    Some(VerificationView {
        record: believed.map(|record| stated(academy, record, locale)),
        checks: checks(&report, record.is_some()),
        as_of: report.as_of,
        code: kept.code,
        verdict,
        on_record: None,
        next: None,
        list: kept.place.list,
        record_json: kept.record,
        jwt: kept.jwt,
    })
}

/// Every field of a record, and whether its course is still taught.
pub(super) fn stated(academy: &Academy, record: &CredentialRecord, locale: Locale) -> RecordView {
    let taught = academy.catalogue.course(&record.achievement.course).is_some();
    record_view(record, taught, locale)
}

/// The checks; that the register holds no `readable` record is one too.
pub(super) fn checks<S>(report: &Report<S>, readable: bool) -> Vec<CheckView> {
    let mut checks: Vec<_> = report.checks.iter().map(CheckView::from).collect();
    if !readable {
        checks.push(CheckView {
            check: Check::Record,
            outcome: CheckOutcome::Fail,
            why: Some(Why::RecordDiffers),
            reason: Some(Reason::RecordDiffers.code().to_owned()),
        });
    }
    checks
}

/// Every field of a record, in the reader's language.
pub(super) fn record_view(record: &CredentialRecord, taught: bool, locale: Locale) -> RecordView {
    RecordView {
        holder: record.holder.name.clone(),
        holder_id: record.holder.id.to_string(),
        email_hash: record.holder.email.hash.clone(),
        email_salt: record.holder.email.salt.clone(),
        title: record.achievement.name.get(locale).clone(),
        description: record.achievement.description.get(locale).clone(),
        criteria: record.achievement.criteria.get(locale).clone(),
        scope: record.scope.get(locale).clone(),
        license_number: record.license_number.clone(),
        hours: record.achievement.hours,
        issued_at: record.issued_at,
        valid_until: record.valid_until,
        quizzes: record.quiz_marks.iter().map(|mark| quiz_mark(mark, locale)).collect(),
        assessments: record.assessments.iter().map(|work| assessment(work, locale)).collect(),
        mentors: record.mentors.clone(),
        cases: cases(record, locale),
        prerequisites: record.prerequisites.iter().map(prerequisite).collect(),
        renewal: record.renewal.as_ref().map(|renewal| renewal_basis(renewal, locale)),
        edition: record.edition,
        previous: record.previous.as_ref().map(|previous| (previous.code.clone(), previous.cause)),
        awarded_at: record.awarded_at,
        issuer: record.issuer.name.clone(),
        issuer_url: record.issuer.url.to_string(),
        issuer_did: record.issuer.did.to_string(),
        course: (record.achievement.course.clone(), taught),
        course_revision: record.course_revision.to_string(),
        rubric_revisions: record.rubric_revisions.iter().map(ToString::to_string).collect(),
        language: record.language,
        id: record.credential_url(),
        version: record.version.into(),
    }
}

fn assessment(work: &AssessedAssignment, locale: Locale) -> AssessmentView {
    let criteria = work.criteria.iter();
    AssessmentView {
        title: work.title.get(locale).clone(),
        surface: work.surface,
        rounds: work.rounds,
        approved_at: work.approved_at,
        reviewer: work.reviewer.clone(),
        levels: criteria
            .map(|criterion| LevelView { title: criterion.title.get(locale).clone(), level: criterion.level })
            .collect(),
        photos: work.evidence.iter().map(ToString::to_string).collect(),
    }
}

fn quiz_mark(mark: &QuizMark, locale: Locale) -> QuizMarkView {
    QuizMarkView { title: mark.title.get(locale).clone(), percent: mark.percent }
}

fn cases(record: &CredentialRecord, locale: Locale) -> CasesView {
    let categories = record.cases.categories.iter();
    CasesView {
        total: record.cases.total,
        live_models: record.cases.live_models,
        categories: categories.map(|one| (one.name.get(locale).clone(), one.count)).collect(),
    }
}

fn prerequisite(held: &HeldPrerequisite) -> StatedPrerequisiteView {
    let (checked_by, on) = match &held.proof {
        StatedProof::SelfDeclared { on } => (None, *on),
        StatedProof::Checked { by, on } => (Some(by.clone()), *on),
    };
    StatedPrerequisiteView {
        kind: held.kind,
        provider: held.provider.clone(),
        issued_on: held.issued_on,
        expires_on: held.expires_on,
        checked_by,
        on,
    }
}

fn renewal_basis(renewal: &RenewalBasis, locale: Locale) -> RenewalBasisView {
    let education = renewal.education.iter().map(|counted| CountedEducationView {
        title: counted.title.clone(),
        provider: counted.provider.clone(),
        completed_on: counted.completed_on,
        hours: counted.hours,
    });
    RenewalBasisView {
        education: education.collect(),
        quizzes: renewal.quiz_marks.iter().map(|mark| quiz_mark(mark, locale)).collect(),
    }
}
