//! The learning room: what is taught, how it is asked, and what counts as done.
//!
//! Everything here is read-only content plus pure rules over it. The `courses` crate builds a
//! [`Catalogue`] from files; a learner's facts come in as [`LearnerProgress`]; nothing here knows
//! where either is stored.
//!
//! - [`course`], [`lesson`]: the curriculum as a tree of courses, modules and lessons
//! - [`catalogue`]: all courses, found by slug, with reading order
//! - [`quiz`]: items whose invalid states cannot be written down; [`quiz::draw`] shuffles,
//!   [`quiz::grade`] judges
//! - [`exam`]: the final exam of a course, drawn from those quizzes
//! - [`memory`]: what somebody remembers of a question, so that it is asked again in time
//! - [`note`]: what readers write beside a lesson, and where it stands after the lesson was edited
//! - [`item_statistics`]: what first answers tell about a question
//! - [`medium`]: films and recordings
//! - [`interactive`]: figures that answer, each on a page of its own; [`hairline`], [`pricing`]: the rules of two of them;
//!   [`worksheet`]: what somebody keeps of them
//! - [`assignment`], [`rubric`]: practice work and the yardstick a mentor holds against it
//! - [`search`]: what can be found in all of it
//! - [`certificate_rule`], [`progress`]: what a certificate asks for, and what is still missing

pub mod assignment;
pub mod catalogue;
pub mod certificate_rule;
pub mod course;
pub mod exam;
pub mod hairline;
pub mod interactive;
pub mod item_statistics;
pub mod lesson;
pub mod medium;
pub mod memory;
pub mod note;
pub mod percent;
pub mod price;
pub mod pricing;
pub mod progress;
pub mod quiz;
pub mod revision;
pub mod rubric;
pub mod search;
pub mod worksheet;

pub use assignment::{Assignment, PhotoCount, Shot, Surface, Target};
pub use catalogue::{AssignmentAt, Catalogue, Guide, LessonAt, ModuleAt};
pub use certificate_rule::{
    Blocked, CertificateRule, PrerequisiteKind, PrerequisiteRule, Proof, RenewalRule, Requirement,
};
pub use course::{Course, Module, Term, Track};
pub use exam::{Admission, Exam, ExamError, Part, Tries};
pub use interactive::{Interactive, Room};
pub use item_statistics::{Finding, ItemStatistics};
pub use lesson::{
    FactSection, FactSectionError, Figure, Lesson, LessonBody, LessonKey, MedicalReview, MediumText,
    PictureText, PlainText, Section, Source, SourceGrade, SourceNumber,
};
pub use medium::{Medium, MediumFile, MediumKind};
pub use memory::{Memory, Recalled};
pub use note::{Anchor, HeadingId, Note, NoteText, Quote, ReadingPlace, Stand};
pub use percent::Percent;
pub use price::{Currency, Price, Tax};
pub use progress::{LearnerProgress, Missing, NextStep, RequirementStatus, eligibility, is_eligible};
pub use revision::{CatalogueRevision, CourseRevision, RubricRevision};
pub use rubric::{Criterion, Rubric};
pub use worksheet::{FigureState, Worksheet, WorksheetName};

#[cfg(test)]
mod tests;
