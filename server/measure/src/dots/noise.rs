//! Textures: noise that is a function of position, so that nothing needs to be stored.

/// A number in 0..1 that belongs to the lattice point.
pub(super) fn white(x: i32, y: i32, seed: u32) -> f32 {
    // Multiply and fold (the finalizer of MurmurHash3): enough to look random, cheap enough for every pixel.
    let mut hash =
        x.cast_unsigned().wrapping_mul(0x9E37_79B1) ^ y.cast_unsigned().wrapping_mul(0x85EB_CA77) ^ seed;
    hash = (hash ^ hash >> 16).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ hash >> 13).wrapping_mul(0xC2B2_AE35);
    ((hash ^ hash >> 16) >> 8) as f32 / 16_777_216.0
}

/// Smooth noise in -1..1 with bumps about one unit wide.
pub(super) fn smooth(x: f32, y: f32, seed: u32) -> f32 {
    // Not `floor`: without SSE 4.1 that is a function call, and this runs a dozen times for every pixel.
    let whole = |value: f32| value as i32 - i32::from(value < 0.0);
    let (column, row) = (whole(x), whole(y));
    let (across, down) = (ease(x - column as f32), ease(y - row as f32));
    let upper = mix(white(column, row, seed), white(column + 1, row, seed), across);
    let lower = mix(white(column, row + 1, seed), white(column + 1, row + 1, seed), across);
    mix(upper, lower, down) * 2.0 - 1.0
}

/// Smooth noise with finer bumps upon it, each octave half as wide and half as high; in about -1..1.
pub(super) fn rough(x: f32, y: f32, seed: u32, octaves: u32) -> f32 {
    (0..octaves)
        .fold((0.0, 1.0), |(sum, scale), octave| {
            (sum + smooth(x * scale, y * scale, seed ^ (octave * 0x51D7)) / (2.0 * scale), scale * 2.0)
        })
        .0
}

/// From `a` to `b`.
pub(super) fn mix(a: f32, b: f32, share: f32) -> f32 {
    a + (b - a) * share
}

/// 0 at 0, 1 at 1, level at both ends.
pub(super) fn ease(share: f32) -> f32 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}
