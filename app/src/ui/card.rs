//! A thing among others, and the place where there are none yet.

use leptos::prelude::*;

use super::Stipple;

/// A bordered surface. A link inside its heading covers the whole card.
#[component]
pub fn Card(
    /// What it shows.
    children: Children,
) -> AnyView {
    view! { <article class="card">{children()}</article> }.into_any()
}

/// Says that there is nothing yet and what to do about it.
#[component]
pub fn EmptyState(
    /// One plain sentence, such as "Nothing sent yet".
    #[prop(into)]
    title: String,
    /// Explanation and at most one link.
    children: Children,
) -> AnyView {
    view! {
        <section class="empty">
            <Stipple tone=2 />
            <h2>{title}</h2>
            {children()}
        </section>
    }
    .into_any()
}
