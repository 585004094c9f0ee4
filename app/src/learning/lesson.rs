//! A lesson as it is read.

use contract::learning::{LessonLink, LessonView, NoteView, SectionLink, SectionView, TermView};
use domain::learning::MedicalReview;
use leptos::prelude::*;

use super::notes::beside;
use super::sources::sources;
use super::{outline, words};
use crate::again::Again;
use crate::i18n::{Locale, format, glossary, learning as say, notes, reading};
use crate::routes::Route;
use crate::ui::{Breadcrumb, Button, Chip, Link, PageHead, Tone};

/// What a lesson page is besides the lesson.
pub(super) struct Setting {
    /// Whether somebody is signed in, so that nobody is asked to.
    pub member: bool,
    /// When it was kept, where it is a copy to be read without a network.
    pub kept: Option<String>,
    /// A note that comes again.
    pub again: Again,
}

/// The whole lesson page.
pub(super) fn view(locale: Locale, lesson: LessonView, setting: Setting) -> AnyView {
    let Setting { member, kept, again } = setting;
    let course = Route::Course(lesson.course.slug.clone()).href(locale);
    let trail = vec![
        Link::new(say::courses::title(locale), Route::Courses.href(locale)),
        Link::new(lesson.course.title.clone(), course),
    ];
    let minutes = say::minutes(locale, lesson.minutes);
    let kicker = say::lesson::position(locale, &lesson.module.title, lesson.number, lesson.total, minutes);
    let here = (&lesson.module.slug, &lesson.slug);
    let learns = !member || lesson.read.is_some();
    let contents = outline::contents(locale, &lesson.course.slug, here, &lesson.outline, learns);
    let foot = foot(locale, &lesson, member);
    let turn = turn(locale, &lesson, learns);
    let copied = kept.map(|date| view! { <p class="kept-copy">{reading::kept(locale, date)}</p> });
    let place = lesson.notes.is_some().then(|| place(&lesson));
    let left_off = left_off(locale, lesson.left_off);
    let noted = lesson.notes.as_deref();
    let sections = lesson.sections.into_iter().map(|one| section(locale, one, noted, &again)).collect_view();
    let without_place = noted.and_then(|noted| beside::without_place(locale, noted));
    view! {
        <Breadcrumb locale trail />
        {copied}
        <div
            class="lesson"
            data-lesson=""
            data-place=place
            data-selection=notes::selection(locale)
            data-highlight=notes::highlight(locale)
            data-highlight-and-note=notes::highlight_and_note(locale)
        >
            <PageHead kicker title=lesson.title lead=lesson.summary />
            {contents}
            <article class="prose">
                {again.summary(locale, Vec::new())} {left_off} {reviewed(locale, &lesson.review)}
                <div inner_html=lesson.intro_html></div>
                {sections}
                {without_place}
                {terms(locale, lesson.terms)}
                {sources(locale, lesson.sources)}
                {foot}
                {turn}
                <p class="meta no-print">
                    <a href=Route::Offline.href(locale)>{reading::offline::link(locale)}</a>
                </p>
            </article>
        </div>
    }
    .into_any()
}

/// Where the section that is read is sent to.
fn place(lesson: &LessonView) -> String {
    format!("/api/v1/courses/{}/{}/{}/place", lesson.course.slug, lesson.module.slug, lesson.slug)
}

/// The way back to the section that was read last.
fn left_off(locale: Locale, section: Option<SectionLink>) -> Option<AnyView> {
    section.map(|section| {
        let href = format!("#{}", section.id);
        view! {
            <p class="no-print">
                <a href=href>{reading::left_off(locale, section.heading)}</a>
            </p>
        }
        .into_any()
    })
}

fn section(locale: Locale, section: SectionView, notes: Option<&[NoteView]>, again: &Again) -> AnyView {
    let id = section.id.clone();
    let beside = notes.map(|notes| beside::section(locale, &section, notes, again));
    view! {
        <section aria-labelledby=id data-section="">
            <h2 id=section.id>{section.heading}</h2>
            <div inner_html=section.html data-text=""></div>
            {beside}
        </section>
    }
    .into_any()
}

fn reviewed(locale: Locale, review: &MedicalReview) -> Option<AnyView> {
    match review {
        MedicalReview::NotNeeded => None,
        MedicalReview::Pending => Some(
            view! {
                <p class="reviewed meta">
                    <Chip tone=Tone::Warn>{say::lesson::not_reviewed(locale)}</Chip>
                    " "
                    {say::lesson::not_reviewed_body(locale)}
                </p>
            }
            .into_any(),
        ),
        MedicalReview::Reviewed { name, qualification, on } => {
            let text = say::lesson::reviewed(locale, name, qualification, format::day(locale, *on));
            Some(view! { <p class="reviewed meta">{text}</p> }.into_any())
        }
    }
}

fn terms(locale: Locale, terms: Vec<TermView>) -> Option<AnyView> {
    let term = |term: TermView| {
        view! {
            <div id=format!("term-{}", term.slug)>
                <dt>{term.name}</dt>
                <dd>{term.meaning}</dd>
            </div>
        }
    };
    (!terms.is_empty()).then(|| {
        view! {
            <section aria-labelledby="terms">
                <h2 id="terms">{say::lesson::terms(locale)}</h2>
                <dl class="terms">{terms.into_iter().map(term).collect_view()}</dl>
                <p class="no-print"><a href=Route::Glossary.href(locale)>{glossary::title(locale)}</a></p>
            </section>
        }
        .into_any()
    })
}

/// Keeping progress: a button, or what stands in its place.
fn foot(locale: Locale, lesson: &LessonView, member: bool) -> Option<AnyView> {
    let here = Route::Lesson(lesson.course.slug.clone(), lesson.module.slug.clone(), lesson.slug.clone());
    // Slugs and slashes stand for themselves in a query.
    let login = format!("{}?next={}", Route::Login.href(locale), here.href(locale));
    match lesson.read {
        Some(false) => Some(
            view! {
                <form method="post" class="actions">
                    <Button>{say::lesson::mark_read(locale)}</Button>
                </form>
            }
            .into_any(),
        ),
        Some(true) => Some(
            view! {
                <p class="actions no-print">
                    <Chip tone=Tone::Ok>{say::lesson::is_read(locale)}</Chip>
                </p>
            }
            .into_any(),
        ),
        None if member => None,
        None => Some(
            view! {
                <p class="actions">
                    <a href=login>{say::lesson::sign_in(locale)}</a>
                </p>
            }
            .into_any(),
        ),
    }
}

/// The way back and the way on: to the quiz at the end of a module, for those who may take it.
fn turn(locale: Locale, lesson: &LessonView, learns: bool) -> AnyView {
    let course = &lesson.course.slug;
    let link = |class: &'static str, rel: &'static str, href: String, label: &'static str, title: &str| {
        view! {
            <a class=class rel=rel href=href>
                <small>{label}</small>
                {title.to_owned()}
            </a>
        }
    };
    let to = |next: &LessonLink| words::lesson_href(locale, course, next);
    let previous = lesson.previous.as_ref().map(|previous| {
        link("previous", "prev", to(previous), say::lesson::previous(locale), &previous.title)
    });
    let quiz = learns && lesson.ends_module;
    let next = if quiz {
        let href = Route::Quiz(course.clone(), lesson.module.slug.clone()).href(locale);
        Some(link("next", "next", href, say::lesson::next_quiz(locale), &lesson.module.title))
    } else {
        let next = lesson.next.as_ref();
        next.map(|next| link("next", "next", to(next), say::lesson::next(locale), &next.title))
    };
    let skip = lesson.next.as_ref().filter(|_| quiz).map(|next| {
        view! {
            <p class="no-print">
                <a href=to(next)>{say::lesson::skip_quiz(locale, &next.title)}</a>
            </p>
        }
    });
    view! {
        <nav class="turn no-print" aria-label=say::lesson::around(locale)>
            {previous}
            {next}
        </nav>
        {skip}
    }
    .into_any()
}
