//! The skin on that day, and the year as rows of dots.

use super::judgement::Fit;
use super::sign::Sign;
use super::stage::{Moment, Stage};
use crate::figures::markup::number;
use crate::figures::scatter::{chance, field};
use crate::figures::{Markup, Picture, Place};
use crate::i18n::{Locale, healing_timeline as say};

pub(super) const SIZE: (f64, f64) = (640.0, 452.0);

/// The scale: where it begins, and how far it is from one step to the next.
const START: f64 = 22.0;
const STEP: f64 = 5.75;
/// The rows: where the first lies, and how far it is to the next.
const FIRST_ROW: f64 = 214.0;
const ROW: f64 = 46.0;
/// The round piece of skin.
const MIDDLE: (f64, f64) = (98.0, 94.0);
const RADIUS: f64 = 78.0;

/// Whether a place belongs to the scale, and not to the skin above it.
pub(super) fn on_the_axis(at: Place) -> bool {
    at.y > FIRST_ROW - ROW + 10.0
}

/// The moment of a place on the scale.
pub(super) fn moment_at(at: Place) -> Moment {
    let step = ((at.x - START) / STEP).round().clamp(0.0, f64::from(Moment::LAST));
    // Within the scale, so nothing is lost.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Moment::new(step as u16)
}

fn x(at: Moment) -> f64 {
    START + f64::from(at.step()) * STEP
}

pub(super) fn draw(locale: Locale, at: Moment, sign: Sign) -> Picture {
    let mut shapes = Markup::default();
    let stage = Stage::of(at);
    skin(&mut shapes, at, sign);
    shapes.text(
        "text",
        &[("class", "f-label"), ("x", "218"), ("y", "92"), ("font-size", "44")],
        &at.label(locale),
    );
    shapes.text(
        "text",
        &[("class", "f-small"), ("x", "218"), ("y", "128"), ("font-size", "24")],
        stage.label(locale),
    );
    let rows = rows(locale);
    for (y, row) in heights().zip(&rows) {
        line(&mut shapes, y, row);
    }
    axis(&mut shapes, locale, at);
    shapes.within("g", &[("class", "f-over")], |shapes| {
        for (y, row) in heights().zip(&rows) {
            let now = (row.first..=row.end).contains(&at.day());
            let class = if now { "f-label" } else { "f-small" };
            shapes.label(class, (START - 4.0, y - 12.0), "start", row.label);
        }
    });
    let alt = say::alt(locale, at.label(locale), stage.label(locale), stage.expect(locale));
    Picture { alt, shapes }
}

/// Something that lasts from day to day, and until when it may still end.
struct Row {
    label: &'static str,
    first: u16,
    last: u16,
    end: u16,
}

/// What the time line shows (facts A2 and C4).
fn rows(locale: Locale) -> [Row; 5] {
    let of = |label, sign: Sign| {
        let (first, last, end) = sign.days().unwrap_or_default();
        Row { label, first, last, end }
    };
    [
        of(say::row::redness(locale), Sign::Redness),
        of(say::row::scabs(locale), Sign::Scabs),
        of(say::row::flakes(locale), Sign::Flakes),
        Row { label: say::row::sun(locale), first: 0, last: 28, end: 30 },
        Row { label: say::row::photo(locale), first: 28, last: 42, end: 42 },
    ]
}

/// The heights of the rows, from the first.
fn heights() -> impl Iterator<Item = f64> {
    std::iter::successors(Some(FIRST_ROW), |y| Some(y + ROW))
}

/// A row: a dot for each step, large while it lasts, smaller while it may still end.
fn line(shapes: &mut Markup, y: f64, row: &Row) {
    let steps = |wanted: fn(&Row, u16) -> bool| {
        let steps = (0..=Moment::LAST).map(Moment::new).filter(move |at| wanted(row, at.day()));
        steps.map(move |at| (x(at), y))
    };
    shapes.dots("f-soft", 1.6, steps(|row, day| !(row.first..=row.end).contains(&day)));
    shapes.dots("f-accent", 3.4, steps(|row, day| day > row.last && day <= row.end));
    shapes.dots("f-accent", 5.4, steps(|row, day| (row.first..=row.last).contains(&day)));
}

fn axis(shapes: &mut Markup, locale: Locale, at: Moment) {
    let bottom = FIRST_ROW + ROW * 4.0 + 16.0;
    shapes.line("f-soft", 1.0, (START, bottom), (x(Moment::new(Moment::LAST)), bottom));
    let ticks = [
        (0, say::tick::start(locale)),
        (14, "14"),
        (28, "28"),
        (60, say::tick::days(locale)),
        (182, say::tick::half(locale)),
        (364, say::tick::year(locale)),
    ];
    for (day, text) in ticks {
        let x = x(Moment::of_day(day));
        shapes.line("f-soft", 1.0, (x, bottom - 4.0), (x, bottom + 4.0));
        let anchor = if day == 0 {
            "start"
        } else if day == 364 {
            "end"
        } else {
            "middle"
        };
        shapes.label("f-small", (x, bottom + 26.0), anchor, text);
    }
    let x = x(at);
    shapes.within("g", &[("class", "f-handle")], |shapes| {
        shapes.line("f-ink", 2.0, (x, FIRST_ROW - ROW + 22.0), (x, bottom));
        shapes.shape(
            "circle",
            &[("class", "f-ink-fill"), ("cx", &number(x)), ("cy", &number(bottom)), ("r", "9")],
        );
    });
}

/// The dots in the skin: how large, and how many of them are to be seen.
struct Look {
    diameter: f64,
    /// How many of a hundred are pale.
    pale: f64,
    /// How many of a hundred are ringed with redness.
    red: f64,
    /// How many of a hundred carry a scab.
    scabs: f64,
    /// How many of a hundred lie under a flake.
    flakes: f64,
}

impl Look {
    fn of(stage: Stage, sign: Sign) -> Self {
        let (diameter, pale, red, scabs, flakes) = match stage {
            Stage::Fresh => (6.6, 0.0, 90.0, 0.0, 0.0),
            Stage::Settling => (6.0, 0.0, 35.0, 30.0, 0.0),
            Stage::Flaking => (4.6, 55.0, 0.0, 0.0, 28.0),
            Stage::Closing => (4.6, 30.0, 0.0, 0.0, 0.0),
            Stage::Toning => (4.8, 12.0, 0.0, 0.0, 0.0),
            Stage::Healed => (4.8, 0.0, 0.0, 0.0, 0.0),
            Stage::Later => (4.8, 6.0, 0.0, 0.0, 0.0),
            Stage::HalfYear => (4.8, 16.0, 0.0, 0.0, 0.0),
        };
        let or = |own: f64, is: bool, seen: f64| if is { own.max(seen) } else { own };
        Self {
            diameter,
            pale: or(pale, sign == Sign::Patchy, 45.0),
            red: or(red, matches!(sign, Sign::Redness | Sign::Spreading | Sign::Infection), 90.0),
            scabs: or(scabs, matches!(sign, Sign::Scabs | Sign::Infection), 35.0),
            flakes: or(flakes, sign == Sign::Flakes, 30.0),
        }
    }
}

fn skin(shapes: &mut Markup, at: Moment, sign: Sign) {
    let look = Look::of(Stage::of(at), sign);
    let (cx, cy) = (MIDDLE.0.to_string(), MIDDLE.1.to_string());
    let circle = |shapes: &mut Markup, class: &str, r: f64, width: &str, dash: &str| {
        let r = r.to_string();
        let mut attributes =
            vec![("class", class), ("cx", &*cx), ("cy", &*cy), ("r", &*r), ("stroke-width", width)];
        if !dash.is_empty() {
            attributes.push(("stroke-dasharray", dash));
        }
        shapes.shape("circle", &attributes);
    };
    circle(shapes, "f-skin-1", RADIUS, "0", "");
    let all = field((RADIUS * 2.0, RADIUS * 2.0), 15.0, 11);
    let inside: Vec<_> = (0_u32..)
        .zip(all.into_iter().map(|(x, y)| (x + MIDDLE.0 - RADIUS, y + MIDDLE.1 - RADIUS)))
        .filter(|(_, (x, y))| (x - MIDDLE.0).hypot(y - MIDDLE.1) < RADIUS - 7.0)
        .collect();
    let drawn = |seed: u32, of_hundred: f64| {
        let chosen = inside.iter().filter(move |(n, _)| chance(seed, *n) * 100.0 < of_hundred);
        chosen.map(|(_, place)| *place)
    };
    let ring = |(x, y): (f64, f64)| [(-5.0, 1.0), (4.0, 4.6), (2.0, -5.4)].map(|(dx, dy)| (x + dx, y + dy));
    shapes.dots("f-danger", 1.8, drawn(1, look.red).flat_map(ring));
    let pale = |n: u32| chance(2, n) * 100.0 < look.pale;
    shapes.dots("f-ink", look.diameter, inside.iter().filter(|(n, _)| !pale(*n)).map(|(_, place)| *place));
    shapes.dots(
        "f-soft",
        look.diameter * 0.5,
        inside.iter().filter(|(n, _)| pale(*n)).map(|(_, place)| *place),
    );
    for (x, y) in drawn(3, look.scabs) {
        shapes.path(
            "f-paper f-outlined",
            1.4,
            &format!("M{x:.1} {y:.1}m-5 1l2.4-5 5 .6 3 3.4-3.2 4.2-5 .8z"),
        );
    }
    for (x, y) in drawn(4, look.flakes) {
        shapes.path(
            "f-paper f-outlined",
            1.2,
            &format!("M{x:.1} {y:.1}m-4 2q3.5-7 9-3q-3 1.4-3.4 5q-2.4-2.2-5.6-2z"),
        );
    }
    circle(shapes, "f-ink", RADIUS, "1.6", "");
    match Fit::of(at, sign) {
        Fit::Doctor | Fit::Emergency => circle(shapes, "f-danger", RADIUS + 7.0, "4", "1 9"),
        Fit::Early | Fit::Late => circle(shapes, "f-soft", RADIUS + 7.0, "3", "1 9"),
        Fit::Plain | Fit::Expected | Fit::Ending => {}
    }
    marks(shapes, sign);
}

/// What is seen beside the dots.
fn marks(shapes: &mut Markup, sign: Sign) {
    let (x, y) = MIDDLE;
    match sign {
        Sign::Spreading => {
            let d = format!("M{x} {y}m42-16q20-28 50-24M{x} {y}m46 10q24 16 50 6M{x} {y}m30 40q12 22 40 28");
            shapes.path("f-danger", 2.4, &d);
        }
        Sign::Lumps => {
            for (dx, dy) in [(-28.0, -22.0), (20.0, 8.0), (-12.0, 34.0)] {
                let (x, y) = (x + dx - 15.0, y + dy);
                let d = format!("M{x} {y}a15 13 0 1 1 30 0a15 13 0 1 1-30 0m4-2a11 9 0 0 1 12-9");
                shapes.path("f-danger", 2.0, &d);
            }
        }
        _ => {}
    }
}
