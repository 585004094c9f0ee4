//! What is to be said of a field.

use domain::practice::field::{Measures, Pattern};

use super::choices::Passes;
use crate::i18n::{Locale, dot_field as say, format};
use crate::ui::Tone;

/// The first that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Too few dots to say anything.
    Few,
    /// They repeat in one direction.
    Rows,
    /// They stand in groups.
    Clumps,
    /// More dots touch than the academy allows.
    Merged,
    /// Fewer dots than the pass asks for.
    Open,
    /// More dots than the pass asks for.
    Dense,
    /// Further apart than chance.
    Even,
    /// As chance would have it.
    Chance,
}

/// The share of touching dots that the academy allows in practice (fact E).
const MERGED: f64 = 0.03;
/// How far from its target a pass may end (fact E).
const OFF: f64 = 0.2;

impl Outcome {
    pub(super) fn of(passes: Passes, found: &Measures) -> Self {
        let Some(pattern) = found.pattern else { return Self::Few };
        let off = passes.target().map_or(0.0, |target| found.density / f64::from(target) - 1.0);
        match pattern {
            Pattern::Rows => Self::Rows,
            Pattern::Clustered => Self::Clumps,
            _ if found.merged > MERGED => Self::Merged,
            _ if off < -OFF => Self::Open,
            _ if off > OFF => Self::Dense,
            Pattern::Even => Self::Even,
            Pattern::Random => Self::Chance,
        }
    }

    pub(super) const fn tone(self) -> Tone {
        match self {
            Self::Few => Tone::Info,
            Self::Merged | Self::Rows | Self::Clumps => Tone::Error,
            Self::Open | Self::Dense => Tone::Warn,
            Self::Even | Self::Chance => Tone::Ok,
        }
    }

    pub(super) fn word(self, locale: Locale) -> &'static str {
        match self {
            Self::Few => say::word::few(locale),
            Self::Merged => say::word::merged(locale),
            Self::Rows => say::word::rows(locale),
            Self::Clumps => say::word::clumps(locale),
            Self::Open => say::word::open(locale),
            Self::Dense => say::word::dense(locale),
            Self::Even => say::word::even(locale),
            Self::Chance => say::word::chance(locale),
        }
    }

    /// What is seen, and the numbers.
    pub(super) fn sentence(self, locale: Locale, found: &Measures) -> String {
        let density = format::decimal(locale, found.density, 0);
        let seen = match self {
            Self::Few => return say::verdict::few(locale, density),
            Self::Merged => say::verdict::merged(locale, percent(locale, found.merged)),
            Self::Rows => say::verdict::rows(locale).to_owned(),
            Self::Clumps => say::verdict::clumps(locale).to_owned(),
            Self::Open => say::verdict::open(locale).to_owned(),
            Self::Dense => say::verdict::dense(locale).to_owned(),
            Self::Even => say::verdict::even(locale).to_owned(),
            Self::Chance => say::verdict::chance(locale).to_owned(),
        };
        let spacing = format::decimal(locale, found.spacing.unwrap_or_default(), 2);
        let index = format::decimal(locale, found.index.unwrap_or_default(), 2);
        format!("{} {seen}", say::verdict::numbers(locale, density, spacing, index))
    }
}

/// A share as percent with one decimal.
pub(super) fn percent(locale: Locale, share: f64) -> String {
    let space = if locale == Locale::Es { "\u{a0}" } else { "" };
    format!("{}{space}%", format::decimal(locale, share * 100.0, 1))
}
