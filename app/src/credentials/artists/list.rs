//! The list of artists, and what narrows it down.

use contract::credentials::artists::{ArtistCard, DirectoryView, Filter, Narrowing, PlaceFound, PlaceView};
use domain::credentials::artists::Service;
use leptos::prelude::*;

use super::asked::{Asked, CIRCLES};
use super::words;
use crate::ctx::Ctx;
use crate::i18n::{Locale, artists as say, format};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{
    Button, Card, EmptyState, Field, LinkButton, Look, Note, PageHead, Pagination, Select, Tone,
};

/// The page of the list.
pub(super) fn list(ctx: &Ctx, view: DirectoryView, asked: Asked, guide: bool) -> Page {
    let locale = ctx.locale;
    let indexed = !asked.is_narrow() && asked.page == 1;
    let ctx = ctx.clone();
    let page = Page::new(say::list::title(locale), move || {
        let guide = guide.then(|| {
            let href = ctx.href(&Route::ArtistsGuide);
            view! { <a href=href>{say::list::guide(locale)}</a> }
        });
        view! {
            <PageHead title=say::list::title(locale) lead=say::list::lead(locale)>{guide}</PageHead>
            {finder(&ctx, &view, &asked)}
            {question(&ctx, &view, &asked)}
            {applied(&ctx, &view, &asked)}
            {results(&ctx, view, &asked)}
            <p class="meta credit">
                {say::list::places(locale)} " "
                <a href="https://www.geonames.org/" rel="noreferrer">"GeoNames"</a>
                " ("
                <a href="https://creativecommons.org/licenses/by/4.0/" rel="noreferrer">"CC BY 4.0"</a>
                ")"
            </p>
        }
    })
    .wide();
    if indexed { page.public(say::list::description(locale)) } else { page }
}

fn finder(ctx: &Ctx, view: &DirectoryView, asked: &Asked) -> AnyView {
    let locale = ctx.locale;
    let circles =
        CIRCLES.map(|km| (km.to_string(), say::list::km(locale, format::number(locale, km.into()))));
    let problem = (view.place == PlaceFound::Unknown).then(|| say::list::unknown(locale, &asked.place));
    // The whole name of the place that was found: sent again, it means the same place.
    let place = match &view.place {
        PlaceFound::Found { place, .. } => words::whole_place(place),
        _ => asked.place.clone(),
    };
    let at = match &view.place {
        PlaceFound::Found { place, .. } => Some(place.id.to_string()),
        _ => None,
    };
    let services = Service::ALL.map(|one| {
        (one.as_str().to_owned(), words::service(locale, one).to_owned(), asked.services.contains(&one))
    });
    let languages = words::languages_by_name(locale)
        .into_iter()
        .map(|(one, name)| (one.as_str().to_owned(), name.to_owned(), asked.languages.contains(&one)));
    let courses = view
        .courses
        .iter()
        .map(|(course, title)| (course.to_string(), title.clone(), asked.courses.contains(course)));
    view! {
        <form method="get" action=ctx.href(&Route::Artists) class="finder" role="search">
            <div class="filters">
                <Field
                    locale
                    name="place"
                    kind="search"
                    optional=true
                    label=say::list::place(locale)
                    hint=say::list::place_hint(locale)
                    value=place
                    problem
                />
                {at.map(|id| view! { <input type="hidden" name="at" value=id/> })}
                <Select
                    locale
                    name="within"
                    label=say::list::within(locale)
                    options=circles.into()
                    value=asked.within.to_string()
                />
            </div>
            <div class="groups">
                {group("service", say::list::services(locale), services.into())}
                {group("language", say::list::languages(locale), languages.collect())}
                {group("certificate", say::list::certificates(locale), courses.collect())}
            </div>
            <p class="bar">
                <Button>{say::list::find(locale)}</Button>
                {asked.is_narrow().then(|| view! {
                    <a href=ctx.href(&Route::Artists)>{say::list::clear(locale)}</a>
                })}
            </p>
        </form>
    }
    .into_any()
}

/// Boxes to tick, folded away: how many are ticked is said outside, and the chips say which.
fn group(name: &'static str, legend: &'static str, boxes: Vec<(String, String, bool)>) -> AnyView {
    let ticked = boxes.iter().filter(|(_, _, ticked)| *ticked).count();
    let ticked = (ticked > 0).then(|| format!(" · {ticked}"));
    let one = |(value, label, ticked): (String, String, bool)| {
        view! {
            <label class="check">
                <input type="checkbox" name=name value=value checked=ticked/>
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <details>
            <summary>{legend} {ticked}</summary>
            <fieldset>
                <legend class="visually-hidden">{legend}</legend>
                {boxes.into_iter().map(one).collect_view()}
            </fieldset>
        </details>
    }
    .into_any()
}

/// Which of several places is meant.
fn question(ctx: &Ctx, view: &DirectoryView, asked: &Asked) -> Option<AnyView> {
    let locale = ctx.locale;
    let (title, places) = match &view.place {
        PlaceFound::Several(places) => (say::list::which(locale, &asked.place), places),
        PlaceFound::Found { others, .. } if !others.is_empty() => {
            (say::list::others(locale).to_owned(), others)
        }
        PlaceFound::NotAsked | PlaceFound::Found { .. } | PlaceFound::Unknown => return None,
    };
    let choice = |place: &PlaceView| {
        let href = asked.around(place.id).href(ctx);
        view! { <li><a href=href>{words::whole_place(place)}</a></li> }
    };
    let choices = places.iter().map(choice).collect_view();
    if matches!(view.place, PlaceFound::Several(_)) {
        Some(
            view! {
                <Note locale tone=Tone::Warn title announced=true><ul class="places">{choices}</ul></Note>
            }
            .into_any(),
        )
    } else {
        Some(
            view! {
                <details class="others"><summary>{title}</summary><ul class="places">{choices}</ul></details>
            }
            .into_any(),
        )
    }
}

/// Every filter that holds, each with the way to take it away.
fn applied(ctx: &Ctx, view: &DirectoryView, asked: &Asked) -> Option<AnyView> {
    let locale = ctx.locale;
    let mut chips: Vec<(String, String)> = Vec::new();
    if let PlaceFound::Found { place, .. } = &view.place {
        let km = say::list::km(locale, format::number(locale, asked.within.into()));
        chips.push((
            say::list::around(locale, km, words::place(place)),
            asked.without(&Filter::Place).href(ctx),
        ));
    }
    for service in &asked.services {
        let href = asked.without(&Filter::Service(*service)).href(ctx);
        chips.push((words::service(locale, *service).to_owned(), href));
    }
    for language in &asked.languages {
        let href = asked.without_language(*language).href(ctx);
        chips.push((words::language(locale, *language).to_owned(), href));
    }
    for course in &asked.courses {
        let title = view.courses.iter().find(|(slug, _)| slug == course).map(|(_, title)| title.clone());
        chips.push((title.unwrap_or_else(|| course.to_string()), asked.without_course(course).href(ctx)));
    }
    if chips.is_empty() {
        return None;
    }
    let chip = |(text, href): (String, String)| {
        let label = say::list::remove(locale, &text);
        view! {
            <li>
                <a class="chip" href=href aria-label=label>
                    {text} <span aria-hidden="true">"×"</span>
                </a>
            </li>
        }
    };
    let chips = chips.into_iter().map(chip).collect_view();
    Some(view! { <ul class="applied" aria-label=say::list::applied(locale)>{chips}</ul> }.into_any())
}

fn results(ctx: &Ctx, view: DirectoryView, asked: &Asked) -> AnyView {
    let locale = ctx.locale;
    if view.total == 0 {
        return nobody(ctx, &view, asked);
    }
    let count = match &view.place {
        PlaceFound::Found { place, .. } => say::list::found_near(locale, view.total, words::place(place)),
        _ => say::list::found(locale, view.total),
    };
    let (page, pages) = (view.page, view.pages);
    let cards = view.artists.into_iter().map(|artist| card(ctx, artist)).collect_view();
    let address = |page: u64| asked.page(page).href(ctx);
    view! {
        <h2 class="tally">{count}</h2>
        <ul class="grid artists">{cards}</ul>
        <Pagination locale current=page total=pages address/>
    }
    .into_any()
}

fn card(ctx: &Ctx, artist: ArtistCard) -> AnyView {
    let locale = ctx.locale;
    let href = ctx.href(&Route::Artist(artist.slug.clone()));
    let distance = artist.distance.map(|km| say::list::km(locale, format::number(locale, km.into())));
    let place = words::place(&artist.place);
    let place = distance.map_or_else(|| place.clone(), |km| format!("{place} · {km}"));
    let certificates = artist.certificates.iter().map(|line| words::certificate(ctx, line)).collect_view();
    view! {
        <li>
            <Card>
                <h3><a href=href>{artist.name}</a></h3>
                <p>
                    {artist.studio.map(|studio| view! { {studio} <br/> })}
                    {place}
                </p>
                <p>{certificates}</p>
                <p class="meta">{words::services(locale, &artist.services)}</p>
                <p class="meta">{say::list::speaks(locale, words::languages(locale, &artist.languages))}</p>
            </Card>
        </li>
    }
    .into_any()
}

/// Nobody fits: which filters hold, and how many there would be without each.
fn nobody(ctx: &Ctx, view: &DirectoryView, asked: &Asked) -> AnyView {
    let locale = ctx.locale;
    if !asked.is_narrow() {
        return view! {
            <EmptyState title=say::list::empty(locale)><p>{say::list::empty_hint(locale)}</p></EmptyState>
        }
        .into_any();
    }
    let wider = |narrowing: &Narrowing| {
        let href = asked.without(&narrowing.filter).href(ctx);
        let what = named(locale, view, asked, &narrowing.filter);
        let label = say::list::without(locale, what);
        view! {
            <li><a href=href>{label}</a> " · " {say::list::found(locale, narrowing.total)}</li>
        }
    };
    let filters: Vec<_> =
        view.without.iter().map(|narrowing| named(locale, view, asked, &narrowing.filter)).collect();
    let wider = view.without.iter().map(wider).collect_view();
    let all = ctx.href(&Route::Artists);
    view! {
        <EmptyState title=say::list::nobody(locale)>
            <p>{say::list::nobody_with(locale, filters.join(" + "))}</p>
            <ul>{wider}</ul>
            <p><LinkButton href=all look=Look::Quiet>{say::list::clear(locale)}</LinkButton></p>
        </EmptyState>
    }
    .into_any()
}

fn named(locale: Locale, view: &DirectoryView, asked: &Asked, filter: &Filter) -> String {
    match filter {
        Filter::Place => match &view.place {
            PlaceFound::Found { place, .. } => {
                let km = say::list::km(locale, format::number(locale, asked.within.into()));
                say::list::around(locale, km, words::place(place))
            }
            _ => asked.place.clone(),
        },
        Filter::Languages => words::languages(locale, &asked.languages),
        Filter::Service(service) => words::service(locale, *service).to_owned(),
        Filter::Courses => {
            let title =
                |course| view.courses.iter().find(|(slug, _)| slug == course).map(|(_, title)| title.clone());
            asked.courses.iter().filter_map(title).collect::<Vec<_>>().join(", ")
        }
    }
}
