//! Amounts.

use std::ops::{Add, Mul, Sub};

/// An amount in the smallest unit of its currency: cents, or pesos where there are no cents. May be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

/// A text that is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an amount: use digits and at most one decimal mark, such as 4500 or 12.50")]
pub struct NotAnAmount;

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that is taken from anybody: a thousand million cents. Sums of what a studio reckons with
    /// stay far below what an `i64` holds.
    pub const MOST: Self = Self(100_000_000_000);

    /// Wraps an amount in minor units.
    pub const fn of_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// The amount in minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// An amount as people write it, in a currency with this many decimals (0 to 2): `4500`, `4,500`, `4.500,50`,
    /// `1 200`. A mark before three digits groups, a mark before one or two begins the cents, whichever mark it is: no
    /// currency here has thousandths.
    ///
    /// # Errors
    /// [`NotAnAmount`] for anything else, for less than nothing, and for more than [`Money::MOST`].
    pub fn parse(text: &str, decimals: u32) -> Result<Self, NotAnAmount> {
        let text: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
        let is_mark = |c: char| matches!(c, '.' | ',');
        if text.is_empty() || text.len() > 20 || !text.chars().all(|c| c.is_ascii_digit() || is_mark(c)) {
            return Err(NotAnAmount);
        }
        let (whole, cents) = match text.rsplit_once(is_mark) {
            Some((whole, cents)) if cents.len() <= 2 => (whole, cents),
            _ => (text.as_str(), ""),
        };
        let mark = text.chars().nth(whole.len()).filter(|_| whole.len() < text.len());
        let whole = ungrouped(whole, mark).ok_or(NotAnAmount)?;
        let unit = 10_i64.pow(decimals.min(2));
        let minor: i64 = match (decimals, cents.len()) {
            (_, 0) => 0,
            (0, _) => return Err(NotAnAmount),
            (_, 1) => cents.parse::<i64>().map_err(|_| NotAnAmount)? * 10,
            _ => cents.parse().map_err(|_| NotAnAmount)?,
        };
        let minor = whole.checked_mul(unit).and_then(|whole| whole.checked_add(minor)).ok_or(NotAnAmount)?;
        if minor <= Self::MOST.0 { Ok(Self(minor)) } else { Err(NotAnAmount) }
    }

    /// The amount without groups and with a point, as a form or a table for programs holds it: `4500`, `12.50`, `-0.05`.
    pub fn plain(self, decimals: u32) -> String {
        let unit = 10_u64.pow(decimals.min(2));
        let (whole, rest) = (self.0.unsigned_abs() / unit, self.0.unsigned_abs() % unit);
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:02}") }
    }

    /// `part` of `whole` parts of the amount, rounded up; nothing where there is no whole.
    #[must_use]
    pub const fn share(self, part: i64, whole: i64) -> Self {
        if whole <= 0 {
            return Self::ZERO;
        }
        Self(ceiling(self.0 * part, whole))
    }
}

/// A division rounded up.
pub(super) const fn ceiling(dividend: i64, divisor: i64) -> i64 {
    dividend.div_euclid(divisor) + if dividend.rem_euclid(divisor) > 0 { 1 } else { 0 }
}

/// The number in front of the decimal `mark`, if it is not grouped or grouped in threes by one other mark.
fn ungrouped(whole: &str, mark: Option<char>) -> Option<i64> {
    let Some(group) = whole.chars().find(|c| !c.is_ascii_digit()) else { return whole.parse().ok() };
    let mut parts = whole.split(group);
    let first = parts.next().unwrap_or_default();
    let grouped = mark != Some(group)
        && (1..=3).contains(&first.len())
        && parts.all(|part| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()));
    grouped.then(|| whole.replace(group, "").parse().ok()).flatten()
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<u16> for Money {
    type Output = Self;
    fn mul(self, times: u16) -> Self {
        Self(self.0 * i64::from(times))
    }
}
