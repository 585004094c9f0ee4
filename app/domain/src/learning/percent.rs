//! Whole percentages.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A whole percentage, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Percent(u8);

/// Why a number is no percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a percentage: use a whole number from 0 to 100")]
pub struct NotAPercentage(pub u8);

impl Percent {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// Everything.
    pub const FULL: Self = Self(100);

    /// Wraps a number from 0 to 100.
    ///
    /// # Errors
    /// [`NotAPercentage`] above 100.
    pub const fn new(value: u8) -> Result<Self, NotAPercentage> {
        if value <= 100 { Ok(Self(value)) } else { Err(NotAPercentage(value)) }
    }

    /// The share `part` of `whole`, rounded down so that 79.9 % never passes an 80 % mark.
    ///
    /// A whole of zero or less, or a part that is not a number, counts as nothing.
    pub fn of(part: f64, whole: f64) -> Self {
        // Sums of thirds come out a hair below the whole; the slack is far smaller than any real mark.
        const SLACK: f64 = 1e-9;
        if whole <= 0.0 || !(part / whole).is_finite() {
            return Self::ZERO;
        }
        let floor = (part / whole).mul_add(100.0, SLACK).floor().clamp(0.0, 100.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100")]
        Self(floor as u8)
    }

    /// The number, 0 to 100.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Percent {
    type Error = NotAPercentage;
    fn try_from(value: u8) -> Result<Self, NotAPercentage> {
        Self::new(value)
    }
}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_just_below_the_mark_is_rounded_down() {
        assert_eq!(Percent::of(79.99, 100.0).get(), 79);
    }

    #[test]
    fn three_thirds_are_the_whole() {
        let third = 1.0 / 3.0;
        assert_eq!(Percent::of(third + third + third, 1.0), Percent::FULL);
    }

    #[test]
    fn a_share_of_nothing_is_nothing() {
        assert_eq!(Percent::of(1.0, 0.0), Percent::ZERO);
        assert_eq!(Percent::of(f64::NAN, 1.0), Percent::ZERO);
    }

    #[test]
    fn more_than_a_hundred_is_refused() {
        assert_eq!(Percent::new(101), Err(NotAPercentage(101)));
    }
}
