//! The field beside a slider, into which its number can be typed.
//!
//! Where scripts run, the two follow each other and only the slider is sent. Without scripts both are sent, so the name of
//! the field says which number the page showed: a field that holds another one was changed, and counts before the slider.

use crate::figures::Query;
use crate::i18n::{Locale, figures as say};

/// In the name of the field: between the name of the slider and the number that the page showed.
pub const WAS: &str = "-was-";

/// What the number of a slider counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Millimetres.
    Millimetres,
    /// Hours.
    Hours,
    /// Parts of a hundred.
    Percent,
    /// Whole things, or steps of a scale.
    Pieces,
}

impl Unit {
    /// Its sign, to be seen behind the field; pieces have none.
    pub fn sign(self, locale: Locale) -> &'static str {
        match self {
            Self::Millimetres => say::unit::millimetres(locale),
            Self::Hours => say::unit::hours(locale),
            Self::Percent => say::unit::percent(locale),
            Self::Pieces => "",
        }
    }

    /// What the field is called, to be read out; `slider` is what the slider is called.
    pub fn label(self, locale: Locale, slider: &str) -> String {
        match self {
            Self::Millimetres => say::beside::millimetres(locale, slider),
            Self::Hours => say::beside::hours(locale, slider),
            Self::Percent => say::beside::percent(locale, slider),
            Self::Pieces => say::beside::pieces(locale, slider),
        }
    }
}

/// A number as the field shows it, with the decimal mark of the language.
pub fn written(locale: Locale, number: f64) -> String {
    match locale {
        Locale::En => number.to_string(),
        Locale::Es => number.to_string().replace('.', ","),
    }
}

/// The number that was typed, with either decimal mark; nothing if it is none.
pub fn number(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

impl Query<'_> {
    /// What was typed beside the slider of this name, if it is another number than the page showed.
    pub fn typed(&self, slider: &str) -> Option<&str> {
        self.0.iter().find_map(|(name, text)| {
            let was = number(name.strip_prefix(slider)?.strip_prefix(WAS)?)?;
            ((number(text)? - was).abs() > 1e-6).then_some(text.as_str())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_counts_only_where_the_page_showed_another_number() {
        let typed = |text: &str| {
            let pairs: [(String, String); 2] =
                [("right-depth-was-0.5".into(), "9".into()), ("depth-was-0.5".into(), text.into())];
            Query(&pairs).typed("depth").map(str::to_owned)
        };
        assert_eq!(typed("0,55").as_deref(), Some("0,55"));
        for unchanged in ["0.5", "0,50", " ,5", "", "deep", "inf"] {
            assert_eq!(typed(unchanged), None, "{unchanged}");
        }
    }

    #[test]
    fn a_number_is_read_as_it_is_written() {
        for locale in Locale::ALL {
            for value in [0.0, -15.0, 4.25, 0.55] {
                assert_eq!(number(&written(locale, value)), Some(value));
            }
        }
        assert_eq!(written(Locale::Es, 4.25), "4,25");
    }
}
