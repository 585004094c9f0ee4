//! Dots that are placed by hand, on a raster of a tenth of a millimetre, and the cross that places them.

use domain::practice::field::Dot;

use super::SIDE;
use crate::figures::Query;

/// How many can be placed.
pub(super) const MOST: usize = 120;
/// How near a pointer has to be to take hold of one, in millimetres.
pub(super) const REACH: f64 = 0.5;
/// The last step of the raster, which begins at zero.
const LAST: u16 = 150;
/// Characters for one dot in an address, and their base.
const DIGITS: usize = 3;
const BASE: u32 = 36;

/// A place on the raster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    x: u16,
    y: u16,
}

impl Spot {
    /// The nearest to a place in millimetres, inside the field.
    pub(super) fn near(x: f64, y: f64) -> Self {
        Self { x: tenths(x), y: tenths(y) }
    }

    pub(super) fn dot(self) -> Dot {
        Dot { x: f64::from(self.x) / 10.0, y: f64::from(self.y) / 10.0 }
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the raster")]
fn tenths(millimetres: f64) -> u16 {
    (millimetres.clamp(0.0, SIDE) * 10.0).round() as u16
}

/// The dots of an address; what is none is left out.
pub(super) fn read(text: &str) -> Vec<Spot> {
    let letters: Vec<char> = text.chars().take(MOST * DIGITS).collect();
    let spot = |digits: &[char]| {
        let number = u32::from_str_radix(&digits.iter().collect::<String>(), BASE).ok()?;
        let row = u32::from(LAST) + 1;
        let (x, y) = (u16::try_from(number % row).ok()?, u16::try_from(number / row).ok()?);
        (digits.len() == DIGITS && y <= LAST).then_some(Spot { x, y })
    };
    letters.chunks(DIGITS).filter_map(spot).collect()
}

/// As an address holds them.
pub(super) fn written(spots: &[Spot]) -> String {
    let digit = |number: u32| char::from_digit(number % BASE, BASE).unwrap_or('0');
    let mut text = String::with_capacity(spots.len() * DIGITS);
    for spot in spots {
        let number = u32::from(spot.y) * (u32::from(LAST) + 1) + u32::from(spot.x);
        text.extend([number / (BASE * BASE), number / BASE, number].map(digit));
    }
    text
}

/// Which one is nearest, and how far away, in millimetres.
pub(super) fn nearest(spots: &[Spot], to: Spot) -> Option<(usize, f64)> {
    let far = |spot: &Spot| (spot.dot().x - to.dot().x).hypot(spot.dot().y - to.dot().y);
    spots.iter().map(far).enumerate().min_by(|one, other| one.1.total_cmp(&other.1))
}

/// Where the next dot goes if it is placed without a pointer, in halves of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cross {
    across: u16,
    down: u16,
}

impl Cross {
    pub(super) const MIDDLE: Self = Self { across: 15, down: 15 };

    pub(super) fn read(query: &Query<'_>) -> Self {
        let halves = |name: &str, start: u16| {
            query.number(name, 0.0..=SIDE).map_or(start, |millimetres| (tenths(millimetres) + 2) / 5)
        };
        Self { across: halves("across", Self::MIDDLE.across), down: halves("down", Self::MIDDLE.down) }
    }

    pub(super) fn millimetres(self) -> [f64; 2] {
        [self.across, self.down].map(|halves| f64::from(halves) / 2.0)
    }

    pub(super) fn spot(self) -> Spot {
        Spot { x: self.across * 5, y: self.down * 5 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placed_dots_come_back_from_an_address() {
        let corners = [(0.0, 0.0), (15.0, 0.0), (0.0, 15.0), (15.0, 15.0), (7.3, 4.1), (99.0, -4.0)];
        let spots: Vec<_> = corners.iter().map(|(x, y)| Spot::near(*x, *y)).collect();
        assert_eq!(read(&written(&spots)), spots);
        assert_eq!(written(&[]), "");
    }

    #[test]
    fn what_is_no_dot_is_left_out() {
        assert_eq!(read("zzz!!!00"), Vec::new());
        assert_eq!(read(&"000".repeat(MOST + 5)).len(), MOST);
    }
}
