//! The state of a figure as an address holds it.

use std::ops::RangeInclusive;

use super::control::beside::number;

/// Names and values, as they stand in an address.
pub type Pairs = Vec<(&'static str, String)>;

/// What an address or a form says.
#[derive(Debug, Clone, Copy)]
pub struct Query<'q>(pub &'q [(String, String)]);

impl Query<'_> {
    /// The first value of a name, unless it is empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        let mut pairs = self.0.iter();
        pairs.find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// A number, no further than the edge of its range. A comma is a decimal point too. What was typed beside a slider counts
    /// before where the slider is.
    pub fn number(&self, name: &str, range: RangeInclusive<f64>) -> Option<f64> {
        let number = number(self.typed(name).or_else(|| self.text(name))?)?;
        Some(number.clamp(*range.start(), *range.end()))
    }

    /// A whole number, the nearest, no further than the edge of its range.
    pub fn whole(&self, name: &str, range: RangeInclusive<u16>) -> Option<u16> {
        let edges = f64::from(*range.start())..=f64::from(*range.end());
        let number = self.number(name, edges)?.round();
        // Within a range of u16, so nothing is lost.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some(number as u16)
    }

    /// One of `all`, by its name.
    pub fn one_of<T: Copy>(&self, name: &str, all: &[T], written: impl Fn(T) -> &'static str) -> Option<T> {
        let text = self.text(name)?;
        all.iter().copied().find(|one| written(*one) == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them_and_stay_in_range() {
        let read = |text: &str| Query(&[("depth".into(), text.into())]).number("depth", 0.1..=3.0);
        assert_eq!(read("0,5"), Some(0.5));
        assert_eq!(read(" 9 "), Some(3.0));
        assert_eq!(read("-1e300"), Some(0.1));
        for nonsense in ["", "NaN", "inf", "deep", "0.5mm"] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
        assert_eq!(Query(&[("day".into(), "12.6".into())]).whole("day", 0..=364), Some(13));
        let beside: [(String, String); 2] = [("day".into(), "7".into()), ("day-was-7".into(), "12".into())];
        assert_eq!(Query(&beside).whole("day", 0..=364), Some(12), "what was typed beside the slider");
    }
}
