//! Finding words in what is taught.

mod figures;

use contract::learning::{FoundIn, FoundLesson, FoundPassage, FoundTerm, ResultView, SearchView};
use domain::learning::MediumKind;
use domain::learning::search::Piece;
use leptos::prelude::*;

use super::words;
use crate::i18n::{Locale, glossary, search as say};
use crate::routes::Route;
use crate::ui::{Button, EmptyState, Field, LinkButton, Look, Note, PageHead, Tone};

/// The search page: its field, and what was found.
pub(super) fn view(locale: Locale, found: SearchView, sought: &str) -> AnyView {
    let results = match (sought.is_empty(), found.asked) {
        (true, _) => None,
        (false, false) => Some(
            view! {
                <Note locale tone=Tone::Warn announced=true>
                    <p>{say::no_word(locale)}</p>
                </Note>
            }
            .into_any(),
        ),
        (false, true) => Some(results(locale, found, sought)),
    };
    view! {
        <PageHead title=say::title(locale) lead=say::lead(locale) />
        {field(locale, sought)}
        {results}
    }
    .into_any()
}

/// The field to search with, on whichever page.
pub(crate) fn field(locale: Locale, sought: &str) -> AnyView {
    view! {
        <form method="get" action=Route::Search.href(locale) class="find" role="search">
            <Field
                locale
                name="q"
                label=say::label(locale)
                value=sought.to_owned()
                kind="search"
                autocomplete="off"
            />
            <Button>{say::submit(locale)}</Button>
        </form>
    }
    .into_any()
}

fn results(locale: Locale, found: SearchView, sought: &str) -> AnyView {
    let figures = figures::found(locale, sought);
    let count = figures.len() + found.results.len();
    if count == 0 {
        return nothing(locale);
    }
    let counted = say::found(locale, count, sought);
    let result = |result| match result {
        ResultView::Lesson(found) => lesson(locale, found),
        ResultView::Term(found) => term(locale, found),
    };
    view! {
        <p class="meta" role="status">{counted}</p>
        <ol class="found">{figures} {found.results.into_iter().map(result).collect_view()}</ol>
        {found.more.then(|| view! { <p>{say::more(locale)}</p> })}
    }
    .into_any()
}

fn nothing(locale: Locale) -> AnyView {
    view! {
        <EmptyState title=say::none(locale)>
            <p role="status">{say::none_body(locale)}</p>
            <p class="bar">
                <LinkButton href=Route::Courses.href(locale)>{say::courses(locale)}</LinkButton>
                <LinkButton href=Route::Glossary.href(locale) look=Look::Quiet>
                    {glossary::title(locale)}
                </LinkButton>
            </p>
        </EmptyState>
    }
    .into_any()
}

fn lesson(locale: Locale, found: FoundLesson) -> AnyView {
    let href = words::lesson_href(locale, &found.course.slug, &found.lesson);
    let passages = found.passages.into_iter().map(|passage| self::passage(locale, &href, passage));
    let passages = passages.collect_view();
    let closed = (!found.open).then(|| view! { <p class="meta">{say::closed(locale)}</p> });
    view! {
        <li>
            <p class="kicker">{found.course.title} " · " {found.module.title}</p>
            <h2>
                <a href=href.clone()>{found.lesson.title}</a>
            </h2>
            {closed}
            <ul>{passages}</ul>
        </li>
    }
    .into_any()
}

fn passage(locale: Locale, lesson: &str, passage: FoundPassage) -> AnyView {
    let href =
        if passage.anchor.is_empty() { lesson.to_owned() } else { format!("{lesson}#{}", passage.anchor) };
    let label = label(locale, passage.within).map(|label| view! { <span class="meta">{label} " "</span> });
    let heading =
        if passage.heading.is_empty() { say::start(locale).into_any() } else { pieces(passage.heading) };
    view! {
        <li>
            {label} <a href=href>{heading}</a>
            <p>{pieces(passage.excerpt)}</p>
        </li>
    }
    .into_any()
}

/// What stands before a heading that is not one of the text.
fn label(locale: Locale, within: FoundIn) -> Option<&'static str> {
    match within {
        FoundIn::Text => None,
        FoundIn::Figure => Some(say::figure(locale)),
        FoundIn::Medium(MediumKind::Film) => Some(say::film(locale)),
        FoundIn::Medium(MediumKind::Recording) => Some(say::recording(locale)),
    }
}

fn term(locale: Locale, found: FoundTerm) -> AnyView {
    let href = format!("{}#term-{}", Route::Glossary.href(locale), found.slug);
    view! {
        <li>
            <p class="kicker">{say::term(locale)}</p>
            <h2>
                <a href=href>{pieces(found.name)}</a>
            </h2>
            <p>{pieces(found.meaning)}</p>
        </li>
    }
    .into_any()
}

/// A text with what was looked for marked in it.
fn pieces(pieces: Vec<Piece>) -> AnyView {
    let piece = |piece: Piece| {
        if piece.hit { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() }
    };
    pieces.into_iter().map(piece).collect_view().into_any()
}
