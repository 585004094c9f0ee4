//! Ways between places of the face.

use domain::learning::hairline::Spot;

use super::drawing::place;
use crate::figures::markup::number;

/// A part of the straight way from one place to another.
pub(super) fn on_the_way(from: Spot, to: Spot, part: f64) -> Spot {
    Spot { across: from.across + (to.across - from.across) * part, up: from.up + (to.up - from.up) * part }
}

/// A part of the bent way from the first place to the last, drawn towards those between (Bézier, by de Casteljau).
pub(super) fn bent([first, second, third, last]: [Spot; 4], part: f64) -> Spot {
    let [low, middle, high] =
        [(first, second), (second, third), (third, last)].map(|(from, to)| on_the_way(from, to, part));
    on_the_way(on_the_way(low, middle, part), on_the_way(middle, high, part), part)
}

/// Through these places, and back to the first if it is closed.
pub(super) fn path(spots: &[Spot], closed: bool) -> String {
    let mut d = String::new();
    for (letter, spot) in std::iter::once('M').chain(std::iter::repeat('L')).zip(spots) {
        let at = place(*spot);
        d.push_str(&format!("{letter}{} {}", number(at.x), number(at.y)));
    }
    if closed {
        d.push('Z');
    }
    d
}
