//! The face that a line is drawn on: schematic, in millimetres from the glabella as one sees them from the front.

use domain::learning::hairline::{FaceShape, Spot};

use super::curve::{bent, path};
use super::drawing::{place, scaled};
use crate::figures::Markup;

/// How far the top of the head is above the glabella.
const TOP: f64 = 112.0;

/// Half the width of the head, the forehead, the cheekbones, the jaw and the chin.
const fn widths(shape: FaceShape) -> [f64; 5] {
    match shape {
        FaceShape::Oval => [76.0, 72.0, 70.0, 55.0, 24.0],
        FaceShape::Round => [79.0, 77.0, 78.0, 66.0, 36.0],
        FaceShape::Square => [77.0, 74.0, 74.0, 70.0, 44.0],
        FaceShape::Heart => [79.0, 77.0, 70.0, 46.0, 15.0],
        FaceShape::Diamond => [71.0, 65.0, 77.0, 51.0, 17.0],
        FaceShape::Oblong => [70.0, 65.0, 64.0, 55.0, 28.0],
        FaceShape::Triangle => [71.0, 64.0, 69.0, 71.0, 42.0],
    }
}

/// Half the width of the face at the cheekbones.
pub(super) fn cheek(shape: FaceShape) -> f64 {
    widths(shape)[2]
}

/// Half the width of the forehead at the level of the brows.
pub(super) fn forehead(shape: FaceShape) -> f64 {
    widths(shape)[1]
}

/// The right half of the outline, from the top of the head to the chin.
fn half(shape: FaceShape) -> [Spot; 9] {
    let [head, forehead, cheek, jaw, chin] = widths(shape);
    let bottom = -f64::from(shape.features().chin_below);
    let at = |across, up| Spot { across, up };
    [
        at(0.0, TOP),
        at(head * 0.50, TOP - 7.0),
        at(head * 0.86, TOP - 32.0),
        at(head, TOP - 70.0),
        at(forehead, 10.0),
        at(cheek, -38.0),
        at(jaw, bottom * 0.74),
        at(chin, bottom + 5.0),
        at(0.0, bottom),
    ]
}

/// The whole outline, closed, from the top of the head clockwise, with enough places between to look round.
pub(super) fn outline(shape: FaceShape) -> Vec<Spot> {
    let right = half(shape);
    let left = right[1..8].iter().rev().map(|spot| spot.mirrored());
    let corners: Vec<_> = right.iter().copied().chain(left).collect();
    let count = corners.len();
    let corner = |number: usize| corners[number % count];
    (0..count)
        .flat_map(|n| {
            let four = [corner(n + count - 1), corner(n), corner(n + 1), corner(n + 2)];
            (0..6_u8).map(move |step| between(four, f64::from(step) / 6.0))
        })
        .collect()
}

/// A place between the second and the third of four, on the curve of Catmull and Rom through all of them.
fn between([before, from, to, after]: [Spot; 4], part: f64) -> Spot {
    let beside = |spot: Spot, start: Spot, end: Spot, sixth: f64| Spot {
        across: spot.across + (end.across - start.across) * sixth,
        up: spot.up + (end.up - start.up) * sixth,
    };
    let sixth = 1.0 / 6.0;
    bent([from, beside(from, before, to, sixth), beside(to, from, after, -sixth), to], part)
}

/// Skin, eyes, brows, nose, mouth and ears.
pub(super) fn draw(shapes: &mut Markup, shape: FaceShape) {
    for right in [false, true] {
        ear(shapes, shape, right);
    }
    shapes.path("f-paper f-outlined", 1.6, &path(&outline(shape), true));
    for right in [false, true] {
        eye(shapes, shape, right);
    }
    let features = shape.features();
    let (nose, chin) = (f64::from(features.nose_below), f64::from(features.chin_below));
    let mouth = nose + (chin - nose) * 0.36;
    curve(
        shapes,
        1.6,
        &[(-13.0, 6.0 - nose), (-7.0, -nose), (0.0, -2.0 - nose), (7.0, -nose), (13.0, 6.0 - nose)],
    );
    curve(
        shapes,
        1.8,
        &[(-23.0, -mouth), (-8.0, 2.0 - mouth), (0.0, -mouth), (8.0, 2.0 - mouth), (23.0, -mouth)],
    );
    curve(shapes, 1.0, &[(-11.0, -10.0 - mouth), (0.0, -13.0 - mouth), (11.0, -10.0 - mouth)]);
}

/// A quiet line through places of the face.
fn curve(shapes: &mut Markup, width: f64, at: &[(f64, f64)]) {
    let spots: Vec<_> = at.iter().map(|&(across, up)| Spot { across, up }).collect();
    shapes.path("f-soft", width, &path(&spots, false));
}

fn eye(shapes: &mut Markup, shape: FaceShape, right: bool) {
    let features = shape.features();
    let (outer, up) = (f64::from(features.eye_across), -f64::from(features.eye_below));
    let sign = if right { 1.0 } else { -1.0 };
    let at = |across: f64, higher: f64| (sign * across, up + higher);
    let inner = outer - 29.0;
    curve(shapes, 2.0, &[at(inner, -1.0), at(inner + 8.0, 4.5), at(inner + 18.0, 5.5), at(outer, 0.0)]);
    curve(shapes, 1.2, &[at(inner, -1.0), at(inner + 10.0, -4.0), at(inner + 20.0, -3.5), at(outer, 0.0)]);
    curve(shapes, 5.0, &[at(inner - 3.0, 15.0), at(inner + 14.0, 19.0)]);
    curve(shapes, 3.4, &[at(inner + 14.0, 19.0), at(inner + 24.0, 18.0), at(outer + 4.0, 12.0)]);
    let pupil = place(Spot { across: sign * (inner + 14.5), up: up + 1.0 });
    shapes.dots("f-ink", scaled(5.0), [(pupil.x, pupil.y)]);
}

fn ear(shapes: &mut Markup, shape: FaceShape, right: bool) {
    let sign = if right { 1.0 } else { -1.0 };
    let side = cheek(shape) - 1.0;
    let lobe = [(0.0, -4.0), (7.0, 2.0), (11.0, -6.0), (9.0, -26.0), (4.0, -46.0), (-1.0, -50.0)];
    let spots = lobe.map(|(out, up)| Spot { across: sign * (side + out), up });
    shapes.path("f-paper f-outlined", 1.4, &path(&spots, false));
}

/// The outline of a shape, beside its name.
pub(super) fn swatch(shape: FaceShape) -> String {
    let mut svg = Markup::default();
    svg.within("svg", &[("viewBox", "110 10 380 580")], |svg| {
        svg.path("f-ink", 22.0, &path(&outline(shape), true));
    });
    svg.into_html()
}
