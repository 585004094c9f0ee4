//! Notes beside a lesson: those of each section below it, and room for another. `reading.js` marks passages in the text and
//! sends what was selected through the same form.

use contract::learning::{NoteView, SectionView};
use leptos::prelude::*;

use super::content;
use crate::again::Again;
use crate::i18n::{Locale, notes as say};
use crate::routes::Route;
use crate::ui::{Button, Look, StatusLine, TextArea};

/// The field that names the section.
pub(in crate::learning) const SECTION: &str = "section";
/// The field with the words of a passage.
pub(in crate::learning) const EXACT: &str = "exact";
/// The field with what stands before it.
pub(in crate::learning) const PREFIX: &str = "prefix";
/// The field with what stands behind it.
pub(in crate::learning) const SUFFIX: &str = "suffix";

/// The field that holds the words of a note on a section: one of many on the page, so named after it.
pub(in crate::learning) fn field(section: &str) -> String {
    format!("note-{section}")
}

/// The notes on a section, and the form for another.
pub(in crate::learning) fn section(
    locale: Locale,
    section: &SectionView,
    notes: &[NoteView],
    again: &Again,
) -> AnyView {
    let here = |note: &&NoteView| note.section.as_ref().is_some_and(|at| at.id == section.id);
    let own: Vec<_> = notes.iter().filter(here).collect();
    let list = (!own.is_empty()).then(|| {
        let entries = own.into_iter().map(|note| entry(locale, note)).collect_view();
        view! {
            <ul class="jottings" aria-label=say::own(locale, &section.heading)>
                {entries}
            </ul>
        }
    });
    view! {
        <div class="beside" data-notes=section.id.clone()>
            {list}
            {form(locale, section, again)}
            <StatusLine id=format!("kept-{}", section.id) />
        </div>
    }
    .into_any()
}

fn entry(locale: Locale, note: &NoteView) -> AnyView {
    let (from, to) =
        note.passage.clone().map(|range| (range.start.to_string(), range.end.to_string())).unzip();
    let manage = format!("{}#note-{}", Route::Notes.href(locale), note.id);
    view! {
        <li id=format!("note-{}", note.id) data-from=from data-to=to tabindex="-1">
            {content(locale, note)}
            <p class="no-print">
                <a href=manage>{say::manage(locale)}</a>
            </p>
        </li>
    }
    .into_any()
}

fn form(locale: Locale, section: &SectionView, again: &Again) -> AnyView {
    let name = field(&section.id);
    let typed = again.typed(SECTION) == section.id;
    let kept = |field: &str| if typed { again.typed(field) } else { String::new() };
    let exact = kept(EXACT);
    view! {
        <details class="jot no-print" open=typed>
            <summary>{say::add(locale)}</summary>
            <form method="post" novalidate="" data-not-kept=say::not_kept(locale) data-kept=say::kept(locale)>
                <input type="hidden" name=SECTION value=section.id.clone() />
                <input type="hidden" name=EXACT value=exact.clone() />
                <input type="hidden" name=PREFIX value=kept(PREFIX) />
                <input type="hidden" name=SUFFIX value=kept(SUFFIX) />
                <blockquote hidden=exact.is_empty()>{exact.clone()}</blockquote>
                <TextArea
                    locale
                    label=say::label(locale, &section.heading)
                    hint=say::hint(locale)
                    value=again.typed(&name)
                    problem=again.problem(&name)
                    name
                    rows=3
                />
                <p class="actions">
                    <Button look=Look::Quiet name="do" value="note">
                        {say::keep(locale)}
                    </Button>
                </p>
            </form>
        </details>
    }
    .into_any()
}

/// The notes whose section is no longer in the lesson.
pub(in crate::learning) fn without_place(locale: Locale, notes: &[NoteView]) -> Option<AnyView> {
    let lost: Vec<_> = notes.iter().filter(|note| note.section.is_none()).collect();
    (!lost.is_empty()).then(|| {
        let entries = lost.into_iter().map(|note| entry(locale, note)).collect_view();
        view! {
            <section aria-labelledby="without-place">
                <h2 id="without-place">{say::without_place(locale)}</h2>
                <p>{say::gone(locale)}</p>
                <ul class="jottings">{entries}</ul>
            </section>
        }
        .into_any()
    })
}
