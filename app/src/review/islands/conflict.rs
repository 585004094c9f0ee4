//! Two versions of a draft, side by side, to choose from part by part. Nothing is lost before the choice is made.

use std::collections::BTreeSet;

use domain::review::Part;
use leptos::prelude::*;

use super::{Apart, Desk, keys, words};
use crate::i18n::review as say;

/// The two versions, while there are two.
pub(super) fn panel(desk: Desk) -> impl IntoView {
    move || desk.apart.get().map(|apart| choice(desk, apart))
}

fn choice(desk: Desk, apart: Apart) -> impl IntoView {
    let locale = desk.locale;
    let criteria = desk.view.with_value(|view| view.criteria.clone());
    let parts = apart.mine.differences(&apart.theirs);
    let taken = RwSignal::new(BTreeSet::<Part>::new());
    let row = |(at, part): (usize, &Part)| {
        let label = words::label(locale, &criteria, &apart.mine, &apart.theirs, part);
        let name = format!("versions-{at}");
        let card = |theirs: bool, title: &'static str, value: String| {
            let part = part.clone();
            let take = move |_| {
                taken.update(|taken| {
                    if theirs {
                        taken.insert(part.clone())
                    } else {
                        taken.remove(&part)
                    };
                });
            };
            view! {
                <label class="choice">
                    <input type="radio" name=name.clone() checked=!theirs on:change=take />
                    <span>
                        <strong>{title}</strong>
                        <span class="hint">{value}</span>
                    </span>
                </label>
            }
        };
        view! {
            <fieldset>
                <legend>{label}</legend>
                {card(false, say::versions::yours(locale), words::value(locale, &apart.mine, part))}
                {card(true, say::versions::theirs(locale), words::value(locale, &apart.theirs, part))}
            </fieldset>
        }
    };
    let rows = parts.iter().enumerate().map(row).collect_view();
    let keep = {
        let apart = apart.clone();
        move |_| {
            let parts: Vec<_> = taken.get_untracked().into_iter().collect();
            let chosen = apart.mine.clone().with(&apart.theirs, &parts);
            desk.settle(chosen, apart.version);
            // The button that was pressed is gone: go on where the draft goes on.
            keys::focus("pins");
        }
    };
    view! {
        <section class="versions-panel" role="region" aria-labelledby="versions-title">
            <h2 id="versions-title">{say::versions::title(locale)}</h2>
            <p>{say::versions::choose(locale)}</p>
            <div class="versions">{rows}</div>
            <button type="button" class="btn" on:click=keep>
                {say::versions::keep(locale)}
            </button>
        </section>
    }
}
