//! Each plan as a bar: what a client costs, what is left, the price and the lowest price; below it the clients of a month.

use domain::learning::pricing::{Money, Reckoning};

use super::State;
use super::plan::Plan;
use crate::figures::{Markup, Picture};
use crate::i18n::{Locale, pricing as say};

pub(super) const SIZE: (f64, f64) = (640.0, 412.0);

/// Top and bottom of the bars, and their width.
const TOP: f64 = 96.0;
const BOTTOM: f64 = 336.0;
const WIDTH: f64 = 84.0;
/// From one label to the next, and how far up they may go.
const LINE: f64 = 24.0;
const HIGHEST: f64 = 88.0;
/// From one client to the next.
const STEP: f64 = 7.2;

pub(super) fn draw(locale: Locale, state: &State) -> Picture {
    let found = state.reckoned();
    let mut shapes = Markup::default();
    let largest = state
        .plans
        .iter()
        .zip(&found)
        .map(|(plan, one)| plan.price.amount.max(cost(plan, one)).max(one.minimum))
        .max()
        .unwrap_or_default();
    let scale = if largest > Money::ZERO { (BOTTOM - TOP) / units(largest) } else { 0.0 };
    for (at, (plan, one)) in state.plans.iter().zip(&found).enumerate() {
        let left = if at == 0 { 8.0 } else { 328.0 };
        column(&mut shapes, locale, state, (plan, one), left, scale);
        clients(&mut shapes, locale, (plan, one), left);
    }
    let told: Vec<_> = (0..2).map(|at| told(locale, state, &state.plans[at], &found[at])).collect();
    Picture { alt: told.join(" "), shapes }
}

/// What a client costs, with a share of the bills.
fn cost(plan: &Plan, found: &Reckoning) -> Money {
    plan.variable.amount + found.touch_ups + found.labour + found.fixed_share
}

#[expect(clippy::cast_precision_loss, reason = "a length in a picture")]
fn units(amount: Money) -> f64 {
    amount.minor() as f64
}

fn told(locale: Locale, state: &State, plan: &Plan, found: &Reckoning) -> String {
    let money = |amount: Money| state.coin.money(locale, amount);
    say::alt(
        locale,
        plan.name(locale),
        money(plan.price.amount),
        money(plan.variable.amount + found.touch_ups),
        money(found.labour),
        money(found.fixed_share),
        money(found.minimum),
    )
}

fn column(
    shapes: &mut Markup,
    locale: Locale,
    state: &State,
    (plan, found): (&Plan, &Reckoning),
    left: f64,
    scale: f64,
) {
    let bare = |amount: Money| state.coin.bare(locale, amount);
    let price = plan.price.amount;
    shapes.label("f-label", (left, 28.0), "start", plan.name(locale));
    shapes.label("f-small", (left, 54.0), "start", &say::label::price(locale, bare(price)));
    let materials = plan.variable.amount + found.touch_ups;
    let rest = price - cost(plan, found);
    let parts = [
        ("f-skin-3", materials, say::label::materials(locale, bare(materials))),
        ("f-skin-1", found.labour, say::label::time(locale, bare(found.labour))),
        ("f-skin-2", found.fixed_share, say::label::bills(locale, bare(found.fixed_share))),
        ("f-wash", rest, say::label::rest(locale, bare(rest))),
    ];
    let mut labels = Vec::new();
    let mut y = BOTTOM;
    for (class, amount, label) in parts {
        let height = units(amount.max(Money::ZERO)) * scale;
        if height > 0.0 {
            shapes.area(&format!("{class} f-outlined"), (left, y - height), (WIDTH, height));
            labels.push((y - height / 2.0, "f-small", label));
        }
        y -= height;
    }
    let at = |amount: Money| BOTTOM - units(amount) * scale;
    shapes.line("f-ink", 4.0, (left - 6.0, at(price)), (left + WIDTH + 6.0, at(price)));
    let lowest = at(found.minimum);
    let d = format!("M{} {lowest:.1}h{}", left - 6.0, WIDTH + 18.0);
    let dashed = [("class", "f-accent"), ("stroke-width", "3"), ("stroke-dasharray", "8 5"), ("d", &*d)];
    shapes.shape("path", &dashed);
    labels.push((lowest, "f-label", say::label::minimum(locale, bare(found.minimum))));
    for (y, class, label) in spread(labels) {
        shapes.label(class, (left + WIDTH + 18.0, y + 6.0), "start", &label);
    }
}

type Label = (f64, &'static str, String);

/// Moves labels apart, so that each can be read.
fn spread(mut labels: Vec<Label>) -> Vec<Label> {
    labels.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut free = HIGHEST;
    for label in &mut labels {
        label.0 = label.0.max(free);
        free = label.0 + LINE;
    }
    let mut free = BOTTOM;
    for label in labels.iter_mut().rev() {
        label.0 = label.0.min(free);
        free = label.0 - LINE;
    }
    labels
}

/// A dot for each client: those who pay the bills, those who pay the hours, those who leave something; and rings for
/// those who would be needed and are not expected.
fn clients(shapes: &mut Markup, locale: Locale, (plan, found): (&Plan, &Reckoning), left: f64) {
    const MOST: u16 = 40;
    let up_to = |needed: Option<i64>| {
        needed.and_then(|needed| u16::try_from(needed).ok()).unwrap_or(u16::MAX).min(MOST)
    };
    let (bills, hours) = (up_to(found.break_even), up_to(found.break_even_with_hours));
    let place = |client: u16| (left + 4.0 + f64::from(client) * STEP, 366.0);
    let expected = plan.clients.min(MOST);
    shapes.dots("f-ink", 6.4, (0..bills.min(expected)).map(place));
    shapes.dots("f-ink", 3.4, (bills.min(expected)..hours.min(expected)).map(place));
    shapes.dots("f-accent", 6.4, (hours.min(expected)..expected).map(place));
    for client in expected..hours {
        let (x, y) = place(client);
        let (x, y) = (crate::figures::markup::number(x), crate::figures::markup::number(y));
        let ring = [("class", "f-soft"), ("cx", &*x), ("cy", &*y), ("r", "2.4"), ("stroke-width", "1")];
        shapes.shape("circle", &ring);
    }
    let count = |needed: Option<i64>| needed.map_or_else(|| "–".to_owned(), |needed| needed.to_string());
    let caption = say::label::clients(
        locale,
        count(found.break_even),
        count(found.break_even_with_hours),
        plan.clients.to_string(),
    );
    shapes.label("f-small", (left, 400.0), "start", &caption);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stay_apart_and_inside() {
        for start in [0.0, 100.0, 200.0, 330.0] {
            let labels = (0..5).map(|n| (start + f64::from(n), "f-small", String::new())).collect();
            let places: Vec<_> = spread(labels).into_iter().map(|label| label.0).collect();
            assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= LINE - 1e-9), "{places:?}");
            assert!(places[0] >= HIGHEST && places[4] <= BOTTOM, "{places:?}");
        }
    }
}
