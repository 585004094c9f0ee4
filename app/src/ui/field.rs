//! Fields that keep what was typed and say beside it what is wrong.

use leptos::prelude::*;

use super::form::{describe, error_line, field_id, hint_id};
use crate::i18n::{Locale, shell};

/// Label, hint and message around a control whose id is `f-<name>`.
#[component]
pub fn Hinted(
    /// Language of the fixed words.
    locale: Locale,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// Help below the label; may be empty.
    #[prop(into, optional)]
    hint: String,
    /// Whether the field may stay empty, which is then said beside the label.
    #[prop(optional)]
    optional: bool,
    /// What is wrong, if anything.
    #[prop(default = None)]
    problem: Option<String>,
    /// The control.
    children: Children,
) -> AnyView {
    let optional = optional.then(|| format!(" ({})", shell::form::optional(locale)));
    let class = if problem.is_some() { "field wrong" } else { "field" };
    view! {
        <div class=class>
            <label for=field_id(
                &name,
            )>{label} {optional.map(|word| view! { <span class="optional">{word}</span> })}</label>
            {(!hint.is_empty())
                .then(|| {
                    view! {
                        <p class="hint" id=hint_id(&name)>
                            {hint}
                        </p>
                    }
                })} {error_line(locale, &name, problem)} {children()}
        </div>
    }
    .into_any()
}

/// A one-line field.
#[component]
pub fn Field(
    /// Language of the fixed words.
    locale: Locale,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// The value shown: what was typed before, or what is stored.
    #[prop(into, optional)]
    value: String,
    /// Help below the label; may be empty.
    #[prop(into, optional)]
    hint: String,
    /// What is wrong, if anything.
    #[prop(default = None)]
    problem: Option<String>,
    /// The `type` attribute: `text`, `email`, `number`, `search`, `date`…
    #[prop(default = "text")]
    kind: &'static str,
    /// What a browser may fill in, such as `email` or `name`.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// The keyboard a phone shows, such as `decimal`.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Whether the field may stay empty.
    #[prop(optional)]
    optional: bool,
) -> AnyView {
    let control = view! {
        <input
            type=kind
            id=field_id(&name)
            name=name.clone()
            value=value
            autocomplete=autocomplete
            inputmode=inputmode
            spellcheck=matches!(kind, "email" | "url").then_some("false")
            aria-required=(!optional).then_some("true")
            aria-invalid=problem.is_some().then_some("true")
            aria-describedby=describe(&name, !hint.is_empty(), problem.is_some())
        />
    };
    view! {
        <Hinted locale name label hint optional problem>
            {control}
        </Hinted>
    }
    .into_any()
}

/// A password field. `site.js` adds a button that shows the password; nothing dead is left without scripts.
#[component]
pub fn PasswordField(
    /// Language of the fixed words.
    locale: Locale,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// Help below the label; may be empty.
    #[prop(into, optional)]
    hint: String,
    /// What is wrong, if anything.
    #[prop(default = None)]
    problem: Option<String>,
    /// Whether a new password is chosen (and a browser may suggest one) rather than a known one given.
    #[prop(optional)]
    new: bool,
) -> AnyView {
    let control = view! {
        <div
            class="password"
            data-show=shell::form::show(locale)
            data-hide=shell::form::hide(locale)
        >
            <input
                type="password"
                id=field_id(&name)
                name=name.clone()
                autocomplete=if new { "new-password" } else { "current-password" }
                aria-required="true"
                aria-invalid=problem.is_some().then_some("true")
                aria-describedby=describe(&name, !hint.is_empty(), problem.is_some())
            />
        </div>
    };
    view! {
        <Hinted locale name label hint problem>
            {control}
        </Hinted>
    }
    .into_any()
}

/// A field of several lines that grows with its text.
#[component]
pub fn TextArea(
    /// Language of the fixed words.
    locale: Locale,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// The text shown: what was typed before, or what is stored.
    #[prop(into, optional)]
    value: String,
    /// Help below the label; may be empty.
    #[prop(into, optional)]
    hint: String,
    /// What is wrong, if anything.
    #[prop(default = None)]
    problem: Option<String>,
    /// Whether the field may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Lines shown at first.
    #[prop(default = 5)]
    rows: u8,
) -> AnyView {
    let control = view! {
        <textarea
            id=field_id(&name)
            name=name.clone()
            rows=rows.to_string()
            aria-required=(!optional).then_some("true")
            aria-invalid=problem.is_some().then_some("true")
            aria-describedby=describe(&name, !hint.is_empty(), problem.is_some())
        >
            {in_textarea(&value)}
        </textarea>
    };
    view! {
        <Hinted locale name label hint optional problem>
            {control}
        </Hinted>
    }
    .into_any()
}

/// What stands in a `textarea`: on the server leptos writes it as it is, as in a script, but a text may hold the end of
/// one; in the browser it becomes a text node, which needs no care.
pub(crate) fn in_textarea(text: &str) -> String {
    if cfg!(feature = "ssr") { text.replace('&', "&amp;").replace('<', "&lt;") } else { text.to_owned() }
}

/// A choice from a short list.
#[component]
pub fn Select(
    /// Language of the fixed words.
    locale: Locale,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// Values with their texts, in order.
    options: Vec<(String, String)>,
    /// The value chosen.
    #[prop(into, optional)]
    value: String,
    /// Help below the label; may be empty.
    #[prop(into, optional)]
    hint: String,
    /// What is wrong, if anything.
    #[prop(default = None)]
    problem: Option<String>,
) -> AnyView {
    let option = |(key, text): (String, String)| {
        let selected = key == value;
        view! {
            <option value=key selected=selected>
                {text}
            </option>
        }
    };
    let options = options.into_iter().map(option).collect_view();
    let control = view! {
        <select
            id=field_id(&name)
            name=name.clone()
            aria-invalid=problem.is_some().then_some("true")
            aria-describedby=describe(&name, !hint.is_empty(), problem.is_some())
        >
            {options}
        </select>
    };
    view! {
        <Hinted locale name label hint problem>
            {control}
        </Hinted>
    }
    .into_any()
}
