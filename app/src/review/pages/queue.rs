//! The queue.

use contract::review::{Hold, QueueQuery, QueueRow, QueueView, Show};
use leptos::prelude::*;

use crate::i18n::{Locale, curriculum, format, questions, review as say};
use crate::routes::Route;
use crate::ui::{Chip, DataTable, EmptyState, LinkButton, Look, Moment, PageHead, Select, Tone, When};

pub(super) fn queue(locale: Locale, query: &QueueQuery, view: QueueView) -> impl IntoView + use<> {
    let filters = filters(locale, query, &view);
    let next = view.next.map(|place| {
        let show = query.show.as_str();
        let assignment =
            query.assignment.as_ref().map(|slug| format!("&assignment={slug}")).unwrap_or_default();
        format!("{}?show={show}{assignment}&after={place}", Route::Review.href(locale))
    });
    let body = if view.rows.is_empty() {
        empty(locale, query, &view).into_any()
    } else {
        table(locale, view.rows).into_any()
    };
    view! {
        <PageHead title=say::queue::title(locale) lead=say::queue::lead(locale) />
        <p class="no-print">
            <a href=Route::Questions.href(locale)>{questions::title(locale)}</a>
            " · "
            <a href=Route::AdminCourses.href(locale)>{curriculum::title(locale)}</a>
        </p>
        {filters}
        {body}
        {next
            .map(|href| {
                view! {
                    <p class="bar">
                        <LinkButton href look=Look::Quiet>
                            {say::queue::more(locale)}
                        </LinkButton>
                    </p>
                }
            })}
    }
}

fn filters(locale: Locale, query: &QueueQuery, view: &QueueView) -> impl IntoView + use<> {
    let mut assignments = vec![(String::new(), say::queue::every_assignment(locale).to_owned())];
    assignments.extend(view.assignments.iter().map(|(slug, title)| (slug.to_string(), title.clone())));
    let shows = Show::ALL.map(|show| (show.as_str().to_owned(), show_words(locale, show).to_owned()));
    let chosen = query.assignment.as_ref().map(ToString::to_string).unwrap_or_default();
    view! {
        <form method="get" class="filters">
            <Select
                locale
                name="assignment"
                label=say::queue::assignment(locale)
                options=assignments
                value=chosen
            />
            <Select
                locale
                name="show"
                label=say::queue::show(locale)
                options=shows.into()
                value=query.show.as_str()
            />
            <button class="btn quiet">{say::queue::filter(locale)}</button>
        </form>
    }
}

fn show_words(locale: Locale, show: Show) -> &'static str {
    match show {
        Show::All => say::queue::all(locale),
        Show::Free => say::queue::free(locale),
        Show::Mine => say::queue::mine(locale),
    }
}

fn table(locale: Locale, rows: Vec<QueueRow>) -> impl IntoView {
    let columns = vec![
        say::queue::work(locale),
        say::queue::trainee(locale),
        say::queue::waiting(locale),
        say::queue::due(locale),
        say::queue::held(locale),
    ];
    let row = |row: QueueRow| {
        let href = Route::ReviewWork(row.submission).href(locale);
        let due = format::day(locale, row.due);
        vec![
            view! { <a href=href>{say::queue::round(locale, &row.title, row.round)}</a> }.into_any(),
            row.trainee.into_any(),
            view! { <When locale at=row.waiting_since show=Moment::DateTime /> }.into_any(),
            if row.late {
                view! { <span class="late">{say::queue::late(locale, due)}</span> }.into_any()
            } else {
                due.into_any()
            },
            hold(locale, row.hold).into_any(),
        ]
    };
    view! {
        <DataTable
            caption=say::queue::caption(locale)
            quiet_caption=true
            columns
            rows=rows.into_iter().map(row).collect()
        />
    }
}

/// Who holds the work.
fn hold(locale: Locale, hold: Hold) -> impl IntoView {
    match hold {
        Hold::Free => view! { <Chip>{say::hold::free(locale)}</Chip> },
        Hold::Mine { .. } => view! { <Chip tone=Tone::Ok>{say::hold::mine(locale)}</Chip> },
        Hold::Another { name, .. } => {
            view! { <Chip tone=Tone::Info>{say::hold::another(locale, &name)}</Chip> }
        }
        Hold::Closed => view! { <Chip>{say::hold::closed(locale)}</Chip> },
    }
}

fn empty(locale: Locale, query: &QueueQuery, view: &QueueView) -> impl IntoView + use<> {
    let filtered = *query != QueueQuery::default();
    let elsewhere = view.oldest_elsewhere.filter(|_| filtered).map(|at| {
        let text = say::queue::elsewhere(locale, format::date_time(locale, at));
        view! {
            <p>
                {text} " " <a href=Route::Review.href(locale)>{say::queue::show_all(locale)}</a>
            </p>
        }
    });
    view! {
        <EmptyState title=say::queue::empty(locale)>
            {match elsewhere {
                Some(elsewhere) => elsewhere.into_any(),
                None => view! { <p>{say::queue::empty_body(locale)}</p> }.into_any(),
            }}
        </EmptyState>
    }
}
