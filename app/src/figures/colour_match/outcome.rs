//! How a shade fits a head, and how cool it will look (fact A5). The scale is the figure's own: directions are sourced,
//! amounts are not.

use super::State;
use super::choices::{Phototype, Pigment, Placed, Shade};
use crate::i18n::{Locale, colour_match as say};
use crate::ui::Tone;

/// How a shade stands beside the stubble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// Hardly to be seen on this skin.
    Faint,
    /// Lighter than the stubble: how a first session is.
    Lighter,
    /// As the stubble.
    Equal,
    /// Darker than the stubble.
    Darker,
}

impl Fit {
    pub(super) fn of(state: &State) -> Self {
        let (shade, stubble) = (state.shade.number(), state.stubble.shade().number());
        // Skin itself is a step of the scale, the darkest one about the middle.
        if shade < state.skin.number().saturating_add(1) || shade + 4 < stubble {
            Self::Faint
        } else if shade < stubble {
            Self::Lighter
        } else if shade == stubble {
            Self::Equal
        } else {
            Self::Darker
        }
    }

    pub(super) const fn tone(self) -> Tone {
        match self {
            Self::Lighter => Tone::Ok,
            Self::Equal => Tone::Info,
            Self::Faint | Self::Darker => Tone::Warn,
        }
    }

    pub(super) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Faint => say::fit::faint(locale),
            Self::Lighter => say::fit::lighter(locale),
            Self::Equal => say::fit::equal(locale),
            Self::Darker => say::fit::darker(locale),
        }
    }

    pub(super) fn word(self, locale: Locale) -> &'static str {
        match self {
            Self::Faint => say::word::faint(locale),
            Self::Lighter => say::word::lighter(locale),
            Self::Equal => say::word::equal(locale),
            Self::Darker => say::word::darker(locale),
        }
    }

    pub(super) fn sentence(self, locale: Locale) -> &'static str {
        match self {
            Self::Faint => say::verdict::faint(locale),
            Self::Lighter => say::verdict::lighter(locale),
            Self::Equal => say::verdict::equal(locale),
            Self::Darker => say::verdict::darker(locale),
        }
    }
}

/// What comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The shade beside the stubble.
    pub(super) fit: Fit,
    /// How many things make it look cooler than any black under skin does anyway.
    pub(super) blue: u8,
}

impl Outcome {
    pub(super) fn of(state: &State) -> Self {
        let fit = Fit::of(state);
        let darker = fit == Fit::Darker;
        let fair = state.skin <= Phototype::II;
        let causes = [
            state.placed == Placed::Deep,
            state.placed == Placed::Deep && state.pigment == Pigment::Carbon,
            darker,
            darker && fair,
            darker && state.shade.number() >= state.stubble.shade().number() + 3,
        ];
        let blue = causes.into_iter().map(u8::from).sum::<u8>();
        // What drifts to red does not look blue; what is wrong with the shade stays wrong.
        Self { fit, blue: if state.pigment == Pigment::Iron { blue.saturating_sub(1) } else { blue } }
    }
}

/// One step lighter than the stubble, where a first session begins, as far as the skin lets it be seen.
pub(super) fn first(state: &State) -> Shade {
    Shade::new(state.stubble.shade().number().saturating_sub(2).max(state.skin.number() + 1))
}

#[cfg(test)]
mod tests {
    use super::super::choices::Stubble;
    use super::*;

    fn state(skin: Phototype, shade: u16) -> State {
        State { skin, shade: Shade::new(shade), ..State::default() }
    }

    #[test]
    fn a_darker_shade_never_looks_less_blue() {
        for skin in Phototype::ALL {
            for pigment in Pigment::ALL {
                let blue = |shade| Outcome::of(&State { pigment, ..state(skin, shade) }).blue;
                assert!((1..=10).map(blue).is_sorted(), "{skin:?} {pigment:?}");
            }
        }
    }

    #[test]
    fn fair_skin_shows_a_dark_shade_sooner() {
        assert!(Outcome::of(&state(Phototype::I, 8)).blue > Outcome::of(&state(Phototype::IV, 8)).blue);
    }

    #[test]
    fn depth_adds_to_the_blue() {
        let upper = state(Phototype::III, 6);
        let deep = State { placed: Placed::Deep, ..upper };
        assert!(Outcome::of(&deep).blue > Outcome::of(&upper).blue);
    }

    #[test]
    fn the_first_session_is_lighter_and_can_be_seen() {
        for skin in [Phototype::I, Phototype::III] {
            for stubble in [Stubble::Brown, Stubble::Dark, Stubble::Black] {
                let head = State { stubble, ..state(skin, 1) };
                let begun = State { shade: first(&head), ..head };
                assert_eq!(Fit::of(&begun), Fit::Lighter, "{skin:?} {stubble:?}");
            }
        }
    }
}
