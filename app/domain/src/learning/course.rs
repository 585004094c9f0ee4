//! A course and its modules.

use std::collections::BTreeMap;

use crate::learning::assignment::Assignment;
use crate::learning::certificate_rule::CertificateRule;
use crate::learning::exam::Exam;
use crate::learning::lesson::{Figure, Lesson, LessonKey};
use crate::learning::medium::Medium;
use crate::learning::price::Price;
use crate::learning::quiz::{Quiz, Sitting};
use crate::learning::revision::CourseRevision;
use crate::locale::Localized;
use crate::slug::{CourseSlug, FigureName, ItemId, LessonSlug, MediumName, ModuleSlug, TermSlug};

/// A course: what the academy teaches, asks for and certifies.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// Stable name.
    pub slug: CourseSlug,
    /// Whom it is for.
    pub track: Track,
    /// Title.
    pub title: Localized<String>,
    /// Two or three sentences.
    pub summary: Localized<String>,
    /// Study hours as stated on the certificate.
    pub hours: u16,
    /// What it costs.
    pub price: Price,
    /// What one can do afterwards.
    pub outcomes: Vec<Localized<String>>,
    /// Modules in teaching order.
    pub modules: Vec<Module>,
    /// The final exam, if there is one.
    pub exam: Option<Exam>,
    /// Drawings of its lessons and quizzes.
    pub figures: BTreeMap<FigureName, Figure>,
    /// Films and recordings of its lessons.
    pub media: BTreeMap<MediumName, Medium>,
    /// What the certificate asks for.
    pub certificate: CertificateRule,
    /// Content hash of all its files.
    pub revision: CourseRevision,
}

/// Whom a course is for. Courses stand in this order wherever there are several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Track {
    /// For people who begin.
    Beginner,
    /// For people who have finished a course for beginners.
    Advanced,
}

/// A module: lessons, one quiz, and practice work where the hand has something to learn.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// Stable name, unique in the course.
    pub slug: ModuleSlug,
    /// Title.
    pub title: Localized<String>,
    /// One or two sentences.
    pub summary: Localized<String>,
    /// Lessons in reading order.
    pub lessons: Vec<Lesson>,
    /// Glossary of the module.
    pub terms: Vec<Term>,
    /// Quiz at the end.
    pub quiz: Quiz,
    /// Practice work, if it asks for any.
    pub assignment: Option<Assignment>,
}

/// A glossary entry, shown as a note beside the text that uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Stable name; the note's anchor is `term-<slug>`.
    pub slug: TermSlug,
    /// The term.
    pub name: Localized<String>,
    /// What it means.
    pub meaning: Localized<String>,
}

impl Course {
    /// The module of that name.
    pub fn module(&self, slug: &ModuleSlug) -> Option<&Module> {
        self.modules.iter().find(|module| module.slug == *slug)
    }

    /// The items that are asked at a sitting, and the mark that passes.
    pub fn quiz(&self, sitting: &Sitting) -> Option<&Quiz> {
        match sitting {
            Sitting::Quiz(module) => self.module(module).map(|module| &module.quiz),
            Sitting::Exam => self.exam.as_ref().map(Exam::quiz),
        }
    }

    /// The module whose quiz holds the item.
    pub fn module_of(&self, item: &ItemId) -> Option<&Module> {
        self.modules.iter().find(|module| module.quiz.item(item).is_some())
    }

    /// The drawing of that name.
    pub fn figure(&self, name: &FigureName) -> Option<&Figure> {
        self.figures.get(name)
    }

    /// Every lesson in reading order, with the module that holds it.
    pub fn lessons(&self) -> impl Iterator<Item = (&Module, &Lesson)> {
        self.modules.iter().flat_map(|module| module.lessons.iter().map(move |lesson| (module, lesson)))
    }

    /// The keys of all lessons in reading order.
    pub fn lesson_keys(&self) -> impl Iterator<Item = LessonKey> {
        self.lessons().map(|(module, lesson)| module.key(lesson))
    }

    /// The key of a lesson as it is now: what it was called before leads to it. A key that no lesson has or had stays.
    #[must_use]
    pub fn current(&self, key: LessonKey) -> LessonKey {
        if self.module(&key.module).is_some_and(|module| module.lesson(&key.lesson).is_some()) {
            return key;
        }
        let renamed = self.lessons().find(|(_, lesson)| lesson.formerly.contains(&key));
        renamed.map_or(key, |(module, lesson)| module.key(lesson))
    }

    /// Reading time of all lessons in minutes.
    pub fn reading_minutes(&self) -> u32 {
        self.lessons().map(|(_, lesson)| u32::from(lesson.minutes)).sum()
    }
}

impl Module {
    /// The lesson of that name.
    pub fn lesson(&self, slug: &LessonSlug) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.slug == *slug)
    }

    /// The term of that name.
    pub fn term(&self, slug: &TermSlug) -> Option<&Term> {
        self.terms.iter().find(|term| term.slug == *slug)
    }

    /// How progress refers to one of this module's lessons.
    pub fn key(&self, lesson: &Lesson) -> LessonKey {
        LessonKey { module: self.slug.clone(), lesson: lesson.slug.clone() }
    }

    /// Every key that something of one of this module's lessons may be kept under: its own, then those it had before.
    pub fn keys(&self, lesson: &Lesson) -> Vec<LessonKey> {
        std::iter::once(self.key(lesson)).chain(lesson.formerly.iter().cloned()).collect()
    }
}
