//! One's own profile, to be written and shown.

use contract::credentials::artists::{OwnProfileView, PlaceView, StoredProfile};
use domain::credentials::artists::Service;
use leptos::prelude::*;

use super::words;
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, artists as say};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, Button, Checkbox, Chip, ChoiceCard, Choices, Field, Link, LinkButton, Look, Note, PageHead,
    TextArea, Tone,
};

/// What was just done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Published,
    Hidden,
}

/// The page of one's own profile. `offered` are the places that what was typed may mean.
pub(super) fn own_profile(
    ctx: &Ctx,
    view: OwnProfileView,
    again: Again,
    offered: Vec<PlaceView>,
    done: Option<Done>,
) -> Page {
    let locale = ctx.locale;
    let ctx = ctx.clone();
    Page::new(say::own::title(locale), move || {
        let trail = vec![Link::new(say::own::certificates(locale), ctx.href(&Route::Certificates))];
        let done = done.map(|done| {
            let text = match done {
                Done::Published => say::own::published(locale),
                Done::Hidden => say::own::hidden(locale),
            };
            view! { <Note locale tone=Tone::Ok announced=true><p>{text}</p></Note> }
        });
        let not_in_force = (!view.in_force).then(|| {
            view! { <Note locale tone=Tone::Warn><p>{say::own::not_in_force(locale)}</p></Note> }
        });
        let state = view.stored.as_ref().map(|stored| state(&ctx, stored));
        view! {
            <Breadcrumb locale trail/>
            <PageHead title=say::own::title(locale) lead=say::own::lead(locale)/>
            {done}
            {not_in_force}
            {state}
            {form(&ctx, &view, &again, &offered)}
        }
    })
}

/// Whether it is public, and the way to change that.
fn state(ctx: &Ctx, stored: &StoredProfile) -> AnyView {
    let locale = ctx.locale;
    let action = ctx.href(&Route::ArtistProfile);
    let codes = ctx.href(&Route::ArtistCodes);
    let (chip, button, look) = if stored.published {
        let href = ctx.href(&Route::Artist(stored.slug.clone()));
        let chip = view! {
            <Chip tone=Tone::Ok>{say::own::is_public(locale)}</Chip>
            <a href=href>{say::own::open(locale)}</a>
        };
        let button =
            view! { <Button look=Look::Danger name="do" value="hide">{say::own::hide(locale)}</Button> };
        (chip.into_any(), button.into_any(), Look::Quiet)
    } else {
        let chip = view! {
            <Chip>{say::own::is_hidden(locale)}</Chip>
            <span class="meta">{say::own::is_hidden_hint(locale)}</span>
        };
        let button = view! { <Button name="do" value="publish">{say::own::publish(locale)}</Button> };
        (chip.into_any(), button.into_any(), Look::Quiet)
    };
    let preview = ctx.href(&Route::ArtistPreview);
    view! {
        <section class="card state" aria-label=say::own::state(locale)>
            <p class="bar">{chip}</p>
            <form method="post" action=action class="actions">
                {button}
                <LinkButton href=preview look>{say::own::preview(locale)}</LinkButton>
                <a href=codes>{say::own::reviews(locale)}</a>
            </form>
        </section>
    }
    .into_any()
}

fn form(ctx: &Ctx, view: &OwnProfileView, again: &Again, offered: &[PlaceView]) -> AnyView {
    let locale = ctx.locale;
    let stored = view.stored.as_ref();
    let text = |field: &'static str, read: fn(&StoredProfile) -> &str| {
        again.typed_or(field, stored.map(read).unwrap_or_default())
    };
    let place = stored.map(|stored| words::whole_place(&stored.place)).unwrap_or_default();
    let at = stored.map(|stored| stored.place.id.to_string()).unwrap_or_default();
    let services = Service::ALL.map(|one| {
        let checked =
            again.ticked("services", one.as_str(), stored.is_some_and(|p| p.services.contains(&one)));
        view! {
            <ChoiceCard name="services" value=one.as_str() many=true checked>
                {words::service(locale, one)}
            </ChoiceCard>
        }
    });
    let ticked = |field: &str, stored: bool| again.ticked(field, "yes", stored);
    let host = ctx.public_url.split("://").nth(1).unwrap_or_default();
    view! {
        <h2>{say::own::write(locale)}</h2>
        {again.summary(locale, labels(locale))}
        <form method="post" action=ctx.href(&Route::ArtistProfile) novalidate>
            <p>
                {say::own::name(locale)} " " <strong>{view.name.clone()}</strong>
                <br/>
                <span class="meta">{say::own::name_hint(locale)}</span>
            </p>
            <Field
                locale
                name="slug"
                autocomplete="off"
                label=say::own::slug(locale)
                hint=say::own::slug_hint(locale, format!("{host}/artists/"))
                value=again.typed_or("slug", view.suggestion.as_str())
                problem=again.problem("slug")
            />
            <Field
                locale
                name="place"
                label=say::own::place(locale)
                hint=say::own::place_hint(locale)
                value=again.typed_or("place", &place)
                problem=again.problem("place")
            />
            {places(locale, again, offered, at)}
            <Choices
                locale
                name="services"
                legend=say::profile::services(locale)
                problem=again.problem("services")
            >
                {services.into_iter().collect_view()}
            </Choices>
            {languages(locale, again, stored)}
            <TextArea
                locale
                name="about"
                optional=true
                label=say::own::about(locale)
                hint=say::own::about_hint(locale)
                value=text("about", |p| &p.about)
                problem=again.problem("about")
                rows=8
            />
            <Field
                locale
                name="studio"
                optional=true
                autocomplete="organization"
                label=say::own::studio(locale)
                value=text("studio", |p| &p.studio)
                problem=again.problem("studio")
            />
            <Field
                locale
                name="website"
                kind="url"
                optional=true
                autocomplete="url"
                label=say::own::website(locale)
                hint=say::own::website_hint(locale)
                value=text("website", |p| &p.website)
                problem=again.problem("website")
            />
            <Checkbox locale name="contact" checked=ticked("contact", stored.is_none_or(|p| p.contact))>
                {say::own::contact(locale)}
                <br/>
                <span class="meta">{say::own::contact_hint(locale)}</span>
            </Checkbox>
            <Checkbox locale name="indexed" checked=ticked("indexed", stored.is_some_and(|p| p.indexed))>
                {say::own::indexed(locale)}
                <br/>
                <span class="meta">{say::own::indexed_hint(locale)}</span>
            </Checkbox>
            <p class="actions"><Button name="do" value="save">{say::own::save(locale)}</Button></p>
        </form>
    }
    .into_any()
}

/// What somebody speaks: every language there is to choose.
fn languages(locale: Locale, again: &Again, stored: Option<&StoredProfile>) -> AnyView {
    let languages = words::languages_by_name(locale).into_iter().map(|(one, name)| {
        let checked =
            again.ticked("languages", one.as_str(), stored.is_some_and(|p| p.languages.contains(&one)));
        view! {
            <label class="check">
                <input type="checkbox" name="languages" value=one.as_str() checked=checked/>
                <span>{name}</span>
            </label>
        }
    });
    view! {
        <fieldset
            id="f-languages"
            tabindex=again.problem("languages").is_some().then_some("-1")
            class=if again.problem("languages").is_some() { "boxes wrong" } else { "boxes" }
        >
            <legend>{say::profile::languages(locale)}</legend>
            {crate::ui::error_line(locale, "languages", again.problem("languages"))}
            <div>{languages.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn labels(locale: Locale) -> Vec<(&'static str, &'static str)> {
    vec![
        ("slug", say::own::slug(locale)),
        ("place", say::own::place(locale)),
        ("services", say::profile::services(locale)),
        ("languages", say::profile::languages(locale)),
        ("about", say::own::about(locale)),
        ("studio", say::own::studio(locale)),
        ("website", say::own::website(locale)),
    ]
}

/// Which of several places is meant, when one has to say so; otherwise the one that is stored.
fn places(locale: Locale, again: &Again, offered: &[PlaceView], stored: String) -> AnyView {
    if again.problem("place").is_none() || offered.is_empty() {
        return view! { <input type="hidden" name="at" value=again.typed_or("at", &stored)/> }.into_any();
    }
    let chosen = again.typed("at");
    let card = |place: &PlaceView| {
        let id = place.id.to_string();
        let (checked, name) = (id == chosen, words::whole_place(place));
        view! { <ChoiceCard name="at" value=id checked>{name}</ChoiceCard> }
    };
    let cards = offered.iter().map(card).collect_view();
    view! { <Choices locale name="at" legend=say::own::which_place(locale)>{cards}</Choices> }.into_any()
}
