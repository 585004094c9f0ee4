//! The second format: with prerequisites, cases, mentors, and the way from one record to the next.

use domain::credentials::Code;
use domain::id::CredentialId;
use domain::learning::{CourseRevision, RubricRevision};
use domain::{Locale, Localized};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{
    Achievement, AssessedAssignment, Cases, CredentialRecord, HeldPrerequisite, Holder, Issuer, Previous,
    QuizMark, RecordVersion, RenewalBasis,
};

/// A record as it is written: the members in this order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    version: RecordVersion,
    code: Code,
    credential_id: CredentialId,
    edition: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<Previous>,
    language: Locale,
    holder: Holder,
    achievement: Achievement,
    course_revision: CourseRevision,
    rubric_revisions: Vec<RubricRevision>,
    assessments: Vec<AssessedAssignment>,
    quiz_marks: Vec<QuizMark>,
    mentors: Vec<String>,
    cases: Cases,
    prerequisites: Vec<HeldPrerequisite>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    renewal: Option<RenewalBasis>,
    issuer: Issuer,
    #[serde(with = "time::serde::rfc3339")]
    awarded_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    issued_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    valid_until: OffsetDateTime,
    scope: Localized<String>,
    license_number: String,
}

impl From<CredentialRecord> for Record {
    fn from(record: CredentialRecord) -> Self {
        Self {
            version: record.version,
            code: record.code,
            credential_id: record.credential_id,
            // A sound record has one; 0 is none.
            edition: record.edition.unwrap_or_default(),
            previous: record.previous,
            language: record.language,
            holder: record.holder,
            achievement: record.achievement,
            course_revision: record.course_revision,
            rubric_revisions: record.rubric_revisions,
            assessments: record.assessments,
            quiz_marks: record.quiz_marks,
            mentors: record.mentors,
            cases: record.cases,
            prerequisites: record.prerequisites,
            renewal: record.renewal,
            issuer: record.issuer,
            awarded_at: record.awarded_at,
            issued_at: record.issued_at,
            valid_until: record.valid_until,
            scope: record.scope,
            license_number: record.license_number,
        }
    }
}

impl From<Record> for CredentialRecord {
    fn from(record: Record) -> Self {
        Self {
            version: record.version,
            code: record.code,
            credential_id: record.credential_id,
            edition: Some(record.edition),
            previous: record.previous,
            language: record.language,
            holder: record.holder,
            achievement: record.achievement,
            course_revision: record.course_revision,
            rubric_revisions: record.rubric_revisions,
            assessments: record.assessments,
            quiz_marks: record.quiz_marks,
            mentors: record.mentors,
            cases: record.cases,
            prerequisites: record.prerequisites,
            renewal: record.renewal,
            issuer: record.issuer,
            awarded_at: record.awarded_at,
            issued_at: record.issued_at,
            valid_until: record.valid_until,
            scope: record.scope,
            license_number: record.license_number,
        }
    }
}
