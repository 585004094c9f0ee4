//! Areas, outlines and smooth lines on the canvas.

use super::canvas::Point;

/// A rectangle of canvas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) from: Point,
    pub(super) to: Point,
}

impl Area {
    pub(super) const fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { from: Point::new(left, top), to: Point::new(right, bottom) }
    }

    /// Corners in drawing order, closed.
    pub(super) const fn outline(self) -> [Point; 5] {
        let Self { from, to } = self;
        [from, Point::new(to.x, from.y), to, Point::new(from.x, to.y), from]
    }

    pub(super) fn inset(self, by: f32) -> Self {
        Self { from: self.from.plus(by, by), to: self.to.plus(-by, -by) }
    }

    /// Where `at` lies between left and right, 0..1.
    pub(super) fn across(self, at: Point) -> f32 {
        (at.x - self.from.x) / (self.to.x - self.from.x)
    }
}

/// Points of an ellipse, from 3 o'clock onwards through `turns` of a full round.
pub(super) fn ellipse(centre: Point, across: f32, down: f32, turns: f32) -> Vec<Point> {
    (0..=60_u8)
        .map(|step| {
            let angle = f32::from(step) / 60.0 * turns * std::f32::consts::TAU;
            centre.plus(across * angle.cos(), down * angle.sin())
        })
        .collect()
}

/// How far `at` lies inside the closed `outline`, or `None` outside.
pub(super) fn inside(outline: &[Point], at: Point) -> Option<f32> {
    let mut within = false;
    let mut nearest = f32::INFINITY;
    for pair in outline.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x {
            within = !within;
        }
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let along = ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy).max(1.0);
        nearest = nearest.min(at.distance(a.toward(b, along.clamp(0.0, 1.0))));
    }
    within.then_some(nearest)
}

/// A smooth line through `corners` (Catmull-Rom), `steps` points for each stretch.
pub(super) fn curve(corners: &[Point], steps: u8) -> Vec<Point> {
    let Some(last) = corners.len().checked_sub(1) else { return Vec::new() };
    let mut path = Vec::with_capacity(corners.len() * usize::from(steps));
    for at in 0..last {
        let [before, from, to, after] =
            [at.saturating_sub(1), at, at + 1, (at + 2).min(last)].map(|index| corners[index]);
        for step in 0..steps {
            let t = f32::from(step) / f32::from(steps);
            let spline = |a: f32, b: f32, c: f32, d: f32| {
                b + 0.5 * t * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))
            };
            path.push(Point::new(
                spline(before.x, from.x, to.x, after.x),
                spline(before.y, from.y, to.y, after.y),
            ));
        }
    }
    path.push(corners[last]);
    path
}
