//! Amounts as they are typed.

use domain::learning::Percent;
use domain::learning::pricing::Money;

use super::coin::Coin;
use crate::figures::{Control, Query};
use crate::i18n::{Locale, pricing as say};

/// How much of what makes no sense is kept, in characters.
const LONGEST: usize = 24;

/// An amount, and what was typed if it is none; then the amount is that of the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) amount: Money,
    pub(super) wrong: Option<String>,
}

impl Entry {
    /// What a query says under this name; `start` whole ones if it says nothing.
    pub(super) fn read(query: &Query<'_>, name: &str, coin: Coin, start: i64) -> Self {
        let start = coin.whole(start);
        let Some(text) = query.text(name).map(str::trim).filter(|text| !text.is_empty()) else {
            return Self { amount: start, wrong: None };
        };
        match Money::parse(text, coin.decimals()) {
            Ok(amount) => Self { amount, wrong: None },
            Err(_) => Self { amount: start, wrong: Some(shortened(text)) },
        }
    }

    /// As an address holds it.
    pub(super) fn written(&self, coin: Coin) -> String {
        self.wrong.clone().unwrap_or_else(|| self.amount.plain(coin.decimals()))
    }

    /// Its field.
    pub(super) fn control(
        &self,
        locale: Locale,
        coin: Coin,
        name: &'static str,
        label: &str,
        hint: &str,
    ) -> Control {
        Control::Number {
            name,
            label: label.to_owned(),
            hint: hint.to_owned(),
            value: self.wrong.clone().unwrap_or_else(|| coin.plain(locale, self.amount)),
            problem: self.wrong.is_some().then(|| say::not_an_amount(locale, coin.bare(locale, self.amount))),
        }
    }
}

/// No longer than is worth keeping. What is cut off leaves a mark, so that the rest does not become an amount.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
}

/// A percentage that a field keeps in range.
pub(super) fn percent(value: u16) -> Percent {
    u8::try_from(value).ok().and_then(|value| Percent::new(value).ok()).unwrap_or(Percent::FULL)
}
