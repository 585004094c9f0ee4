//! Where a learner stands, and the way on.

use contract::credentials::{CertificatesView, PathView};
use contract::learning::{CourseView, DashboardView, ModuleOutline, Named};
use contract::practice::{AssignmentRow, StandingView};
use domain::practice::Stage;
use domain::slug::{AssignmentSlug, CourseSlug};
use leptos::prelude::*;

use super::course::dots;
use super::{exam, words};
use crate::i18n::{Locale, learning as say, notes, recall as asked_again};
use crate::practice;
use crate::routes::Route;
use crate::ui::{Card, Chip, DotsProgress, EmptyState, LinkButton, Note, PageHead, Tone};

/// What the dashboard is made of, each from its own room.
pub(super) struct Loaded {
    /// Courses with one's progress.
    pub dashboard: DashboardView,
    /// Assignments with one's work on them.
    pub practice: Vec<AssignmentRow>,
    /// The way to one's certificates.
    pub certificates: CertificatesView,
}

/// The whole dashboard.
pub(super) fn view(locale: Locale, loaded: Loaded) -> AnyView {
    let Loaded { dashboard, practice, certificates } = loaded;
    let next = dashboard.courses.first().map(|course| going_on(locale, course));
    let recall = due(locale, dashboard.recall);
    let courses = dashboard.courses.into_iter().map(|one| course(locale, one, &practice)).collect_view();
    let paths = certificates.paths.iter().map(|path| self::path(locale, path)).collect_view();
    view! {
        <PageHead title=say::dashboard::title(locale) />
        {next}
        {recall}
        {courses}
        <section aria-labelledby="more">
            <h2 id="more">{say::dashboard::more(locale)}</h2>
            <ul class="grid">
                <li>
                    <Card>
                        <h3>
                            <a href=Route::Notes.href(locale)>{notes::title(locale)}</a>
                        </h3>
                        <p>{notes::card(locale)}</p>
                    </Card>
                </li>
                <li>
                    <Card>
                        <h3>
                            <a href=Route::Practice.href(locale)>{say::dashboard::more_practice(locale)}</a>
                        </h3>
                        <p>{say::dashboard::more_practice_body(locale)}</p>
                    </Card>
                </li>
                <li>
                    <Card>
                        <h3>
                            <a href=Route::Certificates.href(
                                locale,
                            )>{say::dashboard::more_certificates(locale)}</a>
                        </h3>
                        <p>{say::dashboard::more_certificates_body(locale)}</p>
                        {paths}
                    </Card>
                </li>
            </ul>
        </section>
    }
    .into_any()
}

/// How many questions are due today, and the way to them.
fn due(locale: Locale, due: Option<usize>) -> AnyView {
    let said = match due {
        None => asked_again::dashboard_off(locale).to_owned(),
        Some(0) => asked_again::dashboard_none(locale).to_owned(),
        Some(count) => asked_again::dashboard(locale, count),
    };
    view! {
        <section>
            <h2>{asked_again::title(locale)}</h2>
            <p>
                <a href=Route::Recall.href(locale)>{said}</a>
            </p>
        </section>
    }
    .into_any()
}

/// How far one is on the way to a certificate.
fn path(locale: Locale, path: &PathView) -> AnyView {
    let met = path.requirements.iter().filter(|requirement| requirement.met).count();
    let total = path.requirements.len();
    let text = say::dashboard::requirements(locale, met, total);
    view! {
        <p class="meta">{path.title.clone()}</p>
        <DotsProgress locale done=dots(met) total=dots(total) text />
    }
    .into_any()
}

/// The one thing to do now.
fn going_on(locale: Locale, course: &CourseView) -> AnyView {
    let slug = &course.card.slug;
    let step = course.progress.as_ref().and_then(|progress| words::going_on(locale, slug, progress));
    let Some((href, label)) = step else {
        return view! {
            <Note locale tone=Tone::Ok title=say::dashboard::done(locale)>
                <p>{say::dashboard::done_body(locale)}</p>
            </Note>
        }
        .into_any();
    };
    let begun =
        course.progress.as_ref().is_some_and(|progress| progress.read > 0 || progress.left_off.is_some());
    let title = if begun { say::dashboard::resume(locale) } else { say::dashboard::begin(locale) };
    view! {
        <Card>
            <h2>{title}</h2>
            <p>{label}</p>
            <p class="actions">
                <LinkButton href>{say::course::go_on(locale)}</LinkButton>
            </p>
        </Card>
    }
    .into_any()
}

fn course(locale: Locale, course: CourseView, practice: &[AssignmentRow]) -> AnyView {
    let slug = course.card.slug;
    let modules = course.modules.into_iter().map(|one| {
        let asked = one.assignment.as_ref();
        let work = practice.iter().find(|row| asked.is_some_and(|asked| asked.slug == row.slug));
        module(locale, &slug, one, work.and_then(|row| row.standing))
    });
    let modules = modules.collect_view();
    let exam = course.exam.as_ref().map(|one| {
        let state = exam::passed(locale, one)
            .unwrap_or_else(|| view! { <Chip>{say::dashboard::quiz_open(locale)}</Chip> }.into_any());
        view! {
            <p class="bar">
                <a href=Route::Exam(slug.clone()).href(locale)>{one.title.clone()}</a>
                {state}
            </p>
        }
    });
    view! {
        <section>
            <h2>{course.card.title}</h2>
            <ul class="rows">{modules}</ul>
            {exam}
            <p>
                <a href=Route::Course(slug.clone()).href(locale)>{say::dashboard::outline(locale)}</a>
            </p>
        </section>
    }
    .into_any()
}

fn module(locale: Locale, course: &CourseSlug, module: ModuleOutline, work: Option<StandingView>) -> AnyView {
    let read = module.lessons.iter().filter(|lesson| lesson.read).count();
    let total = module.lessons.len();
    let text = say::dashboard::lessons(locale, read, total);
    let quiz = Route::Quiz(course.clone(), module.slug).href(locale);
    let (tone, state) = match module.quiz.passed {
        Some(mark) => (Tone::Ok, say::course::quiz_passed(locale, words::percent(locale, mark))),
        None => (Tone::Plain, say::dashboard::quiz_open(locale).to_owned()),
    };
    let practice = module.assignment.map(|assignment| asked(locale, assignment, work));
    view! {
        <li>
            <h3>{module.title}</h3>
            <DotsProgress locale done=dots(read) total=dots(total) text />
            <p class="bar">
                <a href=quiz>{say::lesson::quiz(locale)}</a>
                <Chip tone>{state}</Chip>
            </p>
            {practice}
        </li>
    }
    .into_any()
}

fn asked(locale: Locale, assignment: Named<AssignmentSlug>, work: Option<StandingView>) -> AnyView {
    let href = match work {
        Some(work) if work.stage != Stage::Draft => Route::Submission(work.submission),
        _ => Route::Assignment(assignment.slug),
    };
    let work = work.map(|work| {
        let said = practice::words::stage(locale, work.stage, work.round);
        view! { <Chip tone=tone_of(work.stage)>{said}</Chip> }
    });
    view! {
        <p class="bar">
            <a href=href.href(locale)>{say::course::practice(locale, assignment.title)}</a>
            {work}
        </p>
    }
    .into_any()
}

const fn tone_of(stage: Stage) -> Tone {
    match stage {
        Stage::Approved => Tone::Ok,
        Stage::Returned => Tone::Warn,
        Stage::Submitted | Stage::InReview => Tone::Info,
        Stage::Draft | Stage::Withdrawn => Tone::Plain,
    }
}

/// For those who are here to teach or to run the place.
pub(super) fn nothing(locale: Locale) -> AnyView {
    view! {
        <EmptyState title=say::dashboard::no_learning(locale)>
            <p>{say::dashboard::no_learning_body(locale)}</p>
            <p>
                <a href=Route::Courses.href(locale)>{say::dashboard::no_learning_link(locale)}</a>
            </p>
        </EmptyState>
    }
    .into_any()
}
