//! How questions are answered, in one language; nobody's name is in it.

use domain::learning::{Finding, ItemStatistics};
use domain::slug::{CourseSlug, ItemId, ModuleSlug};

use super::catalogue::Named;

/// The questions of a course.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionsView {
    /// Every course.
    pub courses: Vec<Named<CourseSlug>>,
    /// The one whose questions these are.
    pub course: CourseSlug,
    /// Its questions, those first that somebody should look at.
    pub items: Vec<ItemRow>,
}

/// How a question is answered at the first attempt.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemRow {
    /// The question's name.
    pub item: ItemId,
    /// Its module.
    pub module: Named<ModuleSlug>,
    /// What is asked.
    pub prompt: String,
    /// Whether missing it fails an attempt.
    pub must_pass: bool,
    /// The numbers.
    pub statistics: ItemStatistics,
    /// What they mean.
    pub finding: Finding,
    /// What was answered.
    pub answers: AnswersView,
}

/// What was answered to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswersView {
    /// How often each option or place was chosen.
    Chosen(Vec<ChosenView>),
    /// How often each step or pair was right.
    Placed(Vec<ChosenView>),
    /// The numbers typed most often.
    Numbers(Vec<ChosenView>),
}

/// An answer or a part of one, and how many gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenView {
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// How many.
    pub count: usize,
}
