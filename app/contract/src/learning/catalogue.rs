//! What is taught, in one language.

use domain::learning::{MedicalReview, Percent, Price, SourceGrade, SourceNumber, Surface};
use domain::review::Level;
use domain::slug::{AssignmentSlug, CourseSlug, LessonSlug, ModuleSlug, TermSlug};

use super::notes::{NoteView, PlaceView, SectionLink};

/// A thing by its name and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<S> {
    /// The name in addresses.
    pub slug: S,
    /// The title.
    pub title: String,
}

/// Every course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueView {
    /// In the academy's order.
    pub courses: Vec<CourseCard>,
}

/// A course among others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseCard {
    /// Its name.
    pub slug: CourseSlug,
    /// Its title.
    pub title: String,
    /// Two or three sentences.
    pub summary: String,
    /// Study hours.
    pub hours: u16,
    /// What it costs.
    pub price: Price,
    /// What one can do afterwards.
    pub outcomes: Vec<String>,
    /// Number of modules; each has one quiz.
    pub modules: usize,
    /// Number of lessons.
    pub lessons: usize,
    /// Reading time of all lessons, in minutes.
    pub minutes: u32,
    /// Lessons open to everybody, in reading order.
    pub free: Vec<LessonLink>,
}

/// Enough of a lesson to link to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonLink {
    /// Its module.
    pub module: ModuleSlug,
    /// Its name.
    pub lesson: LessonSlug,
    /// Its title.
    pub title: String,
    /// Reading time in minutes.
    pub minutes: u16,
}

/// A course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseView {
    /// What its card says.
    pub card: CourseCard,
    /// Its modules in teaching order.
    pub modules: Vec<ModuleOutline>,
    /// Its final exam, if it has one.
    pub exam: Option<ExamRow>,
    /// What practice work is judged by, assignment by assignment.
    pub rubrics: Vec<RubricView>,
    /// What its certificate asks for.
    pub certificate: CertificateView,
    /// How far the reader is; nothing for those who do not learn here.
    pub progress: Option<Progress>,
}

/// A module in an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleOutline {
    /// Its name.
    pub slug: ModuleSlug,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Its lessons in reading order.
    pub lessons: Vec<LessonRow>,
    /// Its quiz.
    pub quiz: QuizRow,
    /// Its practice assignment, if it has one.
    pub assignment: Option<Named<AssignmentSlug>>,
}

/// A lesson in an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonRow {
    /// Its name.
    pub slug: LessonSlug,
    /// Its title.
    pub title: String,
    /// Reading time in minutes.
    pub minutes: u16,
    /// Whether it is open to everybody.
    pub free: bool,
    /// Whether the reader has read it.
    pub read: bool,
}

/// A quiz in an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuizRow {
    /// How many questions an attempt has.
    pub questions: usize,
    /// The mark that passes.
    pub pass: Percent,
    /// The reader's best mark among attempts that passed.
    pub passed: Option<Percent>,
}

/// The final exam in an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExamRow {
    /// What it is called.
    pub title: String,
    /// How many questions an attempt has.
    pub questions: usize,
    /// The mark the reader passed it with.
    pub passed: Option<Percent>,
}

/// How far a learner is in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Lessons read.
    pub read: usize,
    /// Lessons of the course.
    pub total: usize,
    /// Where to go on; nothing when every lesson is read and every quiz passed.
    pub next: Option<Step>,
    /// Where the learner stopped in the middle of a lesson.
    pub left_off: Option<PlaceView>,
}

/// Where a learner goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To a lesson.
    Lesson(LessonLink),
    /// To a module's quiz.
    Quiz(Named<ModuleSlug>),
    /// To the final exam.
    Exam,
}

/// What practice work is judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubricView {
    /// The assignment.
    pub assignment: Named<AssignmentSlug>,
    /// What the work is done on.
    pub surface: Surface,
    /// The level every criterion must reach.
    pub pass_level: Level,
    /// What is judged.
    pub criteria: Vec<CriterionView>,
}

/// One thing a mentor judges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionView {
    /// What is judged.
    pub title: String,
    /// Whether falling short here alone returns the work.
    pub hard_gate: bool,
    /// What the pass level looks like.
    pub pass: String,
}

/// What a certificate says and asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateView {
    /// Its name.
    pub title: String,
    /// What its holder was assessed on.
    pub description: String,
    /// What it does and does not entitle to.
    pub scope: String,
    /// How long it is valid, in months.
    pub valid_months: u16,
    /// Everything that must be met.
    pub requirements: Vec<RequirementView>,
}

/// One thing a certificate asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequirementView {
    /// Every lesson read.
    Lessons {
        /// How many there are.
        count: usize,
    },
    /// A quiz passed.
    Quiz {
        /// Of which module.
        module: Named<ModuleSlug>,
        /// Lowest mark that counts.
        min_percent: Percent,
    },
    /// The final exam passed.
    Exam {
        /// The mark that passes.
        pass: Percent,
    },
    /// Practice work approved by a mentor.
    Assignment {
        /// Which.
        assignment: Named<AssignmentSlug>,
    },
}

/// A lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonView {
    /// The course.
    pub course: Named<CourseSlug>,
    /// The module.
    pub module: Named<ModuleSlug>,
    /// Its name.
    pub slug: LessonSlug,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Reading time in minutes.
    pub minutes: u16,
    /// Whether it is open to everybody.
    pub free: bool,
    /// Whether a medical professional has read it.
    pub review: MedicalReview,
    /// Safe HTML before the first section.
    pub intro_html: String,
    /// Sections in reading order.
    pub sections: Vec<SectionView>,
    /// Glossary notes of the terms the text links to, as `#term-<slug>`.
    pub terms: Vec<TermView>,
    /// Sources the text cites, as `#source-<number>`.
    pub sources: Vec<SourceView>,
    /// Its position in the course, from 1.
    pub number: usize,
    /// Number of lessons in the course.
    pub total: usize,
    /// Every lesson of the course.
    pub outline: Vec<ModuleOutline>,
    /// The lesson before.
    pub previous: Option<LessonLink>,
    /// The lesson after.
    pub next: Option<LessonLink>,
    /// Whether the module's quiz comes after this lesson.
    pub ends_module: bool,
    /// Whether the reader has read it; nothing for those who do not learn here.
    pub read: Option<bool>,
    /// What the reader has noted here, in the order of the lesson; nothing for those who keep no notes.
    pub notes: Option<Vec<NoteView>>,
    /// The section the reader has read last, unless it is the first.
    pub left_off: Option<SectionLink>,
}

impl LessonView {
    /// The lesson without anything that is the reader's own: fit to be kept on a device.
    #[must_use]
    pub fn impersonal(mut self) -> Self {
        for module in &mut self.outline {
            module.quiz.passed = None;
            for lesson in &mut module.lessons {
                lesson.read = false;
            }
        }
        Self { read: None, notes: None, left_off: None, ..self }
    }
}

/// A part of a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionView {
    /// Identifier of the heading.
    pub id: String,
    /// The heading.
    pub heading: String,
    /// Safe HTML below it.
    pub html: String,
}

/// A glossary note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermView {
    /// Its name.
    pub slug: TermSlug,
    /// The term.
    pub name: String,
    /// What it means.
    pub meaning: String,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceView {
    /// Its number, as in the text.
    pub number: SourceNumber,
    /// Author, year, title.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// How much weight it carries.
    pub grade: SourceGrade,
}

/// Where a learner stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DashboardView {
    /// Every course with the learner's progress, those begun first.
    pub courses: Vec<CourseView>,
    /// How many questions are to be asked again today; nothing for those who have switched it off.
    pub recall: Option<usize>,
}
