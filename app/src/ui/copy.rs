//! A text to be taken elsewhere.

use leptos::prelude::*;

use super::Hinted;
use super::field::in_textarea;
use super::form::{describe, field_id};
use crate::i18n::{Locale, shell};

/// A text to be copied. `site.js` adds a button that copies it; without scripts it is selected and copied by hand.
#[component]
pub fn Copyable(
    /// Language of the fixed words.
    locale: Locale,
    /// Makes the element id.
    #[prop(into)]
    name: String,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    value: String,
    /// Help below the label; may be empty.
    #[prop(into, optional)]
    hint: String,
    /// Whether the text has several lines.
    #[prop(optional)]
    long: bool,
) -> AnyView {
    let described = describe(&name, !hint.is_empty(), false);
    let field = if long {
        view! {
            <textarea id=field_id(&name) rows="3" readonly="" spellcheck="false" aria-describedby=described>
                {in_textarea(&value)}
            </textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                type="text"
                id=field_id(&name)
                value=value
                readonly=""
                spellcheck="false"
                aria-describedby=described
            />
        }
        .into_any()
    };
    view! {
        <Hinted locale name label hint>
            <div
                class="copy"
                data-copy=shell::form::copy(locale)
                data-copied=shell::form::copied(locale)
            >
                {field}
            </div>
            <p class="status" role="status"></p>
        </Hinted>
    }
    .into_any()
}
