//! Currencies.

use domain::learning::price::decimals;
use domain::learning::pricing::Money;

use crate::i18n::{Locale, format, pricing as say};

/// The currency of all amounts. Nothing is converted: a studio reckons in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coin {
    /// None, as in the lessons.
    None,
    /// US dollar.
    Usd,
    /// Euro.
    Eur,
    /// Pound sterling.
    Gbp,
    /// Australian dollar.
    Aud,
    /// Canadian dollar.
    Cad,
    /// Mexican peso.
    Mxn,
    /// Colombian peso.
    Cop,
    /// Chilean peso, which has no cents.
    Clp,
}

impl Coin {
    pub(super) const ALL: [Self; 9] =
        [Self::None, Self::Usd, Self::Eur, Self::Gbp, Self::Aud, Self::Cad, Self::Mxn, Self::Cop, Self::Clp];

    /// Its name in the address: the ISO 4217 code in small letters.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Usd => "usd",
            Self::Eur => "eur",
            Self::Gbp => "gbp",
            Self::Aud => "aud",
            Self::Cad => "cad",
            Self::Mxn => "mxn",
            Self::Cop => "cop",
            Self::Clp => "clp",
        }
    }

    /// The ISO 4217 code; nothing for none.
    pub(super) const fn code(self) -> Option<&'static str> {
        Some(match self {
            Self::None => return None,
            Self::Usd => "USD",
            Self::Eur => "EUR",
            Self::Gbp => "GBP",
            Self::Aud => "AUD",
            Self::Cad => "CAD",
            Self::Mxn => "MXN",
            Self::Cop => "COP",
            Self::Clp => "CLP",
        })
    }

    pub(super) fn label(self, locale: Locale) -> &'static str {
        self.code().unwrap_or_else(|| say::no_coin(locale))
    }

    /// How many decimals its amounts have.
    pub(super) fn decimals(self) -> u32 {
        decimals(self.code().unwrap_or_default())
    }

    /// This many whole ones.
    pub(super) fn whole(self, count: i64) -> Money {
        Money::of_minor(count * 10_i64.pow(self.decimals()))
    }

    /// An amount as people of each language write it.
    pub(super) fn money(self, locale: Locale, amount: Money) -> String {
        match self.code() {
            Some(code) => format::price(locale, amount.minor(), code),
            None => self.bare(locale, amount),
        }
    }

    /// The same without its currency, and without cents where there are none.
    pub(super) fn bare(self, locale: Locale, amount: Money) -> String {
        let unit = 10_u64.pow(self.decimals());
        let (whole, cents) = (amount.minor().unsigned_abs() / unit, amount.minor().unsigned_abs() % unit);
        let sign = if amount < Money::ZERO { "\u{2212}" } else { "" };
        let whole = format::number(locale, whole);
        if cents == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}{}{cents:02}", mark(locale)) }
    }

    /// The same without groups, as a field or a table for programs holds it.
    pub(super) fn plain(self, locale: Locale, amount: Money) -> String {
        amount.plain(self.decimals()).replace('.', mark(locale))
    }
}

/// The decimal mark.
pub(super) const fn mark(locale: Locale) -> &'static str {
    match locale {
        Locale::En => ".",
        Locale::Es => ",",
    }
}
