//! The row detector: dots that repeat in one direction have a wave that all of them ride.
//!
//! In windows of at most 20 mm, the structure factor of the dots is worked out on a ring of waves about as long as the dots
//! are apart; the strongest over the mean, over what chance would make the strongest of so many, is the score. About 1
//! without rows. The median over the windows, so that bent and patchy rows count as well.

use std::f64::consts::{E, PI, TAU};

use super::spread::{floor, median};
use super::{Area, Dot, FEWEST_IN_ROWS, per};

/// The side of a window and the way to the next, in millimetres.
const WINDOW: f64 = 20.0;
const STRIDE: f64 = 10.0;
/// The ring, in parts of the root of the density.
const INNER: f64 = 0.7;
const OUTER: f64 = 1.5;

/// The score; nothing where no window holds enough dots.
pub(super) fn score(dots: &[Dot], area: Area) -> Option<f64> {
    let side = WINDOW.min(area.short_side());
    if side <= 0.0 {
        return None;
    }
    let starts = |length: f64| (0..=floor((length - side + 0.01) / STRIDE)).map(|n| per(n, 1.0) * STRIDE);
    let windows = starts(area.width).flat_map(|left| starts(area.height).map(move |top| (left, top)));
    let scores = windows.filter_map(|(left, top)| {
        let inside = dots.iter().map(|dot| Dot { x: dot.x - left, y: dot.y - top });
        let within = |at: f64| (0.0..side).contains(&at);
        let inside: Vec<Dot> = inside.filter(|dot| within(dot.x) && within(dot.y)).collect();
        (inside.len() >= FEWEST_IN_ROWS).then(|| of_window(&inside, side))
    });
    median(scores.collect())
}

/// A complex number.
#[derive(Clone, Copy)]
struct Wave {
    re: f64,
    im: f64,
}

impl Wave {
    fn at(turns: f64) -> Self {
        let (im, re) = (TAU * turns).sin_cos();
        Self { re, im }
    }

    fn times(self, other: Self) -> Self {
        Self { re: self.re * other.re - self.im * other.im, im: self.re * other.im + self.im * other.re }
    }
}

fn of_window(dots: &[Dot], side: f64) -> f64 {
    let count = per(dots.len(), 1.0);
    let middle = count.sqrt() / side;
    let step = 1.0 / (1.5 * side);
    let first = -OUTER * middle;
    let steps = floor((-2.0 * first + step) / step) + 1;
    let waves: Vec<f64> = (0..steps).map(|n| first + per(n, 1.0) * step).collect();
    // Dots near the border of the window count less (Hann), or the border itself would look like a row.
    let weight = |dot: &Dot| ((PI * dot.x / side).sin() * (PI * dot.y / side).sin()).powi(2);
    let weights: Vec<f64> = dots.iter().map(weight).collect();
    let power: f64 = weights.iter().map(|weight| weight * weight).sum();
    let across: Vec<Vec<Wave>> = phases(dots.iter().map(|dot| dot.x).collect(), first, step, steps);
    let down = phases(dots.iter().map(|dot| dot.y).collect(), first, step, steps);
    let (mut strongest, mut sum, mut points) = (0.0_f64, 0.0_f64, 0_usize);
    for (ky, column) in waves.iter().zip(&down).filter(|(ky, _)| **ky >= -step / 2.0) {
        let weighted: Vec<Wave> = column
            .iter()
            .zip(&weights)
            .map(|(wave, weight)| Wave { re: wave.re * weight, im: wave.im * weight })
            .collect();
        for (kx, row) in waves.iter().zip(&across) {
            if !(INNER * middle..=OUTER * middle).contains(&kx.hypot(*ky)) {
                continue;
            }
            let total = row.iter().zip(&weighted).fold(Wave { re: 0.0, im: 0.0 }, |sum, (one, other)| Wave {
                re: sum.re + one.re * other.re - one.im * other.im,
                im: sum.im + one.re * other.im + one.im * other.re,
            });
            let found = (total.re * total.re + total.im * total.im) / power.max(f64::MIN_POSITIVE);
            strongest = strongest.max(found);
            sum += found;
            points += 1;
        }
    }
    let mean = sum / per(points.max(1), 1.0);
    let modes = PI * (OUTER * OUTER - INNER * INNER) * count / 4.5 + E;
    if mean > 0.0 { strongest / mean / modes.ln() } else { 0.0 }
}

/// For each wave the phase of each dot, from one wave to the next by one multiplication.
fn phases(places: Vec<f64>, first: f64, step: f64, steps: usize) -> Vec<Vec<Wave>> {
    let turns: Vec<Wave> = places.iter().map(|place| Wave::at(place * step)).collect();
    let mut now: Vec<Wave> = places.iter().map(|place| Wave::at(place * first)).collect();
    let mut all = Vec::with_capacity(steps);
    for _ in 0..steps {
        let next = now.iter().zip(&turns).map(|(wave, turn)| wave.times(*turn)).collect();
        all.push(std::mem::replace(&mut now, next));
    }
    all
}
