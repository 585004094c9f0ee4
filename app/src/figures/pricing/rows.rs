//! What is reckoned, in rows: for the eye, and to be taken along.

use domain::learning::pricing::{Minutes, Money, Reckoning};

use super::coin::mark;
use super::plan::{Plan, spoken_hours};
use super::{State, word};
use crate::figures::Cell;
use crate::i18n::{Locale, format, pricing as say};

/// A value of a plan.
pub(super) enum Value {
    Amount(Money),
    /// A number of clients; nothing if no number is enough.
    Clients(Option<i64>),
    /// Thousandths; nothing if there is nothing to take them of.
    Share(Option<i64>),
    Time(Minutes),
    Words(String),
}

/// A row: what it is, and the value of each plan.
pub(super) struct Row {
    pub(super) label: &'static str,
    pub(super) values: [Value; 2],
}

/// What was worked out.
pub(super) fn results(locale: Locale, found: &[Reckoning; 2]) -> Vec<Row> {
    let row = |label: &'static str, value: fn(&Reckoning) -> Value| Row {
        label,
        values: [value(&found[0]), value(&found[1])],
    };
    vec![
        Row {
            label: say::row::standing(locale),
            values: found.each_ref().map(|one| Value::Words(word(locale, one.standing).to_owned())),
        },
        row(say::row::time(locale), |it| Value::Time(it.time)),
        row(say::row::labour(locale), |it| Value::Amount(it.labour)),
        row(say::row::contribution(locale), |it| Value::Amount(it.contribution)),
        row(say::row::break_even(locale), |it| Value::Clients(it.break_even)),
        row(say::row::with_hours(locale), |it| Value::Clients(it.break_even_with_hours)),
        row(say::row::margin(locale), |it| Value::Share(it.margin)),
        row(say::row::overhead(locale), |it| Value::Share(it.overhead)),
        row(say::row::minimum(locale), |it| Value::Amount(it.minimum)),
        row(say::row::income(locale), |it| Value::Amount(it.income)),
        row(say::row::month(locale), |it| Value::Amount(it.month)),
        row(say::row::per_session(locale), |it| Value::Amount(it.per_session)),
        row(say::row::one_visit(locale), |it| Value::Amount(it.after_one_visit)),
        row(say::row::one_more(locale), |it| Value::Amount(it.one_more)),
    ]
}

/// A value as it is read.
pub(super) fn seen(locale: Locale, state: &State, value: &Value) -> String {
    match value {
        Value::Amount(amount) => state.coin.money(locale, *amount),
        Value::Clients(Some(count)) => format::number(locale, count.unsigned_abs()),
        Value::Clients(None) => say::never(locale).to_owned(),
        Value::Share(Some(share)) => {
            let space = if locale == Locale::Es { "\u{a0}" } else { "" };
            format!("{}{space}%", format::decimal(locale, tenths(*share), 1))
        }
        Value::Share(None) => "–".to_owned(),
        Value::Time(time) => spoken_hours(locale, *time),
        Value::Words(words) => words.clone(),
    }
}

/// Everything that was entered and worked out, as a table to be taken along.
pub(super) fn cells(locale: Locale, state: &State) -> Vec<Vec<Cell>> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let [a, b] = state.plans.each_ref().map(|plan| plan.name(locale));
    let currency = state.coin.label(locale);
    let fixed = |label: &str, value: Cell| vec![text(label), value.clone(), value];
    let mut table = vec![
        vec![text(say::side_by_side(locale)), text(a), text(b)],
        fixed(say::coin(locale), text(currency)),
        fixed(say::fixed(locale), amount(locale, state, state.fixed.amount)),
        fixed(say::hour(locale), amount(locale, state, state.hour.amount)),
        fixed(say::row::profit(locale), Cell::Number(state.profit.get().to_string())),
    ];
    let inputs = entered(locale);
    let rows = inputs
        .into_iter()
        .map(|(label, value)| Row { label, values: [value(&state.plans[0]), value(&state.plans[1])] });
    for Row { label, values: [a, b] } in rows.chain(results(locale, &state.reckoned())) {
        table.push(vec![text(label), cell(locale, state, &a), cell(locale, state, &b)]);
    }
    table
}

type Entered = fn(&Plan) -> Value;

/// What was entered for a plan.
fn entered(locale: Locale) -> [(&'static str, Entered); 7] {
    [
        (say::price(locale), |plan| Value::Amount(plan.price.amount)),
        (say::clients(locale), |plan| Value::Clients(Some(plan.clients.into()))),
        (say::sessions(locale), |plan| Value::Clients(Some(plan.sessions.into()))),
        (say::session(locale), |plan| Value::Time(plan.offer().session)),
        (say::around(locale), |plan| Value::Time(plan.offer().around)),
        (say::variable(locale), |plan| Value::Amount(plan.variable.amount)),
        (say::touch_up(locale), |plan| Value::Share(Some(i64::from(plan.touch_up.get()) * 10))),
    ]
}

/// A value for programs: amounts without their currency, shares in percent, time in hours.
fn cell(locale: Locale, state: &State, value: &Value) -> Cell {
    let number = |number: f64, decimals: usize| {
        Cell::Number(format!("{number:.decimals$}").replace('.', mark(locale)))
    };
    match value {
        Value::Amount(money) => amount(locale, state, *money),
        Value::Clients(Some(count)) => Cell::Number(count.to_string()),
        Value::Share(Some(share)) => number(tenths(*share), 1),
        Value::Time(time) => number(time.hours(), 2),
        Value::Clients(None) | Value::Share(None) => Cell::Text(String::new()),
        Value::Words(words) => Cell::Text(words.clone()),
    }
}

fn amount(locale: Locale, state: &State, money: Money) -> Cell {
    Cell::Number(state.coin.plain(locale, money))
}

/// Thousandths as percent.
#[expect(clippy::cast_precision_loss, reason = "shares are small")]
fn tenths(share: i64) -> f64 {
    share as f64 / 10.0
}
