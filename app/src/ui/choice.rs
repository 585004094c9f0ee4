//! Tick boxes and the cards one chooses from.

use leptos::prelude::*;

use super::form::{describe, error_id, error_line, field_id, hint_id};
use crate::i18n::Locale;

/// A single tick box with its sentence.
#[component]
pub fn Checkbox(
    /// Language of the fixed words.
    locale: Locale,
    /// Name in the form; also makes the element id.
    #[prop(into)]
    name: String,
    /// The value sent when ticked.
    #[prop(into, default = "yes".to_owned())]
    value: String,
    /// Whether it is ticked.
    #[prop(optional)]
    checked: bool,
    /// What is wrong, if anything.
    #[prop(default = None)]
    problem: Option<String>,
    /// The sentence beside the box.
    children: Children,
) -> AnyView {
    let wrong = problem.is_some();
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            {error_line(locale, &name, problem)} <label class="check">
                <input
                    type="checkbox"
                    id=field_id(&name)
                    value=value
                    checked=checked
                    aria-invalid=wrong.then_some("true")
                    aria-describedby=wrong.then(|| error_id(&name))
                    name=name
                />
                <span>{children()}</span>
            </label>
        </div>
    }
    .into_any()
}

/// A group of [`ChoiceCard`]s under one question.
#[component]
pub fn Choices(
    /// Language of the fixed words.
    locale: Locale,
    /// The common name of the cards; also makes the element id that the error summary links to.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// Help below the question; may be empty.
    #[prop(into, optional)]
    hint: String,
    /// What is wrong, if anything.
    #[prop(default = None)]
    problem: Option<String>,
    /// The cards.
    children: Children,
) -> AnyView {
    let described = describe(&name, !hint.is_empty(), problem.is_some());
    let wrong = problem.is_some();
    view! {
        <fieldset
            id=field_id(&name)
            tabindex=wrong.then_some("-1")
            class=wrong.then_some("wrong")
            aria-describedby=described
        >
            <legend>{legend}</legend>
            {(!hint.is_empty())
                .then(|| {
                    view! {
                        <p class="hint" id=hint_id(&name)>
                            {hint}
                        </p>
                    }
                })}
            {error_line(locale, &name, problem)}
            <div class="choices">{children()}</div>
        </fieldset>
    }
    .into_any()
}

/// One answer: a radio button, or a tick box where several may be chosen. The whole card is the target.
#[component]
pub fn ChoiceCard(
    /// Name in the form, the same for all cards of a question.
    #[prop(into)]
    name: String,
    /// The value sent when chosen.
    #[prop(into)]
    value: String,
    /// An element id for its box, when something else on the page is a label of it too.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether several answers may be chosen.
    #[prop(optional)]
    many: bool,
    /// Whether it is chosen.
    #[prop(optional)]
    checked: bool,
    /// Whether it can no longer be changed.
    #[prop(optional)]
    disabled: bool,
    /// An extra class, such as `right` on a marked answer.
    #[prop(optional)]
    mark: &'static str,
    /// The answer.
    children: Children,
) -> AnyView {
    view! {
        <label class=format!("choice {mark}").trim_end().to_owned()>
            <input
                type=if many { "checkbox" } else { "radio" }
                id=id
                name=name
                value=value
                checked=checked
                disabled=disabled
            />
            <span>{children()}</span>
        </label>
    }
    .into_any()
}
