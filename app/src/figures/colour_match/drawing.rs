//! Four rounds of one skin: the stubble, and the dots beside it at three times.

use super::State;
use super::choices::Placed;
use super::outcome::Outcome;
use super::tint::{Rgb, Time, dots, halo, hex, size, skin, stubble};
use crate::figures::scatter::{chance, field};
use crate::figures::{Markup, Picture};
use crate::i18n::{Locale, colour_match as say};

pub(super) const SIZE: (f64, f64) = (640.0, 470.0);

const RADIUS: f64 = 96.0;
/// From one dot to the next.
const SPACING: f64 = 16.0;
/// The diameter of a dot when it is set.
const DOT: f64 = 7.2;

pub(super) fn draw(locale: Locale, state: &State) -> Picture {
    let mut shapes = Markup::default();
    let ground = skin(state.skin, state.undertone);
    let rounds = [
        ((160.0, 104.0), say::round::stubble(locale), None),
        ((480.0, 104.0), say::round::fresh(locale), Some(Time::Fresh)),
        ((160.0, 340.0), say::round::healed(locale), Some(Time::Healed)),
        ((480.0, 340.0), say::round::years(locale), Some(Time::Years)),
    ];
    for (middle, label, time) in rounds {
        round(&mut shapes, middle, ground);
        match time {
            None => hairs(&mut shapes, middle, stubble(state.stubble)),
            Some(time) => pigment(&mut shapes, middle, state, time),
        }
        let (x, y) = (middle.0.to_string(), middle.1.to_string());
        let edge = [("class", "f-ink"), ("cx", &*x), ("cy", &*y), ("r", "96"), ("stroke-width", "1.6")];
        shapes.shape("circle", &edge);
        shapes.label("f-label", (middle.0, middle.1 + RADIUS + 26.0), "middle", label);
    }
    let outcome = Outcome::of(state);
    let cast = match outcome.blue {
        ..=1 => say::cast::plain(locale),
        2 => say::cast::cool(locale),
        _ => say::cast::blue(locale),
    };
    let alt =
        say::alt(locale, state.skin.label(), state.stubble.label(locale), outcome.fit.label(locale), cast);
    Picture { alt, shapes }
}

fn round(shapes: &mut Markup, (x, y): (f64, f64), ground: Rgb) {
    let (x, y, r) = (x.to_string(), y.to_string(), RADIUS.to_string());
    shapes.shape("circle", &[("fill", &hex(ground)), ("cx", &x), ("cy", &y), ("r", &r)]);
}

/// Places of a round piece of skin, with a margin, in a pattern of its own.
fn places((mx, my): (f64, f64), margin: f64, seed: u32) -> impl Iterator<Item = (u32, (f64, f64))> {
    let all = field((RADIUS * 2.0, RADIUS * 2.0), SPACING, seed);
    (0_u32..)
        .zip(all.into_iter().map(move |(x, y)| (x + mx - RADIUS, y + my - RADIUS)))
        .filter(move |(_, (x, y))| (x - mx).hypot(y - my) < RADIUS - margin)
}

/// Shaved hairs: short, all leaning one way, none like the other.
fn hairs(shapes: &mut Markup, middle: (f64, f64), colour: Rgb) {
    let mut d = String::new();
    for (n, (x, y)) in places(middle, 9.0, 17) {
        let (lean, long) = (2.0 + chance(3, n) * 2.4, 3.4 + chance(4, n) * 3.0);
        d.push_str(&format!("M{x:.1} {y:.1}l{lean:.1} {long:.1}"));
    }
    stroke(shapes, colour, 3.0, &d);
}

fn pigment(shapes: &mut Markup, middle: (f64, f64), state: &State, time: Time) {
    let colour = dots(state, time);
    let diameter = DOT * size(state, time);
    if state.placed == Placed::Deep && time != Time::Fresh {
        let around = halo(colour, skin(state.skin, state.undertone));
        stroke(shapes, around, diameter * 1.9, &dotted(middle, 13.0));
    }
    stroke(shapes, colour, diameter, &dotted(middle, 8.0));
}

fn dotted(middle: (f64, f64), margin: f64) -> String {
    places(middle, margin, 23).map(|(_, (x, y))| format!("M{x:.1} {y:.1}h.01")).collect()
}

fn stroke(shapes: &mut Markup, colour: Rgb, width: f64, d: &str) {
    let width = format!("{width:.1}");
    shapes.shape(
        "path",
        &[
            ("fill", "none"),
            ("stroke", &hex(colour)),
            ("stroke-width", &width),
            ("stroke-linecap", "round"),
            ("d", d),
        ],
    );
}

/// A disc of a colour.
pub(super) fn swatch(colour: Rgb) -> String {
    let mut svg = Markup::default();
    svg.within("svg", &[("viewBox", "0 0 28 28")], |svg| {
        svg.shape("circle", &[("fill", &hex(colour)), ("cx", "14"), ("cy", "14"), ("r", "12.5")]);
        svg.shape(
            "circle",
            &[("class", "f-soft"), ("stroke-width", "1"), ("cx", "14"), ("cy", "14"), ("r", "13")],
        );
    });
    svg.into_html()
}
