//! All courses, and how one finds a way through them.

use std::collections::{BTreeMap, BTreeSet};

use crate::learning::assignment::Assignment;
use crate::learning::course::{Course, Module};
use crate::learning::lesson::{Lesson, LessonBody, LessonKey, Source, SourceNumber};
use crate::learning::revision::{CatalogueRevision, RevisionHasher};
use crate::locale::{Locale, Localized};
use crate::slug::{AssignmentSlug, CourseSlug, ItemId, LessonSlug, ModuleSlug};

/// Everything the academy teaches. Built once from its files, then only read.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    courses: Vec<Course>,
    sources: BTreeMap<SourceNumber, Source>,
    guide: Option<Guide>,
    revision: CatalogueRevision,
}

/// How to choose an artist: a text for clients, from the same facts as the courses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// Title, the page's first heading.
    pub title: Localized<String>,
    /// One or two sentences.
    pub summary: Localized<String>,
    /// Sources cited in the text.
    pub sources: BTreeSet<SourceNumber>,
    /// The text.
    pub body: Localized<LessonBody>,
}

/// Why courses do not fit into one catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// Two courses share a name.
    #[error("two courses are called `{0}`: give one another slug")]
    Course(CourseSlug),
    /// Two modules of a course share a name.
    #[error("two modules are called `{0}`: give one another slug")]
    Module(ModuleSlug),
    /// Two assignments of the academy share a name, so `/practice/{assignment}` would be ambiguous.
    #[error("two assignments are called `{0}`: give one another slug")]
    Assignment(AssignmentSlug),
    /// Two quiz items of a course share an identifier.
    #[error("two quiz items are called `{0}`: give one another id")]
    Item(ItemId),
}

/// A module in its place.
#[derive(Debug, Clone, Copy)]
pub struct ModuleAt<'c> {
    /// Course that holds it.
    pub course: &'c Course,
    /// The module.
    pub module: &'c Module,
    /// Its position in the course, from 1.
    pub number: usize,
}

/// A lesson in its place, with its neighbours in reading order.
#[derive(Debug, Clone)]
pub struct LessonAt<'c> {
    /// Course that holds it.
    pub course: &'c Course,
    /// Module that holds it.
    pub module: &'c Module,
    /// The lesson.
    pub lesson: &'c Lesson,
    /// Its position in the course, from 1.
    pub number: usize,
    /// Number of lessons in the course.
    pub total: usize,
    /// The lesson before, also across modules.
    pub previous: Option<LessonKey>,
    /// The lesson after, also across modules.
    pub next: Option<LessonKey>,
    /// Whether the module's quiz is what comes after this lesson.
    pub ends_module: bool,
}

/// An assignment in its place.
#[derive(Debug, Clone, Copy)]
pub struct AssignmentAt<'c> {
    /// Course that asks for it.
    pub course: &'c Course,
    /// Module that holds it.
    pub module: &'c Module,
    /// The assignment.
    pub assignment: &'c Assignment,
}

impl Catalogue {
    /// Puts courses together.
    ///
    /// # Errors
    /// [`CatalogueError`] when names that must be unique are not.
    pub fn new(courses: Vec<Course>, sources: Vec<Source>) -> Result<Self, CatalogueError> {
        check_names(&courses)?;
        let sources = sources.into_iter().map(|source| (source.number, source)).collect();
        let revision = revision(&courses, &sources);
        Ok(Self { courses, sources, guide: None, revision })
    }

    /// The same with a guide for clients, if there is one.
    #[must_use]
    pub fn with_guide(self, guide: Option<Guide>) -> Self {
        let Some(guide) = guide else { return self };
        let mut hasher = RevisionHasher::default();
        hasher.field(self.revision.as_str().as_bytes());
        for locale in Locale::ALL {
            let body = guide.body.get(locale);
            hasher.field(guide.title.get(locale).as_bytes()).field(guide.summary.get(locale).as_bytes());
            hasher.field(body.intro_html.as_bytes());
            for section in &body.sections {
                hasher.field(section.heading.as_bytes()).field(section.html.as_bytes());
            }
        }
        let revision = CatalogueRevision::from_hasher(hasher);
        Self { guide: Some(guide), revision, ..self }
    }

    /// How to choose an artist.
    pub const fn guide(&self) -> Option<&Guide> {
        self.guide.as_ref()
    }

    /// The name of exactly this content.
    pub fn revision(&self) -> &CatalogueRevision {
        &self.revision
    }

    /// All courses.
    pub fn courses(&self) -> &[Course] {
        &self.courses
    }

    /// The course of that name.
    pub fn course(&self, slug: &CourseSlug) -> Option<&Course> {
        self.courses.iter().find(|course| course.slug == *slug)
    }

    /// The module of that name.
    pub fn module(&self, course: &CourseSlug, module: &ModuleSlug) -> Option<ModuleAt<'_>> {
        let course = self.course(course)?;
        let index = course.modules.iter().position(|candidate| candidate.slug == *module)?;
        Some(ModuleAt { course, module: &course.modules[index], number: index + 1 })
    }

    /// The lesson that has that name, or had it before it was renamed, with its neighbours.
    pub fn lesson(
        &self,
        course: &CourseSlug,
        module: &ModuleSlug,
        lesson: &LessonSlug,
    ) -> Option<LessonAt<'_>> {
        let course = self.course(course)?;
        let all: Vec<(&Module, &Lesson)> = course.lessons().collect();
        let asked = course.current(LessonKey { module: module.clone(), lesson: lesson.clone() });
        let index = all.iter().position(|(m, l)| m.slug == asked.module && l.slug == asked.lesson)?;
        let (module, lesson) = all[index];
        let key = |at: usize| all.get(at).map(|(module, lesson)| module.key(lesson));
        let next = key(index + 1);
        Some(LessonAt {
            course,
            module,
            lesson,
            number: index + 1,
            total: all.len(),
            previous: index.checked_sub(1).and_then(key),
            ends_module: next.as_ref().is_none_or(|key| key.module != module.slug),
            next,
        })
    }

    /// Every assignment of the academy.
    pub fn assignments(&self) -> impl Iterator<Item = AssignmentAt<'_>> {
        self.courses.iter().flat_map(|course| {
            course.modules.iter().filter_map(move |module| {
                let assignment = module.assignment.as_ref()?;
                Some(AssignmentAt { course, module, assignment })
            })
        })
    }

    /// The assignment of that name.
    pub fn assignment(&self, slug: &AssignmentSlug) -> Option<AssignmentAt<'_>> {
        self.assignments().find(|at| at.assignment.slug == *slug)
    }

    /// The source of that number.
    pub fn source(&self, number: SourceNumber) -> Option<&Source> {
        self.sources.get(&number)
    }
}

fn revision(courses: &[Course], sources: &BTreeMap<SourceNumber, Source>) -> CatalogueRevision {
    let mut hasher = RevisionHasher::default();
    for course in courses {
        hasher.field(course.revision.as_str().as_bytes());
    }
    for source in sources.values() {
        hasher
            .field(&source.number.0.to_be_bytes())
            .field(source.title.as_bytes())
            .field(source.url.as_deref().unwrap_or_default().as_bytes())
            .field(&[source.grade as u8]);
    }
    CatalogueRevision::from_hasher(hasher)
}

fn check_names(courses: &[Course]) -> Result<(), CatalogueError> {
    let mut course_slugs = BTreeSet::new();
    let mut assignments = BTreeSet::new();
    for course in courses {
        if !course_slugs.insert(&course.slug) {
            return Err(CatalogueError::Course(course.slug.clone()));
        }
        let mut modules = BTreeSet::new();
        let mut items = BTreeSet::new();
        for module in &course.modules {
            if !modules.insert(&module.slug) {
                return Err(CatalogueError::Module(module.slug.clone()));
            }
            if let Some(assignment) = &module.assignment
                && !assignments.insert(&assignment.slug)
            {
                return Err(CatalogueError::Assignment(assignment.slug.clone()));
            }
            if let Some(twice) = module.quiz.items().iter().find(|item| !items.insert(item.id())) {
                return Err(CatalogueError::Item(twice.id().clone()));
            }
        }
    }
    Ok(())
}
