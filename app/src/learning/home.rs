//! The start page and the list of courses.

use contract::learning::{CatalogueView, CourseCard};
use leptos::prelude::*;

use super::{search, words};
use crate::i18n::{Locale, artists, learning as say};
use crate::routes::Route;
use crate::ui::{Card, EmptyState, LinkButton, Look, PageHead};

/// What is taught, how it is assessed, what it costs, and one thing to do.
pub(super) fn view(locale: Locale, catalogue: CatalogueView, member: bool, guide: bool) -> AnyView {
    let CatalogueView { courses } = catalogue;
    let first = courses.first().cloned();
    let glance = first.as_ref().map(|card| glance(locale, card));
    let free = first.as_ref().and_then(|card| free(locale, card));
    let others = (courses.len() > 1)
        .then(|| view! { <h2>{say::courses::title(locale)}</h2> {cards(locale, courses)} });
    view! {
        <section class="hero">
            <div>
                <h1>{say::home::title(locale)}</h1>
                <p class="lead">{say::home::lead(locale)}</p>
                {first.as_ref().map(|card| actions(locale, card, member))}
            </div>
            <div class="hairline" aria-hidden="true"></div>
        </section>
        {glance.unwrap_or_else(|| empty(locale))}
        {steps(locale)}
        {free}
        {others}
        <section>
            <h2>{say::home::clients(locale)}</h2>
            <p>
                {say::home::clients_body(locale)} " "
                <a href=Route::Verify.href(locale)>{say::home::check(locale)}</a>
            </p>
            <p class="bar">
                <a href=Route::Artists.href(locale)>{artists::list::title(locale)}</a>
                {guide.then(|| view! {
                    <a href=Route::ArtistsGuide.href(locale)>{artists::list::guide(locale)}</a>
                })}
            </p>
        </section>
    }
    .into_any()
}

fn actions(locale: Locale, card: &CourseCard, member: bool) -> AnyView {
    let course = Route::Course(card.slug.clone()).href(locale);
    let primary = match card.free.first() {
        _ if member => Some((Route::Dashboard.href(locale), say::home::continue_learning(locale))),
        Some(lesson) => Some((words::lesson_href(locale, &card.slug, lesson), say::home::read_free(locale))),
        None => None,
    };
    view! {
        <p class="actions">
            {primary.map(|(href, label)| view! { <LinkButton href>{label}</LinkButton> })}
            <LinkButton href=course look=Look::Quiet>
                {say::home::see_course(locale)}
            </LinkButton>
        </p>
    }
    .into_any()
}

fn glance(locale: Locale, card: &CourseCard) -> AnyView {
    let course = Route::Course(card.slug.clone()).href(locale);
    view! {
        <section aria-labelledby="glance">
            <h2 id="glance">{say::home::glance(locale)}</h2>
            <dl class="facts">
                <div>
                    <dt>{say::home::taught(locale)}</dt>
                    <dd>
                        <a href=course>{card.title.clone()}</a>
                        <br />
                        {card.summary.clone()}
                    </dd>
                </div>
                <div>
                    <dt>{say::home::assessed(locale)}</dt>
                    <dd>{say::home::assessed_body(locale)}</dd>
                </div>
                <div>
                    <dt>{say::home::time(locale)}</dt>
                    <dd>{words::time(locale, card)}</dd>
                </div>
                <div>
                    <dt>{say::home::price(locale)}</dt>
                    <dd>{words::price(locale, card.price)}</dd>
                </div>
            </dl>
        </section>
    }
    .into_any()
}

fn steps(locale: Locale) -> AnyView {
    let steps = [
        (say::home::how_read(locale), say::home::how_read_body(locale)),
        (say::home::how_answer(locale), say::home::how_answer_body(locale)),
        (say::home::how_practise(locale), say::home::how_practise_body(locale)),
        (say::home::how_certificate(locale), say::home::how_certificate_body(locale)),
    ];
    let step = |(title, body)| {
        view! {
            <li>
                <h3>{title}</h3>
                <p>{body}</p>
            </li>
        }
    };
    view! {
        <section aria-labelledby="how">
            <h2 id="how">{say::home::how(locale)}</h2>
            <ol class="passes">{steps.map(step).into_iter().collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn free(locale: Locale, card: &CourseCard) -> Option<AnyView> {
    let lesson = |lesson| {
        let href = words::lesson_href(locale, &card.slug, lesson);
        view! {
            <li>
                <a href=href>{lesson.title.clone()}</a>
                <span class="meta">{say::minutes(locale, lesson.minutes)}</span>
            </li>
        }
    };
    (!card.free.is_empty()).then(|| {
        view! {
            <section aria-labelledby="free">
                <h2 id="free">{say::home::free(locale)}</h2>
                <ul class="lessons">{card.free.iter().map(lesson).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// Every course as a card.
pub(super) fn courses(locale: Locale, catalogue: CatalogueView) -> AnyView {
    let list = if catalogue.courses.is_empty() { empty(locale) } else { cards(locale, catalogue.courses) };
    view! {
        <PageHead title=say::courses::title(locale) lead=say::courses::lead(locale) />
        {search::field(locale, "")}
        {list}
    }
    .into_any()
}

fn cards(locale: Locale, courses: Vec<CourseCard>) -> AnyView {
    let card = |card: CourseCard| {
        let hours = say::hours(locale, card.hours);
        let content = say::courses::card(locale, card.modules, say::lessons(locale, card.lessons), hours);
        view! {
            <li>
                <Card>
                    <h2>
                        <a href=Route::Course(card.slug.clone()).href(locale)>{card.title}</a>
                    </h2>
                    <p>{card.summary}</p>
                    <p class="meta">{content}</p>
                    <p>{words::price(locale, card.price)}</p>
                </Card>
            </li>
        }
    };
    view! { <ul class="grid">{courses.into_iter().map(card).collect_view()}</ul> }.into_any()
}

fn empty(locale: Locale) -> AnyView {
    view! {
        <EmptyState title=say::home::empty(locale)>
            <p>{say::home::empty_body(locale)}</p>
        </EmptyState>
    }
    .into_any()
}
