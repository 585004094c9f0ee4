//! Quizzes, in one language. What is shown before submitting holds no answer: there is no field for one.

use domain::id::QuizAttemptId;
use domain::learning::Percent;
use domain::learning::quiz::Verdict;
use domain::slug::{CourseSlug, ItemId, ModuleSlug, OptionId};
use time::OffsetDateTime;

use super::catalogue::{LessonLink, Named};
use super::exam::AfterExam;

/// What was entered into an attempt's form: field names
/// ([`field_name`](domain::learning::quiz::field_name)) and values.
pub type Entered = [(String, String)];

/// A module's quiz before it is begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizView {
    /// The course.
    pub course: Named<CourseSlug>,
    /// The module.
    pub module: Named<ModuleSlug>,
    /// How many questions an attempt has.
    pub questions: usize,
    /// How many of them must be answered right whatever the mark.
    pub must_pass: usize,
    /// The mark that passes.
    pub pass: Percent,
    /// The attempt that is open.
    pub open: Option<QuizAttemptId>,
    /// Submitted attempts, newest first.
    pub attempts: Vec<PastAttempt>,
}

/// An attempt in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastAttempt {
    /// Its identity.
    pub id: QuizAttemptId,
    /// When it was submitted.
    pub at: OffsetDateTime,
    /// The mark.
    pub percent: Percent,
    /// Whether it passed.
    pub passed: bool,
}

/// An attempt.
#[derive(Debug, Clone, PartialEq)]
pub struct AttemptView {
    /// Its identity.
    pub id: QuizAttemptId,
    /// The course.
    pub course: Named<CourseSlug>,
    /// What it is an attempt at.
    pub sitting: SittingView,
    /// The mark that passes.
    pub pass: Percent,
    /// Where it stands.
    pub stage: AttemptStage,
}

/// What an attempt is an attempt at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SittingView {
    /// The quiz of a module.
    Quiz(Named<ModuleSlug>),
    /// The final exam of the course.
    Exam,
}

/// Where an attempt stands.
#[derive(Debug, Clone, PartialEq)]
pub enum AttemptStage {
    /// Being answered.
    Open {
        /// The questions in the order shown.
        questions: Vec<QuestionView>,
        /// What was entered so far.
        entered: Vec<(String, String)>,
        /// When that was kept.
        saved_at: Option<OffsetDateTime>,
    },
    /// Submitted and judged.
    Submitted(MarksView),
}

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionView {
    /// Its name, which makes its form fields.
    pub id: ItemId,
    /// What is asked.
    pub prompt: String,
    /// Whether missing it fails the attempt.
    pub must_pass: bool,
    /// How it is answered.
    pub ask: AskView,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum AskView {
    /// By choosing one.
    Single(Vec<OptionView>),
    /// By choosing all that are right.
    Multiple(Vec<OptionView>),
    /// By giving each step its place.
    Ordering(Vec<OptionView>),
    /// By giving each left side its right side.
    Matching {
        /// Left sides.
        left: Vec<OptionView>,
        /// Right sides.
        right: Vec<OptionView>,
    },
    /// By typing a number.
    Numeric {
        /// What is counted.
        unit: String,
    },
    /// By pointing at a place.
    Hotspot(PictureView),
}

/// Something to choose, to place or to match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionView {
    /// Its name.
    pub id: OptionId,
    /// What it says.
    pub text: String,
}

/// A drawing with places to point at.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureView {
    /// The `<svg>`, hidden from assistive technology.
    pub svg: String,
    /// The places.
    pub regions: Vec<RegionView>,
}

/// A place in a drawing, in fractions of its width and height.
#[derive(Debug, Clone, PartialEq)]
pub struct RegionView {
    /// Its name.
    pub id: OptionId,
    /// What it is called.
    pub label: String,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// A submitted attempt, explained.
#[derive(Debug, Clone, PartialEq)]
pub struct MarksView {
    /// When it was submitted.
    pub at: OffsetDateTime,
    /// The mark.
    pub percent: Percent,
    /// Whether it passed.
    pub passed: bool,
    /// Numbers, from 1, of the questions that had to be right and were not.
    pub failed_must_pass: Vec<usize>,
    /// The questions in the order they were shown.
    pub questions: Vec<MarkedQuestion>,
    /// What follows from it, if it was an exam.
    pub exam: Option<AfterExam>,
}

/// A question as it was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkedQuestion {
    /// Its name.
    pub id: ItemId,
    /// What was asked.
    pub prompt: String,
    /// Whether missing it failed the attempt.
    pub must_pass: bool,
    /// Share of it that counts, 0 to 1.
    pub points: f64,
    /// Whether the answer is right in every part.
    pub correct: bool,
    /// Why the right answer is right.
    pub explanation: String,
    /// The lesson that covers it, where one does, and its course.
    pub lesson: Option<(CourseSlug, LessonLink)>,
    /// The answer, part by part.
    pub parts: MarkedParts,
}

/// An answer, part by part, each with its reason.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkedParts {
    /// Options that were chosen or not.
    Options(Vec<MarkedPart>),
    /// Steps in their right order.
    Steps(Vec<MarkedStep>),
    /// Pairs.
    Pairs(Vec<MarkedPair>),
    /// A number.
    Number {
        /// What was typed.
        given: Option<String>,
        /// What is right.
        answer: f64,
        /// How far off still counts as right.
        tolerance: f64,
        /// What is counted.
        unit: String,
    },
    /// Places in a drawing; parts stand in the order of the regions.
    Picture {
        /// The drawing.
        picture: PictureView,
        /// What is to be said about each place.
        parts: Vec<MarkedPart>,
    },
}

/// An option and how it was treated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedPart {
    /// What it says.
    pub text: String,
    /// Why it is right or wrong.
    pub why: String,
    /// How the learner treated it.
    pub verdict: Verdict,
}

/// A step, in its right place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedStep {
    /// The step.
    pub part: MarkedPart,
    /// Where the learner put it, from 1.
    pub given: Option<usize>,
}

/// A pair that belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedPair {
    /// The left side.
    pub part: MarkedPart,
    /// The right side that belongs to it.
    pub right: String,
    /// The right side the learner gave it.
    pub given: Option<String>,
}
