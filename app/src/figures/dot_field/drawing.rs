//! The reader's field and a field of follicles, to the same scale.

use domain::practice::field::Dot;

use super::placed::Spot;
use super::{AREA, SIDE, State};
use crate::figures::{Markup, Picture, Place};
use crate::i18n::{Locale, dot_field as say, format};

pub(super) const SIZE: (f64, f64) = (640.0, 384.0);

/// Units a millimetre has, the upper edge of both fields, and their left edges.
const SCALE: f64 = 20.0;
const TOP: f64 = 40.0;
const OWN: f64 = 8.0;
const NATURAL: f64 = 332.0;
/// Diameter of a follicle in the picture, in millimetres: its opening, not a hair.
pub(super) const FOLLICLE: f64 = 0.3;
/// How far the arms of the cross reach, in units.
const ARM: f64 = 16.0;

/// Whether a place belongs to the reader's field.
pub(super) fn on_the_field(at: Place) -> bool {
    let inside = |at: f64, start: f64| (start..=start + SIDE * SCALE).contains(&at);
    inside(at.x, OWN) && inside(at.y, TOP)
}

/// The spot of the field that is nearest to a place; nothing for a place that is none.
pub(super) fn spot_at(at: Place) -> Option<Spot> {
    let real = at.x.is_finite() && at.y.is_finite();
    real.then(|| Spot::near((at.x - OWN) / SCALE, (at.y - TOP) / SCALE))
}

/// Where a spot of the reader's field is in the picture.
pub(super) fn place_of(spot: Spot) -> Place {
    let Dot { x, y } = spot.dot();
    Place { x: OWN + x * SCALE, y: TOP + y * SCALE }
}

pub(super) fn draw(locale: Locale, state: &State) -> Picture {
    let mut shapes = Markup::default();
    let (generated, natural) = (state.generated(), state.natural());
    let placed: Vec<Dot> = state.placed.iter().map(|spot| spot.dot()).collect();
    shapes.label("f-label", (OWN, 26.0), "start", say::label::own(locale));
    shapes.label("f-label", (NATURAL, 26.0), "start", say::label::natural(locale));
    let side = SIDE * SCALE;
    for left in [OWN, NATURAL] {
        shapes.area("f-paper f-outlined", (left, TOP), (side, side));
    }
    let at = |left: f64| move |dot: &Dot| (left + dot.x * SCALE, TOP + dot.y * SCALE);
    let size = state.diameter() * SCALE;
    shapes.dots("f-ink", size, generated.iter().map(at(OWN)));
    shapes.within("g", &[("class", "f-handle")], |shapes| {
        shapes.dots("f-accent", size, placed.iter().map(at(OWN)));
    });
    cross(&mut shapes, state);
    shapes.dots("f-soft", FOLLICLE * SCALE, natural.iter().map(at(NATURAL)));
    ruler(&mut shapes, locale);
    let density = |count: usize| format::decimal(locale, of_area(count), 0);
    let alt = say::alt(
        locale,
        density(generated.len() + placed.len()),
        state.arrangement.label(locale),
        placed.len().to_string(),
        density(natural.len()),
    );
    Picture { alt, shapes }
}

/// Dots per cm².
#[expect(clippy::cast_precision_loss, reason = "a few hundred dots")]
fn of_area(count: usize) -> f64 {
    count as f64 / AREA.cm2()
}

/// Where the next dot goes: a cross that leaves its middle open.
fn cross(shapes: &mut Markup, state: &State) {
    let [across, down] = state.cross.millimetres();
    let (x, y) = (OWN + across * SCALE, TOP + down * SCALE);
    for (from, to) in [(-ARM, -5.0), (5.0, ARM)] {
        shapes.line("f-accent", 2.0, (x + from, y), (x + to, y));
        shapes.line("f-accent", 2.0, (x, y + from), (x, y + to));
    }
}

fn ruler(shapes: &mut Markup, locale: Locale) {
    let y = TOP + SIDE * SCALE + 14.0;
    for left in [OWN, NATURAL] {
        shapes.line("f-ink", 2.0, (left, y), (left + 5.0 * SCALE, y));
        let words = say::millimetres(locale, "5");
        shapes.label("f-small", (left + 5.0 * SCALE + 10.0, y + 6.0), "start", &words);
    }
}
