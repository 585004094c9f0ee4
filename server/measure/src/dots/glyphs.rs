//! Figures and letters as a hand writes them.

use rand::{Rng, RngExt};

use super::{
    canvas::{Canvas, Ink, Point},
    shape::curve,
};

/// Strokes of the figures 0 to 9 on a unit square, y down.
const FIGURES: [&[(f32, f32)]; 10] = [
    &[(0.55, 0.0), (0.15, 0.2), (0.1, 0.7), (0.45, 1.0), (0.85, 0.7), (0.8, 0.2), (0.5, 0.0)],
    &[(0.25, 0.25), (0.55, 0.0), (0.5, 1.0)],
    &[(0.15, 0.25), (0.45, 0.0), (0.8, 0.2), (0.65, 0.5), (0.1, 1.0), (0.5, 0.93), (0.9, 1.0)],
    &[(0.15, 0.1), (0.6, 0.0), (0.8, 0.2), (0.4, 0.45), (0.85, 0.7), (0.6, 0.97), (0.1, 0.92)],
    &[(0.6, 0.0), (0.1, 0.65), (0.9, 0.6), (0.68, 0.35), (0.6, 1.0)],
    &[(0.85, 0.0), (0.25, 0.03), (0.2, 0.45), (0.7, 0.45), (0.8, 0.8), (0.4, 1.0), (0.1, 0.9)],
    &[(0.7, 0.0), (0.25, 0.45), (0.15, 0.85), (0.5, 1.0), (0.8, 0.75), (0.5, 0.55), (0.2, 0.75)],
    &[(0.1, 0.05), (0.85, 0.0), (0.5, 0.5), (0.35, 1.0)],
    &[(0.75, 0.15), (0.4, 0.0), (0.25, 0.2), (0.75, 0.7), (0.45, 1.0), (0.2, 0.75), (0.7, 0.25)],
    &[(0.8, 0.2), (0.45, 0.0), (0.2, 0.3), (0.5, 0.5), (0.8, 0.2), (0.7, 1.0)],
];

/// Writes `figures` from left to right, `height` high, and returns where the pen ends up.
pub(super) fn write(
    canvas: &mut Canvas,
    rng: &mut impl Rng,
    figures: &[u8],
    at: Point,
    height: f32,
    ink: Ink,
    shake: f32,
) -> Point {
    let mut pen = at;
    for &figure in figures {
        let strokes = FIGURES[usize::from(figure % 10)];
        let size = height * rng.random_range(0.92..1.08);
        let slant = 0.12 + shake * rng.random_range(-0.15..0.15);
        let corners: Vec<Point> = strokes
            .iter()
            .map(|&(x, y)| {
                let wobble = || 0.02 + 0.05 * shake;
                let (dx, dy) =
                    (rng.random_range(-1.0..1.0) * wobble(), rng.random_range(-1.0..1.0) * wobble());
                pen.plus((x * 0.62 + dx + slant * (1.0 - y)) * size, (y + dy) * size)
            })
            .collect();
        canvas.stroke(&curve(&corners, 6), height / 26.0, ink);
        pen = pen.plus(size * 0.78, rng.random_range(-1.0..1.0) * shake * size * 0.08);
    }
    pen
}

/// Strokes of a few joined letters on a baseline at 0, small letters half as high as tall ones, y down.
const LETTERS: [&[(f32, f32)]; 9] = [
    &[(0.0, -0.45), (0.04, -0.02), (0.3, -0.02), (0.4, -0.45), (0.42, -0.05)],
    &[(0.02, 0.0), (0.04, -0.45), (0.06, -0.2), (0.25, -0.45), (0.38, -0.3), (0.4, 0.0)],
    &[(0.38, -0.38), (0.15, -0.46), (0.04, -0.2), (0.18, 0.0), (0.38, -0.38), (0.42, 0.0)],
    &[(0.05, -0.2), (0.34, -0.3), (0.2, -0.47), (0.04, -0.22), (0.18, 0.0), (0.4, -0.06)],
    &[(0.02, -0.05), (0.3, -0.8), (0.2, -1.0), (0.1, -0.7), (0.12, -0.05), (0.3, 0.0)],
    &[(0.38, -0.4), (0.12, -0.45), (0.05, -0.15), (0.34, -0.2), (0.36, 0.35), (0.1, 0.4), (0.4, -0.02)],
    &[(0.03, 0.0), (0.05, -0.42), (0.12, -0.44), (0.3, -0.42)],
    &[(0.12, -0.85), (0.1, -0.1), (0.22, 0.0), (0.34, -0.06)],
    &[(0.2, -0.25), (0.26, -0.46), (0.36, -0.2), (0.2, 0.0), (0.02, -0.06), (0.36, -0.02)],
];

/// Scribbles a word of `letters` letters on the baseline at `at`, and returns where it ends.
pub(super) fn scribble(
    canvas: &mut Canvas,
    rng: &mut impl Rng,
    letters: usize,
    at: Point,
    ink: Ink,
    shake: f32,
) -> f32 {
    const HEIGHT: f32 = 46.0;
    let mut corners = vec![at];
    let mut left = at.x;
    for _ in 0..letters {
        let letter = LETTERS[rng.random_range(0..LETTERS.len())];
        let width = HEIGHT * rng.random_range(0.9..1.15);
        corners.extend(letter.iter().map(|&(x, y)| {
            let (dx, dy) = (rng.random_range(-0.05..0.05) * shake, rng.random_range(-0.05..0.05) * shake);
            Point::new(left + (x + dx - 0.22 * y) * width, at.y + (y + dy) * HEIGHT)
        }));
        left += 0.46 * width;
    }
    canvas.stroke(&curve(&corners, 5), 1.7, ink);
    left
}
