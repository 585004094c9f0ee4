//! The glossary: every term that is explained anywhere.

use domain::slug::{CourseSlug, LessonSlug, ModuleSlug, TermSlug};

/// Every term, in the order of the reader's alphabet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryView {
    /// The terms.
    pub entries: Vec<EntryView>,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryView {
    /// Its stable name.
    pub slug: TermSlug,
    /// The term, in the reader's language.
    pub name: String,
    /// What it is called in the other language.
    pub elsewhere: String,
    /// What it means.
    pub meaning: String,
    /// The lessons that use it, in reading order.
    pub mentions: Vec<MentionView>,
}

/// A lesson that uses a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionView {
    /// Its course.
    pub course: CourseSlug,
    /// Its module.
    pub module: ModuleSlug,
    /// The lesson.
    pub lesson: LessonSlug,
    /// Its title.
    pub title: String,
}
