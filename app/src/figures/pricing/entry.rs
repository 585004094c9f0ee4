//! Amounts as they are typed.

use domain::learning::Percent;
use domain::learning::pricing::Money;

use super::coin::Coin;
use crate::figures::{Control, Pairs, Query};
use crate::i18n::{Locale, pricing as say};

/// How much of what makes no sense is kept, in characters.
const LONGEST: usize = 24;

/// What an amount is called in a form and in an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// As it was typed.
    pub(super) typed: &'static str,
    /// The last amount that it was. The form always holds it, an address only where what was typed is no amount.
    pub(super) last: &'static str,
    /// How many whole ones it is at the beginning.
    pub(super) start: i64,
}

/// An amount. If what was typed is none, it is the last one that was; if none is known, that of the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    field: &'static Field,
    pub(super) amount: Money,
    pub(super) wrong: Option<Wrong>,
}

/// What was typed instead of an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    text: String,
    /// Whether the amount is the last one, not that of the beginning.
    pub(super) last: bool,
}

impl Entry {
    /// What a query says of this field. A field without text is empty only if the last amount is there: otherwise nobody
    /// has been asked for one yet.
    pub(super) fn read(query: &Query<'_>, field: &'static Field, coin: Coin) -> Self {
        let parse = |text: &str| Money::parse(text, coin.decimals()).ok();
        let text = query.text(field.typed).map(str::trim).unwrap_or_default();
        let last = query.text(field.last).and_then(parse);
        let (amount, wrong) = match (parse(text), last) {
            (Some(amount), _) => (amount, None),
            (None, Some(last)) => (last, Some(Wrong { text: shortened(text), last: true })),
            (None, None) if text.is_empty() => (coin.whole(field.start), None),
            (None, None) => (coin.whole(field.start), Some(Wrong { text: shortened(text), last: false })),
        };
        Self { field, amount, wrong }
    }

    /// Adds it as an address holds it.
    pub(super) fn write(&self, coin: Coin, pairs: &mut Pairs) {
        let amount = self.amount.plain(coin.decimals());
        match &self.wrong {
            None => pairs.push((self.field.typed, amount)),
            Some(wrong) => {
                pairs.push((self.field.typed, wrong.text.clone()));
                pairs.extend(wrong.last.then_some((self.field.last, amount)));
            }
        }
    }

    /// Its field, and the one that remembers the last amount.
    pub(super) fn controls(&self, locale: Locale, coin: Coin, label: &str, hint: &str) -> [Control; 2] {
        let wrong = self.wrong.as_ref();
        let number = Control::Number {
            name: self.field.typed,
            label: label.to_owned(),
            hint: hint.to_owned(),
            value: wrong.map_or_else(|| coin.plain(locale, self.amount), |wrong| wrong.text.clone()),
            problem: wrong.map(|_| say::not_an_amount(locale, coin.bare(locale, self.amount))),
        };
        let known = wrong.is_none_or(|wrong| wrong.last);
        let last = if known { self.amount.plain(coin.decimals()) } else { String::new() };
        [number, Control::Kept { name: self.field.last, value: last }]
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

#[cfg(test)]
mod tests {
    use super::*;

    static FIELD: Field = Field { typed: "fixed", last: "fixed-last", start: 4500 };

    fn read(pairs: &[(&str, &str)]) -> Entry {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
        Entry::read(&Query(&pairs), &FIELD, Coin::Eur)
    }

    fn written(entry: &Entry) -> Pairs {
        let mut pairs = Pairs::new();
        entry.write(Coin::Eur, &mut pairs);
        pairs
    }

    #[test]
    fn what_is_no_amount_leaves_the_last_one() {
        for text in ["many", "", "-3", "12.345.6"] {
            let entry = read(&[("fixed", text), ("fixed-last", "12.50")]);
            assert_eq!(entry.amount, Money::of_minor(1250), "{text}");
            assert!(entry.wrong.as_ref().is_some_and(|wrong| wrong.last), "{text}");
            assert_eq!(written(&entry), [("fixed", text.to_owned()), ("fixed-last", "12.50".to_owned())]);
            let sent = entry.controls(Locale::Es, Coin::Eur, "", "").map(|control| control.sent());
            let sent = sent.map(|pair| pair.expect("a field sends something"));
            assert_eq!(sent.to_vec(), written(&entry), "the form says the same");
        }
    }

    #[test]
    fn without_a_last_amount_it_is_that_of_the_beginning() {
        let start = Money::of_minor(450_000);
        for last in ["", "much"] {
            let entry = read(&[("fixed", "many"), ("fixed-last", last)]);
            assert!(entry.amount == start && entry.wrong.as_ref().is_some_and(|wrong| !wrong.last), "{last}");
            assert_eq!(written(&entry), [("fixed", "many".to_owned())]);
        }
        assert_eq!(read(&[]), Entry { field: &FIELD, amount: start, wrong: None });
    }

    #[test]
    fn an_amount_needs_no_last_one() {
        let entry = read(&[("fixed", "3.000,5"), ("fixed-last", "12.50")]);
        assert_eq!(entry, Entry { field: &FIELD, amount: Money::of_minor(300_050), wrong: None });
        assert_eq!(written(&entry), [("fixed", "3000.50".to_owned())]);
    }
}
