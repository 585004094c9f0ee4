//! Checking a certificate, for anybody.

use std::net::IpAddr;

use contract::credentials::{
    AssessmentView, CasesView, Check, CheckView, CountedEducationView, LevelView, QuizMarkView, RecordView,
    RenewalBasisView, StatedPrerequisiteView, VerificationView, Why,
};
use credential::record::{
    AssessedAssignment, CredentialRecord, HeldPrerequisite, QuizMark, RenewalBasis, StatedProof,
};
use credential::{CheckName, Outcome, Reason, Report, StatusSource};
use domain::credentials::{CheckOutcome, Code, CodeKey, Standing, Verdict};
use domain::id::CredentialId;
use domain::policy::{self, VerifyCredential, authorize};
use domain::{Locale, Viewer};
use store::credentials::{self as kept, Credential};
use time::OffsetDateTime;

use super::{record, status_lists, versions};
use crate::{Academy, Error, Result};

/// Checks the certificate with this code as a stranger would: signature, key, times, status list; and that the
/// register says the same.
pub(super) async fn verify(
    academy: &Academy,
    key: &CodeKey,
    from: IpAddr,
    locale: Locale,
) -> Result<VerificationView> {
    let now = academy.now();
    authorize::<VerifyCredential>(&Viewer::Visitor, policy::Academy)?;
    academy.desk().lookup(from)?;
    let mut finding = Finding::make(academy, key, now).await?;
    if finding.verdict() == Verdict::Unchecked {
        // The standing may have changed between two reads; if it is not that, nothing is promised.
        finding = Finding::make(academy, key, now).await?;
    }
    Ok(finding.view(academy, locale))
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

/// What was found out about a kept certificate.
struct Finding {
    kept: Credential,
    /// `None` when the stored text is no record.
    record: Option<CredentialRecord>,
    report: Report,
}

impl Finding {
    async fn make(academy: &Academy, key: &CodeKey, now: OffsetDateTime) -> Result<Self> {
        let kept = kept::credential_by_key(academy.store.reader(), key).await?.ok_or(Error::NotFound)?;
        // A row that was given another certificate's record does not hold its own.
        let record = record::read(&kept).ok().filter(|record| record.code == kept.code);
        let issuer = record.as_ref().map_or(academy.signer.issuer(), |record| &record.issuer);
        let keys = academy.signer.keys(&issuer.did);
        let list = match status_lists::signed(academy, kept.place.list, issuer, now).await {
            Ok(list) => Some(list),
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "no status list to check with");
                None
            }
        };
        let status =
            list.as_deref().map_or(StatusSource::Unavailable, |list| StatusSource::Opened(&list.opened));
        let report = credential::verify(kept.jwt.as_bytes(), &keys, status, now);
        let report = match &record {
            Some(record) => report.compared_with(record),
            None => report,
        };
        Ok(Self { kept, record, report })
    }

    fn verdict(&self) -> Verdict {
        let Some(record) = &self.record else { return Verdict::Altered };
        Verdict::derive(self.report.authenticity(), self.standing(), record.valid_until, self.report.as_of)
    }

    /// Where it stands, if the register and the status list agree about it and its time has begun.
    fn standing(&self) -> Option<&Standing> {
        let withdrawn = match self.report.outcome(CheckName::NotWithdrawn) {
            Outcome::Pass => false,
            Outcome::Fail(Reason::Withdrawn) => true,
            // What was withdrawn stays withdrawn, whether or not the signature still says something.
            Outcome::Unknown(_) if self.key_given_up() && self.kept.standing.is_withdrawn() => {
                return Some(&self.kept.standing);
            }
            Outcome::Fail(_) | Outcome::Unknown(_) | Outcome::Needless(_) => return None,
        };
        let begun = *self.report.outcome(CheckName::Started) == Outcome::Pass;
        (begun && self.kept.standing.is_withdrawn() == withdrawn).then_some(&self.kept.standing)
    }

    fn key_given_up(&self) -> bool {
        matches!(self.report.first_problem(), Some((_, Reason::KeyCompromised { .. })))
    }

    fn view(self, academy: &Academy, locale: Locale) -> VerificationView {
        let verdict = self.verdict();
        let believed = self.record.as_ref().filter(|_| verdict != Verdict::Altered);
        let taught =
            |record: &CredentialRecord| academy.catalogue.course(&record.achievement.course).is_some();
        VerificationView {
            record: believed.map(|record| record_view(record, taught(record), locale)),
            checks: checks(&self.report, self.record.is_some()),
            as_of: self.report.as_of,
            code: self.kept.code,
            verdict,
            record_json: self.kept.record,
            jwt: self.kept.jwt,
        }
    }
}

fn checks(report: &Report, readable: bool) -> Vec<CheckView> {
    let mut checks: Vec<_> = report
        .checks
        .iter()
        .map(|check| {
            let why = match &check.outcome {
                Outcome::Pass => None,
                Outcome::Fail(reason) | Outcome::Unknown(reason) | Outcome::Needless(reason) => {
                    Some(why(reason))
                }
            };
            CheckView { check: name(check.name), outcome: CheckOutcome::from(&check.outcome), why }
        })
        .collect();
    if !readable {
        checks.push(CheckView {
            check: Check::Record,
            outcome: CheckOutcome::Fail,
            why: Some(Why::RecordDiffers),
        });
    }
    checks
}

const fn name(check: CheckName) -> Check {
    match check {
        CheckName::Form => Check::Form,
        CheckName::Issuer => Check::Issuer,
        CheckName::Signature => Check::Signature,
        CheckName::Contents => Check::Contents,
        CheckName::Proof => Check::Proof,
        CheckName::Started => Check::Started,
        CheckName::NotExpired => Check::NotExpired,
        CheckName::StatusList => Check::StatusList,
        CheckName::NotWithdrawn => Check::NotWithdrawn,
        CheckName::Record => Check::Record,
    }
}

fn why(reason: &Reason) -> Why {
    match reason {
        Reason::TooLarge { .. }
        | Reason::NotCompact
        | Reason::NotJson
        | Reason::DuplicateMember
        | Reason::Algorithm { .. }
        | Reason::HeaderMissing { .. }
        | Reason::HeaderExtra { .. }
        | Reason::TokenType
        | Reason::DocumentType { .. }
        | Reason::Structure { .. }
        | Reason::ClaimMismatch { .. }
        | Reason::ForbiddenClaim { .. }
        | Reason::ProofCount { .. }
        | Reason::ProofKind { .. }
        | Reason::ProofPurpose { .. }
        | Reason::ProofContext { .. }
        | Reason::ProofUncovered
        | Reason::ProofUncheckable => Why::Malformed,
        Reason::ForeignIssuer { .. } | Reason::UnknownKey => Why::ForeignKey,
        Reason::Signature | Reason::ProofSignature => Why::Signature,
        Reason::NoProof | Reason::ProofUnread => Why::NoProof,
        Reason::KeyEnded { at } => Why::KeyEnded { at: *at },
        Reason::KeyCompromised { at } => Why::KeyCompromised { at: *at },
        Reason::NotYetValid { from } => Why::NotYetValid { from: *from },
        Reason::Expired { until } => Why::Expired { until: *until },
        Reason::StatusUnavailable
        | Reason::StatusListForeign
        | Reason::StatusListStale
        | Reason::StatusListEncoding
        | Reason::StatusListShort
        | Reason::StatusListLong
        | Reason::StatusPurpose => Why::NoStatusList,
        Reason::Withdrawn => Why::Withdrawn,
        Reason::RecordDiffers => Why::RecordDiffers,
        Reason::NotReached => Why::NotReached,
    }
}

/// Every field of a record, in the reader's language.
pub(super) fn record_view(record: &CredentialRecord, taught: bool, locale: Locale) -> RecordView {
    RecordView {
        holder: record.holder.name.clone(),
        holder_id: record.holder.id.to_string(),
        email_hash: record.holder.email.hash.clone(),
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
