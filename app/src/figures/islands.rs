//! The bar below a figure's controls. Asleep it sends the form; awake the figure answers to every change, so the bar takes
//! back what was changed instead. What the browser does for it is in `awake`.
#![allow(missing_docs, reason = "`#[island]` writes a struct that cannot be documented")]

use domain::learning::Interactive;
use leptos::html::Div;
use leptos::prelude::*;

use crate::i18n::{Locale, figures as say};
use crate::routes::Route;

/// A state, as names and values.
pub(super) type State = Vec<(String, String)>;

/// The figure of this page, and what its reader did to it.
#[derive(Clone, Copy)]
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "the server shows how it looks asleep"))]
pub(super) struct Desk {
    pub(super) locale: Locale,
    pub(super) figure: Interactive,
    /// Whether the figure answers by itself.
    pub(super) awake: RwSignal<bool>,
    /// What is read out.
    pub(super) said: RwSignal<String>,
    /// The state that is seen.
    pub(super) present: RwSignal<State>,
    /// The states before, the latest last.
    pub(super) past: RwSignal<Vec<State>>,
    /// The states that were taken back, the latest last.
    pub(super) future: RwSignal<Vec<State>>,
}

/// What a reader asks of the bar.
#[derive(Clone, Copy)]
pub(super) enum Act {
    Undo,
    Redo,
    Reset,
}

impl Desk {
    fn new(locale: Locale, figure: Interactive) -> Self {
        let (awake, said, present) =
            (RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(State::new()));
        let (past, future) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
        Self { locale, figure, awake, said, present, past, future }
    }

    fn wake(self) {
        #[cfg(target_arch = "wasm32")]
        super::awake::wake(self);
    }

    fn act(self, act: Act) {
        #[cfg(target_arch = "wasm32")]
        super::awake::act(self, act);
        #[cfg(not(target_arch = "wasm32"))]
        let _ = act;
    }
}

/// Makes the form around it answer to every change.
#[island]
pub fn LiveFigure(
    /// Language of the words.
    locale: Locale,
    /// Which figure it is.
    figure: Interactive,
) -> impl IntoView {
    let desk = Desk::new(locale, figure);
    let bar = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if bar.get().is_some() {
            desk.wake();
        }
    });
    let asleep = move || {
        let asleep = !desk.awake.get();
        asleep.then(|| view! { <button type="submit" class="btn">{say::show(locale)}</button> })
    };
    let undo = move || {
        let none = move || desk.past.with(Vec::is_empty);
        button(desk, Act::Undo, say::undo(locale), none)
    };
    let redo = move || {
        let none = move || desk.future.with(Vec::is_empty);
        button(desk, Act::Redo, say::redo(locale), none)
    };
    let reset = move |event: leptos::ev::MouseEvent| {
        if desk.awake.get_untracked() {
            event.prevent_default();
            desk.act(Act::Reset);
        }
    };
    view! {
        <div class="bar tools-of-figure" node_ref=bar>
            {asleep}
            {undo}
            {redo}
            <a class="btn quiet" href=Route::Figure(figure).href(locale) on:click=reset>
                {say::reset(locale)}
            </a>
        </div>
        <p class="visually-hidden" role="status">{move || desk.said.get()}</p>
    }
}

/// A button that is there only when it does something.
fn button(
    desk: Desk,
    act: Act,
    label: &'static str,
    none: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> Option<impl IntoView> {
    desk.awake.get().then(|| {
        view! {
            <button type="button" class="btn quiet" disabled=none on:click=move |_| desk.act(act)>
                {label}
            </button>
        }
    })
}
