//! What a course costs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A price in the smallest unit of its currency, so that no sum is ever a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Price {
    /// Amount in minor units (cents).
    pub amount_minor: u32,
    /// Currency of the amount.
    pub currency: Currency,
    /// Whether tax is inside the amount.
    pub tax: Tax,
}

/// Whether a stated price contains tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tax {
    /// The price is what is paid.
    Included,
    /// Tax comes on top.
    Excluded,
}

/// A currency code of three capital letters (ISO 4217).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// Why a text is no currency code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a currency code: use three capital letters such as `USD`")]
pub struct CurrencyError(pub String);

impl Currency {
    /// Checks the form of a code (three capital letters), not whether a country uses it.
    ///
    /// # Errors
    /// [`CurrencyError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, CurrencyError> {
        match text.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|l| l.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(CurrencyError(text.to_owned())),
        }
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

/// How many decimals amounts in the currency with this ISO 4217 code have. Two, except for those named here.
pub fn decimals(code: &str) -> u32 {
    if matches!(code, "CLP" | "JPY" | "KRW" | "PYG") { 0 } else { 2 }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for Currency {
    type Error = CurrencyError;
    fn try_from(text: String) -> Result<Self, CurrencyError> {
        Self::parse(&text)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_capital_letters() {
        assert_eq!(Currency::parse("USD").map(|c| c.to_string()), Ok("USD".to_owned()));
        for wrong in ["usd", "US", "USDT", "€", "ÄÖ"] {
            assert_eq!(Currency::parse(wrong), Err(CurrencyError(wrong.to_owned())));
        }
    }
}
