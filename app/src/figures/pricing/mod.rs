//! Costs, time and target income, and the price they ask for; two plans side by side. Facts: D, B4.

mod coin;
mod drawing;
mod entry;
mod plan;
mod reasons;
mod rows;

use coin::Coin;
use domain::learning::Percent;
use domain::learning::pricing::{Money, Reckoning, Standing, Studio};
use entry::{Entry, Field};
use plan::Plan;

use super::control::beside::Unit;
use super::{Answer, Cell, Control, Model, Pairs, Picked, Picture, Query, Words};
use crate::i18n::{Locale, format, pricing as say};
use crate::ui::Tone;

/// What the studio costs, and two plans for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    coin: Coin,
    fixed: Entry,
    hour: Entry,
    profit: Percent,
    plans: [Plan; 2],
}

impl Default for State {
    /// The example studio of the lessons, and the same with two clients fewer.
    fn default() -> Self {
        Self::read(&Query(&[]))
    }
}

impl State {
    fn studio(&self) -> Studio {
        Studio { fixed: self.fixed.amount, hour: self.hour.amount, profit: self.profit }
    }

    fn reckoned(&self) -> [Reckoning; 2] {
        self.plans.each_ref().map(|plan| self.studio().reckon(&plan.offer()))
    }

    /// What cannot be read, if anything: the amount that is reckoned with instead, and whether that is the last valid one.
    /// Something that has none comes first.
    fn wrong(&self) -> Option<(Money, bool)> {
        let own = [&self.fixed, &self.hour].into_iter();
        let all = own.chain(self.plans.iter().flat_map(Plan::entries));
        let wrong = all.filter_map(|entry| Some((entry.amount, entry.wrong.as_ref()?.last)));
        wrong.min_by_key(|(_, last)| *last)
    }
}

/// What is paid in a month.
static FIXED: Field = Field { typed: "fixed", last: "fixed-last", start: 4500 };
/// What an hour shall bring in.
static HOUR: Field = Field { typed: "hour", last: "hour-last", start: 50 };
/// The largest profit that can be set, in percent.
const MOST_PROFIT: u16 = 40;

impl Model for State {
    const SIZE: (f64, f64) = drawing::SIZE;
    const SOURCES: &'static [u16] = &[110, 148, 149, 150, 151];
    const MAKES: bool = true;
    const TABULATES: bool = true;

    fn words(locale: Locale) -> Words {
        Words { title: say::title(locale), lead: say::lead(locale) }
    }

    fn read(query: &Query<'_>) -> Self {
        let coin = query.one_of("coin", &Coin::ALL, Coin::as_str).unwrap_or(Coin::None);
        let profit = query.whole("profit", 0..=MOST_PROFIT).unwrap_or(15);
        Self {
            coin,
            fixed: Entry::read(query, &FIXED, coin),
            hour: Entry::read(query, &HOUR, coin),
            profit: entry::percent(profit),
            plans: [Plan::read(query, coin, &plan::A), Plan::read(query, coin, &plan::B)],
        }
    }

    fn write(&self) -> Pairs {
        let mut pairs = vec![("coin", self.coin.as_str().to_owned())];
        self.fixed.write(self.coin, &mut pairs);
        self.hour.write(self.coin, &mut pairs);
        pairs.push(("profit", self.profit.get().to_string()));
        self.plans.iter().for_each(|plan| plan.write(self.coin, &mut pairs));
        pairs
    }

    fn controls(&self, locale: Locale) -> Vec<Control> {
        let coins = Coin::ALL.map(|coin| Picked {
            value: coin.as_str(),
            label: coin.label(locale).to_owned(),
            picture: String::new(),
        });
        let mut controls = vec![
            Control::Heading(say::studio(locale).to_owned()),
            Control::Choice {
                name: "coin",
                label: say::coin(locale).to_owned(),
                options: coins.into(),
                value: self.coin.as_str(),
            },
        ];
        controls.extend(self.fixed.controls(locale, self.coin, say::fixed(locale), say::hint::fixed(locale)));
        controls.extend(self.hour.controls(locale, self.coin, say::hour(locale), say::hint::hour(locale)));
        let profit = Control::Slider {
            name: "profit",
            label: say::profit(locale).to_owned(),
            min: 0.0,
            max: f64::from(MOST_PROFIT),
            step: 1.0,
            value: f64::from(self.profit.get()),
            spoken: format::percent(locale, self.profit.get()),
            ends: [String::new(), String::new()],
        };
        controls.push(profit.typed(Unit::Percent));
        for plan in &self.plans {
            controls.extend(plan.controls(locale, self.coin));
        }
        controls
    }

    fn picture(&self, locale: Locale) -> Picture {
        drawing::draw(locale, self)
    }

    fn answer(&self, locale: Locale) -> Answer {
        let found = self.reckoned();
        let parts = reasons::of(locale, self, &found);
        let said: Vec<_> = (0..2).map(|at| self.verdict(locale, at, &found[at])).collect();
        let verdict = said.join(" ");
        if let Some((amount, last)) = self.wrong() {
            let amount = self.coin.money(locale, amount);
            let (word, caution) = if last {
                (say::word::last(locale), say::verdict::last(locale, amount))
            } else {
                (say::word::wrong(locale), say::verdict::wrong(locale, amount))
            };
            let verdict = format!("{caution} {verdict}");
            return Answer { tone: Tone::Warn, word: word.to_owned(), verdict, parts };
        }
        let standing = found[0].standing;
        Answer { tone: tone(standing), word: word(locale, standing).to_owned(), verdict, parts }
    }

    fn table(&self, locale: Locale) -> Vec<Vec<Cell>> {
        rows::cells(locale, self)
    }
}

impl State {
    /// How a plan stands, in one sentence.
    fn verdict(&self, locale: Locale, at: usize, found: &Reckoning) -> String {
        let plan = &self.plans[at];
        let name = plan.name(locale);
        let money = |amount: Money| self.coin.money(locale, amount);
        let lacking = Money::ZERO - found.month;
        let needed = |count: Option<i64>| format::number(locale, count.unwrap_or_default().unsigned_abs());
        match found.standing {
            Standing::EveryClientCosts => say::verdict::every(locale, name),
            Standing::BillsUnpaid => {
                say::verdict::bills(locale, name, needed(found.break_even), plan.clients.to_string())
            }
            Standing::HoursUnpaid => say::verdict::hours(locale, name, money(lacking)),
            Standing::BelowMinimum => say::verdict::below(locale, name, money(found.minimum)),
            Standing::Holds => say::verdict::holds(
                locale,
                name,
                needed(found.break_even_with_hours),
                plan.clients.to_string(),
                money(found.month),
            ),
        }
    }
}

/// How a plan stands, in one or two words.
fn word(locale: Locale, standing: Standing) -> &'static str {
    match standing {
        Standing::EveryClientCosts => say::word::every(locale),
        Standing::BillsUnpaid => say::word::bills(locale),
        Standing::HoursUnpaid => say::word::hours(locale),
        Standing::BelowMinimum => say::word::below(locale),
        Standing::Holds => say::word::holds(locale),
    }
}

const fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::EveryClientCosts | Standing::BillsUnpaid => Tone::Error,
        Standing::HoursUnpaid | Standing::BelowMinimum => Tone::Warn,
        Standing::Holds => Tone::Ok,
    }
}
