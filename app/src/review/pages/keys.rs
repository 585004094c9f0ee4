//! What the keys of the desk do. Shown where the desk is awake: only then do they do anything.

use leptos::prelude::*;

use crate::i18n::{Locale, review as say};

/// The table, behind a line that is always in sight.
pub(super) fn keys(locale: Locale) -> AnyView {
    let row = move |(keys, meaning): (&'static str, &'static str)| {
        let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> " " }).collect_view();
        view! { <div><dt>{keys}</dt><dd>{meaning}</dd></div> }
    };
    let rows = [
        ("A", say::keys::add(locale)),
        ("← → ↑ ↓", say::keys::arrows(locale)),
        ("+ −", say::keys::zoom(locale)),
        ("F", say::keys::fit(locale)),
        ("J K", say::keys::pins(locale)),
        ("E", say::keys::edit(locale)),
        ("Delete", say::keys::remove(locale)),
        ("U", say::keys::undo(locale)),
        ("P", say::keys::photo(locale)),
        ("N", say::keys::next(locale)),
        ("0 1 2 3 4", say::keys::level(locale)),
        ("Ctrl+Enter", say::keys::publish(locale)),
    ];
    view! {
        <details class="keys">
            <summary>{say::keys::title(locale)}</summary>
            <p class="hint">{say::keys::when(locale)}</p>
            <dl class="facts">{rows.map(row).collect_view()}</dl>
        </details>
    }
    .into_any()
}
