//! Pointer and keys on a photo. Letters mean something only while the photo has the focus.

use leptos::prelude::*;

use super::Desk;
use crate::i18n::{Locale, review as say};

#[cfg(target_arch = "wasm32")]
pub(super) use super::touch::{
    add_at_cross, begun, cancelled, clicked, down, focus, moved, pressed, put_back, up, wheel,
};

/// The server renders the handlers' places, never their calls.
#[cfg(not(target_arch = "wasm32"))]
mod asleep {
    use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
    use leptos::html::Div;
    use leptos::prelude::NodeRef;

    use super::Desk;

    pub(in super::super) fn pressed(_: Desk, _: &KeyboardEvent) {}
    pub(in super::super) fn down(_: Desk, _: NodeRef<Div>, _: &PointerEvent) {}
    pub(in super::super) fn moved(_: Desk, _: NodeRef<Div>, _: &PointerEvent) {}
    pub(in super::super) fn up(_: Desk, _: NodeRef<Div>, _: &PointerEvent) {}
    pub(in super::super) fn cancelled(_: &PointerEvent) {}
    pub(in super::super) fn clicked(_: Desk, _: &MouseEvent) {}
    pub(in super::super) fn wheel(_: Desk, _: NodeRef<Div>, _: &WheelEvent) {}
    pub(in super::super) fn add_at_cross(_: Desk) {}
    pub(in super::super) fn put_back(_: Desk) {}
    pub(in super::super) fn focus(_: &'static str) {}
    pub(in super::super) fn begun() -> bool {
        false
    }
}
#[cfg(not(target_arch = "wasm32"))]
pub(super) use asleep::*;

/// What the keys do, behind a button that is always in sight.
pub(super) fn table(desk: Desk) -> impl IntoView {
    let locale = desk.locale;
    let row = move |(keys, meaning): (&'static str, fn(Locale) -> &'static str)| {
        let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> " " }).collect_view();
        view! { <div><dt>{keys}</dt><dd>{meaning(locale)}</dd></div> }
    };
    let rows: [(&str, fn(Locale) -> &'static str); 12] = [
        ("A", say::keys::add),
        ("← → ↑ ↓", say::keys::arrows),
        ("+ −", say::keys::zoom),
        ("F", say::keys::fit),
        ("J K", say::keys::pins),
        ("E", say::keys::edit),
        ("Delete", say::keys::remove),
        ("U", say::keys::undo),
        ("P", say::keys::photo),
        ("N", say::keys::next),
        ("0 1 2 3 4", say::keys::level),
        ("Ctrl+Enter", say::keys::publish),
    ];
    view! {
        <Show when=move || desk.awake.get()>
            <details class="keys">
                <summary>{say::keys::title(locale)}</summary>
                <p class="hint">{say::keys::when(locale)}</p>
                <dl class="facts">{rows.map(row).collect_view()}</dl>
            </details>
        </Show>
    }
}
