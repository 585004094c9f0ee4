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

    /// The layer it ends in, as far as that can be said.
    pub(super) const fn layer(self) -> Layer {
        match self.0 {
            ..=2 => Layer::Epidermis,
            3..5 => Layer::Border,
            5..=30 => Layer::Upper,
            31..=40 => Layer::Lower,
            _ => Layer::Below,
        }
    }
}

/// Where a needle ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// Within what has been measured as epidermis, up to about a tenth of a millimetre.
    Epidermis,
    /// Below it, and less deep than anybody says to work.
    Border,
    /// Within the academy's range, or a little above it where the shallowest clinics work.
    Upper,
    /// Deeper than that; some artists and vendors work here.
    Lower,
    /// Deeper than anybody says to work.
    Below,
}

impl Layer {
    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Epidermis => say::layer::epidermis(locale),
            Self::Border => say::layer::border(locale),
            Self::Upper => say::layer::upper(locale),
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
    /// Some of it leaves.
    Thins,
    /// It stays as it was meant.
    Holds,
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
            (Layer::Upper, Pressure::Firm) => Self::Swells,
            (Layer::Upper, _) => Self::Holds,
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
    fn the_range_of_the_academy_holds_in_a_light_hand() {
        for mm in [0.5, 1.0, 1.5] {
            assert_eq!(Fate::of(Depth::of_mm(mm), Pressure::Light), Fate::Holds, "{mm}");
        }
        assert_eq!(Fate::of(Depth::of_mm(0.1), Pressure::Firm), Fate::Sheds);
        assert_eq!(Fate::of(Depth::of_mm(2.5), Pressure::Light), Fate::Spreads);
        assert_eq!(Depth::of_mm(0.5).written(Locale::Es).replace('\u{a0}', " "), "0,50 mm");
    }
}
