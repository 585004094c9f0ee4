//! What can be chosen.

use crate::i18n::{Locale, colour_match as say};

/// An enum of choices with their names in the address.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident, $count:literal: $($(#[$doc:meta])* $variant:ident = $text:literal),+) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum $name {
            $($(#[$doc])* $variant),+
        }

        impl $name {
            pub(super) const ALL: [Self; $count] = [$(Self::$variant),+];

            /// Its name in the address.
            pub(super) const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),+
                }
            }
        }
    };
}

choices! {
    /// How skin answers to sun, after Fitzpatrick (fact A5).
    #[allow(clippy::upper_case_acronyms, reason = "Roman numbers")]
    Phototype, 6:
    /// Always burns, never tans.
    I = "i",
    /// Burns, tans with difficulty.
    II = "ii",
    /// Sometimes burns mildly.
    III = "iii",
    /// Rarely burns.
    IV = "iv",
    /// Brown, tans very easily.
    V = "v",
    /// Never burns.
    VI = "vi"
}

impl Phototype {
    /// The Roman number.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::I => "I",
            Self::II => "II",
            Self::III => "III",
            Self::IV => "IV",
            Self::V => "V",
            Self::VI => "VI",
        }
    }

    /// Its number.
    pub(super) const fn number(self) -> u16 {
        match self {
            Self::I => 1,
            Self::II => 2,
            Self::III => 3,
            Self::IV => 4,
            Self::V => 5,
            Self::VI => 6,
        }
    }

    /// How it answers to sun.
    pub(super) fn reaction(self, locale: Locale) -> &'static str {
        match self {
            Self::I => say::reaction::always(locale),
            Self::II => say::reaction::burns(locale),
            Self::III => say::reaction::sometimes(locale),
            Self::IV => say::reaction::rarely(locale),
            Self::V => say::reaction::tans(locale),
            Self::VI => say::reaction::never(locale),
        }
    }
}

choices! {
    /// The undertone of the scalp.
    Undertone, 3:
    /// Yellowish.
    Warm = "warm",
    /// Neither.
    Neutral = "neutral",
    /// Rosy or bluish.
    Cool = "cool"
}

impl Undertone {
    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Warm => say::undertone::warm(locale),
            Self::Neutral => say::undertone::neutral(locale),
            Self::Cool => say::undertone::cool(locale),
        }
    }
}

choices! {
    /// The shaved stubble.
    Stubble, 5:
    /// Fair.
    Fair = "fair",
    /// Brown.
    Brown = "brown",
    /// Dark brown.
    Dark = "dark",
    /// Black.
    Black = "black",
    /// Grey.
    Grey = "grey"
}

impl Stubble {
    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Fair => say::stubble::fair(locale),
            Self::Brown => say::stubble::brown(locale),
            Self::Dark => say::stubble::dark(locale),
            Self::Black => say::stubble::black(locale),
            Self::Grey => say::stubble::grey(locale),
        }
    }

    /// The step of the figure's own scale that looks like it; brands number their shades in ways of their own.
    pub(super) const fn shade(self) -> Shade {
        match self {
            Self::Fair => Shade(3),
            Self::Grey => Shade(4),
            Self::Brown => Shade(5),
            Self::Dark => Shade(7),
            Self::Black => Shade(9),
        }
    }
}

choices! {
    /// What the pigment is made of.
    Pigment, 3:
    /// Carbon black.
    Carbon = "carbon",
    /// A mixture of both.
    Mixture = "mixture",
    /// Iron oxides.
    Iron = "iron"
}

impl Pigment {
    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Carbon => say::pigment::carbon(locale),
            Self::Mixture => say::pigment::mixture(locale),
            Self::Iron => say::pigment::iron(locale),
        }
    }
}

choices! {
    /// Where the pigment comes to rest.
    Placed, 2:
    /// In the upper dermis.
    Upper = "upper",
    /// Too deep.
    Deep = "deep"
}

impl Placed {
    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Upper => say::placed::upper(locale),
            Self::Deep => say::placed::deep(locale),
        }
    }
}

/// A step of the figure's own scale from light to dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shade(u16);

impl Shade {
    pub(super) const FIRST: u16 = 1;
    pub(super) const LAST: u16 = 10;

    pub(super) fn new(number: u16) -> Self {
        Self(number.clamp(Self::FIRST, Self::LAST))
    }

    pub(super) const fn number(self) -> u16 {
        self.0
    }
}
