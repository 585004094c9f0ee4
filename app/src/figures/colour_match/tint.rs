//! Colours of the picture. They show directions; no screen shows what is under a skin.

use super::State;
use super::choices::{Phototype, Pigment, Placed, Stubble, Undertone};
use super::outcome::Outcome;

/// Red, green and blue, from 0 to 255.
pub(super) type Rgb = [f64; 3];

/// `#0e5b45`
pub(super) fn hex(colour: Rgb) -> String {
    // Within a byte, so nothing is lost.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let byte = |part: f64| part.clamp(0.0, 255.0).round() as u8;
    let [red, green, blue] = colour.map(byte);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn mix(a: Rgb, b: Rgb, part: f64) -> Rgb {
    std::array::from_fn(|at| a[at] * (1.0 - part) + b[at] * part)
}

fn shifted(colour: Rgb, by: Rgb, times: f64) -> Rgb {
    std::array::from_fn(|at| colour[at] + by[at] * times)
}

pub(super) fn skin(phototype: Phototype, undertone: Undertone) -> Rgb {
    let base = match phototype {
        Phototype::I => [243.0, 221.0, 207.0],
        Phototype::II => [235.0, 205.0, 184.0],
        Phototype::III => [221.0, 184.0, 154.0],
        Phototype::IV => [190.0, 148.0, 114.0],
        Phototype::V => [140.0, 100.0, 72.0],
        Phototype::VI => [92.0, 64.0, 48.0],
    };
    match undertone {
        Undertone::Warm => shifted(base, [3.0, 1.0, -14.0], 1.0),
        Undertone::Neutral => base,
        Undertone::Cool => shifted(base, [-2.0, -5.0, 8.0], 1.0),
    }
}

pub(super) fn stubble(stubble: Stubble) -> Rgb {
    match stubble {
        Stubble::Fair => [158.0, 124.0, 82.0],
        Stubble::Brown => [104.0, 74.0, 52.0],
        Stubble::Dark => [66.0, 49.0, 39.0],
        Stubble::Black => [34.0, 31.0, 31.0],
        Stubble::Grey => [134.0, 134.0, 134.0],
    }
}

/// When the colour is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// After the session.
    Fresh,
    /// After four to six weeks.
    Healed,
    /// After some years.
    Years,
}

/// The colour of the dots.
pub(super) fn dots(state: &State, time: Time) -> Rgb {
    let skin = skin(state.skin, state.undertone);
    let darkness = f64::from(state.shade.number()) / 10.0;
    let base = match state.pigment {
        Pigment::Carbon => [52.0, 52.0, 54.0],
        Pigment::Mixture => [62.0, 52.0, 46.0],
        Pigment::Iron => [74.0, 52.0, 40.0],
    };
    // A lighter shade is a thinner one: more of the skin shows through.
    let cover = 0.34 + 0.62 * darkness;
    let (cover, black) = match time {
        Time::Fresh => ((cover + 0.16).min(0.98), 0.72),
        Time::Healed => (cover, 1.0),
        Time::Years => (cover * 0.78, 1.06),
    };
    let pigment = base.map(|part| part * black);
    let seen = mix(skin, pigment, cover);
    let blue = f64::from(Outcome::of(state).blue);
    let (cool, warm) = match time {
        Time::Fresh => (0.0, 0.0),
        Time::Healed => (1.0 + blue * 1.2, 0.6),
        Time::Years => (1.2 + blue * 1.4, 1.8),
    };
    let warm = match state.pigment {
        Pigment::Carbon => 0.0,
        Pigment::Mixture => warm * 0.5,
        Pigment::Iron => warm,
    };
    let cool = if state.pigment == Pigment::Iron { cool * 0.4 } else { cool };
    shifted(shifted(seen, [-4.5, 0.6, 7.0], cool), [19.0, -3.0, -6.0], warm)
}

/// What is around a dot that has spread.
pub(super) fn halo(dot: Rgb, skin: Rgb) -> Rgb {
    mix(skin, dot, 0.42)
}

/// Their diameter, as a part of the one they were set with.
pub(super) fn size(state: &State, time: Time) -> f64 {
    match (state.placed, time) {
        (_, Time::Fresh) => 1.0,
        (Placed::Upper, Time::Healed) => 0.82,
        (Placed::Upper, Time::Years) => 0.78,
        (Placed::Deep, Time::Healed) => 1.25,
        (Placed::Deep, Time::Years) => 1.4,
    }
}

#[cfg(test)]
mod tests {
    use super::super::choices::Shade;
    use super::*;

    fn coolness([red, _, blue]: Rgb) -> f64 {
        blue - red
    }

    #[test]
    fn carbon_heals_cooler_and_iron_warmer_than_it_was_set() {
        for skin in Phototype::ALL {
            let state = |pigment| State { skin, pigment, shade: Shade::new(7), ..State::default() };
            let (carbon, iron) = (state(Pigment::Carbon), state(Pigment::Iron));
            let change =
                |state: &State| coolness(dots(state, Time::Years)) - coolness(dots(state, Time::Fresh));
            assert!(change(&carbon) > change(&iron), "{skin:?}");
            assert!(coolness(dots(&carbon, Time::Healed)) > coolness(dots(&iron, Time::Healed)), "{skin:?}");
        }
    }

    #[test]
    fn colours_are_written_in_full() {
        assert_eq!(hex([14.0, 91.0, 69.4]), "#0e5b45");
        assert_eq!(hex([-5.0, 300.0, 8.0]), "#00ff08");
    }
}
