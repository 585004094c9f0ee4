//! The surface itself, lying flat: where pigment, pencil and print go.

use super::noise::{self, ease, mix};

/// A place on the canvas, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Point {
    pub(super) const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub(super) fn distance(self, other: Self) -> f32 {
        // Not `hypot`, which guards against overflow that pixels are far from and is many times slower.
        let (x, y) = (self.x - other.x, self.y - other.y);
        (x * x + y * y).sqrt()
    }

    pub(super) fn plus(self, x: f32, y: f32) -> Self {
        Self { x: self.x + x, y: self.y + y }
    }

    pub(super) fn toward(self, other: Self, share: f32) -> Self {
        Self { x: mix(self.x, other.x, share), y: mix(self.y, other.y, share) }
    }
}

/// Something that stains: what share of red, green and blue light passes where it lies thickest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    pub(super) passes: [f32; 3],
    /// How thick it lies, 0..1.
    pub(super) strength: f32,
    /// Width over which its edge fades, in pixels.
    pub(super) edge: f32,
}

impl Ink {
    pub(super) const fn new(passes: [f32; 3], strength: f32, edge: f32) -> Self {
        Self { passes, strength, edge }
    }
}

/// A flat surface in linear steps of brightness, 0..1 per channel.
pub(super) struct Canvas {
    pixels: Vec<[f32; 3]>,
    /// Scratch for strokes, so that one that crosses itself does not darken.
    coverage: Vec<f32>,
    /// How round its corners are, in pixels.
    pub(super) corner: f32,
    /// How much its surface shines, 0..1.
    pub(super) shine: f32,
}

impl Canvas {
    pub(super) const WIDTH: usize = 1800;
    pub(super) const HEIGHT: usize = 1350;

    /// A blank surface of the given texture.
    pub(super) fn new(texture: impl Fn(f32, f32) -> [f32; 3]) -> Self {
        let row = |y| {
            let texture = &texture;
            (0..Self::WIDTH).map(move |x| texture(x as f32, y as f32))
        };
        let pixels = (0..Self::HEIGHT).flat_map(row).collect();
        Self { pixels, coverage: vec![0.0; Self::WIDTH * Self::HEIGHT], corner: 0.0, shine: 0.0 }
    }

    /// Stains a round dot, or a short drag when `end` differs from `at`. Its rim is as ragged as the surface is rough.
    pub(super) fn dot(&mut self, at: Point, end: Point, radius: f32, ink: Ink) {
        let seed = at.x.to_bits();
        for (x, y) in within(at, end, radius * 1.3 + ink.edge) {
            let here = Point::new(x as f32, y as f32);
            let ragged = noise::smooth(here.x / 3.2, here.y / 3.2, seed) * 0.24 * radius.min(8.0);
            let patchy = 1.0 - 0.16 * noise::white(here.x as i32, here.y as i32, seed);
            let covered = covered(here, at, end, radius + ragged, ink.edge) * patchy;
            self.stain(y * Self::WIDTH + x, covered, ink);
        }
    }

    /// Draws along `path` with a line of the given half-width.
    pub(super) fn stroke(&mut self, path: &[Point], half_width: f32, ink: Ink) {
        let segments = || path.windows(2).map(|pair| (pair[0], pair[1]));
        let mut touched = Vec::new();
        for (from, to) in segments() {
            for (x, y) in within(from, to, half_width + ink.edge) {
                let covered = covered(Point::new(x as f32, y as f32), from, to, half_width, ink.edge);
                let at = y * Self::WIDTH + x;
                if covered > self.coverage[at] {
                    if self.coverage[at] == 0.0 {
                        touched.push(at);
                    }
                    self.coverage[at] = covered;
                }
            }
        }
        for at in touched {
            let covered = std::mem::take(&mut self.coverage[at]);
            self.stain(at, covered, ink);
        }
    }

    fn stain(&mut self, at: usize, covered: f32, ink: Ink) {
        let thickness = covered * ink.strength;
        for (channel, passes) in self.pixels[at].iter_mut().zip(ink.passes) {
            *channel *= mix(1.0, passes, thickness);
        }
    }

    /// The surface between its pixels.
    pub(super) fn sample(&self, at: Point) -> [f32; 3] {
        let x = at.x.clamp(0.0, (Self::WIDTH - 2) as f32);
        let y = at.y.clamp(0.0, (Self::HEIGHT - 2) as f32);
        let (across, down) = (x.fract(), y.fract());
        let corner = y as usize * Self::WIDTH + x as usize;
        let upper = [self.pixels[corner], self.pixels[corner + 1]];
        let lower = [self.pixels[corner + Self::WIDTH], self.pixels[corner + Self::WIDTH + 1]];
        std::array::from_fn(|i| {
            mix(mix(upper[0][i], upper[1][i], across), mix(lower[0][i], lower[1][i], across), down)
        })
    }

    /// How far `at` lies outside the surface, in pixels; negative inside.
    pub(super) fn outside(&self, at: Point) -> f32 {
        let (half_width, half_height) = (Self::WIDTH as f32 / 2.0, Self::HEIGHT as f32 / 2.0);
        let x = (at.x - half_width).abs() - half_width + self.corner;
        let y = (at.y - half_height).abs() - half_height + self.corner;
        x.max(0.0).hypot(y.max(0.0)) + x.max(y).min(0.0) - self.corner
    }
}

/// How much of the pixel at `here` a capsule from `from` to `to` covers, 0..1.
fn covered(here: Point, from: Point, to: Point, radius: f32, edge: f32) -> f32 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx * dx + dy * dy;
    let along = if length == 0.0 { 0.0 } else { ((here.x - from.x) * dx + (here.y - from.y) * dy) / length };
    let distance = here.distance(from.toward(to, along.clamp(0.0, 1.0)));
    ease((radius + edge / 2.0 - distance) / edge)
}

/// The canvas pixels within `reach` of the line from `from` to `to`, or a little farther.
fn within(from: Point, to: Point, reach: f32) -> impl Iterator<Item = (usize, usize)> {
    let range = |a: f32, b: f32, limit: usize| {
        let first = (a.min(b) - reach).max(0.0) as usize;
        let last = ((a.max(b) + reach).ceil().max(0.0) as usize).min(limit);
        first..last
    };
    let columns = range(from.x, to.x, Canvas::WIDTH);
    range(from.y, to.y, Canvas::HEIGHT).flat_map(move |y| columns.clone().map(move |x| (x, y)))
}
