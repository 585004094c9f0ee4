//! Notes of one's own: all of them on a page, those of a lesson [beside](self::beside) it, and a file to take along.

pub(super) mod beside;
pub mod markdown;
pub(super) mod rescue;

use contract::learning::{CourseNotes, LessonNotes, NoteView, NotesView};
use domain::slug::CourseSlug;
use leptos::prelude::*;

use super::words;
use crate::again::Again;
use crate::i18n::{Locale, format, notes as say};
use crate::routes::Route;
use crate::ui::{Button, EmptyState, LinkButton, Look, PageHead, TextArea};

/// The field that names a note.
pub(super) const NOTE: &str = "note";

/// The address of the file with all notes, from the root of the site. It is no page, so no [`Route`] names it.
pub fn file(locale: Locale) -> String {
    let path = "/notes.md";
    if locale == Locale::default() { path.to_owned() } else { format!("{path}?lang={}", locale.tag()) }
}

/// The field that holds the words of a note.
pub(super) fn field(note: &str) -> String {
    format!("words-{note}")
}

/// All notes.
pub(super) fn view(locale: Locale, notes: NotesView, again: &Again) -> AnyView {
    if notes.courses.is_empty() {
        return view! {
            <PageHead title=say::title(locale) lead=say::lead(locale) />
            <EmptyState title=say::none(locale)>
                <p>{say::none_body(locale)}</p>
                <p>
                    <a href=Route::Courses.href(locale)>{say::none_link(locale)}</a>
                </p>
            </EmptyState>
        }
        .into_any();
    }
    let courses = notes.courses.into_iter().map(|course| self::course(locale, course, again)).collect_view();
    view! {
        <PageHead title=say::title(locale) lead=say::lead(locale) />
        {again.summary(locale, Vec::new())}
        <p class="no-print">
            <LinkButton href=file(locale) look=Look::Quiet>
                {say::export(locale)}
            </LinkButton>
        </p>
        {courses}
    }
    .into_any()
}

fn course(locale: Locale, course: CourseNotes, again: &Again) -> AnyView {
    let slug = course.course.slug;
    let lessons = course.lessons.into_iter().map(|one| lesson(locale, &slug, one, again)).collect_view();
    view! {
        <section>
            <h2>{course.course.title}</h2>
            {lessons}
        </section>
    }
    .into_any()
}

fn lesson(locale: Locale, course: &CourseSlug, lesson: LessonNotes, again: &Again) -> AnyView {
    let href = lesson.link.as_ref().map(|link| words::lesson_href(locale, course, link));
    let title = match href.clone() {
        Some(href) => view! { <a href=href>{lesson.title}</a> }.into_any(),
        None => lesson.title.into_any(),
    };
    let gone = href.is_none().then(|| view! { <p class="meta">{say::no_lesson(locale)}</p> });
    let notes = lesson.notes.into_iter().map(|note| entry(locale, note, href.as_deref(), again));
    view! {
        <h3>{title}</h3>
        {gone}
        <ul class="jottings">{notes.collect_view()}</ul>
    }
    .into_any()
}

fn entry(locale: Locale, note: NoteView, lesson: Option<&str>, again: &Again) -> AnyView {
    let id = note.id.to_string();
    let back = note.section.as_ref().zip(lesson).map(|(section, lesson)| {
        let href = format!("{lesson}#note-{id}");
        view! {
            <p>
                <a href=href>{section.heading.clone()}</a>
            </p>
        }
    });
    let gone = (lesson.is_some() && note.section.is_none()).then(|| say::gone(locale));
    let forms = forms(locale, &note, again);
    view! {
        <li id=format!("note-{id}")>
            {back} {content(locale, &note)}
            {gone.map(|text| view! { <p class="meta">{text}</p> })} {forms}
        </li>
    }
    .into_any()
}

/// The passage, the words, and when they were written.
fn content(locale: Locale, note: &NoteView) -> AnyView {
    let quote = note.quote.clone().map(|quote| {
        view! {
            <blockquote lang=note.language.tag()>
                <span class="visually-hidden">{say::passage(locale)}</span>
                " "
                {quote}
            </blockquote>
        }
    });
    let lost =
        (note.lost && note.section.is_some()).then(|| view! { <p class="meta">{say::lost(locale)}</p> });
    let words = note.text.clone().map(|text| view! { <p class="jotted">{text}</p> });
    let mut when = say::written(locale, format::date(locale, note.made_at));
    if note.changed_at != note.made_at {
        let changed = say::changed(locale, format::date(locale, note.changed_at));
        when = format!("{when}, {changed}");
    }
    view! {
        {quote}
        {lost}
        {words}
        <p class="meta">{when}</p>
    }
    .into_any()
}

fn forms(locale: Locale, note: &NoteView, again: &Again) -> AnyView {
    let id = note.id.to_string();
    let name = field(&id);
    let typed = again.typed(NOTE) == id;
    let value = again.typed_or(&name, note.text.as_deref().unwrap_or_default());
    let beginning: String =
        note.text.iter().chain(&note.quote).flat_map(|text| text.chars()).take(60).collect();
    view! {
        <div class="bar no-print">
            <details open=typed>
                <summary>{say::edit(locale)}</summary>
                <form method="post" novalidate="">
                    <input type="hidden" name=NOTE value=id.clone() />
                    <TextArea
                        locale
                        problem=again.problem(&name)
                        name
                        label=say::words(locale)
                        value
                        optional=note.quote.is_some()
                        rows=3
                    />
                    <p>
                        <Button look=Look::Quiet name="do" value="save">
                            {say::save(locale)}
                        </Button>
                    </p>
                </form>
            </details>
            <form method="post">
                <input type="hidden" name=NOTE value=id />
                <Button
                    look=Look::Danger
                    name="do"
                    value="delete"
                    confirm=say::delete_confirm(locale, beginning)
                >
                    {say::delete(locale)}
                </Button>
            </form>
        </div>
    }
    .into_any()
}
