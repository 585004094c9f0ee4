//! The face from the front with the line, its points and the guides. Schematic: the forehead curves back, so that seen from
//! the front its middle looks shorter than the tape says.

use domain::learning::hairline::{Design, Measure, Movable, Part, Side, Spot};

use super::curve::path;
use super::line::Front;
use super::{face, written};
use crate::figures::markup::number;
use crate::figures::{Markup, Picture, Place};
use crate::i18n::{Locale, hairline_design as say};

pub(super) const SIZE: (f64, f64) = (640.0, 564.0);

/// Where the glabella is, and how many units a millimetre has.
const GLABELLA: (f64, f64) = (300.0, 248.0);
const SCALE: f64 = 2.1;
/// How long a tape over the middle of the forehead looks from the front, and how far from the middle it looks as it is.
const SHORTER: f64 = 0.85;
const TRUE: f64 = 45.0;
/// How near a pointer has to be to take hold of a point.
const REACH: f64 = 46.0;

/// How long a height above the brows looks, so far from the middle.
fn shortening(across: f64) -> f64 {
    let part = (across / TRUE).abs().min(1.0);
    SHORTER + (1.0 - SHORTER) * part * part
}

/// A place that was found with the tape, as one sees it from the front.
pub(super) fn seen(spot: Spot) -> Spot {
    if spot.up > 0.0 { Spot { up: spot.up * shortening(spot.across), ..spot } } else { spot }
}

/// A place that one sees, as the tape finds it.
fn taped(spot: Spot) -> Spot {
    if spot.up > 0.0 { Spot { up: spot.up / shortening(spot.across), ..spot } } else { spot }
}

/// Where a place that one sees is in the picture.
pub(super) fn place(spot: Spot) -> Place {
    Place { x: GLABELLA.0 + spot.across * SCALE, y: GLABELLA.1 - spot.up * SCALE }
}

/// Where a point that can be moved is in the picture.
pub(super) fn point(design: &Design, point: Movable) -> Place {
    place(seen(design.place_of(point)))
}

/// What the tape finds at a place of the picture.
pub(super) fn spot(place: Place) -> Spot {
    taped(Spot { across: (place.x - GLABELLA.0) / SCALE, up: (GLABELLA.1 - place.y) / SCALE })
}

/// A length of the face in the picture.
pub(super) fn scaled(millimetres: f64) -> f64 {
    millimetres * SCALE
}

/// The point that a pointer takes hold of there: the nearest within reach, by its place in [`Movable::ALL`].
pub(super) fn held(design: &Design, at: Place) -> Option<usize> {
    let from = seen(spot(at));
    let all = Movable::ALL.iter().enumerate();
    let far = all.map(|(n, point)| (n, scaled(seen(design.place_of(*point)).distance(from))));
    far.filter(|(_, far)| *far <= REACH).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(n, _)| n)
}

pub(super) fn draw(locale: Locale, design: &Design) -> Picture {
    let front = Front::of(design);
    let mut shapes = Markup::default();
    face::draw(&mut shapes, design.face);
    guides(&mut shapes, locale, design);
    let hair = front.hair(design).into_iter().map(place).map(|place| (place.x, place.y));
    shapes.dots("f-ink", 3.0, hair);
    zone(&mut shapes, design, &front);
    shapes.path("f-accent", 2.4, &path(&front.edge, false));
    points(&mut shapes, design);
    heights(&mut shapes, locale, design);
    Picture { alt: alt(locale, design), shapes }
}

fn dashed(shapes: &mut Markup, class: &str, dash: &str, d: &str) {
    shapes.shape("path", &[("class", class), ("stroke-width", "1.4"), ("stroke-dasharray", dash), ("d", d)]);
}

/// Lines across at the thirds, with their lengths; lines up from the outer corners of the eyes.
fn guides(shapes: &mut Markup, locale: Locale, design: &Design) {
    let features = design.face.features();
    let levels = [design.middle.count(), 0, -features.nose_below, -features.chin_below];
    let words = [say::third::upper(locale), say::third::middle(locale), say::third::lower(locale)];
    let y = |up: i16| place(seen(Spot { across: 0.0, up: f64::from(up) })).y;
    for level in levels {
        dashed(shapes, "f-soft", "2 6", &format!("M150 {}H632", number(y(level))));
    }
    for (pair, word) in levels.windows(2).zip(words) {
        let middle = f64::midpoint(y(pair[0]), y(pair[1]));
        let length = written::centimetres(locale, pair[0] - pair[1]);
        shapes.label("f-small", (632.0, middle - 3.0), "end", word);
        shapes.label("f-small", (632.0, middle + 19.0), "end", &length);
    }
    for eye in design.landmarks().e {
        let (foot, head) = (place(eye), place(Spot { up: 104.0, ..eye }));
        dashed(
            shapes,
            "f-accent",
            "6 5",
            &format!("M{} {}V{}", number(foot.x), number(foot.y), number(head.y)),
        );
    }
}

/// Where the transition zone ends.
fn zone(shapes: &mut Markup, design: &Design, front: &Front) {
    if design.zone.count() > 0 {
        dashed(shapes, "f-accent", "3 6", &path(&front.behind(design.zone.length()), false));
    }
}

/// The points with their letters: large those that can be moved, small those that are found on the face.
fn points(shapes: &mut Markup, design: &Design) {
    let marks = design.landmarks();
    let fixed = [("A", marks.a, 1.0), ("E", marks.e[0], -1.0), ("E", marks.e[1], 1.0)];
    for (letter, at, side) in fixed {
        circle(shapes, "f-ink-fill", "6", at);
        letters(shapes, letter, at, side);
    }
    shapes.within("g", &[("class", "f-handle f-upright")], |shapes| {
        for movable in Movable::ALL {
            circle(shapes, "f-accent-fill", "11", design.place_of(movable));
            let place = point(design, movable);
            shapes.dots("f-grip", 3.2, [(place.x - 4.0, place.y), (place.x + 4.0, place.y)]);
        }
    });
    letters(shapes, "B", marks.b, 1.0);
    for (letter, [left, right]) in [("C", marks.c), ("D", marks.d)] {
        letters(shapes, letter, left, -1.0);
        letters(shapes, letter, right, 1.0);
    }
}

fn circle(shapes: &mut Markup, class: &str, radius: &str, at: Spot) {
    let place = place(seen(at));
    let (x, y) = (number(place.x), number(place.y));
    shapes.shape("circle", &[("class", class), ("cx", &x), ("cy", &y), ("r", radius)]);
}

/// A letter below a point, on the bare side of it.
fn letters(shapes: &mut Markup, letter: &str, at: Spot, side: f64) {
    let place = place(seen(at));
    let (x, y) = (number(place.x - side * 20.0), number(place.y + 26.0));
    shapes.within("g", &[("class", "f-over")], |shapes| {
        let all =
            [("class", "f-label"), ("x", &*x), ("y", &*y), ("text-anchor", "middle"), ("font-size", "22")];
        shapes.text("text", &all, letter);
    });
}

/// The heights of B and C, large; where the sides differ, each C on its side.
fn heights(shapes: &mut Markup, locale: Locale, design: &Design) {
    let [left, right] = design.sides.both().map(|side| side.get(Part::Corner).count());
    let mut headline = |letter: &str, millimetres: i16, (x, y, anchor): (&str, &str, &str)| {
        let all = [("class", "f-label"), ("x", x), ("y", y), ("text-anchor", anchor), ("font-size", "30")];
        shapes.text("text", &all, &format!("{letter} {}", written::centimetres(locale, millimetres)));
    };
    headline("B", design.middle.count(), ("8", "40", "start"));
    headline("C", left, ("8", "76", "start"));
    if left != right {
        headline("C", right, ("632", "40", "end"));
    }
}

fn alt(locale: Locale, design: &Design) -> String {
    let [left, right] = design.sides.both();
    let side = |side: Side| {
        let lengths =
            Part::ALL.map(|part| written::spoken(locale, Measure::Of(part), side.get(part).count()));
        lengths.join(", ")
    };
    let sides = if left == right {
        say::alt::mirrored(locale, side(left))
    } else {
        say::alt::free(locale, side(left), side(right))
    };
    let face = written::face(locale, design.face);
    let middle = written::centimetres(locale, design.middle.count());
    let zone = written::millimetres(locale, design.zone.count());
    say::alt::picture(locale, face, middle, sides, zone, written::edge(locale, design.edge))
}
