//! The reckoning side by side, how it is done, and what to do.

use domain::learning::pricing::{Money, Reckoning, Standing};

use super::State;
use super::rows::{Row, results, seen};
use crate::figures::{Line, Part, Weight};
use crate::i18n::{Locale, figures, format, pricing as say};

pub(super) fn of(locale: Locale, state: &State, found: &[Reckoning; 2]) -> Vec<Part> {
    vec![
        side_by_side(locale, state, found),
        formulas(locale),
        selling(locale, state, &found[0]),
        touch_up(locale, state, &found[0]),
        Part::lines(
            Weight::Contested,
            vec![
                Line::new(say::contested::published(locale), "D", &[148, 149, 150]),
                Line::new(say::contested::dated(locale), "D", &[]),
            ],
        ),
        Part::lines(Weight::Safety, vec![Line::new(figures::caution::single_use(locale), "B4", &[110])]),
        action(locale, found[0].standing),
    ]
}

fn side_by_side(locale: Locale, state: &State, found: &[Reckoning; 2]) -> Part {
    let [a, b] = state.plans.each_ref().map(|plan| plan.name(locale).to_owned());
    let row = |Row { label, values: [a, b] }: Row| {
        vec![label.to_owned(), seen(locale, state, &a), seen(locale, state, &b)]
    };
    let title = match state.wrong() {
        Some((_, true)) => say::side_by_side_last(locale),
        Some((_, false)) | None => say::side_by_side(locale),
    };
    Part::Table {
        title: title.to_owned(),
        head: vec![say::quantity(locale).to_owned(), a, b],
        rows: results(locale, found).into_iter().map(row).collect(),
    }
}

fn formulas(locale: Locale) -> Part {
    Part::lines(
        Weight::Under(say::part::formulas(locale).to_owned()),
        vec![
            Line::new(say::formula::break_even(locale), "D", &[151]),
            Line::new(say::formula::with_hours(locale), "D", &[]),
            Line::new(say::formula::margin(locale), "D", &[]),
            Line::new(say::formula::minimum(locale), "D", &[]),
            Line::new(say::formula::share(locale), "D", &[]),
            Line::new(say::formula::tax(locale), "D", &[]),
        ],
    )
}

/// The same price as a package and by the session.
fn selling(locale: Locale, state: &State, found: &Reckoning) -> Part {
    let money = |amount: Money| state.coin.money(locale, amount);
    let plan = &state.plans[0];
    let name = plan.name(locale);
    let one_visit = if found.after_one_visit < Money::ZERO {
        say::selling::one_visit_lacks(locale, money(Money::ZERO - found.after_one_visit))
    } else {
        say::selling::one_visit_leaves(locale, money(found.after_one_visit))
    };
    Part::lines(
        Weight::Under(say::part::selling(locale).to_owned()),
        vec![
            Line::new(say::selling::package(locale, name, money(found.one_more)), "D", &[]),
            Line::new(say::selling::session(locale, money(found.per_session)), "D", &[]),
            Line::new(one_visit, "D", &[]),
            Line::new(say::selling::terms(locale), "D", &[]),
        ],
    )
}

fn touch_up(locale: Locale, state: &State, found: &Reckoning) -> Part {
    let share = state.plans[0].touch_up;
    let name = state.plans[0].name(locale);
    let mut lines = vec![Line::new(say::touching::policy(locale), "D", &[])];
    let counted = if share.get() == 0 {
        say::touching::none(locale, name, state.coin.money(locale, found.one_more))
    } else {
        let each = found.one_more.share(share.get().into(), 100);
        say::touching::counted(
            locale,
            name,
            format::percent(locale, share.get()),
            state.coin.money(locale, each),
        )
    };
    lines.push(Line::new(counted, "D", &[]));
    Part::lines(Weight::Under(say::part::touch_up(locale).to_owned()), lines)
}

fn action(locale: Locale, standing: Standing) -> Part {
    let text = match standing {
        Standing::EveryClientCosts => say::act::every(locale),
        Standing::BillsUnpaid => say::act::bills(locale),
        Standing::HoursUnpaid => say::act::hours(locale),
        Standing::BelowMinimum => say::act::below(locale),
        Standing::Holds => say::act::holds(locale),
    };
    Part::lines(Weight::Action, vec![Line::new(text, "D", &[])])
}
