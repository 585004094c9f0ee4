//! What was found in the curriculum.

use domain::learning::MediumKind;
use domain::learning::search::Piece;
use domain::slug::{CourseSlug, ModuleSlug, TermSlug};

use super::{LessonLink, Named};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchView {
    /// Whether there was a word to look for.
    pub asked: bool,
    /// Lessons and terms, the best first.
    pub results: Vec<ResultView>,
    /// Whether there is more than is listed, so that another word would help.
    pub more: bool,
}

/// A lesson or a term that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultView {
    /// A lesson.
    Lesson(FoundLesson),
    /// A term of the glossary.
    Term(FoundTerm),
}

/// A lesson in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLesson {
    /// Its course.
    pub course: Named<CourseSlug>,
    /// Its module.
    pub module: Named<ModuleSlug>,
    /// The lesson.
    pub lesson: LessonLink,
    /// Whether the reader may read it. If not, no more than its title is said.
    pub open: bool,
    /// Where in it, the best first.
    pub passages: Vec<FoundPassage>,
}

/// A part of a lesson in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPassage {
    /// The identifier in the page of its heading, or of the film; empty for what stands before the first heading.
    pub anchor: String,
    /// What holds the words.
    pub within: FoundIn,
    /// Its heading; empty for what stands before the first.
    pub heading: Vec<Piece>,
    /// Some of its text.
    pub excerpt: Vec<Piece>,
}

/// What of a lesson holds the words that were looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundIn {
    /// Its text.
    Text,
    /// A drawing.
    Figure,
    /// A film or a recording.
    Medium(MediumKind),
}

/// A term that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTerm {
    /// Its name in addresses.
    pub slug: TermSlug,
    /// The term.
    pub name: Vec<Piece>,
    /// What it means.
    pub meaning: Vec<Piece>,
}
