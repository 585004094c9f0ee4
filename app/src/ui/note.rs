//! Remarks and states: the word says which, shape and colour agree.

use leptos::prelude::*;

use crate::i18n::{Locale, shell};

/// What a remark or a state means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Good to know; in progress.
    Info,
    /// Done, passed, valid.
    Ok,
    /// Take care; nearly too late.
    Warn,
    /// Wrong, failed, revoked.
    Error,
}

impl Tone {
    /// `base` with the class of this tone.
    pub(crate) fn class(self, base: &str) -> String {
        match self {
            Self::Plain => base.to_owned(),
            Self::Info => format!("{base} info"),
            Self::Ok => format!("{base} ok"),
            Self::Warn => format!("{base} warn"),
            Self::Error => format!("{base} err"),
        }
    }

    fn word(self, locale: Locale) -> &'static str {
        match self {
            Self::Plain | Self::Info => shell::note::info(locale),
            Self::Ok => shell::note::ok(locale),
            Self::Warn => shell::note::warn(locale),
            Self::Error => shell::note::error(locale),
        }
    }
}

/// A remark beside the text.
#[component]
pub fn Note(
    /// Language of the heading word.
    locale: Locale,
    /// What it means.
    tone: Tone,
    /// A heading instead of "Note", "Done", "Take care", "Problem".
    #[prop(optional, into)]
    title: Option<String>,
    /// Whether it answers what the person just did, and is read out at once.
    #[prop(optional)]
    announced: bool,
    /// The remark.
    children: Children,
) -> AnyView {
    let title = title.unwrap_or_else(|| tone.word(locale).to_owned());
    view! {
        <div class=tone.class("note") role=announced.then_some("status")>
            <strong>{title}</strong>
            {children()}
        </div>
    }
    .into_any()
}

/// A state in one or two words, with a mark whose shape differs by meaning.
#[component]
pub fn Chip(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// The words.
    children: Children,
) -> AnyView {
    view! { <span class=tone.class("chip")>{children()}</span> }.into_any()
}
