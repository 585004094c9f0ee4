//! Everything there is to practise: what one has begun, and what is left.

use contract::practice::AssignmentRow;
use domain::practice::Stage;
use leptos::prelude::*;

use super::standing;
use crate::i18n::{Locale, practice as say};
use crate::practice::words;
use crate::routes::Route;
use crate::ui::{EmptyState, Moment, PageHead, When};

pub(super) fn list(locale: Locale, rows: Vec<AssignmentRow>) -> impl IntoView {
    let (mut begun, open): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.standing.is_some());
    // Drafts first, then what moved last.
    begun.sort_by_key(|row| {
        std::cmp::Reverse(row.standing.map(|standing| (standing.since.is_none(), standing.since)))
    });
    view! {
        <PageHead title=say::list::title(locale) lead=say::list::lead(locale) />
        {yours(locale, begun)}
        {(!open.is_empty())
            .then(|| {
                view! {
                    <section>
                        <h2>{say::list::open(locale)}</h2>
                        <ul class="rows">{open.into_iter().map(|row| item(locale, row)).collect_view()}</ul>
                    </section>
                }
            })}
    }
}

fn yours(locale: Locale, begun: Vec<AssignmentRow>) -> AnyView {
    if begun.is_empty() {
        return view! {
            <EmptyState title=say::list::nothing(locale)>
                <p>{say::list::nothing_body(locale)}</p>
            </EmptyState>
        }
        .into_any();
    }
    view! {
        <section>
            <h2>{say::list::yours(locale)}</h2>
            <ul class="rows">{begun.into_iter().map(|row| item(locale, row)).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn item(locale: Locale, row: AssignmentRow) -> impl IntoView {
    let route = match row.standing {
        Some(standing) if standing.stage != Stage::Draft => Route::Submission(standing.submission),
        _ => Route::Assignment(row.slug),
    };
    let since = row.standing.and_then(|standing| standing.since);
    view! {
        <li class="work">
            <div>
                <h3>
                    <a href=route.href(locale)>{row.title}</a>
                </h3>
                <p class="meta">{row.module} " · " {words::surface(locale, row.surface)}</p>
                {row.standing.is_none().then(|| view! { <p>{row.summary}</p> })}
            </div>
            {row.standing
                .map(|at| {
                    view! {
                        <div>
                            {standing(locale, &at)}
                            {since
                                .map(|at| {
                                    view! {
                                        <p class="meta">
                                            <When locale at show=Moment::DateTime />
                                        </p>
                                    }
                                })}
                        </div>
                    }
                })}
        </li>
    }
}
