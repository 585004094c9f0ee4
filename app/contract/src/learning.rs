//! Courses, lessons, quizzes, progress.

mod catalogue;
mod curriculum;
mod exam;
mod figure;
mod glossary;
mod medium;
mod notes;
mod questions;
mod quiz;
mod recall;
mod search;

use async_trait::async_trait;
use domain::id::{NoteId, QuizAttemptId, WorksheetId};
use domain::learning::{HeadingId, Interactive, NoteText, SourceNumber, WorksheetName};
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};
use domain::{Locale, Viewer};

use crate::Answer;

pub use catalogue::{
    CatalogueView, CertificateView, CourseCard, CourseView, CriterionView, DashboardView, ExamRow,
    LessonLink, LessonRow, LessonView, ModuleOutline, Named, Progress, QuizRow, RequirementView, RubricView,
    SectionView, SourceView, Step, TermView,
};
pub use curriculum::{CurriculumView, FolderView, ProblemView, TaughtView};
pub use exam::{AfterExam, ExamPartView, ExamView, RereadView};
pub use figure::{FigureView, KeepWorksheet, WorksheetsView};
pub use glossary::{EntryView, GlossaryView, MentionView};
pub use medium::MediumFileView;
pub use notes::{AddNote, CourseNotes, LessonNotes, NoteView, NotesView, PlaceView, SectionLink};
pub use questions::{AnswersView, ChosenView, ItemRow, QuestionsView};
pub use quiz::{
    AskView, AttemptStage, AttemptView, Entered, MarkedPair, MarkedPart, MarkedParts, MarkedQuestion,
    MarkedStep, MarksView, OptionView, PastAttempt, PictureView, QuestionView, QuizView, RegionView,
    SittingView,
};
pub use recall::{AnswerRecall, RecallQuestion, RecallView, RecalledView};
pub use search::{FoundIn, FoundLesson, FoundPassage, FoundTerm, ResultView, SearchView};

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
    /// What holds every word that is sought, the best first. Of lessons the reader may not read, the title only.
    async fn search(&self, viewer: &Viewer, sought: &str, locale: Locale) -> Answer<SearchView>;
    /// What stands around a figure that answers: the lessons that lead to it, and the sources it cites.
    async fn figure(
        &self,
        viewer: &Viewer,
        figure: Interactive,
        cited: &[SourceNumber],
        locale: Locale,
    ) -> Answer<FigureView>;
    /// What the reader keeps of a figure. Nothing, and no fault, for those who cannot keep anything.
    async fn worksheets(&self, viewer: &Viewer, figure: Interactive) -> Answer<WorksheetsView>;
    /// Keeps a state of a figure under a name.
    async fn keep_worksheet(&self, viewer: &Viewer, command: KeepWorksheet) -> Answer<()>;
    /// Gives a worksheet of one's own another name.
    async fn rename_worksheet(&self, viewer: &Viewer, id: WorksheetId, name: WorksheetName) -> Answer<()>;
    /// Throws a worksheet of one's own away; one that is gone is not found.
    async fn drop_worksheet(&self, viewer: &Viewer, id: WorksheetId) -> Answer<()>;
    /// A lesson, with its place in the course; also by what it was called before it was renamed.
    async fn lesson(
        &self,
        viewer: &Viewer,
        course: &CourseSlug,
        module: &ModuleSlug,
        lesson: &LessonSlug,
        locale: Locale,
    ) -> Answer<LessonView>;
    /// A file of a film or a recording, for those who may read a lesson that shows it.
    async fn medium(&self, viewer: &Viewer, course: &CourseSlug, file: &str) -> Answer<MediumFileView>;
    /// Notes that the learner has read a lesson; doing it again changes nothing.
    async fn mark_read(
        &self,
        viewer: &Viewer,
        course: &CourseSlug,
        module: &ModuleSlug,
        lesson: &LessonSlug,
    ) -> Answer<()>;
    /// Notes something in a lesson, read in that language. Sent twice it is kept once.
    /// [`Fault::Invalid`](crate::Fault::Invalid) when it has neither words nor a passage.
    async fn add_note(
        &self,
        viewer: &Viewer,
        place: (&CourseSlug, &ModuleSlug, &LessonSlug),
        note: AddNote,
        locale: Locale,
    ) -> Answer<NoteId>;
    /// Everything the reader has noted.
    async fn notes(&self, viewer: &Viewer, locale: Locale) -> Answer<NotesView>;
    /// Gives one of the reader's notes other words. [`Fault::Invalid`](crate::Fault::Invalid) when nothing is left of it.
    async fn change_note(&self, viewer: &Viewer, id: NoteId, text: Option<NoteText>) -> Answer<()>;
    /// Removes one of the reader's notes; one that is gone already stays gone.
    async fn remove_note(&self, viewer: &Viewer, id: NoteId) -> Answer<()>;
    /// Keeps the section of a lesson, in that language, below which the reader has read last.
    async fn keep_place(
        &self,
        viewer: &Viewer,
        place: (&CourseSlug, &ModuleSlug, &LessonSlug),
        section: HeadingId,
        locale: Locale,
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
    /// The final exam of a course before it is begun: what it asks for, and the learner's attempts so far.
    async fn exam(&self, viewer: &Viewer, course: &CourseSlug, locale: Locale) -> Answer<ExamView>;
    /// Begins an attempt at the exam, or returns the one that is open; nothing while the learner has to wait, or has
    /// passed it.
    async fn start_exam(&self, viewer: &Viewer, course: &CourseSlug) -> Answer<Option<QuizAttemptId>>;
    /// One of the learner's own attempts: its questions while it is open, its result afterwards.
    async fn attempt(&self, viewer: &Viewer, id: QuizAttemptId, locale: Locale) -> Answer<AttemptView>;
    /// Keeps what was entered so far, in place of what was kept before. Does nothing to a submitted attempt.
    async fn save_answers(&self, viewer: &Viewer, id: QuizAttemptId, entered: &Entered) -> Answer<()>;
    /// Keeps what was entered and has it judged. [`Fault::Invalid`](crate::Fault::Invalid) names each question
    /// without an answer; what was entered is kept all the same. Does nothing to a submitted attempt.
    async fn submit_quiz(&self, viewer: &Viewer, id: QuizAttemptId, entered: &Entered) -> Answer<()>;
    /// What is to be asked again today.
    async fn recall(&self, viewer: &Viewer, locale: Locale) -> Answer<RecallView>;
    /// Judges an answer to a question that was asked again and plans when to ask it the next time.
    /// [`Fault::Invalid`](crate::Fault::Invalid) when it is not answered. Sent twice it counts once.
    async fn answer_recall(
        &self,
        viewer: &Viewer,
        command: AnswerRecall,
        locale: Locale,
    ) -> Answer<RecalledView>;
    /// Switches asking again on or off; nothing is forgotten.
    async fn switch_recall(&self, viewer: &Viewer, on: bool) -> Answer<()>;
    /// How the questions of a course are answered at the first attempt; of the first course if none is named.
    async fn questions(
        &self,
        viewer: &Viewer,
        course: Option<&CourseSlug>,
        locale: Locale,
    ) -> Answer<QuestionsView>;
    /// What is taught now, and what is wrong with the folder it is read from.
    async fn curriculum(&self, viewer: &Viewer, locale: Locale) -> Answer<CurriculumView>;
    /// Where the learner stands in every course.
    async fn dashboard(&self, viewer: &Viewer, locale: Locale) -> Answer<DashboardView>;
}
