//! What a learner sees: certificates held, and the way to the next.

use domain::credentials::{Code, Verdict};
use domain::learning::{LessonKey, Percent};
use domain::slug::{AssignmentSlug, CourseSlug, ModuleSlug};
use time::OffsetDateTime;

use super::AskedPrerequisiteView;

/// One's own certificates, and what is missing for the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificatesView {
    /// Issued, newest first.
    pub issued: Vec<IssuedView>,
    /// The way to each certificate not held.
    pub paths: Vec<PathView>,
}

/// A certificate one was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedView {
    /// The code as printed.
    pub code: Code,
    /// What it is for.
    pub title: String,
    /// The running number.
    pub license_number: String,
    /// Whether it is in force.
    pub verdict: Verdict,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When it ends.
    pub valid_until: OffsetDateTime,
    /// Whether it may be renewed, now or later.
    pub renewable: bool,
    /// The code of the one that renewed it: both are in force until this one ends.
    pub renewed_by: Option<Code>,
}

/// The way to a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathView {
    /// The course.
    pub course: CourseSlug,
    /// The certificate's title.
    pub title: String,
    /// Everything it asks for, in the order of its rule.
    pub requirements: Vec<RequirementView>,
    /// What is to be held besides, in the order of its rule.
    pub prerequisites: Vec<AskedPrerequisiteView>,
    /// Whether everything is met, so that the academy may issue it.
    pub complete: bool,
}

/// One thing a certificate asks for, and how far one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementView {
    /// What.
    pub asked: AskedView,
    /// Whether it is met.
    pub met: bool,
}

/// What a certificate asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskedView {
    /// Every lesson of the course.
    Lessons {
        /// Lessons read.
        read: usize,
        /// All lessons.
        total: usize,
        /// The first one not read.
        next: Option<LessonKey>,
    },
    /// The quiz of a module.
    Quiz {
        /// The module.
        module: ModuleSlug,
        /// Its title.
        title: String,
        /// The lowest mark that counts.
        needed: Percent,
        /// The best mark of an attempt that passed.
        best: Option<Percent>,
    },
    /// The final exam.
    Exam {
        /// The mark that passes.
        needed: Percent,
        /// The mark it was passed with.
        passed: Option<Percent>,
    },
    /// Practice work.
    Assignment {
        /// The assignment.
        assignment: AssignmentSlug,
        /// Its title.
        title: String,
    },
    /// Something the course no longer holds, so that nobody can meet it.
    Gone,
}
