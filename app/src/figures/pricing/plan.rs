//! One of the two plans.

use domain::learning::Percent;
use domain::learning::pricing::{Minutes, Offer};

use super::coin::Coin;
use super::entry::{Entry, Field, percent};
use crate::figures::control::beside::Unit;
use crate::figures::{Control, Pairs, Query};
use crate::i18n::{Locale, format, pricing as say};

/// What the fields of a plan are called, and what it is at the beginning where the two differ.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Names {
    price: Field,
    clients: &'static str,
    sessions: &'static str,
    session: &'static str,
    around: &'static str,
    variable: Field,
    touch_up: &'static str,
    /// How many clients come.
    start: u16,
    /// Which of the two it is.
    second: bool,
}

/// The first.
pub(super) static A: Names = Names {
    price: Field { typed: "a-price", last: "a-price-last", start: 2400 },
    clients: "a-clients",
    sessions: "a-sessions",
    session: "a-session",
    around: "a-around",
    variable: Field { typed: "a-variable", last: "a-variable-last", start: 400 },
    touch_up: "a-touch-up",
    start: 6,
    second: false,
};

/// The second.
pub(super) static B: Names = Names {
    price: Field { typed: "b-price", last: "b-price-last", start: 2400 },
    clients: "b-clients",
    sessions: "b-sessions",
    session: "b-session",
    around: "b-around",
    variable: Field { typed: "b-variable", last: "b-variable-last", start: 400 },
    touch_up: "b-touch-up",
    start: 4,
    second: true,
};

/// A price, and the work behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plan {
    names: &'static Names,
    pub(super) price: Entry,
    pub(super) variable: Entry,
    pub(super) clients: u16,
    pub(super) sessions: u16,
    /// Quarters of an hour.
    session: u16,
    /// Quarters of an hour.
    around: u16,
    pub(super) touch_up: Percent,
}

/// The largest that can be set: clients, sessions, quarters of an hour for a session and around the sessions.
const MOST: [u16; 4] = [40, 6, 32, 48];

impl Plan {
    pub(super) fn read(query: &Query<'_>, coin: Coin, names: &'static Names) -> Self {
        let [clients, sessions, session, around] = MOST;
        let quarters = |name: &str, most: u16, start: u16| {
            let hours = query.number(name, 0.0..=f64::from(most) / 4.0);
            hours.map_or(start, |hours| whole(hours * 4.0))
        };
        let touch_up = query.whole(names.touch_up, 0..=100).unwrap_or(0);
        Self {
            names,
            price: Entry::read(query, &names.price, coin),
            variable: Entry::read(query, &names.variable, coin),
            clients: query.whole(names.clients, 1..=clients).unwrap_or(names.start),
            sessions: query.whole(names.sessions, 1..=sessions).unwrap_or(3),
            session: quarters(names.session, session, 16),
            around: quarters(names.around, around, 20),
            touch_up: percent((touch_up + 2) / 5 * 5),
        }
    }

    pub(super) fn write(&self, coin: Coin, pairs: &mut Pairs) {
        let names = self.names;
        self.price.write(coin, pairs);
        pairs.extend([
            (names.clients, self.clients.to_string()),
            (names.sessions, self.sessions.to_string()),
            (names.session, hours(self.session).to_string()),
            (names.around, hours(self.around).to_string()),
        ]);
        self.variable.write(coin, pairs);
        pairs.push((names.touch_up, self.touch_up.get().to_string()));
    }

    /// What it is called.
    pub(super) fn name(&self, locale: Locale) -> &'static str {
        if self.names.second { say::plan_b(locale) } else { say::plan_a(locale) }
    }

    /// The amounts that are typed.
    pub(super) fn entries(&self) -> [&Entry; 2] {
        [&self.price, &self.variable]
    }

    pub(super) fn offer(&self) -> Offer {
        Offer {
            price: self.price.amount,
            clients: self.clients,
            sessions: self.sessions,
            session: Minutes::new(u32::from(self.session) * 15),
            around: Minutes::new(u32::from(self.around) * 15),
            variable: self.variable.amount,
            touch_up: self.touch_up,
        }
    }

    pub(super) fn controls(&self, locale: Locale, coin: Coin) -> Vec<Control> {
        let names = self.names;
        let [clients, sessions, session, around] = MOST;
        let time = |name: &'static str, label: &str, quarters: u16, most: u16| {
            let slider = Control::Slider {
                name,
                label: label.to_owned(),
                min: 0.0,
                max: hours(most),
                step: 0.25,
                value: hours(quarters),
                spoken: spoken_hours(locale, Minutes::new(u32::from(quarters) * 15)),
                ends: [String::new(), String::new()],
            };
            slider.typed(Unit::Hours)
        };
        let count = |name: &'static str, label: &str, value: u16, most: u16| {
            let slider = Control::Slider {
                name,
                label: label.to_owned(),
                min: 1.0,
                max: f64::from(most),
                step: 1.0,
                value: f64::from(value),
                spoken: value.to_string(),
                ends: [String::new(), String::new()],
            };
            slider.typed(Unit::Pieces)
        };
        let mut all = vec![Control::Heading(self.name(locale).to_owned())];
        all.extend(self.price.controls(locale, coin, say::price(locale), say::hint::price(locale)));
        all.extend([
            count(names.clients, say::clients(locale), self.clients, clients),
            count(names.sessions, say::sessions(locale), self.sessions, sessions),
            time(names.session, say::session(locale), self.session, session),
            time(names.around, say::around(locale), self.around, around),
        ]);
        all.extend(self.variable.controls(locale, coin, say::variable(locale), say::hint::variable(locale)));
        all.push(self.touch_up_control(locale));
        all
    }

    fn touch_up_control(&self, locale: Locale) -> Control {
        let spoken = match self.touch_up.get() {
            0 => say::none_included(locale).to_owned(),
            share => format::percent(locale, share),
        };
        let slider = Control::Slider {
            name: self.names.touch_up,
            label: say::touch_up(locale).to_owned(),
            min: 0.0,
            max: 100.0,
            step: 5.0,
            value: f64::from(self.touch_up.get()),
            spoken,
            ends: [String::new(), String::new()],
        };
        slider.typed(Unit::Percent)
    }
}

/// `4.25 h`.
pub(super) fn spoken_hours(locale: Locale, time: Minutes) -> String {
    let decimals = if time.get().is_multiple_of(60) { 0 } else { 2 };
    say::hours(locale, format::decimal(locale, time.hours(), decimals))
}

fn hours(quarters: u16) -> f64 {
    f64::from(quarters) / 4.0
}

/// The nearest whole number; within a range of `u16` already.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the query keeps it in range")]
fn whole(number: f64) -> u16 {
    number.round() as u16
}
