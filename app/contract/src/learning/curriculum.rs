//! Which curriculum is taught, for those who write it and those who run the academy.

use domain::slug::CourseSlug;
use time::OffsetDateTime;

use super::Named;

/// What is taught now, and the folder it is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurriculumView {
    /// Since when.
    pub since: OffsetDateTime,
    /// Every course.
    pub courses: Vec<TaughtView>,
    /// The folder, where one is watched.
    pub folder: Option<FolderView>,
}

/// A course as it is taught now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaughtView {
    /// The course.
    pub course: Named<CourseSlug>,
    /// How many lessons it has.
    pub lessons: usize,
    /// How many quiz items.
    pub items: usize,
    /// The SHA-256 of its files, as certificates name it.
    pub revision: String,
}

/// A folder that is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderView {
    /// Where it lies.
    pub path: String,
    /// When it was last read.
    pub read_at: OffsetDateTime,
    /// Whether what it says is taught: it has no errors.
    pub published: bool,
    /// Everything that is wrong with it, by file and line.
    pub problems: Vec<ProblemView>,
}

/// Something that is wrong with a file of the curriculum. Said in English, as on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemView {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// Whether it keeps the folder from being published.
    pub error: bool,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}
