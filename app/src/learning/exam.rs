//! The final exam of a course: what it asks for, earlier attempts, and what follows from one.

use contract::learning::{AfterExam, ExamPartView, ExamRow, ExamView, PastAttempt, RereadView};
use domain::learning::{Admission, Tries};
use domain::slug::CourseSlug;
use leptos::prelude::*;

use super::{quiz, words};
use crate::i18n::{Locale, exam as say, format, learning};
use crate::routes::Route;
use crate::ui::{Breadcrumb, Button, Chip, DataTable, Link, Note, PageHead, Tone};

/// The whole exam page.
pub(super) fn view(locale: Locale, exam: ExamView) -> AnyView {
    let trail = vec![
        Link::new(learning::courses::title(locale), Route::Courses.href(locale)),
        Link::new(exam.course.title.clone(), Route::Course(exam.course.slug.clone()).href(locale)),
    ];
    let slug = exam.course.slug.clone();
    let review = move |past: &PastAttempt| Route::ExamAttempt(slug.clone(), past.id).href(locale);
    let past = quiz::past(locale, &exam.attempts, review);
    view! {
        <Breadcrumb locale trail />
        <PageHead title=exam.title.clone() lead=say::lead(locale, &exam.course.title) />
        {quiz::facts(locale, exam.questions, exam.pass, exam.must_pass, tries(locale, exam.tries))}
        {way_in(locale, &exam)}
        <h2>{say::parts(locale)}</h2>
        {parts(locale, &exam.parts)}
        <p class="meta">{say::other_questions(locale)}</p>
        {past}
    }
    .into_any()
}

fn tries(locale: Locale, tries: Tries) -> String {
    let attempts = say::attempts(locale, tries.attempts.get());
    let days = |days: u16| say::days(locale, days);
    say::tries_body(locale, attempts, days(tries.cooling_off_days), days(tries.pause_days))
}

/// The button, or why there is none.
fn way_in(locale: Locale, exam: &ExamView) -> AnyView {
    let button = |label: &'static str, said: AnyView| {
        view! {
            {said}
            <form method="post" class="actions">
                <Button>{label}</Button>
            </form>
        }
        .into_any()
    };
    match (exam.open, exam.admission) {
        (Some(_), _) => {
            let said = view! { <p>{learning::quiz::resume_body(locale)}</p> };
            button(say::resume(locale), said.into_any())
        }
        (None, Admission::Open { left }) => {
            let said = view! { <p>{say::left(locale, left)}</p> };
            let label =
                if exam.attempts.is_empty() { say::start(locale) } else { learning::quiz::again(locale) };
            button(label, said.into_any())
        }
        (None, closed) => admission(locale, closed),
    }
}

/// When the next attempt is possible.
fn admission(locale: Locale, admission: Admission) -> AnyView {
    match admission {
        Admission::Open { .. } => view! { <p>{say::now(locale)}</p> }.into_any(),
        Admission::From(at) => view! {
            <Note locale tone=Tone::Info title=say::wait(locale)>
                <p>{say::wait_body(locale, format::date_time(locale, at))}</p>
            </Note>
        }
        .into_any(),
        Admission::Passed => view! {
            <Note locale tone=Tone::Ok title=learning::quiz::passed(locale)>
                <p>{say::done(locale)}</p>
            </Note>
        }
        .into_any(),
    }
}

fn parts(locale: Locale, parts: &[ExamPartView]) -> AnyView {
    let row = |part: &ExamPartView| {
        vec![part.module.title.clone().into_any(), part.questions.into_any(), part.must_pass.into_any()]
    };
    let columns = vec![say::module(locale), learning::quiz::questions(locale), say::of_them_safety(locale)];
    let rows = parts.iter().map(row).collect();
    view! { <DataTable caption=say::parts(locale) quiet_caption=true columns rows /> }.into_any()
}

/// What follows from an attempt that failed: when the next is possible, and what to read before it.
pub(super) fn after(locale: Locale, course: &CourseSlug, after: AfterExam) -> AnyView {
    let module = |reread: RereadView| {
        let lesson = |link| {
            let href = words::lesson_href(locale, course, &link);
            view! { <li><a href=href>{link.title}</a></li> }
        };
        view! {
            <h3>{reread.module.title}</h3>
            <p class="meta">{say::reread_missed(locale, reread.missed, reread.of)}</p>
            <ul>{reread.lessons.into_iter().map(lesson).collect_view()}</ul>
        }
    };
    let again = (!after.reread.is_empty()).then(|| {
        view! {
            <h2>{say::reread(locale)}</h2>
            {after.reread.into_iter().map(module).collect_view()}
        }
    });
    view! {
        {admission(locale, after.admission)}
        {again}
    }
    .into_any()
}

/// The exam at the end of an outline.
pub(super) fn row(locale: Locale, course: &CourseSlug, exam: &ExamRow, learns: bool) -> AnyView {
    let title = if learns {
        let href = Route::Exam(course.clone()).href(locale);
        view! { <a href=href>{exam.title.clone()}</a> }.into_any()
    } else {
        view! { <span>{exam.title.clone()}</span> }.into_any()
    };
    view! {
        <section class="module">
            <h3>{say::section(locale)}</h3>
            <ol class="lessons">
                <li>
                    {title} {passed(locale, exam)}
                    <span class="meta">{learning::questions(locale, exam.questions)}</span>
                </li>
            </ol>
        </section>
    }
    .into_any()
}

/// That it is passed, and how well.
pub(super) fn passed(locale: Locale, exam: &ExamRow) -> Option<AnyView> {
    exam.passed.map(|mark| {
        let text = say::passed_with(locale, words::percent(locale, mark));
        view! { <Chip tone=Tone::Ok>{text}</Chip> }.into_any()
    })
}
