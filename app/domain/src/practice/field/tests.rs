use proptest::prelude::*;

use super::*;

const AREA: Area = Area { width: 20.0, height: 20.0 };

/// Draws that are the same every time, from 0 up to 1.
fn draws(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed.wrapping_mul(2_862_933_555_777_941_757).wrapping_add(3_037_000_493);
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f64::from(u32::try_from(state >> 32).expect("32 bits")) / (f64::from(u32::MAX) + 1.0)
    }
}

fn random(count: usize, seed: u64) -> Vec<Dot> {
    let mut draw = draws(seed);
    (0..count).map(|_| Dot { x: draw() * AREA.width, y: draw() * AREA.height }).collect()
}

/// Rows a millimetre apart, each dot off by at most this much.
fn grid(off: f64, seed: u64) -> Vec<Dot> {
    let mut draw = draws(seed);
    let places = (0..20).flat_map(|row| (0..20).map(move |column| (f64::from(column), f64::from(row))));
    let mut aside = |at: f64| at + 0.5 + (draw() - 0.5) * 2.0 * off;
    places.map(|(x, y)| Dot { x: aside(x), y: aside(y) }).collect()
}

fn clumps(seed: u64) -> Vec<Dot> {
    let mut draw = draws(seed);
    let middles: Vec<(f64, f64)> = (0..24).map(|_| (1.0 + draw() * 18.0, 1.0 + draw() * 18.0)).collect();
    let mut near = |at: f64| (at + (draw() - 0.5) * 1.8).clamp(0.0, 19.99);
    (0..360).map(|n| middles[n % 24]).map(|(x, y)| Dot { x: near(x), y: near(y) }).collect()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

#[test]
fn a_millimetre_grid_has_a_hundred_dots_per_cm2_a_millimetre_apart_in_rows() {
    let found = Measures::of(&grid(0.0, 1), AREA, 0.3);
    assert_eq!(found.count, 400);
    assert!(near(found.density, 100.0) && near(found.merged, 0.0));
    assert!((found.spacing.expect("enough dots") - 1.0).abs() < 1e-9);
    assert!((found.index.expect("enough dots") - 2.0).abs() < 1e-9);
    assert!(found.rows.expect("enough dots") > 10.0, "{:?}", found.rows);
    assert_eq!(found.pattern, Some(Pattern::Rows));
}

#[test]
fn rows_are_found_though_the_hand_trembles() {
    for seed in 1..6 {
        let found = Measures::of(&grid(0.2, seed), AREA, 0.3);
        assert_eq!(found.pattern, Some(Pattern::Rows), "{found:?}");
    }
}

#[test]
fn chance_is_called_chance_and_clumps_are_called_clumps() {
    for seed in 1..9 {
        let found = Measures::of(&random(360, seed), AREA, 0.3);
        assert_eq!(found.pattern, Some(Pattern::Random), "{found:?}");
        assert!((found.index.expect("enough dots") - 1.0).abs() < 0.15, "{found:?}");
        assert_eq!(Measures::of(&clumps(seed), AREA, 0.3).pattern, Some(Pattern::Clustered));
    }
}

#[test]
fn nothing_is_said_of_a_few_dots() {
    let found = Measures::of(&random(11, 3), AREA, 0.3);
    assert!(found.spacing.is_none() && found.index.is_none());
    assert!(found.rows.is_none() && found.pattern.is_none());
    assert!(near(Measures::of(&[], AREA, 0.3).density, 0.0));
    assert!(Measures::of(&random(39, 3), AREA, 0.3).rows.is_none());
}

#[test]
fn dots_that_touch_are_counted_both() {
    let at = |x: f64| Dot { x, y: 5.0 };
    let dots = [at(1.0), at(1.3), at(4.0), at(7.0)];
    assert!(near(Measures::of(&dots, AREA, 0.4).merged, 0.5));
    assert!(near(Measures::of(&dots, AREA, 0.2).merged, 0.0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn measures_are_finite_and_do_not_depend_on_the_order(seed: u64, count in 0_usize..200) {
        let mut dots = random(count, seed);
        let one = Measures::of(&dots, AREA, 0.5);
        dots.reverse();
        let other = Measures::of(&dots, AREA, 0.5);
        prop_assert_eq!(one.count, other.count);
        prop_assert!((0.0..=1.0).contains(&one.merged) && near(one.merged, other.merged));
        for (one, other) in [(one.spacing, other.spacing), (one.index, other.index), (one.rows, other.rows)] {
            match (one, other) {
                (Some(one), Some(other)) => {
                    prop_assert!(one.is_finite() && (one - other).abs() <= 1e-6 * one.abs().max(1.0));
                }
                (one, other) => prop_assert_eq!(one, other),
            }
        }
    }
}
