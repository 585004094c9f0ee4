//! Courses, modules and lessons as they stand in lists.

use contract::learning::{
    CourseCard, ExamRow, LessonLink, LessonRow, ModuleOutline, Named, Progress, QuizRow, Step,
};
use domain::Locale;
use domain::learning::{Assignment, Course, LearnerProgress, LessonKey, Module, NextStep};
use domain::slug::{AssignmentSlug, CourseSlug, ModuleSlug};

/// A course by its name.
pub(super) fn named_course(course: &Course, locale: Locale) -> Named<CourseSlug> {
    Named { slug: course.slug.clone(), title: course.title.get(locale).clone() }
}

/// A module by its name.
pub(super) fn named_module(module: &Module, locale: Locale) -> Named<ModuleSlug> {
    Named { slug: module.slug.clone(), title: module.title.get(locale).clone() }
}

/// An assignment by its name.
pub(super) fn named_assignment(assignment: &Assignment, locale: Locale) -> Named<AssignmentSlug> {
    Named { slug: assignment.slug.clone(), title: assignment.title.get(locale).clone() }
}

/// A course among others.
pub(super) fn card(course: &Course, locale: Locale) -> CourseCard {
    let free = course.lessons().filter(|(_, lesson)| lesson.free);
    CourseCard {
        slug: course.slug.clone(),
        title: course.title.get(locale).clone(),
        summary: course.summary.get(locale).clone(),
        hours: course.hours,
        price: course.price,
        outcomes: course.outcomes.iter().map(|outcome| outcome.get(locale).clone()).collect(),
        modules: course.modules.len(),
        lessons: course.lessons().count(),
        minutes: course.reading_minutes(),
        free: free.filter_map(|(module, lesson)| link(course, &module.key(lesson), locale)).collect(),
    }
}

/// A link to a lesson of the course.
pub(super) fn link(course: &Course, key: &LessonKey, locale: Locale) -> Option<LessonLink> {
    let lesson = course.module(&key.module)?.lesson(&key.lesson)?;
    Some(LessonLink {
        module: key.module.clone(),
        lesson: key.lesson.clone(),
        title: lesson.title.get(locale).clone(),
        minutes: lesson.minutes,
    })
}

/// Every module of the course, with what the reader has done in it.
pub(super) fn modules(
    course: &Course,
    progress: Option<&LearnerProgress>,
    locale: Locale,
) -> Vec<ModuleOutline> {
    let row = |module: &Module| ModuleOutline {
        slug: module.slug.clone(),
        title: module.title.get(locale).clone(),
        summary: module.summary.get(locale).clone(),
        lessons: lessons(module, progress, locale),
        quiz: QuizRow {
            questions: module.quiz.shown(),
            pass: module.quiz.pass(),
            passed: progress.and_then(|progress| progress.best_quiz.get(&module.slug).copied()),
        },
        assignment: module.assignment.as_ref().map(|assignment| named_assignment(assignment, locale)),
    };
    course.modules.iter().map(row).collect()
}

fn lessons(module: &Module, progress: Option<&LearnerProgress>, locale: Locale) -> Vec<LessonRow> {
    let read = |key| progress.is_some_and(|progress| progress.lessons_read.contains(&key));
    module
        .lessons
        .iter()
        .map(|lesson| LessonRow {
            slug: lesson.slug.clone(),
            title: lesson.title.get(locale).clone(),
            minutes: lesson.minutes,
            free: lesson.free,
            read: read(module.key(lesson)),
        })
        .collect()
}

/// The final exam, if the course has one.
pub(super) fn exam(course: &Course, progress: Option<&LearnerProgress>, locale: Locale) -> Option<ExamRow> {
    course.exam.as_ref().map(|exam| ExamRow {
        title: exam.title().get(locale).clone(),
        questions: exam.questions(),
        passed: progress.and_then(|progress| progress.exam),
    })
}

/// How far a learner is.
pub(super) fn progress(course: &Course, progress: &LearnerProgress, locale: Locale) -> Progress {
    let step = |step| match step {
        NextStep::Lesson(key) => link(course, &key, locale).map(Step::Lesson),
        NextStep::Exam => Some(Step::Exam),
        NextStep::Quiz(module) => {
            course.module(&module).map(|module| Step::Quiz(named_module(module, locale)))
        }
    };
    Progress {
        read: progress.lessons_read_in(course),
        total: course.lesson_keys().count(),
        next: progress.next_step(course).and_then(step),
        left_off: None,
    }
}
