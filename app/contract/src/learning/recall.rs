//! Questions asked again, in one language.

use domain::slug::{CourseSlug, ItemId, ModuleSlug};
use time::OffsetDateTime;

use super::catalogue::Named;
use super::quiz::{MarkedQuestion, QuestionView};

/// What is to be asked again today.
#[derive(Debug, Clone, PartialEq)]
pub struct RecallView {
    /// Whether the learner has switched it off.
    pub off: bool,
    /// How many are left today.
    pub left: usize,
    /// How many were answered today.
    pub done: usize,
    /// The first of them; nothing while it is switched off.
    pub next: Option<RecallQuestion>,
    /// When the first is due that is not due today.
    pub next_at: Option<OffsetDateTime>,
}

/// A question that is asked again.
#[derive(Debug, Clone, PartialEq)]
pub struct RecallQuestion {
    /// Its course.
    pub course: CourseSlug,
    /// Its module.
    pub module: Named<ModuleSlug>,
    /// How often it was answered: what the answer names, so that it counts once.
    pub times: u32,
    /// The question.
    pub question: QuestionView,
}

/// An answer to a question that was asked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRecall {
    /// The question's course.
    pub course: CourseSlug,
    /// The question.
    pub item: ItemId,
    /// How often it had been answered when it was asked.
    pub times: u32,
    /// What was entered.
    pub entered: Vec<(String, String)>,
}

/// An answer, explained.
#[derive(Debug, Clone, PartialEq)]
pub struct RecalledView {
    /// The question's module.
    pub module: Named<ModuleSlug>,
    /// The question with its reasons.
    pub question: MarkedQuestion,
    /// When it is asked again.
    pub next_at: OffsetDateTime,
    /// How many are left today.
    pub left: usize,
}
