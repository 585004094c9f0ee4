//! The public page of the academy's keys.

use contract::credentials::{KeyLife, KeyPurpose, KeyView, KeysView};
use leptos::prelude::*;

use crate::ctx::Ctx;
use crate::i18n::{Locale, keys as say};
use crate::page::Page;
use crate::ui::{DataTable, PageHead, When};

/// Where the log is for machines.
const LOG: &str = "/.well-known/key-log.jsonl";
/// Where the keys are that count today.
const DOCUMENT: &str = "/.well-known/did.json";

/// Every key there ever was, and what became of it.
pub(super) fn keys(ctx: &Ctx, view: KeysView) -> Page {
    let locale = ctx.locale;
    Page::new(say::title(locale), move || {
        let rows = view.keys.iter().map(|key| row(locale, key)).collect();
        let columns = vec![say::column::key(locale), say::column::purpose(locale), say::column::life(locale)];
        view! {
            <PageHead title=say::title(locale) lead=say::lead(locale)/>
            <DataTable caption=say::table(locale) columns rows/>
            <section>
                <h2>{say::about::title(locale)}</h2>
                <ul>
                    <li>{say::about::announced(locale)}</li>
                    <li>{say::about::current(locale)}</li>
                    <li>{say::about::retired(locale)}</li>
                    <li>{say::about::compromised(locale)}</li>
                </ul>
            </section>
            <section class="key-log">
                <h2>{say::machines::title(locale)}</h2>
                <p>{say::machines::did(locale, &view.did)}</p>
                <ul>
                    <li><a href=LOG>{say::machines::log(locale)}</a></li>
                    <li><a href=DOCUMENT>{say::machines::document(locale)}</a></li>
                </ul>
                <p>{say::machines::head(locale)}</p>
                <p><code>{view.head.clone()}</code></p>
            </section>
        }
    })
    .public(say::description(locale))
}

fn row(locale: Locale, key: &KeyView) -> Vec<AnyView> {
    let purpose = match key.purpose {
        KeyPurpose::Signatures => say::purpose::signatures(locale),
        KeyPurpose::Proofs => say::purpose::proofs(locale),
    };
    let life = key.life.iter().map(|(at, life)| {
        view! { <li><When locale at=*at/> " " {word(locale, life)}</li> }
    });
    vec![
        view! { <code class="key-name">{key.name.clone()}</code> }.into_any(),
        purpose.into_any(),
        view! { <ul class="key-life">{life.collect_view()}</ul> }.into_any(),
    ]
}

fn word(locale: Locale, life: &KeyLife) -> String {
    match life {
        KeyLife::Announced => say::life::announced(locale).to_owned(),
        KeyLife::Current => say::life::current(locale).to_owned(),
        KeyLife::Retired => say::life::retired(locale).to_owned(),
        KeyLife::Compromised { reason } => say::life::compromised(locale, reason),
    }
}
