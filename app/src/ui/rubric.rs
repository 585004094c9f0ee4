//! One criterion of a rubric: to be scored, or as it was scored.

use domain::review::Level;
use leptos::prelude::*;

use super::ScoreDots;
use super::form::{error_id, error_line, field_id};
use super::note::{Chip, Tone};
use crate::i18n::{Locale, shell};

/// The word for a level.
fn level_word(locale: Locale, level: Level) -> &'static str {
    match level.get() {
        0 => shell::rubric::levels::not_shown(locale),
        1 => shell::rubric::levels::not_yet(locale),
        2 => shell::rubric::levels::developing(locale),
        3 => shell::rubric::levels::competent(locale),
        _ => shell::rubric::levels::excellent(locale),
    }
}

/// A row of five cards, 0 to 4, each with what the level looks like in the work.
#[component]
pub fn RubricInput(
    /// Language of the fixed words.
    locale: Locale,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// The criterion.
    #[prop(into)]
    title: String,
    /// Whether it must be passed whatever the others are.
    #[prop(optional)]
    hard_gate: bool,
    /// What levels 1 to 4 look like.
    descriptions: [String; 4],
    /// The level chosen.
    chosen: Option<Level>,
    /// What is wrong, if anything.
    #[prop(default = None)]
    problem: Option<String>,
) -> AnyView {
    let wrong = problem.is_some();
    let card = |(level, description): (Level, String)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=name.clone()
                    value=level.get().to_string()
                    checked=chosen == Some(level)
                />
                <span>
                    <span class="level">{level.get()} <span>{level_word(locale, level)}</span></span>
                    <span class="hint">{description}</span>
                </span>
            </label>
        }
    };
    let descriptions = std::iter::once(String::new()).chain(descriptions);
    let cards = Level::ALL.into_iter().zip(descriptions).map(card).collect_view();
    view! {
        <fieldset
            id=field_id(&name)
            class="rubric"
            tabindex=wrong.then_some("-1")
            aria-describedby=wrong.then(|| error_id(&name))
        >
            <legend>{title} {gate(locale, hard_gate)}</legend>
            {error_line(locale, &name, problem)}
            <div class="levels">{cards}</div>
        </fieldset>
    }
    .into_any()
}

/// A criterion as it was scored.
#[component]
pub fn RubricScore(
    /// Language of the fixed words.
    locale: Locale,
    /// The criterion.
    #[prop(into)]
    title: String,
    /// Whether it must be passed whatever the others are.
    #[prop(optional)]
    hard_gate: bool,
    /// The level given.
    level: Option<Level>,
    /// What that level looks like in the work; may be empty.
    #[prop(into, optional)]
    description: String,
) -> AnyView {
    let word = level.map(|level| view! { <strong>{level_word(locale, level)}</strong> });
    view! {
        <section class="rubric">
            <h3>{title} {gate(locale, hard_gate)}</h3>
            <p class="scored">
                <ScoreDots locale score=level.map(Level::get) />
                {word}
            </p>
            {(!description.is_empty()).then(|| view! { <p class="hint">{description}</p> })}
        </section>
    }
    .into_any()
}

fn gate(locale: Locale, hard_gate: bool) -> impl IntoView {
    hard_gate.then(|| view! { <Chip tone=Tone::Warn>{shell::rubric::hard_gate(locale)}</Chip> })
}
