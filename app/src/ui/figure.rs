//! The frame around drawings and photographs.

use leptos::prelude::*;

use crate::i18n::{Locale, shell};

/// A framed figure with its caption. Drawings inside use the `f-…` classes of `figure.css` and follow the theme.
#[component]
pub fn FigureFrame(
    /// Language of the word "Figure".
    locale: Locale,
    /// Its number on the page, if it has one.
    #[prop(optional)]
    number: Option<u32>,
    /// One sentence; may be empty.
    #[prop(into, optional)]
    caption: String,
    /// The drawing.
    children: Children,
) -> AnyView {
    let number = number.map(|number| view! { <b>{shell::figure::label(locale, number)}</b> });
    let caption = (number.is_some() || !caption.is_empty())
        .then(|| view! { <figcaption>{number} <span>{caption}</span></figcaption> });
    view! {
        <figure class="figure">
            <div class="frame">{children()}</div>
            {caption}
        </figure>
    }
    .into_any()
}
