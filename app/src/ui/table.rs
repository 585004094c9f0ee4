//! Tables that become lists on phones, and the way from page to page.

use leptos::prelude::*;

use crate::i18n::{Locale, shell};

/// A table whose first column names the row. On phones each row stacks, its cells labelled by their column.
#[component]
pub fn DataTable(
    /// What the table holds.
    #[prop(into)]
    caption: String,
    /// Whether the caption is for screen readers only, because a heading above says the same.
    #[prop(optional)]
    quiet_caption: bool,
    /// Column headings; an empty one marks a column of actions.
    columns: Vec<&'static str>,
    /// Rows of cells, as many as columns.
    rows: Vec<Vec<AnyView>>,
) -> AnyView {
    let heads = columns
        .iter()
        .map(|column| match *column {
            "" => view! { <td></td> }.into_any(),
            column => view! { <th scope="col">{column}</th> }.into_any(),
        })
        .collect_view();
    let row = |cells: Vec<AnyView>| {
        let cell = |(at, (cell, column)): (usize, (AnyView, &&'static str))| match at {
            0 => view! { <th scope="row">{cell}</th> }.into_any(),
            _ => view! {
                <td data-label=*column>
                    <div>{cell}</div>
                </td>
            }
            .into_any(),
        };
        view! { <tr>{cells.into_iter().zip(&columns).enumerate().map(cell).collect_view()}</tr> }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <table class="data">
            <caption class=quiet_caption.then_some("visually-hidden")>{caption}</caption>
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Links to the previous and the next page. Renders nothing when there is only one.
///
/// Beyond the last page, the previous one is the last.
#[component]
pub fn Pagination<A>(
    /// Language of the labels.
    locale: Locale,
    /// The page shown, from 1.
    current: u64,
    /// All pages.
    total: u64,
    /// The address of a page.
    address: A,
) -> AnyView
where
    A: Fn(u64) -> String,
{
    let previous = (current > 1).then(|| address((current - 1).min(total)));
    let next = (current < total).then(|| address(current + 1));
    let link = |href: Option<String>, rel: &'static str, label: &'static str| {
        let link = href.map(|href| {
            view! {
                <a rel=rel href=href>
                    {label}
                </a>
            }
        });
        view! { <span>{link}</span> }
    };
    (total > 1)
        .then(|| {
            view! {
                <nav class="pages" aria-label=shell::pages::label(locale)>
                    {link(previous, "prev", shell::pages::previous(locale))}
                    <span class="meta">{shell::pages::position(locale, current, total)}</span>
                    {link(next, "next", shell::pages::next(locale))}
                </nav>
            }
        })
        .into_any()
}
