//! Continuing education, as holders record it for a renewal.

use time::{Date, OffsetDateTime};

use super::Appraisal;
use crate::id::{CredentialId, DocumentId, EducationId, UserId};
use crate::slug::CourseSlug;
use crate::{FieldProblem, Problem};

/// Something a holder has learnt since the certificate was awarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Education {
    /// Its identity.
    pub id: EducationId,
    /// Whose it is.
    pub holder: UserId,
    /// The course whose certificate is to be renewed with it.
    pub course: CourseSlug,
    /// What it was.
    pub title: String,
    /// Who gave it.
    pub provider: String,
    /// When it was completed.
    pub completed_on: Date,
    /// How many hours it took.
    pub hours: u16,
    /// The document that shows it, if there is one.
    pub document: Option<DocumentId>,
    /// When it was recorded.
    pub recorded_at: OffsetDateTime,
    /// What the academy made of it.
    pub appraisal: Appraisal,
    /// The renewed record it was counted for; it counts once.
    pub counted_in: Option<CredentialId>,
}

impl Education {
    /// The most hours of one entry.
    pub const MOST_HOURS: u16 = 200;

    /// Whether it may count for a certificate awarded on the day `since`.
    pub fn falls_within(&self, since: Date, today: Date) -> bool {
        self.counted_in.is_none() && since <= self.completed_on && self.completed_on <= today
    }
}

/// What is wrong with an entry for a certificate awarded on the day `since`.
pub fn check_education(completed_on: Date, hours: u16, since: Date, today: Date) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    if completed_on > today {
        problems.push(FieldProblem::new("completed_on", Problem::InTheFuture));
    } else if completed_on < since {
        problems.push(FieldProblem::new("completed_on", Problem::TooEarly));
    }
    if !(1..=Education::MOST_HOURS).contains(&hours) {
        let problem = Problem::OutOfRange { min: 1, max: Education::MOST_HOURS.into() };
        problems.push(FieldProblem::new("hours", problem));
    }
    problems
}
