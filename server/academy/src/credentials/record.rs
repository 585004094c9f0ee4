//! Freezing what a certificate states, and reading it back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use credential::record::{
    Achievement, AssessedAssignment, AssessedCriterion, Cases, CredentialRecord, EmailHash, HeldPrerequisite,
    Holder, QuizMark, RecordVersion, StatedProof,
};
use credential::{Sha256Hex, record};
use domain::credentials::{Appraisal, Code, Held, Prerequisite};
use domain::id::CredentialId;
use domain::learning::{Assignment, Course, LearnerProgress, Requirement, RubricRevision};
use domain::{Locale, Localized};
use store::ConnectionTrait;
use store::credentials::Credential;
use store::identity::{self as people, Account};
use store::review::Published;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::progress::Standings;
use crate::{Academy, Error, Result};

/// What is decided while a certificate is being issued.
pub(super) struct Particulars {
    /// Its identity.
    pub id: CredentialId,
    /// Its code.
    pub code: Code,
    /// What stands for the holder.
    pub subject: Uuid,
    /// Its running number.
    pub license_number: String,
    /// When it is issued.
    pub issued_at: OffsetDateTime,
}

/// Freezes what `holder` has done in `course`: names, titles, marks and levels are copied, revisions and photos
/// named by their hashes, so that the record refers to nothing that can change.
pub(super) async fn freeze(
    academy: &Academy,
    db: &impl ConnectionTrait,
    holder: &Account,
    course: &Course,
    standings: &Standings,
    progress: &LearnerProgress,
    particulars: Particulars,
) -> Result<CredentialRecord> {
    let reviews = reviews(course, standings);
    let mut assessments = Vec::new();
    for (assignment, review) in &reviews {
        assessments.push(assessment(db, assignment, review).await?);
    }
    Ok(CredentialRecord {
        version: RecordVersion::V2,
        code: particulars.code,
        credential_id: particulars.id,
        edition: Some(1),
        previous: None,
        language: holder.locale,
        holder: Holder {
            id: particulars.subject,
            name: holder.name.to_string(),
            email: EmailHash::new(holder.email.as_str(), salt(academy)),
        },
        achievement: achievement(course),
        course_revision: course.revision.clone(),
        rubric_revisions: rubric_revisions(&reviews),
        mentors: record::mentors_of(&assessments),
        assessments,
        quiz_marks: quiz_marks(course, progress),
        // Nothing in the academy is recorded as a case yet.
        cases: Cases::default(),
        prerequisites: held(academy, db, course, standings, particulars.issued_at.date()).await?,
        renewal: None,
        issuer: academy.signer.issuer().clone(),
        awarded_at: particulars.issued_at,
        issued_at: particulars.issued_at,
        valid_until: course.certificate.valid_until(particulars.issued_at),
        scope: course.certificate.scope.clone(),
        license_number: particulars.license_number,
    })
}

/// Reads the record of a kept certificate.
pub(super) fn read(certificate: &Credential) -> Result<CredentialRecord> {
    serde_json::from_str(&certificate.record)
        .map_err(|error| Error::internal("reading a certificate's record", error))
}

fn achievement(course: &Course) -> record::Achievement {
    let outcomes = |locale: Locale| {
        course.outcomes.iter().map(|outcome| outcome.get(locale).as_str()).collect::<Vec<_>>().join(" ")
    };
    Achievement {
        course: course.slug.clone(),
        name: course.certificate.title.clone(),
        description: Localized { en: outcomes(Locale::En), es: outcomes(Locale::Es) },
        criteria: course.certificate.description.clone(),
        hours: course.hours,
    }
}

/// The reviews the certificate rests on, in the order of its rule.
fn reviews<'a>(course: &'a Course, standings: &'a Standings) -> Vec<(&'a Assignment, &'a Published)> {
    let of_requirement = |requirement: &Requirement| match requirement {
        Requirement::Assignment { module } => {
            let assignment = course.module(module)?.assignment.as_ref()?;
            Some((assignment, standings.approved.get(&assignment.slug)?))
        }
        Requirement::Lessons | Requirement::Quiz { .. } | Requirement::Exam => None,
    };
    course.certificate.requirements.iter().filter_map(of_requirement).collect()
}

async fn assessment(
    db: &impl ConnectionTrait,
    assignment: &Assignment,
    review: &Published,
) -> Result<AssessedAssignment> {
    let criteria = review.rubric.criteria().iter().map(|criterion| {
        let level = review.decision.levels.get(&criterion.id).copied();
        let level = level.ok_or_else(|| Error::internal("freezing a review", "a criterion has no level"))?;
        Ok(AssessedCriterion { title: criterion.title.clone(), level })
    });
    let photos = store::practice::photos_of_round(db, review.round).await?;
    let evidence = photos.iter().map(|photo| Sha256Hex::parse(&photo.sha256));
    Ok(AssessedAssignment {
        title: assignment.title.clone(),
        surface: assignment.surface,
        rounds: review.number.into(),
        approved_at: review.published_at,
        reviewer: review.mentor_name.clone(),
        criteria: criteria.collect::<Result<_>>()?,
        evidence: evidence
            .collect::<std::result::Result<_, _>>()
            .map_err(|error| Error::internal("naming a photo", error))?,
    })
}

/// What of the course's prerequisites counts on that day.
pub(super) async fn held(
    academy: &Academy,
    db: &impl ConnectionTrait,
    course: &Course,
    standings: &Standings,
    today: Date,
) -> Result<Vec<HeldPrerequisite>> {
    let mut stated = Vec::new();
    for rule in &course.certificate.prerequisites {
        let Held::Good { by, .. } = Held::against(rule, &standings.declared, today) else { continue };
        stated.push(HeldPrerequisite {
            kind: by.kind,
            provider: by.provider.clone(),
            issued_on: by.issued_on,
            expires_on: by.expires_on,
            proof: proof(academy, db, by).await?,
        });
    }
    Ok(stated)
}

async fn proof(academy: &Academy, db: &impl ConnectionTrait, held: &Prerequisite) -> Result<StatedProof> {
    let Appraisal::Accepted { by, at } = &held.appraisal else {
        return Ok(StatedProof::SelfDeclared { on: held.declared_at.date() });
    };
    let account = match by {
        Some(id) => people::account(db, *id).await?,
        None => None,
    };
    // What the command line has checked, the academy has checked.
    let by = account.map_or_else(|| academy.signer.issuer().name.clone(), |account| account.name.into());
    Ok(StatedProof::Checked { by, on: at.date() })
}

fn rubric_revisions(reviews: &[(&Assignment, &Published)]) -> Vec<RubricRevision> {
    let mut revisions: Vec<RubricRevision> = Vec::new();
    for (_, review) in reviews {
        if !revisions.contains(review.rubric.revision()) {
            revisions.push(review.rubric.revision().clone());
        }
    }
    revisions
}

fn quiz_marks(course: &Course, progress: &LearnerProgress) -> Vec<QuizMark> {
    let of_requirement = |requirement: &Requirement| match requirement {
        Requirement::Quiz { module, .. } => Some(QuizMark {
            title: course.module(module)?.title.clone(),
            percent: *progress.best_quiz.get(module)?,
        }),
        Requirement::Exam => {
            Some(QuizMark { title: course.exam.as_ref()?.title().clone(), percent: progress.exam? })
        }
        Requirement::Lessons | Requirement::Assignment { .. } => None,
    };
    course.certificate.requirements.iter().filter_map(of_requirement).collect()
}

/// A fresh salt for the hash of an e-mail address.
pub(super) fn salt(academy: &Academy) -> String {
    let mut salt = [0; 16];
    academy.chance.fill(&mut salt);
    URL_SAFE_NO_PAD.encode(salt)
}
