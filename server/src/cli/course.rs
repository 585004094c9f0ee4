//! `stipple course check [FOLDER]` and `stipple course taught REVISION [FOLDER]`

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};
use courses::{Checked, ContentSource};
use domain::Locale;
use domain::learning::{Course as Taught, CourseRevision, Module};

use super::voice::{complain, out, say};
use crate::config::Settings;

/// Commands for authors.
#[derive(Debug, Subcommand)]
pub(crate) enum Course {
    /// Report every error of the curriculum with file, line and remedy
    Check {
        /// The folder with the courses [default: the curriculum built in]
        folder: Option<PathBuf>,
        /// How to report
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Tell what was taught under a revision that a certificate names: modules, lessons, quiz items, and the SHA-256 of every file
    Taught {
        /// The revision of the course, 64 hexadecimal digits
        revision: CourseRevision,
        /// The folder with the courses as they were then [default: the curriculum built in]
        folder: Option<PathBuf>,
    },
}

/// How problems are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A line each, for people
    Text,
    /// SARIF 2.1.0 on standard output, for editors and code hosts
    Sarif,
}

impl Course {
    /// Runs the command.
    pub(crate) fn run(&self, _settings: &Settings) -> ExitCode {
        match self {
            Self::Check { folder: Some(folder), format } => check(&courses::Folder::new(folder), *format),
            Self::Check { folder: None, format } => check(&courses::Embedded, *format),
            Self::Taught { revision, folder: Some(folder) } => {
                taught(&courses::Folder::new(folder), revision)
            }
            Self::Taught { revision, folder: None } => taught(&courses::Embedded, revision),
        }
    }
}

fn check(source: &impl ContentSource, format: Format) -> ExitCode {
    let report = courses::check(source);
    match (format, &report.catalogue) {
        (Format::Sarif, _) => out(format_args!("{}", courses::sarif(&report.problems))),
        (Format::Text, catalogue) => {
            for problem in &report.problems {
                complain!("{problem}");
            }
            let courses = catalogue.as_ref().map(|catalogue| catalogue.courses().len());
            let courses = courses.map(|count| format!("{count} course(s), ")).unwrap_or_default();
            say!("{courses}{} problem(s).", report.problems.len());
        }
    }
    if report.catalogue.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A revision is a hash of the files, so whoever has the files of that time can show what they said, and nobody else.
fn taught(source: &impl ContentSource, revision: &CourseRevision) -> ExitCode {
    let Checked { catalogue: Some(catalogue), .. } = courses::check(source) else {
        complain!("stipple: {} has errors; `stipple course check` names them", source.root());
        return ExitCode::FAILURE;
    };
    let Some(course) = catalogue.courses().iter().find(|course| course.revision == *revision) else {
        complain!("stipple: no course in {} has this revision. These are there:", source.root());
        for course in catalogue.courses() {
            complain!("  {}  {}", course.revision, course.slug);
        }
        complain!(
            "Give the folder as it was when the certificate was earned, from your backups or version control."
        );
        return ExitCode::FAILURE;
    };
    let files = match courses::contents(source, &course.slug) {
        Ok(files) => files,
        Err(error) => {
            complain!("stipple: {}: {error}", source.root());
            return ExitCode::FAILURE;
        }
    };
    let mut told = outline(course);
    told.push_str("\nSHA-256 of each file:\n");
    for (path, digest) in files {
        // Writing into a String cannot fail.
        let _ = writeln!(told, "{digest}  {path}");
    }
    out(format_args!("{told}"));
    ExitCode::SUCCESS
}

/// Modules, lessons, questions and practice work by their English titles.
fn outline(course: &Taught) -> String {
    let mut text =
        format!("{} ({}), revision {}\n", course.title.get(Locale::En), course.slug, course.revision);
    let mut line = |what: &str, title: &str, name: &str| {
        let _ = writeln!(text, "{what}{title} ({name})");
    };
    for module in &course.modules {
        let Module { slug, title, lessons, quiz, assignment, .. } = module;
        line("\n", title.get(Locale::En), slug.as_str());
        for lesson in lessons {
            line("  lesson    ", lesson.title.get(Locale::En), lesson.slug.as_str());
        }
        for item in quiz.items() {
            line("  question  ", item.prompt().get(Locale::En), item.id().as_str());
        }
        if let Some(assignment) = assignment {
            line("  practice  ", assignment.title.get(Locale::En), assignment.slug.as_str());
        }
    }
    text
}
