//! What can be chosen.

use domain::practice::field::Area;

use crate::i18n::{Locale, dot_field as say};

/// How many passes are done (fact B2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passes {
    /// None: the field is empty but for what is placed.
    None,
    One,
    Two,
    Three,
}

impl Passes {
    pub(super) const ALL: [Self; 4] = [Self::None, Self::One, Self::Two, Self::Three];

    /// Its name in the address.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::None => "0",
            Self::One => "1",
            Self::Two => "2",
            Self::Three => "3",
        }
    }

    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::None => say::passes::none(locale),
            Self::One => say::passes::first(locale),
            Self::Two => say::passes::two(locale),
            Self::Three => say::passes::three(locale),
        }
    }

    /// Dots per cm² when they are done: the academy's reading of 30, 70 and 100% of the natural spacing.
    pub(super) const fn target(self) -> Option<u16> {
        match self {
            Self::None => None,
            Self::One => Some(25),
            Self::Two => Some(60),
            Self::Three => Some(90),
        }
    }

    pub(super) fn count(self, area: Area) -> u32 {
        self.target().map_or(0, |target| whole(f64::from(target) * area.cm2()))
    }
}

/// How the dots of the passes are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// Each into a gap.
    Even,
    /// As chance would have it.
    Random,
    /// In one direction, in one rhythm.
    Rows,
    /// Where it goes well.
    Clumps,
}

impl Arrangement {
    pub(super) const ALL: [Self; 4] = [Self::Even, Self::Random, Self::Rows, Self::Clumps];

    /// Its name in the address.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Even => "even",
            Self::Random => "random",
            Self::Rows => "rows",
            Self::Clumps => "clumps",
        }
    }

    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Even => say::hand::even(locale),
            Self::Random => say::hand::random(locale),
            Self::Rows => say::hand::rows(locale),
            Self::Clumps => say::hand::clumps(locale),
        }
    }
}

/// Follicular units per cm² that somebody counted (fact A1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Natural {
    /// 74.4 in Han Chinese.
    HanChinese,
    /// The lower end of a general figure.
    Low,
    /// 214–230 hairs at 2.2 hairs a unit, in Caucasians: 97–105.
    Caucasian,
    /// The upper end of the general figure.
    High,
}

impl Natural {
    pub(super) const ALL: [Self; 4] = [Self::HanChinese, Self::Low, Self::Caucasian, Self::High];

    /// Its name in the address.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::HanChinese => "han-chinese",
            Self::Low => "low",
            Self::Caucasian => "caucasian",
            Self::High => "high",
        }
    }

    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::HanChinese => say::natural::han_chinese(locale),
            Self::Low => say::natural::low(locale),
            Self::Caucasian => say::natural::caucasian(locale),
            Self::High => say::natural::high(locale),
        }
    }

    /// Units per cm².
    pub(super) const fn density(self) -> f64 {
        match self {
            Self::HanChinese => 74.4,
            Self::Low => 80.0,
            Self::Caucasian => 101.0,
            Self::High => 120.0,
        }
    }

    pub(super) fn count(self, area: Area) -> u32 {
        whole(self.density() * area.cm2())
    }
}

/// The nearest whole number of a few hundred dots.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred dots")]
fn whole(number: f64) -> u32 {
    number.round() as u32
}

/// The nearest twentieth of a millimetre; the query keeps it in range.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0.2 to 1 mm")]
pub(super) fn twentieths(millimetres: f64) -> u16 {
    (millimetres * 20.0).round() as u16
}
