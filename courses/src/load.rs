//! Puts the files of all courses together.

mod assignment;
mod certificate;
mod course;
mod exam;
mod former;
mod guide;
mod item;
mod lesson;
mod medium;
mod module;
mod quiz;
mod safety;
mod sources;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use domain::learning::{Catalogue, Course};
use domain::slug::CourseSlug;
use sha2::{Digest as _, Sha256};

use crate::document::Document;
use crate::problem::{Place, Problem, Report, Severity};
use crate::rule::Rule;
use crate::source::ContentSource;
use safety::Caution;

/// What checking found.
#[derive(Debug)]
pub struct Checked {
    /// All content, when nothing is wrong with it.
    pub catalogue: Option<Catalogue>,
    /// Everything there is to say, by file and line.
    pub problems: Vec<Problem>,
}

/// Reads all content and reports everything that is wrong with it.
pub fn check(source: &impl ContentSource) -> Checked {
    let files = Files::new(source);
    let catalogue = catalogue(&files);
    let problems = files.report.into_sorted();
    let wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
    Checked { catalogue: catalogue.filter(|_| !wrong), problems }
}

/// Reads all content. Warnings do not keep it from being published; [`check`] shows them.
///
/// # Errors
/// Every problem, warnings included, when at least one of them is an error.
pub fn load(source: &impl ContentSource) -> Result<Catalogue, Vec<Problem>> {
    let Checked { catalogue, problems } = check(source);
    catalogue.ok_or(problems)
}

/// The files that a course's revision covers, by path, each with the SHA-256 of its bytes in hexadecimal digits.
///
/// # Errors
/// When one of them cannot be read.
pub fn contents(source: &impl ContentSource, course: &CourseSlug) -> io::Result<BTreeMap<String, String>> {
    let paths = source.files()?.into_iter().filter(|path| course::belongs(path, course.as_str()));
    let hashed = |path: String| {
        let digest = Sha256::digest(source.read(&path)?);
        Ok((path, digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>()))
    };
    paths.map(hashed).collect()
}

/// The files of a source, opened one by one.
struct Files<'s> {
    source: &'s dyn ContentSource,
    paths: BTreeSet<String>,
    opened: RefCell<BTreeSet<String>>,
    /// What is said for safety, in all texts so far.
    cautions: RefCell<Vec<Caution>>,
    report: Report,
}

impl<'s> Files<'s> {
    fn new(source: &'s impl ContentSource) -> Self {
        let report = Report::default();
        let paths = source.files().unwrap_or_else(|error| {
            let place = Place { file: source.root().to_owned(), line: 1, column: 1 };
            report.error(Rule::File, place, format!("cannot be listed: {error}"), "make the folder readable");
            Vec::new()
        });
        Self {
            source,
            paths: paths.into_iter().collect(),
            opened: RefCell::default(),
            cautions: RefCell::default(),
            report,
        }
    }

    fn shown(&self, path: &str) -> String {
        format!("{}/{path}", self.source.root())
    }

    /// Whether there is a file at this path.
    fn exists(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// The bytes of a file that is there.
    fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        self.opened.borrow_mut().insert(path.to_owned());
        let told = |error| {
            let place = Place { file: self.shown(path), line: 1, column: 1 };
            self.report.error(
                Rule::File,
                place,
                format!("cannot be read: {error}"),
                "make the file readable",
            );
        };
        self.source.read(path).map(std::borrow::Cow::into_owned).map_err(told).ok()
    }

    /// Opens a file. When there is none, the problem is reported where it was asked for.
    fn open(&self, path: &str, asked_at: Option<Place>) -> Option<Document> {
        let at = || Place { file: self.shown(path), line: 1, column: 1 };
        if !self.paths.contains(path) {
            let place = asked_at.unwrap_or_else(at);
            self.report.error(
                Rule::File,
                place,
                format!("there is no file {}", self.shown(path)),
                "add the file or correct the name",
            );
            return None;
        }
        self.opened.borrow_mut().insert(path.to_owned());
        let text = self.source.read(path).and_then(|bytes| {
            String::from_utf8(bytes.into_owned())
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
        });
        match text {
            // Editors on Windows write both characters; positions and hashes should not depend on the editor.
            Ok(text) => Some(Document::new(self.shown(path), text.replace("\r\n", "\n"))),
            Err(error) => {
                self.report.error(
                    Rule::File,
                    at(),
                    format!("cannot be read: {error}"),
                    "save the file as UTF-8 text",
                );
                None
            }
        }
    }

    /// Names of files in a folder that end in `ending`, without it.
    fn stems<'f>(&'f self, folder: &'f str, ending: &'f str) -> impl Iterator<Item = &'f str> {
        self.paths.iter().filter_map(move |path| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(ending)?;
            (!name.contains('/')).then_some(name)
        })
    }

    /// Files under a folder that nothing refers to.
    fn unopened(&self, folder: &str) -> Vec<&String> {
        let opened = self.opened.borrow();
        let prefix = format!("{folder}/");
        self.paths.iter().filter(|path| path.starts_with(&prefix) && !opened.contains(*path)).collect()
    }
}

fn catalogue(files: &Files<'_>) -> Option<Catalogue> {
    let sources = sources::read(files);
    let folders: Vec<&str> = files
        .paths
        .iter()
        .filter_map(|path| path.strip_suffix("/course.toml"))
        .filter(|folder| !folder.contains('/'))
        .collect();
    if folders.is_empty() {
        let place = Place { file: files.source.root().to_owned(), line: 1, column: 1 };
        files.report.error(Rule::File, place, "there is no course", "add a folder with a course.toml");
    }
    let known = sources.clone().unwrap_or_default();
    let courses: Vec<_> = folders.iter().map(|folder| course::read(files, &known, folder)).collect();
    let guide = guide::read(files, &known);
    safety::agree(files);
    let mut courses: Vec<Course> = courses.into_iter().collect::<Option<_>>()?;
    courses.sort_by_key(|course| course.track);
    let catalogue = Catalogue::new(courses, sources?.into_values().collect());
    let catalogue = catalogue.map(|catalogue| catalogue.with_guide(guide));
    let place = Place { file: files.source.root().to_owned(), line: 1, column: 1 };
    catalogue
        .map_err(|error| files.report.error(Rule::Repeated, place, error.to_string(), "names must be unique"))
        .ok()
}
