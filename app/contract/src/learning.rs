//! Courses, lessons, quizzes, progress.

mod catalogue;
mod figure;
mod glossary;
mod quiz;

use async_trait::async_trait;
use domain::id::QuizAttemptId;
use domain::learning::{Interactive, SourceNumber};
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};
use domain::{Locale, Viewer};

use crate::Answer;

pub use catalogue::{
    CatalogueView, CertificateView, CourseCard, CourseView, CriterionView, DashboardView, LessonLink,
    LessonRow, LessonView, ModuleOutline, Named, Progress, QuizRow, RequirementView, RubricView, SectionView,
    SourceView, Step, TermView,
};
pub use figure::FigureView;
pub use glossary::{EntryView, GlossaryView, MentionView};
pub use quiz::{
    AskView, AttemptStage, AttemptView, Entered, MarkedPair, MarkedPart, MarkedParts, MarkedQuestion,
    MarkedStep, MarksView, OptionView, PastAttempt, PictureView, QuestionView, QuizView, RegionView,
};

/// The port of the learning room.
#[async_trait]
pub trait Learning: Send + Sync {
    /// The name of everything that is taught now. Costs nothing; what is the same for every visitor is good as
    /// long as this stays the same.
    fn revision(&self) -> &str;
    /// Every course.
    async fn catalogue(&self, viewer: &Viewer, locale: Locale) -> Answer<CatalogueView>;
    /// A course: what it teaches, asks for and costs; with the reader's own progress, if they learn here.
    async fn course(&self, viewer: &Viewer, course: &CourseSlug, locale: Locale) -> Answer<CourseView>;
    /// Every term of every course.
    async fn glossary(&self, viewer: &Viewer, locale: Locale) -> Answer<GlossaryView>;
    /// What stands around a figure that answers: the lessons that lead to it, and the sources it cites.
    async fn figure(
        &self,
        viewer: &Viewer,
        figure: Interactive,
        cited: &[SourceNumber],
        locale: Locale,
    ) -> Answer<FigureView>;
    /// A lesson, with its place in the course.
    async fn lesson(
        &self,
        viewer: &Viewer,
        course: &CourseSlug,
        module: &ModuleSlug,
        lesson: &LessonSlug,
        locale: Locale,
    ) -> Answer<LessonView>;
    /// Notes that the learner has read a lesson; doing it again changes nothing.
    async fn mark_read(
        &self,
        viewer: &Viewer,
        course: &CourseSlug,
        module: &ModuleSlug,
        lesson: &LessonSlug,
    ) -> Answer<()>;
    /// A module's quiz before it is begun: what it asks for, and the learner's attempts so far.
    async fn quiz(
        &self,
        viewer: &Viewer,
        course: &CourseSlug,
        module: &ModuleSlug,
        locale: Locale,
    ) -> Answer<QuizView>;
    /// Begins an attempt, or returns the one that is open.
    async fn start_quiz(
        &self,
        viewer: &Viewer,
        course: &CourseSlug,
        module: &ModuleSlug,
    ) -> Answer<QuizAttemptId>;
    /// One of the learner's own attempts: its questions while it is open, its result afterwards.
    async fn attempt(&self, viewer: &Viewer, id: QuizAttemptId, locale: Locale) -> Answer<AttemptView>;
    /// Keeps what was entered so far, in place of what was kept before. Does nothing to a submitted attempt.
    async fn save_answers(&self, viewer: &Viewer, id: QuizAttemptId, entered: &Entered) -> Answer<()>;
    /// Keeps what was entered and has it judged. [`Fault::Invalid`](crate::Fault::Invalid) names each question
    /// without an answer; what was entered is kept all the same. Does nothing to a submitted attempt.
    async fn submit_quiz(&self, viewer: &Viewer, id: QuizAttemptId, entered: &Entered) -> Answer<()>;
    /// Where the learner stands in every course.
    async fn dashboard(&self, viewer: &Viewer, locale: Locale) -> Answer<DashboardView>;
}
