//! The first format, read for ever. New records are not written in it.

use domain::credentials::Code;
use domain::id::CredentialId;
use domain::learning::{CourseRevision, RubricRevision};
use domain::{Locale, Localized};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{
    Achievement, AssessedAssignment, Cases, CredentialRecord, Holder, Issuer, QuizMark, RecordVersion,
    mentors_of,
};

/// A record as it is written: the members in this order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    version: RecordVersion,
    code: Code,
    credential_id: CredentialId,
    language: Locale,
    holder: Holder,
    achievement: Achievement,
    course_revision: CourseRevision,
    rubric_revisions: Vec<RubricRevision>,
    assessments: Vec<AssessedAssignment>,
    quiz_marks: Vec<QuizMark>,
    issuer: Issuer,
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
            language: record.language,
            holder: record.holder,
            achievement: record.achievement,
            course_revision: record.course_revision,
            rubric_revisions: record.rubric_revisions,
            assessments: record.assessments,
            quiz_marks: record.quiz_marks,
            issuer: record.issuer,
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
            edition: None,
            previous: None,
            language: record.language,
            holder: record.holder,
            achievement: record.achievement,
            course_revision: record.course_revision,
            rubric_revisions: record.rubric_revisions,
            mentors: mentors_of(&record.assessments),
            assessments: record.assessments,
            quiz_marks: record.quiz_marks,
            cases: Cases::default(),
            prerequisites: Vec::new(),
            renewal: None,
            issuer: record.issuer,
            awarded_at: record.issued_at,
            issued_at: record.issued_at,
            valid_until: record.valid_until,
            scope: record.scope,
            license_number: record.license_number,
        }
    }
}
