//! What is wrong with a content file, said so that its author can put it right.

use std::cell::RefCell;
use std::fmt;

use crate::rule::Rule;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The content cannot be published like this.
    Error,
    /// It can, but the author should look again.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One thing wrong in one place of a content file.
///
/// Ordered by file, then line, then column. Prints as one line:
/// `courses/foundations/course.toml:12:3: error: … → what to do`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// File as the author knows it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
    /// What kind of problem it is.
    pub rule: Rule,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, severity, message, remedy, .. } = self;
        write!(f, "{file}:{line}:{column}: {severity}: {message} → {remedy}")
    }
}

/// A place in a content file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Collects problems, so that an author sees all of them at once.
#[derive(Default)]
pub(crate) struct Report {
    problems: RefCell<Vec<Problem>>,
}

impl Report {
    pub(crate) fn error(
        &self,
        rule: Rule,
        place: Place,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(rule, Severity::Error, place, (message.into(), remedy.into()));
    }

    pub(crate) fn warn(
        &self,
        rule: Rule,
        place: Place,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(rule, Severity::Warning, place, (message.into(), remedy.into()));
    }

    fn add(&self, rule: Rule, severity: Severity, place: Place, (message, remedy): (String, String)) {
        let Place { file, line, column } = place;
        self.problems.borrow_mut().push(Problem { file, line, column, severity, message, remedy, rule });
    }

    /// Everything reported, by file and line.
    pub(crate) fn into_sorted(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }
}
