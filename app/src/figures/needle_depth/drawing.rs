//! The skin in section, to scale, and the dot from above at three times.

use std::f64::consts::FRAC_PI_6;

use super::fate::{Depth, Fate, Pressure};
use super::published;
use crate::figures::scatter::{chance, field};
use crate::figures::{Markup, Picture, Place};
use crate::i18n::{Locale, format, needle_depth as say};

pub(super) const SIZE: (f64, f64) = (640.0, 452.0);

/// The section: its upper left corner, its width, and how many units a millimetre has.
const LEFT: f64 = 50.0;
const TOP: f64 = 62.0;
const WIDTH: f64 = 250.0;
const SCALE: f64 = 148.0;
/// How deep the section is drawn, in millimetres.
const DEEPEST: f64 = 2.5;
/// Where the needle enters.
const NEEDLE: f64 = LEFT + 212.0;
/// The three dots from above.
const ROUND: f64 = 54.0;
const ROUND_X: f64 = 560.0;

fn y(mm: f64) -> f64 {
    TOP + mm * SCALE
}

/// Whether a place belongs to the section.
pub(super) fn on_the_skin(at: Place) -> bool {
    (LEFT - 40.0..LEFT + WIDTH + 8.0).contains(&at.x)
}

/// The depth of a place.
pub(super) fn depth_at(at: Place) -> f64 {
    (at.y - TOP) / SCALE
}

pub(super) fn draw(locale: Locale, depth: Depth, pressure: Pressure) -> Picture {
    let fate = Fate::of(depth, pressure);
    let mut shapes = Markup::default();
    section(&mut shapes, locale);
    grains(&mut shapes, depth, pressure, fate);
    needle(&mut shapes, locale, depth, pressure);
    ranges(&mut shapes, locale, depth);
    let times = [say::time::fresh(locale), say::time::month(locale), say::time::year(locale)];
    for (label, (y, time)) in
        times.into_iter().zip([(72.0, Time::Fresh), (216.0, Time::Month), (360.0, Time::Year)])
    {
        from_above(&mut shapes, y, time, fate, pressure);
        shapes.label("f-label", (ROUND_X, y + ROUND + 24.0), "middle", label);
    }
    let alt = say::alt(
        locale,
        depth.written(locale),
        depth.layer().label(locale),
        pressure.label(locale),
        healed(locale, fate),
    );
    Picture { alt, shapes }
}

fn healed(locale: Locale, fate: Fate) -> &'static str {
    match fate {
        Fate::Sheds => say::healed::sheds(locale),
        Fate::Thins => say::healed::thins(locale),
        Fate::Holds => say::healed::holds(locale),
        Fate::Depends => say::healed::depends(locale),
        Fate::Swells => say::healed::swells(locale),
        Fate::Spreads => say::healed::spreads(locale),
    }
}

/// The layers. The dermis is drawn as deep as the thickest that was measured; a line shows where the thinnest ends.
fn section(shapes: &mut Markup, locale: Locale) {
    shapes.area("f-skin-1", (LEFT, y(0.0)), (WIDTH, DEEPEST * SCALE));
    shapes.area("f-skin-3", (LEFT, y(0.0)), (WIDTH, 0.1 * SCALE));
    // The upper dermis: fibres get fewer with depth, because nobody has measured where it ends.
    let fibres = field((WIDTH, DEEPEST * SCALE), 11.0, 5);
    let numbered = (0_u32..).zip(fibres);
    let kept = numbered.filter(|(n, (_, down))| {
        let mm = down / SCALE;
        mm > 0.14 && chance(6, *n) < (1.1 - mm * 0.9).max(0.10)
    });
    shapes.dots("f-soft", 1.7, kept.map(|(_, (across, down))| (LEFT + across, TOP + down)));
    shapes.line("f-ink", 1.8, (LEFT, y(0.0)), (LEFT + WIDTH, y(0.0)));
    for mm in [0.5, 1.0, 1.5, 2.0, 2.5] {
        shapes.line("f-ink", 1.2, (LEFT - 8.0, y(mm)), (LEFT, y(mm)));
        shapes.label("f-small", (LEFT - 12.0, y(mm) + 6.0), "end", &format::decimal(locale, mm, 1));
    }
    shapes.label("f-small", (LEFT - 12.0, y(0.0) + 6.0), "end", "mm");
    for mm in [1.2, 2.0] {
        shapes.shape(
            "path",
            &[
                ("class", "f-soft"),
                ("stroke-width", "1.4"),
                ("stroke-dasharray", "7 6"),
                ("d", &format!("M{LEFT} {:.1}h{WIDTH}", y(mm))),
            ],
        );
    }
    shapes.label("f-small", (LEFT + 6.0, y(0.1) + 22.0), "start", say::label::epidermis(locale));
    shapes.label("f-small", (LEFT + 6.0, y(0.85)), "start", say::label::dermis(locale));
    shapes.label("f-small", (LEFT + 6.0, y(1.2) - 8.0), "start", say::label::thinnest(locale));
    shapes.label("f-small", (LEFT + 6.0, y(2.0) + 22.0), "start", say::label::thickest(locale));
}

/// Pigment along the way of the needle, most of it where it ends.
fn grains(shapes: &mut Markup, depth: Depth, pressure: Pressure, fate: Fate) {
    let end = y(depth.mm());
    let spread = match fate {
        Fate::Sheds | Fate::Thins | Fate::Holds => 6.0,
        Fate::Depends => 9.0,
        Fate::Swells => 12.0,
        Fate::Spreads => 24.0,
    } * pressure.size();
    let grain = |n: u32| {
        let (a, b) = (chance(21, n), chance(22, n));
        let up = a * a * (end - TOP).min(34.0);
        let side = (b - 0.5) * 2.0 * spread * (1.0 - a * 0.6);
        (NEEDLE + side, (end - up).max(TOP + 1.0))
    };
    shapes.dots("f-ink", 3.4, (0..44).map(grain));
}

fn needle(shapes: &mut Markup, locale: Locale, depth: Depth, pressure: Pressure) {
    let end = y(depth.mm());
    // A firm hand pushes the surface in.
    let dent = (pressure.size() - 1.0) * 16.0;
    if dent > 0.0 {
        let d = format!("M{} {TOP}q24 {dent:.1} 48 0z", NEEDLE - 24.0);
        shapes.path("f-paper f-outlined", 1.2, &d);
    }
    shapes.within("g", &[("class", "f-handle f-upright")], |shapes| {
        let d = format!(
            "M{} 0V{:.1}L{NEEDLE} {end:.1}L{} {:.1}V0z",
            NEEDLE - 7.0,
            (end - 40.0).max(6.0),
            NEEDLE + 7.0,
            (end - 40.0).max(6.0)
        );
        shapes.path("f-paper f-needle", 1.6, &d);
        shapes.line("f-accent", 2.4, (LEFT, end), (LEFT + WIDTH, end));
        let (x, y) = (LEFT + WIDTH, end.to_string());
        shapes
            .shape("circle", &[("class", "f-accent-fill"), ("cx", &x.to_string()), ("cy", &y), ("r", "11")]);
        shapes.dots("f-grip", 3.2, [(x - 4.0, end), (x + 4.0, end)]);
    });
    let headline = [("class", "f-label"), ("x", "8"), ("y", "40"), ("font-size", "34")];
    shapes.text("text", &headline, &depth.written(locale));
}

/// Each published depth as a column of dots; those that hold the chosen depth are dark.
fn ranges(shapes: &mut Markup, locale: Locale, depth: Depth) {
    shapes.label("f-small", (LEFT + WIDTH + 34.0, 40.0), "start", say::label::published(locale));
    // What the academy shows as its range.
    shapes.area("f-wash", (LEFT + WIDTH + 26.0, y(0.5)), (118.0, SCALE));
    let mut x = LEFT + WIDTH + 42.0;
    for one in published::ALL {
        let mut mm = one.from;
        let mut places = Vec::new();
        while mm <= one.to + 0.01 {
            places.push((x, y(mm)));
            mm += 0.05;
        }
        let here = (one.from - 0.1..=one.to + 0.1).contains(&depth.mm());
        shapes.dots(if here { "f-ink" } else { "f-soft" }, if here { 6.0 } else { 4.0 }, places);
        x += 17.0;
    }
}

/// When a dot is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Fresh,
    Month,
    Year,
}

/// How dots look from above.
struct Look {
    /// Diameter in a light hand.
    diameter: f64,
    /// How many of a hundred are left.
    left: f64,
    /// How many of a hundred of those are pale.
    pale: f64,
    /// How far a halo reaches; nothing without one.
    halo: f64,
}

impl Look {
    const fn of(time: Time, fate: Fate) -> Self {
        let (diameter, left, pale, halo) = match (time, fate) {
            (Time::Fresh, Fate::Spreads) => (10.0, 100.0, 0.0, 9.0),
            (Time::Fresh, Fate::Swells) => (9.4, 100.0, 0.0, 6.0),
            (Time::Fresh, _) => (9.0, 100.0, 0.0, 0.0),
            (Time::Month, Fate::Sheds) => (3.4, 22.0, 100.0, 0.0),
            (Time::Month, Fate::Thins) => (5.2, 65.0, 60.0, 0.0),
            (Time::Month, Fate::Holds) => (7.0, 100.0, 0.0, 0.0),
            (Time::Month, Fate::Depends) => (7.8, 100.0, 0.0, 3.0),
            (Time::Month, Fate::Swells) => (8.6, 100.0, 0.0, 7.0),
            (Time::Month, Fate::Spreads) => (12.0, 100.0, 0.0, 13.0),
            (Time::Year, Fate::Sheds) => (2.6, 8.0, 100.0, 0.0),
            (Time::Year, Fate::Thins) => (4.8, 45.0, 80.0, 0.0),
            (Time::Year, Fate::Holds) => (6.6, 100.0, 16.0, 0.0),
            (Time::Year, Fate::Depends) => (7.6, 100.0, 15.0, 4.0),
            (Time::Year, Fate::Swells) => (8.6, 100.0, 14.0, 8.0),
            (Time::Year, Fate::Spreads) => (13.5, 100.0, 10.0, 16.0),
        };
        Self { diameter, left, pale, halo }
    }
}

fn from_above(shapes: &mut Markup, middle: f64, time: Time, fate: Fate, pressure: Pressure) {
    let look = Look::of(time, fate);
    let round = |shapes: &mut Markup, class: &str, width: &str| {
        let (x, y, r) = (ROUND_X.to_string(), middle.to_string(), ROUND.to_string());
        let attributes = [("class", class), ("cx", &*x), ("cy", &*y), ("r", &*r), ("stroke-width", width)];
        shapes.shape("circle", &attributes);
    };
    round(shapes, "f-skin-1", "0");
    let places = field((ROUND * 2.0, ROUND * 2.0), 25.0, 9);
    let inside: Vec<_> = (0_u32..)
        .zip(places.into_iter().map(|(x, y)| (x + ROUND_X - ROUND, y + middle - ROUND)))
        .filter(|(_, (x, y))| (x - ROUND_X).hypot(y - middle) < ROUND - 11.0)
        .filter(|(n, _)| chance(31, *n) * 100.0 < look.left)
        .collect();
    if look.halo > 0.0 {
        // What bleeds is red while it is fresh; what has spread looks cool when it has healed.
        let class = if time == Time::Fresh { "f-danger" } else { "f-cool" };
        let specks = inside.iter().flat_map(|(n, (x, y))| {
            (0..12_u32).map(move |speck| {
                let turn = f64::from(speck) * FRAC_PI_6 + chance(32, *n * 12 + speck);
                let far = look.diameter * pressure.size() / 2.0 + look.halo * chance(33, *n * 12 + speck);
                (x + turn.cos() * far, y + turn.sin() * far)
            })
        });
        let all: Vec<_> = specks.filter(|(x, y)| (x - ROUND_X).hypot(y - middle) < ROUND - 2.0).collect();
        shapes.dots(class, 2.2, all);
    }
    let pale = |n: u32| chance(34, n) * 100.0 < look.pale;
    let size = look.diameter * pressure.size();
    shapes.dots("f-soft", size * 0.8, inside.iter().filter(|(n, _)| pale(*n)).map(|(_, place)| *place));
    shapes.dots("f-ink", size, inside.iter().filter(|(n, _)| !pale(*n)).map(|(_, place)| *place));
    round(shapes, "f-ink", "1.6");
}

/// The dot of a hand, beside its name.
pub(super) fn swatch(pressure: Pressure) -> String {
    let mut svg = Markup::default();
    svg.within("svg", &[("viewBox", "0 0 28 28")], |svg| {
        svg.dots("f-ink", 9.0 * pressure.size(), [(14.0, 14.0)]);
    });
    svg.into_html()
}
