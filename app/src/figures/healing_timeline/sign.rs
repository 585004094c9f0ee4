//! What somebody sees or feels.

use crate::i18n::{Locale, healing_timeline as say};

/// A sign, in the order of a telephone call: harmless ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing in particular: the day itself is the question.
    Nothing,
    /// Redness, tightness, tenderness that do not grow.
    Redness,
    /// Fine scabs, dryness.
    Scabs,
    /// Flakes and itch.
    Flakes,
    /// Dots look lighter, or some are missing.
    Patchy,
    /// Lumps, itch or plaques.
    Lumps,
    /// Redness that spreads, red streaks.
    Spreading,
    /// Fever, pus, pain that grows.
    Infection,
    /// Trouble with breathing, a swollen face.
    Breathing,
}

impl Sign {
    pub(super) const ALL: [Self; 9] = [
        Self::Nothing,
        Self::Redness,
        Self::Scabs,
        Self::Flakes,
        Self::Patchy,
        Self::Lumps,
        Self::Spreading,
        Self::Infection,
        Self::Breathing,
    ];

    /// Its name in the address.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Redness => "redness",
            Self::Scabs => "scabs",
            Self::Flakes => "flakes",
            Self::Patchy => "patchy",
            Self::Lumps => "lumps",
            Self::Spreading => "spreading",
            Self::Infection => "infection",
            Self::Breathing => "breathing",
        }
    }

    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Nothing => say::sign::nothing(locale),
            Self::Redness => say::sign::redness(locale),
            Self::Scabs => say::sign::scabs(locale),
            Self::Flakes => say::sign::flakes(locale),
            Self::Patchy => say::sign::patchy(locale),
            Self::Lumps => say::sign::lumps(locale),
            Self::Spreading => say::sign::spreading(locale),
            Self::Infection => say::sign::infection(locale),
            Self::Breathing => say::sign::breathing(locale),
        }
    }

    /// The days on which clinics expect it, and the last on which it may still end (fact A2).
    pub(super) const fn days(self) -> Option<(u16, u16, u16)> {
        match self {
            Self::Redness => Some((0, 2, 5)),
            Self::Scabs => Some((2, 5, 14)),
            Self::Flakes => Some((5, 10, 14)),
            Self::Patchy => Some((5, 10, 42)),
            Self::Nothing | Self::Lumps | Self::Spreading | Self::Infection | Self::Breathing => None,
        }
    }
}
