//! What went wrong in a form, and whether it is saved.

use domain::FieldProblem;
use leptos::prelude::*;

use crate::i18n::{Locale, fault, shell};

/// Messages beside fields, in the reader's language. Empty when all is well.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<(String, String)>);

impl Problems {
    /// Puts what is wrong into words.
    pub fn new(locale: Locale, problems: &[FieldProblem]) -> Self {
        let worded = |found: &FieldProblem| (found.field.clone(), fault::problem(locale, &found.problem));
        Self(problems.iter().map(worded).collect())
    }

    /// Adds a message that no [`domain::Problem`] expresses, such as why a named file was refused.
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push((field.into(), message.into()));
    }

    /// The message beside this field, if any.
    pub fn of(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, message)| message.clone())
    }

    /// Whether there is nothing to correct.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Lists what to correct, each entry a link to its field. `site.js` moves the focus here. Renders nothing when
/// there are no problems.
#[component]
pub fn ErrorSummary(
    /// Language of the heading.
    locale: Locale,
    /// What to correct.
    problems: Problems,
    /// Field names with their labels: put before the messages, so that the list can be understood by itself.
    #[prop(default = Vec::new())]
    labels: Vec<(&'static str, &'static str)>,
) -> AnyView {
    (!problems.is_empty())
        .then(|| {
            let heading = shell::form::problems(locale, problems.0.len());
            let entry = |(field, message): (String, String)| {
                let label = labels.iter().find(|(name, _)| *name == field).map(|(_, label)| *label);
                let text = label.map_or_else(|| message.clone(), |label| format!("{label}: {message}"));
                view! {
                    <li>
                        <a href=format!("#{}", field_id(&field))>{text}</a>
                    </li>
                }
            };
            let entries = problems.0.into_iter().map(entry).collect_view();
            view! {
                <section class="summary" role="alert" tabindex="-1" data-focus="">
                    <h2>{heading}</h2>
                    <ul>{entries}</ul>
                </section>
            }
        })
        .into_any()
}

/// The one polite live region of a form or page: "Saving…", "Saved 10:42". May start empty.
#[component]
pub fn StatusLine(
    /// For the script that writes into it.
    #[prop(into, default = "status".to_owned())]
    id: String,
    /// What it says at first.
    #[prop(into, optional)]
    text: String,
) -> AnyView {
    view! {
        <p class="status" role="status" id=id>
            // An empty text would be rendered as a space, and the line would not count as empty.
            {(!text.is_empty()).then_some(text)}
        </p>
    }
    .into_any()
}

/// The element id of a field: what labels and the error summary point at.
pub(crate) fn field_id(name: &str) -> String {
    format!("f-{name}")
}

/// The element id of a field's message.
pub(crate) fn error_id(name: &str) -> String {
    format!("f-{name}-error")
}

/// The element id of a field's hint.
pub(super) fn hint_id(name: &str) -> String {
    format!("f-{name}-hint")
}

/// The ids a control points at with `aria-describedby`: message first, because it matters more.
pub(super) fn describe(name: &str, hint: bool, problem: bool) -> Option<String> {
    let ids: Vec<_> =
        [problem.then(|| error_id(name)), hint.then(|| hint_id(name))].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The message beside a field.
pub(crate) fn error_line(locale: Locale, name: &str, problem: Option<String>) -> impl IntoView + use<> {
    let id = error_id(name);
    problem.map(|message| {
        view! {
            <p class="error" id=id>
                <span class="visually-hidden">{shell::form::error(locale)}</span>
                <span>{message}</span>
            </p>
        }
    })
}
