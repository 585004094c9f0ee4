//! The learning room: courses, lessons, quizzes, progress.
//!
//! What is taught comes from the catalogue, read at start and anew where its folder is watched; only what a learner has done
//! is in the database.

mod answer_quiz;
mod attempt;
mod catalogue;
mod course;
mod dashboard;
mod exam;
mod figure;
mod folder;
mod glossary;
mod item_statistics;
mod learner;
mod lesson;
mod mark_read;
mod marks;
mod medium;
mod notes;
mod outline;
mod places;
mod questions;
mod quiz;
mod recall;
mod schedule;
mod search;
mod search_index;
mod sitting;
mod start_exam;
mod start_quiz;
mod worksheets;

use async_trait::async_trait;
use contract::Answer;
use contract::learning::{
    AddNote, AnswerRecall, AttemptView, CatalogueView, CourseView, CurriculumView, DashboardView, Entered,
    ExamView, FigureView, GlossaryView, KeepWorksheet, Learning, LessonView, MediumFileView, NotesView,
    QuestionsView, QuizView, RecallView, RecalledView, SearchView, WorksheetsView,
};
use domain::id::{NoteId, QuizAttemptId, WorksheetId};
use domain::learning::{HeadingId, Interactive, NoteText, SourceNumber, WorksheetName};
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};
use domain::{Locale, Viewer};

use crate::Academy;

pub(crate) use folder::LastReading;
pub use folder::{Reread, reread};
pub use search_index::index_curriculum;

#[async_trait]
impl Learning for Academy {
    fn revision(&self) -> &str {
        self.catalogue.revision().as_str()
    }
    async fn catalogue(&self, viewer: &Viewer, locale: Locale) -> Answer<CatalogueView> {
        catalogue::catalogue(self, viewer, locale).map_err(Into::into)
    }
    async fn course(&self, viewer: &Viewer, course: &CourseSlug, locale: Locale) -> Answer<CourseView> {
        course::course(self, viewer, course, locale).await.map_err(Into::into)
    }
    async fn glossary(&self, viewer: &Viewer, locale: Locale) -> Answer<GlossaryView> {
        glossary::glossary(self, viewer, locale).map_err(Into::into)
    }
    async fn search(&self, viewer: &Viewer, sought: &str, locale: Locale) -> Answer<SearchView> {
        search::search(self, viewer, sought, locale).await.map_err(Into::into)
    }
    async fn figure(
        &self,
        viewer: &Viewer,
        figure: Interactive,
        cited: &[SourceNumber],
        locale: Locale,
    ) -> Answer<FigureView> {
        figure::figure(self, viewer, figure, cited, locale).map_err(Into::into)
    }
    async fn worksheets(&self, viewer: &Viewer, figure: Interactive) -> Answer<WorksheetsView> {
        worksheets::worksheets(self, viewer, figure).await.map_err(Into::into)
    }
    async fn keep_worksheet(&self, viewer: &Viewer, command: KeepWorksheet) -> Answer<()> {
        worksheets::keep(self, viewer, command).await.map_err(Into::into)
    }
    async fn rename_worksheet(&self, viewer: &Viewer, id: WorksheetId, name: WorksheetName) -> Answer<()> {
        worksheets::rename(self, viewer, id, name).await.map_err(Into::into)
    }
    async fn drop_worksheet(&self, viewer: &Viewer, id: WorksheetId) -> Answer<()> {
        worksheets::forget(self, viewer, id).await.map_err(Into::into)
    }
    async fn lesson(
        &self,
        viewer: &Viewer,
        course: &CourseSlug,
        module: &ModuleSlug,
        lesson: &LessonSlug,
        locale: Locale,
    ) -> Answer<LessonView> {
        lesson::lesson(self, viewer, (course, module, lesson), locale).await.map_err(Into::into)
    }
    async fn medium(&self, viewer: &Viewer, course: &CourseSlug, file: &str) -> Answer<MediumFileView> {
        medium::file(self, viewer, course, file).map_err(Into::into)
    }
    async fn mark_read(
        &self,
        viewer: &Viewer,
        course: &CourseSlug,
        module: &ModuleSlug,
        lesson: &LessonSlug,
    ) -> Answer<()> {
        mark_read::mark_read(self, viewer, (course, module, lesson)).await.map_err(Into::into)
    }
    async fn add_note(
        &self,
        viewer: &Viewer,
        place: (&CourseSlug, &ModuleSlug, &LessonSlug),
        note: AddNote,
        locale: Locale,
    ) -> Answer<NoteId> {
        notes::add(self, viewer, place, note, locale).await.map_err(Into::into)
    }
    async fn notes(&self, viewer: &Viewer, locale: Locale) -> Answer<NotesView> {
        notes::all(self, viewer, locale).await.map_err(Into::into)
    }
    async fn change_note(&self, viewer: &Viewer, id: NoteId, text: Option<NoteText>) -> Answer<()> {
        notes::change(self, viewer, id, text).await.map_err(Into::into)
    }
    async fn remove_note(&self, viewer: &Viewer, id: NoteId) -> Answer<()> {
        notes::remove(self, viewer, id).await.map_err(Into::into)
    }
    async fn keep_place(
        &self,
        viewer: &Viewer,
        place: (&CourseSlug, &ModuleSlug, &LessonSlug),
        section: HeadingId,
        locale: Locale,
    ) -> Answer<()> {
        places::keep(self, viewer, place, section, locale).await.map_err(Into::into)
    }
    async fn quiz(
        &self,
        viewer: &Viewer,
        course: &CourseSlug,
        module: &ModuleSlug,
        locale: Locale,
    ) -> Answer<QuizView> {
        quiz::quiz(self, viewer, (course, module), locale).await.map_err(Into::into)
    }
    async fn start_quiz(
        &self,
        viewer: &Viewer,
        course: &CourseSlug,
        module: &ModuleSlug,
    ) -> Answer<QuizAttemptId> {
        start_quiz::start_quiz(self, viewer, (course, module)).await.map_err(Into::into)
    }
    async fn exam(&self, viewer: &Viewer, course: &CourseSlug, locale: Locale) -> Answer<ExamView> {
        exam::exam(self, viewer, course, locale).await.map_err(Into::into)
    }
    async fn start_exam(&self, viewer: &Viewer, course: &CourseSlug) -> Answer<Option<QuizAttemptId>> {
        start_exam::start_exam(self, viewer, course).await.map_err(Into::into)
    }
    async fn attempt(&self, viewer: &Viewer, id: QuizAttemptId, locale: Locale) -> Answer<AttemptView> {
        attempt::attempt(self, viewer, id, locale).await.map_err(Into::into)
    }
    async fn save_answers(&self, viewer: &Viewer, id: QuizAttemptId, entered: &Entered) -> Answer<()> {
        answer_quiz::save_answers(self, viewer, id, entered).await.map_err(Into::into)
    }
    async fn submit_quiz(&self, viewer: &Viewer, id: QuizAttemptId, entered: &Entered) -> Answer<()> {
        answer_quiz::submit_quiz(self, viewer, id, entered).await.map_err(Into::into)
    }
    async fn recall(&self, viewer: &Viewer, locale: Locale) -> Answer<RecallView> {
        recall::view(self, viewer, locale).await.map_err(Into::into)
    }
    async fn answer_recall(
        &self,
        viewer: &Viewer,
        command: AnswerRecall,
        locale: Locale,
    ) -> Answer<RecalledView> {
        recall::answer(self, viewer, command, locale).await.map_err(Into::into)
    }
    async fn switch_recall(&self, viewer: &Viewer, on: bool) -> Answer<()> {
        recall::switch(self, viewer, on).await.map_err(Into::into)
    }
    async fn questions(
        &self,
        viewer: &Viewer,
        course: Option<&CourseSlug>,
        locale: Locale,
    ) -> Answer<QuestionsView> {
        item_statistics::questions(self, viewer, course, locale).await.map_err(Into::into)
    }
    async fn curriculum(&self, viewer: &Viewer, locale: Locale) -> Answer<CurriculumView> {
        folder::curriculum(self, viewer, locale).map_err(Into::into)
    }
    async fn dashboard(&self, viewer: &Viewer, locale: Locale) -> Answer<DashboardView> {
        dashboard::dashboard(self, viewer, locale).await.map_err(Into::into)
    }
}
