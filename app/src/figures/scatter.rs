//! Chance that is always the same, so that a picture drawn by the server is the one drawn by the browser.

/// A number from 0 up to 1 for the `n`th draw of a `seed`.
pub fn chance(seed: u32, n: u32) -> f64 {
    let mut bits = seed.wrapping_mul(0x9E37_79B9) ^ n.wrapping_mul(0x85EB_CA6B);
    for factor in [0x7FEB_352D_u32, 0x846C_A68B] {
        bits = (bits ^ (bits >> 16)).wrapping_mul(factor);
    }
    f64::from(bits ^ (bits >> 16)) / (f64::from(u32::MAX) + 1.0)
}

/// Places over a rectangle that starts at zero, about `spacing` apart and in no rows.
pub fn field((width, height): (f64, f64), spacing: f64, seed: u32) -> Vec<(f64, f64)> {
    let mut places = Vec::new();
    let (mut y, mut row, mut n) = (spacing / 2.0, 0_u32, 0_u32);
    while y < height {
        let mut x = if row % 2 == 0 { spacing * 0.4 } else { spacing * 0.9 };
        while x < width {
            let shift = |n: u32| (chance(seed, n) - 0.5) * spacing * 0.62;
            places.push((x + shift(n), y + shift(n + 1)));
            n += 2;
            x += spacing;
        }
        y += spacing * 0.88;
        row += 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_even_and_always_the_same() {
        let draws: Vec<_> = (0..4000).map(|n| chance(7, n)).collect();
        assert!(draws.iter().all(|draw| (0.0..1.0).contains(draw)));
        let mean = draws.iter().sum::<f64>() / 4000.0;
        assert!((mean - 0.5).abs() < 0.03, "{mean}");
        assert_eq!(field((80.0, 80.0), 9.0, 3), field((80.0, 80.0), 9.0, 3));
        assert_ne!(field((80.0, 80.0), 9.0, 3), field((80.0, 80.0), 9.0, 4));
    }
}
