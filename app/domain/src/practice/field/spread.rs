//! How far dots are from each other, and how evenly they fill the area.

use super::{Area, Dot, FEWEST, per};

/// Mean distance to the nearest neighbour. A dot near the border may have its neighbour outside, so it is a neighbour
/// only; where hardly any other is left, all count.
pub(super) fn spacing(dots: &[Dot], area: Area) -> Option<f64> {
    if dots.len() < FEWEST || area.short_side() <= 0.0 {
        return None;
    }
    let border = (1.5 / (per(dots.len(), area.cm2()) / 100.0).sqrt()).min(0.15 * area.short_side());
    let focal = |dot: &Dot| area.inset(*dot) > border;
    let all = dots.iter().filter(|dot| focal(dot)).count() < 5;
    let nearest: Vec<f64> = dots
        .iter()
        .enumerate()
        .filter(|(_, dot)| all || focal(dot))
        .map(|(at, dot)| {
            let others = dots.iter().enumerate().filter(|(other, _)| *other != at);
            others.map(|(_, other)| dot.distance(*other)).fold(f64::INFINITY, f64::min)
        })
        .collect();
    Some(nearest.iter().sum::<f64>() / per(nearest.len(), 1.0))
}

/// The share of dots whose neighbour is closer than their diameter.
pub(super) fn merged(dots: &[Dot], diameter: f64) -> f64 {
    let touches = |at: usize, dot: &Dot| {
        dots.iter().enumerate().any(|(other, neighbour)| other != at && dot.distance(*neighbour) < diameter)
    };
    let touching = dots.iter().enumerate().filter(|(at, dot)| touches(*at, dot)).count();
    if dots.is_empty() { 0.0 } else { per(touching, per(dots.len(), 1.0)) }
}

/// Inset of the quadrats from the border, in millimetres.
const INSET: f64 = 0.5;
/// Quadrats on a side of a block.
const BLOCK: usize = 4;

/// Variance over mean of counts in quadrats that hold nine dots on average, in blocks of 4 × 4, so that a slow change of
/// density is not seen; the median of all blocks. Nothing where there is no room for a block.
pub(super) fn dispersion(dots: &[Dot], area: Area) -> Option<f64> {
    let density = per(dots.len(), area.cm2()) / 100.0;
    if dots.len() < FEWEST || density <= 0.0 {
        return None;
    }
    let side = 3.0 / density.sqrt();
    let fitting = |length: f64| floor((length - 2.0 * INSET) / side);
    let (across, down) = (fitting(area.width), fitting(area.height));
    if across < BLOCK || down < BLOCK {
        return None;
    }
    let mut counts = vec![0.0_f64; across * down];
    for dot in dots.iter().filter(|dot| dot.x >= INSET && dot.y >= INSET) {
        let (column, row) = (floor((dot.x - INSET) / side), floor((dot.y - INSET) / side));
        if column < across && row < down {
            counts[row * across + column] += 1.0;
        }
    }
    let block = |left: usize, top: usize| {
        let cells = (top..top + BLOCK).flat_map(|row| (left..left + BLOCK).map(move |column| (row, column)));
        let cells: Vec<f64> = cells.map(|(row, column)| counts[row * across + column]).collect();
        let mean = cells.iter().sum::<f64>() / per(cells.len(), 1.0);
        let squares = cells.iter().map(|count| (count - mean).powi(2)).sum::<f64>();
        squares / per(cells.len() - 1, 1.0) / mean.max(0.1)
    };
    let lefts = (0..=across - BLOCK).step_by(2);
    let blocks = lefts.flat_map(|left| (0..=down - BLOCK).step_by(2).map(move |top| (left, top)));
    median(blocks.map(|(left, top)| block(left, top)).collect())
}

/// The middle one, or the mean of the two in the middle.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 { Some(upper) } else { Some(f64::midpoint(values[middle - 1], upper)) }
}

/// The whole part of a number; nothing below zero.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates; not below zero")]
pub(super) fn floor(value: f64) -> usize {
    value.max(0.0).floor() as usize
}
