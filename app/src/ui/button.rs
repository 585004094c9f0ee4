//! Buttons do things, links go places; both may look like a button.

use leptos::prelude::*;

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// The one thing to do on this screen.
    #[default]
    Primary,
    /// Everything else.
    Quiet,
    /// Takes something away.
    Danger,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn",
            Self::Quiet => "btn quiet",
            Self::Danger => "btn danger",
        }
    }
}

/// A button that sends its form.
///
/// With `confirm`, `site.js` asks that question before sending; without scripts the form is sent at once, so
/// the server must not rely on the question.
#[component]
pub fn Button(
    /// How much it stands out.
    #[prop(optional)]
    look: Look,
    /// Name of the value sent along, when a form has several buttons.
    #[prop(optional)]
    name: Option<&'static str>,
    /// The value sent along.
    #[prop(optional, into)]
    value: Option<String>,
    /// A question naming the object, asked before something that cannot be undone.
    #[prop(optional, into)]
    confirm: Option<String>,
    /// The label.
    children: Children,
) -> AnyView {
    view! {
        <button type="submit" class=look.class() name=name value=value data-confirm=confirm>
            {children()}
        </button>
    }
    .into_any()
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// How much it stands out.
    #[prop(optional)]
    look: Look,
    /// The label.
    children: Children,
) -> AnyView {
    view! {
        <a class=look.class() href=href>
            {children()}
        </a>
    }
    .into_any()
}
