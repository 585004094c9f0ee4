//! Why, from whom, and what to do.

use super::judgement::Fit;
use super::sign::Sign;
use super::stage::{Moment, Stage};
use crate::figures::{Line, Part, Weight};
use crate::i18n::{Locale, figures, healing_timeline as say};

/// Clinics' own time lines.
const CLINICS: &[u16] = &[49, 50, 51, 52];

/// The parts of the answer: what can hurt comes first when it is what is seen.
pub(super) fn of(locale: Locale, at: Moment, sign: Sign) -> Vec<Part> {
    let urgent = matches!(Fit::of(at, sign), Fit::Doctor | Fit::Emergency);
    let mut parts =
        vec![expected(locale, at), skin(locale, at), contested(locale, at), action(locale, at, sign)];
    parts.insert(if urgent { 0 } else { 3 }, safety(locale, at));
    parts
}

fn expected(locale: Locale, at: Moment) -> Part {
    let stage = Stage::of(at);
    let mut lines = vec![Line::new(stage.expect(locale), "A2", CLINICS)];
    if stage >= Stage::Later {
        lines.push(Line::new(say::reason::half_year(locale), "A2", &[1]));
    }
    lines.push(Line::new(say::reason::rates(locale), "A2", CLINICS));
    Part::lines(Weight::Under(say::part::expected(locale).to_owned()), lines)
}

fn skin(locale: Locale, at: Moment) -> Part {
    let phase = match at.day() {
        0..2 => say::phase::first(locale),
        2..6 => say::phase::shift(locale),
        6..365 => say::phase::remodelling(locale),
        _ => say::phase::done(locale),
    };
    Part::lines(Weight::Under(say::part::skin(locale).to_owned()), vec![Line::new(phase, "A2", &[19])])
}

fn contested(locale: Locale, at: Moment) -> Part {
    let line = match Stage::of(at) {
        Stage::Fresh | Stage::Settling => Line::new(say::reason::washing(locale), "C4", &[49, 50, 51, 142]),
        Stage::Flaking | Stage::Closing | Stage::Toning => {
            Line::new(say::reason::interval(locale), "B2", &[32, 101, 102])
        }
        Stage::Healed | Stage::Later | Stage::HalfYear => {
            Line::new(say::reason::one_series(locale), "A2", &[1])
        }
    };
    Part::lines(Weight::Contested, vec![line])
}

fn safety(locale: Locale, at: Moment) -> Part {
    let mut lines = vec![Line::new(figures::caution::refer(locale), "C5", &[131])];
    match Stage::of(at) {
        Stage::Fresh | Stage::Settling | Stage::Flaking | Stage::Closing => {
            lines.push(Line::new(figures::caution::scabs(locale), "B2", &[102]));
        }
        Stage::Toning | Stage::Healed | Stage::Later | Stage::HalfYear => {
            lines.push(Line::new(say::reason::late_signs(locale), "C5", &[]));
        }
    }
    Part::lines(Weight::Safety, lines)
}

fn action(locale: Locale, at: Moment, sign: Sign) -> Part {
    let (text, fact, sources): (_, _, &'static [u16]) = match (Fit::of(at, sign), Stage::of(at)) {
        (Fit::Emergency, _) => (say::act::emergency(locale), "C5", &[]),
        (Fit::Doctor, _) => (say::act::doctor(locale), "C5", &[]),
        (Fit::Early | Fit::Late, _) => (say::act::ask(locale), "C5", &[]),
        (_, Stage::Fresh) => (say::act::fresh(locale), "C4", &[]),
        (_, Stage::Settling) => (say::act::settling(locale), "C4", &[49, 50]),
        (_, Stage::Flaking) => (say::act::flaking(locale), "A2", CLINICS),
        (_, Stage::Closing) => (say::act::closing(locale), "B2", &[102]),
        (_, Stage::Toning) => (say::act::toning(locale), "C4", &[49, 50]),
        (_, Stage::Healed) => (say::act::healed(locale), "A2", CLINICS),
        (_, Stage::Later | Stage::HalfYear) => (say::act::later(locale), "C4", &[]),
    };
    Part::lines(Weight::Action, vec![Line::new(text, fact, sources)])
}
