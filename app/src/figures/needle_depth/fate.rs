//! What becomes of a dot. The borders are ranges of what has been published, not measurements (fact A1).

use crate::i18n::{Locale, format, needle_depth as say};

/// A depth, in steps of a twentieth of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Depth(u16);

impl Depth {
    /// The smallest that can be chosen, in millimetres.
    pub(super) const FIRST: f64 = 0.05;
    /// The largest.
    pub(super) const LAST: f64 = 2.5;
    /// From one to the next.
    pub(super) const STEP: f64 = 0.05;

    /// The step that is nearest.
    pub(super) fn of_mm(mm: f64) -> Self {
        // Within the scale, so nothing is lost.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Self((mm.clamp(Self::FIRST, Self::LAST) * 20.0).round() as u16)
    }

    /// In millimetres.
    pub(super) fn mm(self) -> f64 {
        f64::from(self.0) / 20.0
    }

    /// `0.5 mm`.
    pub(super) fn written(self, locale: Locale) -> String {
        say::millimetres(locale, format::decimal(locale, self.mm(), 2))
    }

    /// Which published numbers it meets. The layer itself no number tells, because skins differ.
    pub(super) const fn layer(self) -> Layer {
        match self.0 {
            ..2 => Layer::Epidermis,
            2..5 => Layer::Border,
            5..24 => Layer::Named,
            24..=30 => Layer::Thinnest,
            31..=40 => Layer::Lower,
            _ => Layer::Below,
        }
    }

    /// Whether it lies below the dermis of the thinnest skin that was measured.
    pub(super) fn is_below_the_thinnest(self) -> bool {
        self.layer() >= Layer::Thinnest
    }
}

/// Where a needle ends, as far as published numbers can say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// Less than the epidermis of the scalp measures on average.
    Epidermis,
    /// Where it ends, and less deep than anybody says to work.
    Border,
    /// A depth that practitioners name.
    Named,
    /// Named as well, and below the dermis where the skin is as thin as the thinnest that was measured.
    Thinnest,
    /// Deeper than the academy's range; some artists and vendors work here.
    Lower,
    /// Deeper than anybody says to work.
    Below,
}

impl Layer {
    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Epidermis => say::layer::epidermis(locale),
            Self::Border => say::layer::border(locale),
            Self::Named => say::layer::named(locale),
            Self::Thinnest => say::layer::thinnest(locale),
            Self::Lower => say::layer::lower(locale),
            Self::Below => say::layer::below(locale),
        }
    }
}

/// How hard the hand presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pressure {
    /// Hardly.
    Light,
    /// So that the skin gives way a little.
    Medium,
    /// So that it is pushed in.
    Firm,
}

impl Pressure {
    pub(super) const ALL: [Self; 3] = [Self::Light, Self::Medium, Self::Firm];

    /// Its name in the address.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Medium => "medium",
            Self::Firm => "firm",
        }
    }

    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Light => say::hand::light(locale),
            Self::Medium => say::hand::medium(locale),
            Self::Firm => say::hand::firm(locale),
        }
    }

    /// How much larger the dot is drawn: a direction, nobody has published the numbers.
    pub(super) const fn size(self) -> f64 {
        match self {
            Self::Light => 1.0,
            Self::Medium => 1.25,
            Self::Firm => 1.6,
        }
    }
}

/// What is left of a dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// It leaves with the epidermis.
    Sheds,
    /// Nobody has shown how much of it stays.
    Thins,
    /// It stays as it was meant, where the end-point was right.
    Holds,
    /// It stays as it was meant or spreads, depending on how thick the skin is.
    Depends,
    /// It stays, but larger or softer than it was meant.
    Swells,
    /// It spreads, blurs and looks cooler.
    Spreads,
}

impl Fate {
    pub(super) const fn of(depth: Depth, pressure: Pressure) -> Self {
        match (depth.layer(), pressure) {
            (Layer::Epidermis, _) => Self::Sheds,
            (Layer::Border, _) => Self::Thins,
            (Layer::Named | Layer::Thinnest, Pressure::Firm) => Self::Swells,
            (Layer::Named, _) => Self::Holds,
            (Layer::Thinnest, _) => Self::Depends,
            (Layer::Lower, Pressure::Firm) => Self::Spreads,
            (Layer::Lower, _) => Self::Swells,
            (Layer::Below, _) => Self::Spreads,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deeper_never_leaves_less_and_a_firmer_hand_never_a_finer_dot() {
        let all = (1..=50).map(Depth);
        for depth in all.clone() {
            let fates = Pressure::ALL.map(|pressure| Fate::of(depth, pressure));
            assert!(fates.is_sorted(), "{depth:?}: {fates:?}");
        }
        for pressure in Pressure::ALL {
            assert!(all.clone().map(|depth| Fate::of(depth, pressure)).is_sorted(), "{pressure:?}");
        }
    }

    #[test]
    fn the_borders_are_those_of_the_published_numbers() {
        let fates = [
            (0.05, Fate::Sheds),
            (0.1, Fate::Thins),
            (0.2, Fate::Thins),
            (0.25, Fate::Holds),
            (1.15, Fate::Holds),
            (1.2, Fate::Depends),
            (1.5, Fate::Depends),
            (1.55, Fate::Swells),
            (2.0, Fate::Swells),
            (2.5, Fate::Spreads),
        ];
        for (mm, fate) in fates {
            let depth = Depth::of_mm(mm);
            assert_eq!(Fate::of(depth, Pressure::Light), fate, "{mm}");
            assert_eq!(depth.is_below_the_thinnest(), mm > 1.19, "{mm}");
        }
        assert_eq!(Depth::of_mm(0.5).written(Locale::Es).replace('\u{a0}', " "), "0,50 mm");
    }
}
