//! The numbers side by side, what they mean and whose they are, and what to do.

use domain::practice::field::{Measures, Pattern};

use super::outcome::{Outcome, percent};
use super::{AREA, State, drawing};
use crate::figures::{Cell, Line, Part, Weight};
use crate::i18n::{Locale, dot_field as say, figures, format};

pub(super) fn of(locale: Locale, state: &State, outcome: Outcome, found: &Measures) -> Vec<Part> {
    let natural = natural(state);
    let row = |row: &Row| {
        vec![
            row.label.to_owned(),
            (row.seen)(locale, found),
            (row.seen)(locale, &natural),
            row.aim.to_owned(),
        ]
    };
    vec![
        Part::Table {
            title: say::side_by_side(locale).to_owned(),
            head: [
                say::quantity(locale),
                say::label::own(locale),
                say::label::natural(locale),
                say::aim::title(locale),
            ]
            .map(str::to_owned)
            .into(),
            rows: rows(locale).iter().map(row).collect(),
        },
        layers(locale),
        numbers(locale),
        follicles(locale),
        Part::lines(Weight::Contested, vec![Line::new(say::contested::density(locale), "B2", &[97, 98])]),
        Part::lines(Weight::Safety, vec![Line::new(figures::caution::advisory(locale), "E", &[])]),
        action(locale, outcome),
    ]
}

fn natural(state: &State) -> Measures {
    Measures::of(&state.natural(), AREA, drawing::FOLLICLE)
}

/// A row of the table: what it is, how it reads, and what the academy asks for.
struct Row {
    label: &'static str,
    seen: fn(Locale, &Measures) -> String,
    aim: &'static str,
}

fn rows(locale: Locale) -> [Row; 7] {
    [
        Row { label: say::row::count(locale), seen: |_, it| it.count.to_string(), aim: "–" },
        Row {
            label: say::row::density(locale),
            seen: |locale, it| format::decimal(locale, it.density, 0),
            aim: say::aim::density(locale),
        },
        Row {
            label: say::row::spacing(locale),
            seen: |locale, it| decimal(locale, it.spacing),
            aim: say::aim::spacing(locale),
        },
        Row {
            label: say::row::index(locale),
            seen: |locale, it| decimal(locale, it.index),
            aim: say::aim::none(locale),
        },
        Row {
            label: say::row::rows(locale),
            seen: |locale, it| decimal(locale, it.rows),
            aim: say::aim::rows(locale),
        },
        Row {
            label: say::row::merged(locale),
            seen: |locale, it| percent(locale, it.merged),
            aim: say::aim::merged(locale),
        },
        Row {
            label: say::row::pattern(locale),
            seen: |locale, it| it.pattern.map_or("–", |pattern| named(locale, pattern)).to_owned(),
            aim: say::aim::pattern(locale),
        },
    ]
}

fn decimal(locale: Locale, value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format::decimal(locale, value, 2))
}

fn named(locale: Locale, pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Rows => say::pattern::rows(locale),
        Pattern::Clustered => say::pattern::clumps(locale),
        Pattern::Even => say::pattern::even(locale),
        Pattern::Random => say::pattern::chance(locale),
    }
}

/// What is measured, as a table to be taken along.
pub(super) fn cells(locale: Locale, state: &State) -> Vec<Vec<Cell>> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let (own, natural) = (state.measured(), natural(state));
    let mut table = vec![vec![
        text(say::quantity(locale)),
        text(say::label::own(locale)),
        text(say::label::natural(locale)),
    ]];
    table.extend(rows(locale).iter().map(|row| {
        let cell = |found: &Measures| {
            let seen = (row.seen)(locale, found);
            let number = seen.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
            if number { Cell::Number(seen) } else { Cell::Text(seen) }
        };
        vec![text(row.label), cell(&own), cell(&natural)]
    }));
    table
}

fn layers(locale: Locale) -> Part {
    Part::lines(
        Weight::Under(say::part::layers(locale).to_owned()),
        vec![
            Line::new(say::layer::series(locale), "B2", &[1]),
            Line::new(say::layer::derived(locale), "B2", &[1]),
            Line::new(say::layer::tasks(locale), "B2", &[32]),
            Line::new(say::layer::space(locale), "B2", &[100]),
        ],
    )
}

fn numbers(locale: Locale) -> Part {
    Part::lines(
        Weight::Under(say::part::numbers(locale).to_owned()),
        vec![
            Line::new(say::number::spacing(locale), "B2", &[5]),
            Line::new(say::number::index(locale), "E", &[]),
            Line::new(say::number::rows(locale), "E", &[]),
            Line::new(say::number::merged(locale), "E", &[]),
            Line::new(say::number::random(locale), "B2", &[95]),
        ],
    )
}

fn follicles(locale: Locale) -> Part {
    Part::lines(
        Weight::Under(say::part::follicles(locale).to_owned()),
        vec![
            Line::new(say::follicle::hairs(locale), "A1", &[13]),
            Line::new(say::follicle::units(locale), "A1", &[14]),
            Line::new(say::follicle::per_unit(locale), "A1", &[33]),
            Line::new(say::follicle::general(locale), "A1", &[34]),
            Line::new(say::follicle::drawn(locale), "A1", &[]),
        ],
    )
}

fn action(locale: Locale, outcome: Outcome) -> Part {
    let text = match outcome {
        Outcome::Few => say::act::few(locale),
        Outcome::Merged => say::act::merged(locale),
        Outcome::Rows => say::act::rows(locale),
        Outcome::Clumps => say::act::clumps(locale),
        Outcome::Open => say::act::open(locale),
        Outcome::Dense => say::act::dense(locale),
        Outcome::Even | Outcome::Chance => say::act::holds(locale),
    };
    Part::lines(Weight::Action, vec![Line::new(text, "B2", &[])])
}
