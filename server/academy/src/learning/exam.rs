//! The final exam of a course: before it is begun, and what follows from an attempt.

use std::collections::{BTreeMap, BTreeSet};

use contract::learning::{AfterExam, ExamPartView, ExamView, PastAttempt, RereadView};
use domain::id::UserId;
use domain::learning::quiz::{AttemptResult, Sitting};
use domain::learning::{Admission, Course, Exam, Module};
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};
use domain::{Locale, Viewer};
use store::ConnectionTrait;
use store::learning::Mark;
use time::OffsetDateTime;

use super::{learner, outline};
use crate::{Academy, Error, Result};

/// More attempts than anybody makes: all of them count for when the next is possible.
const ALL: u64 = 1_000;

/// The course and its exam.
pub(super) fn find<'a>(academy: &'a Academy, course: &CourseSlug) -> Result<(&'a Course, &'a Exam)> {
    let course = academy.catalogue.course(course).ok_or(Error::NotFound)?;
    Ok((course, course.exam.as_ref().ok_or(Error::NotFound)?))
}

/// The learner's submitted attempts, newest first.
pub(super) async fn past(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &CourseSlug,
) -> Result<Vec<Mark>> {
    Ok(store::learning::attempts(db, learner, course, &Sitting::Exam, ALL).await?)
}

/// Whether another attempt may begin after those, newest first.
pub(super) fn admission(exam: &Exam, past: &[Mark], now: OffsetDateTime) -> Admission {
    let ended: Vec<_> = past.iter().rev().map(|mark| (mark.at, mark.passed)).collect();
    exam.tries().admission(&ended, now)
}

/// What the exam asks for, and the learner's attempts so far.
pub(super) async fn exam(
    academy: &Academy,
    viewer: &Viewer,
    slug: &CourseSlug,
    locale: Locale,
) -> Result<ExamView> {
    let learner = learner::learner(viewer)?.target().0;
    let (course, exam) = find(academy, slug)?;
    let db = academy.store.reader();
    let open = store::learning::open_attempt(db, learner, slug, &Sitting::Exam).await?;
    let past = past(db, learner, slug).await?;
    let part = |part: domain::learning::Part| {
        let module = outline::named_module(course.module(&part.module)?, locale);
        Some(ExamPartView { module, questions: part.items.get(), must_pass: part.must_pass })
    };
    Ok(ExamView {
        course: outline::named_course(course, locale),
        title: exam.title().get(locale).clone(),
        questions: exam.questions(),
        must_pass: exam.must_pass(),
        parts: exam.parts().filter_map(part).collect(),
        pass: exam.quiz().pass(),
        tries: exam.tries(),
        admission: admission(exam, &past, academy.now()),
        open,
        attempts: past
            .into_iter()
            .map(|mark| PastAttempt { id: mark.id, at: mark.at, percent: mark.percent, passed: mark.passed })
            .collect(),
    })
}

/// When the next attempt is possible, and what to read before it.
pub(super) async fn after(
    academy: &Academy,
    learner: UserId,
    course: &Course,
    result: &AttemptResult,
    locale: Locale,
) -> Result<Option<AfterExam>> {
    let Some(exam) = &course.exam else { return Ok(None) };
    let past = past(academy.store.reader(), learner, &course.slug).await?;
    Ok(Some(AfterExam {
        admission: admission(exam, &past, academy.now()),
        reread: reread(course, exam, result, locale),
    }))
}

/// What was missed in a module.
#[derive(Default)]
struct Missed<'c> {
    count: usize,
    of: usize,
    /// The lessons that cover it.
    lessons: BTreeSet<&'c LessonSlug>,
    /// Whether something was missed that no one lesson covers.
    elsewhere: bool,
}

/// The modules in which something was missed, those with most of it first, with the lessons that cover it: all of them
/// where that cannot be told.
fn reread(course: &Course, exam: &Exam, result: &AttemptResult, locale: Locale) -> Vec<RereadView> {
    let mut counted: BTreeMap<&ModuleSlug, Missed<'_>> = BTreeMap::new();
    for item in &result.items {
        let Some(module) = exam.module_of(&item.item) else { continue };
        let missed = counted.entry(module).or_default();
        missed.of += 1;
        if !item.correct {
            missed.count += 1;
            match exam.quiz().item(&item.item).and_then(|item| item.lesson()) {
                Some(lesson) => missed.lessons.extend([lesson]),
                None => missed.elsewhere = true,
            }
        }
    }
    let view = |module: &Module| {
        let Missed { count, of, lessons, elsewhere } =
            counted.get(&module.slug).filter(|missed| missed.count > 0)?;
        let (missed, of) = (*count, *of);
        let again = module.lessons.iter().filter(|lesson| *elsewhere || lessons.contains(&lesson.slug));
        let keys = again.map(|lesson| module.key(lesson));
        let lessons = keys.filter_map(|key| outline::link(course, &key, locale)).collect();
        Some(RereadView { module: outline::named_module(module, locale), missed, of, lessons })
    };
    let mut views: Vec<_> = course.modules.iter().filter_map(view).collect();
    views.sort_by_key(|view| std::cmp::Reverse(view.missed));
    views
}
