//! Links that show others as much of a certificate as one likes, for as long as one likes.

use contract::credentials::{OwnCertificateView, ShareLinkView};
use domain::credentials::Shown;
use leptos::prelude::*;

use super::Done;
use crate::again::Again;
use crate::ctx::Ctx;
use crate::i18n::{Locale, holder as say};
use crate::routes::Route;
use crate::ui::{Button, Chip, ChoiceCard, Choices, Copyable, DataTable, Field, Look, Note, Tone, When};

/// The form's fields with their labels, for the summary of what is wrong.
pub(super) fn labels(locale: Locale) -> Vec<(&'static str, &'static str)> {
    vec![
        ("label", say::links::label(locale)),
        ("shows", say::links::shows(locale)),
        ("until", say::links::until(locale)),
    ]
}

/// Says what was done just now.
pub(super) fn done(ctx: &Ctx, done: &Done) -> Option<AnyView> {
    let locale = ctx.locale;
    match done {
        Done::Nothing => None,
        Done::Made(token) => {
            let page = Route::Shared(token.expose().to_owned()).href(locale);
            let address = format!("{}{page}", ctx.public_url);
            let note = view! {
                <div tabindex="-1" data-focus="">
                    <Note locale tone=Tone::Ok title=say::links::made(locale) announced=true>
                        <p>{say::links::made_hint(locale)}</p>
                        <Copyable locale name="made" label=say::links::made_address(locale) value=address/>
                    </Note>
                </div>
            };
            Some(note.into_any())
        }
        Done::Ended => {
            let note = view! {
                <Note locale tone=Tone::Ok announced=true><p>{say::links::ended_note(locale)}</p></Note>
            };
            Some(note.into_any())
        }
    }
}

/// The links there are, and the form that makes another.
pub(super) fn section(ctx: &Ctx, view: &OwnCertificateView, again: &Again) -> AnyView {
    let locale = ctx.locale;
    let action = ctx.href(&Route::OwnCertificate(view.code.to_string()));
    view! {
        <section id="links">
            <h2>{say::links::title(locale)}</h2>
            <p>{say::links::lead(locale)}</p>
            {table(locale, &action, &view.links)}
            <h3>{say::links::new(locale)}</h3>
            {form(locale, action, again)}
        </section>
    }
    .into_any()
}

fn table(locale: Locale, action: &str, links: &[ShareLinkView]) -> AnyView {
    if links.is_empty() {
        return view! { <p class="meta">{say::links::none(locale)}</p> }.into_any();
    }
    let columns = vec![
        say::links::label(locale),
        say::links::shows(locale),
        say::links::made_on(locale),
        say::links::state(locale),
        "",
    ];
    let rows = links.iter().map(|link| row(locale, action, link)).collect();
    view! {
        <DataTable caption=say::links::title(locale) quiet_caption=true columns rows/>
    }
    .into_any()
}

fn row(locale: Locale, action: &str, link: &ShareLinkView) -> Vec<AnyView> {
    vec![
        link.label.clone().into_any(),
        shown(locale, link.shows).0.into_any(),
        view! { <When locale at=link.made_at/> }.into_any(),
        state(locale, link),
        end(locale, action, link),
    ]
}

fn state(locale: Locale, link: &ShareLinkView) -> AnyView {
    match (link.ended_at, link.until) {
        (Some(at), _) => view! {
            <Chip>{say::links::ended(locale)}</Chip> " " <When locale at/>
        }
        .into_any(),
        (None, None) => view! { <Chip tone=Tone::Ok>{say::links::works(locale)}</Chip> }.into_any(),
        (None, Some(until)) => {
            // The end is the first moment of the day after.
            let at = until - time::Duration::seconds(1);
            view! {
                <Chip tone=Tone::Ok>{say::links::works(locale)}</Chip> " "
                <span class="meta">{say::links::works_until(locale)} " " <When locale at/></span>
            }
            .into_any()
        }
    }
}

fn end(locale: Locale, action: &str, link: &ShareLinkView) -> AnyView {
    if link.ended_at.is_some() {
        return ().into_any();
    }
    let label = link.label.clone();
    view! {
        <form method="post" action=action.to_owned()>
            <input type="hidden" name="link" value=link.id.to_string()/>
            <Button name="do" value="end" look=Look::Danger confirm=say::links::end_confirm(locale, &label)>
                {say::links::end(locale)}
                <span class="visually-hidden">": " {label}</span>
            </Button>
        </form>
    }
    .into_any()
}

fn form(locale: Locale, action: String, again: &Again) -> AnyView {
    let choices = Shown::ALL.map(|shows| {
        let (name, hint) = shown(locale, shows);
        let checked = again.ticked("shows", shows.as_str(), shows == Shown::Validity);
        view! {
            <ChoiceCard name="shows" value=shows.as_str() checked>
                {name} <span class="hint">{hint}</span>
            </ChoiceCard>
        }
    });
    view! {
        <form method="post" action=action novalidate="">
            <Field
                locale
                name="label"
                label=say::links::label(locale)
                hint=say::links::label_hint(locale)
                value=again.typed("label")
                problem=again.problem("label")
                autocomplete="off"
            />
            <Choices locale name="shows" legend=say::links::shows(locale) problem=again.problem("shows")>
                {choices.into_iter().collect_view()}
            </Choices>
            <Field
                locale
                name="until"
                kind="date"
                label=say::links::until(locale)
                hint=say::links::until_hint(locale)
                value=again.typed("until")
                problem=again.problem("until")
                optional=true
            />
            <p><Button name="do" value="share">{say::links::make(locale)}</Button></p>
        </form>
    }
    .into_any()
}

/// What a link shows, in a few words and in a sentence.
fn shown(locale: Locale, shows: Shown) -> (&'static str, &'static str) {
    match shows {
        Shown::Validity => (say::shown::validity(locale), say::shown::validity_hint(locale)),
        Shown::Assessed => (say::shown::assessed(locale), say::shown::assessed_hint(locale)),
        Shown::Everything => (say::shown::everything(locale), say::shown::everything_hint(locale)),
    }
}
