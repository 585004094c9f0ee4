//! The front edge from one sideburn over the points to the other, and the hair behind it, as one sees them from the front.

use std::f64::consts::TAU;

use domain::learning::hairline::{Design, Edge, Sex, Spot};

use super::curve::{bent, on_the_way};
use super::drawing::seen;
use super::face;
use crate::figures::scatter::{chance, field};

/// From one place of the edge to the next, in millimetres.
const STEP: f64 = 2.5;
/// How far hair reaches down in front of the ears.
const SIDEBURN: f64 = -40.0;
/// Dots of a full head are about so far apart.
const SPACING: f64 = 4.2;

/// The edge, and the part of it between the corners.
pub(super) struct Front {
    /// From the left sideburn to the right one.
    pub(super) edge: Vec<Spot>,
    /// Where the left corner is in it, and the right one.
    corners: [usize; 2],
}

fn at(across: f64, up: f64) -> Spot {
    Spot { across, up }
}

/// Places on a bent way, without its last.
fn bend(way: Bend) -> impl Iterator<Item = Spot> {
    (0..16_u8).map(move |step| bent(way, f64::from(step) / 16.0))
}

impl Front {
    /// The edge of a design.
    pub(super) fn of(design: &Design) -> Self {
        let [left, right] = [false, true].map(|right| half(design, right));
        let mut edge: Vec<_> = left.spots.iter().rev().map(|spot| spot.mirrored()).collect();
        let middle = edge.len() - 1;
        edge.extend(right.spots.iter().skip(1));
        Self { edge, corners: [middle - left.corner, middle + right.corner] }
    }

    /// The end of the transition zone between the corners: the edge, so far behind itself.
    pub(super) fn behind(&self, far: f64) -> Vec<Spot> {
        let [first, last] = self.corners;
        let inner = (first + 2).min(last)..last.saturating_sub(1);
        let spot = |n: usize| {
            let (before, after) = (self.edge[n - 1], self.edge[n + 1]);
            let length = before.distance(after).max(0.01);
            // The hair is to the left of the way from left to right.
            let out = at(before.up - after.up, after.across - before.across);
            at(self.edge[n].across + out.across / length * far, self.edge[n].up + out.up / length * far)
        };
        inner.map(spot).collect()
    }

    /// Whether a place is bare: in front of the edge.
    fn is_bare(&self, spot: Spot) -> bool {
        let (Some(first), Some(last)) = (self.edge.first(), self.edge.last()) else { return true };
        let bottom = -400.0;
        let closing = [at(last.across, bottom), at(first.across, bottom)];
        inside(self.edge.iter().copied().chain(closing), spot)
    }

    /// How far a place is from the edge.
    fn distance(&self, spot: Spot) -> f64 {
        let pairs = self.edge.windows(2).map(|pair| from_stretch(spot, pair[0], pair[1]));
        pairs.fold(f64::INFINITY, f64::min)
    }

    /// The dots behind the edge: few in the transition zone, more and more behind it.
    pub(super) fn hair(&self, design: &Design) -> Vec<Spot> {
        let outline = face::outline(design.face);
        let zone = design.zone.length();
        let all = field((180.0, 180.0), SPACING, 17).into_iter().map(|(x, y)| at(x - 90.0, 116.0 - y));
        (0_u32..)
            .zip(all)
            .filter(|(_, spot)| spot.up > SIDEBURN && inside(outline.iter().copied(), *spot))
            .filter(|(n, spot)| !self.is_bare(*spot) && chance(18, *n) < density(self.distance(*spot), zone))
            .map(|(_, spot)| spot)
            .collect()
    }
}

/// How many of the places of a full head have a dot, so far behind the edge.
fn density(far: f64, zone: f64) -> f64 {
    if far < zone { 0.10 + 0.38 * far / zone } else { (0.62 + (far - zone) / 40.0).min(0.94) }
}

/// How far a place is from a stretch of the way.
fn from_stretch(spot: Spot, from: Spot, to: Spot) -> f64 {
    let (across, up) = (to.across - from.across, to.up - from.up);
    let squared = (across * across + up * up).max(1e-9);
    let part = ((spot.across - from.across) * across + (spot.up - from.up) * up) / squared;
    spot.distance(on_the_way(from, to, part.clamp(0.0, 1.0)))
}

/// Whether a place is within a closed way: a line to one side crosses it an odd number of times.
fn inside(way: impl Iterator<Item = Spot> + Clone, spot: Spot) -> bool {
    let next = way.clone().skip(1).chain(way.clone().take(1));
    let crossed = way.zip(next).filter(|(a, b)| {
        (a.up > spot.up) != (b.up > spot.up)
            && spot.across < a.across + (b.across - a.across) * (spot.up - a.up) / (b.up - a.up)
    });
    crossed.count() % 2 == 1
}

/// One half of the edge, drawn to the right.
struct Half {
    /// From the middle to the sideburn.
    spots: Vec<Spot>,
    /// Where the corner is in it.
    corner: usize,
}

fn half(design: &Design, right: bool) -> Half {
    let marks = design.landmarks();
    let side = usize::from(right);
    let turn = |spot: Spot| if right { spot } else { spot.mirrored() };
    let [b, c, d] = [marks.b, turn(marks.c[side]), turn(marks.d[side])].map(seen);
    let temple = at(face::forehead(design.face) * 0.90, d.up.min(6.0) - 6.0);
    let sideburn = at(face::cheek(design.face) - 6.0, SIDEBURN);
    let [front, corner, burn] = match (design.edge, design.client.sex) {
        (Edge::Ruled, _) => straight(b, c, d, sideburn),
        (_, Sex::Man) => angular(b, c, d, temple, sideburn),
        (_, Sex::Woman) => rounded(b, c, d, temple, sideburn),
    };
    let front = even(bend(front).chain([c]));
    let rest = even(bend(corner).chain(bend(burn)).chain([sideburn]));
    let corner = front.len() - 1;
    let whole: Vec<_> = front.into_iter().chain(rest.into_iter().skip(1)).collect();
    Half { spots: rough(&whole, design.edge, right, corner), corner }
}

type Bend = [Spot; 4];

/// With a ruler from point to point.
fn straight(b: Spot, c: Spot, d: Spot, sideburn: Spot) -> [Bend; 3] {
    [(b, c), (c, d), (d, sideburn)]
        .map(|(from, to)| [from, on_the_way(from, to, 0.33), on_the_way(from, to, 0.67), to])
}

/// The corner is a corner: behind it the edge falls back towards the ear before it comes to the peak.
fn angular(b: Spot, c: Spot, d: Spot, temple: Spot, sideburn: Spot) -> [Bend; 3] {
    let rise = c.up - b.up;
    let front = [b, at(b.across + c.across * 0.45, b.up), at(c.across * 0.80, b.up + rise * 0.72), c];
    let back = |part: f64| {
        let way = on_the_way(c, d, part);
        at(way.across + 9.0, way.up)
    };
    [front, [c, back(0.35), back(0.70), d], [d, at(d.across + 8.0, d.up - 8.0), temple, sideburn]]
}

/// The edge runs round the corner.
fn rounded(b: Spot, c: Spot, d: Spot, temple: Spot, sideburn: Spot) -> [Bend; 3] {
    let length = b.distance(d).max(1.0);
    let along = |far: f64| at((d.across - b.across) / length * far, (d.up - b.up) / length * far);
    let shifted = |spot: Spot, by: Spot| at(spot.across + by.across, spot.up + by.up);
    let before = shifted(c, along(-0.33 * b.distance(c)));
    let after = shifted(c, along(0.33 * c.distance(d)));
    let front = [b, at(c.across * 0.40, b.up), before, c];
    [front, [c, after, on_the_way(c, d, 0.75), d], [d, at(d.across + 5.0, d.up - 8.0), temple, sideburn]]
}

/// The same way with places at even distances, its ends included.
fn even(way: impl Iterator<Item = Spot>) -> Vec<Spot> {
    let way: Vec<_> = way.collect();
    let mut spots: Vec<Spot> = way.first().copied().into_iter().collect();
    let mut due = STEP;
    for pair in way.windows(2) {
        let length = pair[0].distance(pair[1]);
        while due <= length {
            spots.push(on_the_way(pair[0], pair[1], due / length));
            due += STEP;
        }
        due -= length;
    }
    spots.extend(way.last());
    spots
}

/// The edge as a hand makes it: a wave that differs between the sides, or teeth, or nothing. The points stay where they are.
fn rough(way: &[Spot], edge: Edge, right: bool, corner: usize) -> Vec<Spot> {
    let last = way.len().saturating_sub(1);
    let shift = |n: usize| {
        // Nobody's edge has as many places as a float has whole numbers.
        #[allow(clippy::cast_precision_loss)]
        let (far, near) = (n as f64 * STEP, n.min(n.abs_diff(corner)).min(last - n) as f64);
        let calm = (near / 3.0).min(1.0);
        let phase = if right { 0.0 } else { 2.1 };
        match edge {
            Edge::Ruled => 0.0,
            Edge::Wave => {
                calm * (1.4 * (TAU * far / 36.0 + phase).sin() + 0.35 * (TAU * far / 15.0 - phase).sin())
            }
            Edge::Zigzag => calm * if n % 4 < 2 { 2.4 } else { -2.4 },
        }
    };
    let moved = |n: usize| {
        let (before, after) = (way[n.saturating_sub(1)], way[(n + 1).min(last)]);
        let length = before.distance(after).max(0.01);
        let by = shift(n) / length;
        at(way[n].across + (before.up - after.up) * by, way[n].up + (after.across - before.across) * by)
    };
    (0..way.len()).map(moved).collect()
}
