//! What readers write beside lessons, and how far they have come.

use std::ops::Range;

use domain::Locale;
use domain::id::NoteId;
use domain::learning::{HeadingId, NoteText, Quote};
use domain::slug::CourseSlug;
use time::OffsetDateTime;

use super::catalogue::{LessonLink, Named};

/// Notes something at a section of a lesson, or marks a passage of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddNote {
    /// The heading of the section, in the language that is read.
    pub section: HeadingId,
    /// The passage, unless the whole section is meant.
    pub quote: Option<Quote>,
    /// The words; a marked passage needs none.
    pub text: Option<NoteText>,
}

/// A section of a lesson by its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionLink {
    /// Identifier of the heading within the page.
    pub id: String,
    /// The heading.
    pub heading: String,
}

/// A note, as its writer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteView {
    /// Which.
    pub id: NoteId,
    /// The passage it is about, in the words it had.
    pub quote: Option<String>,
    /// The language of the passage.
    pub language: Locale,
    /// The words.
    pub text: Option<String>,
    /// The section it stands at; nothing where its section is no longer there.
    pub section: Option<SectionLink>,
    /// The characters of the section that are the passage, white space not counted; nothing in the other language.
    pub passage: Option<Range<usize>>,
    /// Whether it had a passage that is no longer there.
    pub lost: bool,
    /// When it was made.
    pub made_at: OffsetDateTime,
    /// When its words were changed last.
    pub changed_at: OffsetDateTime,
}

/// Everything somebody has noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotesView {
    /// Course by course, in the academy's order; those no longer taught come last.
    pub courses: Vec<CourseNotes>,
}

/// What somebody has noted in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseNotes {
    /// The course; its title is its name where it is no longer taught.
    pub course: Named<CourseSlug>,
    /// Lesson by lesson, in reading order; those no longer there come last.
    pub lessons: Vec<LessonNotes>,
}

/// What somebody has noted in a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonNotes {
    /// The lesson's title; its name where it is no longer there.
    pub title: String,
    /// The way to it, where it still is.
    pub link: Option<LessonLink>,
    /// The notes, in the order of the lesson.
    pub notes: Vec<NoteView>,
}

/// Where a reader left off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceView {
    /// The lesson.
    pub lesson: LessonLink,
    /// The section that was read last.
    pub section: SectionLink,
}
