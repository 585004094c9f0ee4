//! Renewing a certificate: what it takes, what its holder brings.

use domain::credentials::{Code, Hours, Verdict};
use domain::id::{DocumentId, EducationId};
use domain::learning::Percent;
use domain::slug::{CourseSlug, ModuleSlug};
use time::{Date, OffsetDateTime};

use super::{AppraisalView, AskedPrerequisiteView, DocumentView};

/// A certificate, as far as its renewal is concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewalView {
    /// The code as printed.
    pub code: Code,
    /// What it is for.
    pub title: String,
    /// Whether it is in force.
    pub verdict: Verdict,
    /// When it ends.
    pub valid_until: OffsetDateTime,
    /// What it takes and what there is; `None` when the course knows no renewal.
    pub way: Option<RenewalWay>,
    /// The code of the one that renewed it: both are in force until this one ends.
    pub renewed_by: Option<Code>,
}

/// The way to a renewal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewalWay {
    /// The course.
    pub course: CourseSlug,
    /// From when it may be renewed.
    pub opens_at: OffsetDateTime,
    /// Until just before when.
    pub closes_at: OffsetDateTime,
    /// Whether now is between the two.
    pub open: bool,
    /// When the renewed record would end if it were issued now.
    pub next_until: OffsetDateTime,
    /// Since which day continuing education counts.
    pub since: Date,
    /// Continuing education.
    pub hours: Hours,
    /// The quizzes to be passed again.
    pub quizzes: Vec<QuizAgainView>,
    /// What is to be held.
    pub prerequisites: Vec<AskedPrerequisiteView>,
    /// The continuing education recorded, the latest first.
    pub education: Vec<EducationView>,
    /// Whether nothing is missing and it is time, so that its holder may ask for it.
    pub ready: bool,
    /// When its holder asked for it.
    pub requested_at: Option<OffsetDateTime>,
}

/// A quiz that is to be passed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizAgainView {
    /// The module.
    pub module: ModuleSlug,
    /// Its title; the module's name once it is no longer taught.
    pub title: String,
    /// The mark it was passed with since the certificate was awarded.
    pub passed: Option<Percent>,
}

/// Continuing education that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EducationView {
    /// Its identity.
    pub id: EducationId,
    /// What it was.
    pub title: String,
    /// Who gave it.
    pub provider: String,
    /// When it was completed.
    pub completed_on: Date,
    /// How many hours it took.
    pub hours: u16,
    /// The document that shows it.
    pub document: Option<DocumentView>,
    /// When it was recorded.
    pub recorded_at: OffsetDateTime,
    /// What the academy made of it.
    pub appraisal: AppraisalView,
    /// Whether it was counted for an earlier renewal, or lies before this certificate.
    pub counts: bool,
    /// Whether a renewed record rests on it: then it stays.
    pub counted: bool,
}

/// Record continuing education.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordEducation {
    /// The certificate that is to be renewed with it.
    pub code: Code,
    /// What it was; at most 160 characters.
    pub title: String,
    /// Who gave it; at most 120 characters.
    pub provider: String,
    /// When it was completed.
    pub completed_on: Date,
    /// How many hours it took.
    pub hours: u16,
    /// A document one has handed in before.
    pub document: Option<DocumentId>,
}

/// A holder who asked for a renewal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewalRow {
    /// The certificate.
    pub code: Code,
    /// The holder's name as printed.
    pub holder: String,
    /// The certificate's title.
    pub title: String,
    /// When it ends.
    pub valid_until: OffsetDateTime,
    /// When its holder asked.
    pub requested_at: OffsetDateTime,
}
