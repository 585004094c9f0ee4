//! Hands that place dots, each always the same for the same field.

use domain::practice::field::Dot;

use super::choices::Arrangement;
use crate::figures::scatter::chance;

/// How far a hand that works in rows misses them, in parts of their distance.
const TREMBLE: f64 = 0.14;
/// Dots of a clump, and how far they lie from its middle, in millimetres.
const CLUMP: u32 = 14;
const REACH: f64 = 1.1;

/// So many dots in a square of this side, as such a hand places them. With an even hand and with chance, a field of fewer
/// dots is the beginning of one with more, as passes are.
pub(super) fn dots(arrangement: Arrangement, count: u32, seed: u16, side: f64) -> Vec<Dot> {
    let seed = u32::from(seed) * 4;
    match arrangement {
        Arrangement::Even => spaced(count, seed, side, 8),
        Arrangement::Random => (0..count).map(|n| anywhere(seed, n, side)).collect(),
        Arrangement::Rows => rows(count, seed, side),
        Arrangement::Clumps => clumps(count, seed, side),
    }
}

/// Follicles, drawn without rows and apart from each other. Only their number is published; how they lie is schematic.
pub(super) fn follicles(count: u32, seed: u16, side: f64) -> Vec<Dot> {
    spaced(count, 1_000 + u32::from(seed), side, 5)
}

fn anywhere(seed: u32, n: u32, side: f64) -> Dot {
    Dot { x: chance(seed, 2 * n) * side, y: chance(seed, 2 * n + 1) * side }
}

/// Each dot is the one of several tries that is furthest from all before (Mitchell's best candidate). Distances go round
/// the border, or dots would gather there.
fn spaced(count: u32, seed: u32, side: f64, tries: u32) -> Vec<Dot> {
    let mut dots: Vec<Dot> = Vec::new();
    for n in 0..count {
        let round = |length: f64| length.abs().min(side - length.abs());
        let room = |at: &Dot| {
            let squares = dots.iter().map(|dot| round(dot.x - at.x).powi(2) + round(dot.y - at.y).powi(2));
            squares.fold(f64::INFINITY, f64::min)
        };
        let found = (0..tries).map(|one| anywhere(seed, n * tries + one, side));
        let best = found.map(|dot| (room(&dot), dot)).max_by(|one, other| one.0.total_cmp(&other.0));
        dots.extend(best.map(|(_, dot)| dot));
    }
    dots
}

fn rows(count: u32, seed: u32, side: f64) -> Vec<Dot> {
    let mut across = 1;
    while across * across < count {
        across += 1;
    }
    let down = count.div_ceil(across).max(1);
    let place = |step: u32, steps: u32, n: u32| {
        let off = (chance(seed, n) - 0.5) * TREMBLE;
        (f64::from(step) + 0.5 + off) * side / f64::from(steps)
    };
    (0..count)
        .map(|n| Dot { x: place(n % across, across, 2 * n), y: place(n / across, down, 2 * n + 1) })
        .collect()
}

fn clumps(count: u32, seed: u32, side: f64) -> Vec<Dot> {
    let middles = count.div_ceil(CLUMP).max(1);
    let place = |n: u32| {
        let middle = anywhere(seed + 1, n % middles, side);
        let far = |n: u32| (chance(seed + 2, 2 * n) + chance(seed + 2, 2 * n + 1) - 1.0) * REACH;
        let inside = |at: f64| at.clamp(0.0, side);
        Dot { x: inside(middle.x + far(2 * n)), y: inside(middle.y + far(2 * n + 1)) }
    };
    (0..count).map(place).collect()
}

#[cfg(test)]
mod tests {
    use domain::practice::field::{Area, Measures, Pattern};

    use super::*;

    const SIDE: f64 = 15.0;

    fn measured(arrangement: Arrangement, count: u32, seed: u16) -> Measures {
        let dots = dots(arrangement, count, seed, SIDE);
        assert_eq!(dots.len(), count as usize);
        assert!(dots.iter().all(|dot| (0.0..=SIDE).contains(&dot.x) && (0.0..=SIDE).contains(&dot.y)));
        Measures::of(&dots, Area { width: SIDE, height: SIDE }, 0.3)
    }

    #[test]
    fn each_hand_leaves_what_it_is_called() {
        for seed in [1, 2, 3, 20, 50] {
            for count in [135, 203] {
                let pattern = |arrangement| measured(arrangement, count, seed).pattern;
                assert_eq!(pattern(Arrangement::Even), Some(Pattern::Even), "field {seed} of {count}");
                assert_eq!(pattern(Arrangement::Rows), Some(Pattern::Rows), "field {seed} of {count}");
                let random = measured(Arrangement::Random, count, seed).index.expect("enough dots");
                let clumps = measured(Arrangement::Clumps, count, seed).index.expect("enough dots");
                assert!((0.75..1.25).contains(&random) && clumps < random, "{random} {clumps}");
            }
        }
    }

    #[test]
    fn a_pass_adds_to_the_one_before() {
        for arrangement in [Arrangement::Even, Arrangement::Random] {
            let all = dots(arrangement, 203, 7, SIDE);
            assert_eq!(dots(arrangement, 56, 7, SIDE), all[..56]);
        }
    }
}
