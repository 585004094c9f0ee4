//! The outline of a course: long on the course page, short beside a lesson.

use contract::learning::{LessonRow, ModuleOutline, Named, QuizRow};
use domain::slug::{AssignmentSlug, CourseSlug, LessonSlug, ModuleSlug};
use leptos::prelude::*;

use super::words;
use crate::i18n::{Locale, learning as say};
use crate::routes::Route;
use crate::ui::{Chip, Tone};

/// Every module with its lessons, quiz and practice. Quizzes are links for those who may take them.
pub(super) fn modules(
    locale: Locale,
    course: &CourseSlug,
    modules: Vec<ModuleOutline>,
    learns: bool,
) -> AnyView {
    let practice = |assignment: &Named<AssignmentSlug>| {
        view! {
            <li>
                <a href=Route::Assignment(assignment.slug.clone()).href(locale)>
                    {say::course::practice(locale, &assignment.title)}
                </a>
            </li>
        }
    };
    let module = |(module, number): (ModuleOutline, usize)| {
        let lessons = module.lessons.iter().map(|lesson| row(locale, course, &module.slug, lesson));
        view! {
            <section class="module">
                <h3>
                    <span class="meta">{say::course::module(locale, number)}</span>
                    {module.title.clone()}
                </h3>
                <p>{module.summary.clone()}</p>
                <ol class="lessons">
                    {lessons.collect_view()} {quiz(locale, course, &module, learns)}
                    {module.assignment.as_ref().map(practice)}
                </ol>
            </section>
        }
    };
    modules.into_iter().zip(1..).map(module).collect_view().into_any()
}

fn row(locale: Locale, course: &CourseSlug, module: &ModuleSlug, lesson: &LessonRow) -> AnyView {
    let href = Route::Lesson(course.clone(), module.clone(), lesson.slug.clone()).href(locale);
    let state = if lesson.read {
        Some(view! { <Chip tone=Tone::Ok>{say::course::read(locale)}</Chip> }.into_any())
    } else {
        lesson.free.then(|| view! { <Chip>{say::course::free(locale)}</Chip> }.into_any())
    };
    view! {
        <li>
            <a href=href>{lesson.title.clone()}</a>
            {state}
            <span class="meta">{say::minutes(locale, lesson.minutes)}</span>
        </li>
    }
    .into_any()
}

fn quiz(locale: Locale, course: &CourseSlug, module: &ModuleOutline, learns: bool) -> AnyView {
    let QuizRow { questions, passed, .. } = module.quiz;
    let title = if learns {
        let href = Route::Quiz(course.clone(), module.slug.clone()).href(locale);
        view! { <a href=href>{say::course::quiz(locale)}</a> }.into_any()
    } else {
        view! { <span>{say::course::quiz(locale)}</span> }.into_any()
    };
    let passed = passed.map(|percent| {
        let text = say::course::quiz_passed(locale, words::percent(locale, percent));
        view! { <Chip tone=Tone::Ok>{text}</Chip> }
    });
    view! {
        <li>
            {title}
            {passed}
            <span class="meta">{say::questions(locale, questions)}</span>
        </li>
    }
    .into_any()
}

/// The contents beside a lesson: every lesson of its module, the other modules by their first lesson.
pub(super) fn contents(
    locale: Locale,
    course: &CourseSlug,
    here: (&ModuleSlug, &LessonSlug),
    modules: &[ModuleOutline],
    learns: bool,
) -> AnyView {
    let lesson = |module: &ModuleOutline, lesson: &LessonRow| {
        let current = *here.0 == module.slug && *here.1 == lesson.slug;
        let href = Route::Lesson(course.clone(), module.slug.clone(), lesson.slug.clone()).href(locale);
        let read = lesson
            .read
            .then(|| view! { <span class="visually-hidden">" ("{say::lesson::read_mark(locale)}")"</span> });
        view! {
            <li class=lesson.read.then_some("read")>
                <a href=href aria-current=current.then_some("page")>
                    <span>{lesson.title.clone()}{read}</span>
                </a>
            </li>
        }
    };
    let module = |module: &ModuleOutline| {
        let lessons = module.lessons.iter().map(|row| lesson(module, row)).collect_view();
        let passed = module.quiz.passed.is_some();
        let quiz = learns.then(|| {
            view! {
                <li class=passed.then_some("read")>
                    <a href=Route::Quiz(course.clone(), module.slug.clone()).href(locale)>
                        {say::lesson::quiz(locale)}
                    </a>
                </li>
            }
        });
        view! {
            <p>{module.title.clone()}</p>
            <ol>{lessons} {quiz}</ol>
        }
    };
    view! {
        <nav class="outline no-print" aria-label=say::lesson::contents(locale)>
            <details>
                <summary>{say::lesson::contents(locale)}</summary>
                {modules.iter().map(module).collect_view()}
            </details>
        </nav>
    }
    .into_any()
}
