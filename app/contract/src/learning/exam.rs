//! The final exam of a course, in one language.

use domain::id::QuizAttemptId;
use domain::learning::{Admission, Percent, Tries};
use domain::slug::{CourseSlug, ModuleSlug};

use super::catalogue::{LessonLink, Named};
use super::quiz::PastAttempt;

/// An exam before it is begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExamView {
    /// The course.
    pub course: Named<CourseSlug>,
    /// What it is called.
    pub title: String,
    /// How many questions an attempt has.
    pub questions: usize,
    /// How many of them must be answered right whatever the mark.
    pub must_pass: usize,
    /// What it asks of each module.
    pub parts: Vec<ExamPartView>,
    /// The mark that passes.
    pub pass: Percent,
    /// How often it may be taken.
    pub tries: Tries,
    /// Whether the reader may take it now.
    pub admission: Admission,
    /// The attempt that is open.
    pub open: Option<QuizAttemptId>,
    /// Submitted attempts, newest first.
    pub attempts: Vec<PastAttempt>,
}

/// What an exam asks of one module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExamPartView {
    /// The module.
    pub module: Named<ModuleSlug>,
    /// How many questions.
    pub questions: usize,
    /// How many of them must be answered right.
    pub must_pass: usize,
}

/// What follows from an attempt at an exam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AfterExam {
    /// When the next attempt is possible, as things stand now.
    pub admission: Admission,
    /// What to read again, module by module.
    pub reread: Vec<RereadView>,
}

/// A module in which something was missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RereadView {
    /// The module.
    pub module: Named<ModuleSlug>,
    /// Questions that were not answered right.
    pub missed: usize,
    /// Questions that were asked.
    pub of: usize,
    /// The lessons that cover what was missed, or all of them where that cannot be told.
    pub lessons: Vec<LessonLink>,
}
