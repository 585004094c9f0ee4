//! Why, from whom, and what to do.

use super::State;
use super::choices::{Phototype, Pigment, Placed, Stubble};
use super::outcome::{Fit, Outcome, first};
use crate::figures::{Line, Part, Weight};
use crate::i18n::{Locale, colour_match as say, figures};

pub(super) fn of(locale: Locale, state: &State) -> Vec<Part> {
    vec![
        shade(locale, state),
        skin(locale, state),
        pigment(locale, state),
        blue(locale, state),
        contested(locale),
        safety(locale, state),
        action(locale, state),
    ]
}

fn under(title: &str, lines: Vec<Line>) -> Part {
    Part::lines(Weight::Under(title.to_owned()), lines)
}

fn shade(locale: Locale, state: &State) -> Part {
    let mut lines = vec![
        Line::new(say::reason::read(locale), "A5", &[82, 83]),
        Line::new(say::reason::lighter(locale), "A5", &[82, 83]),
    ];
    if state.stubble == Stubble::Grey {
        lines.push(Line::new(say::reason::grey(locale), "A5", &[84]));
    }
    under(say::part::shade(locale), lines)
}

fn skin(locale: Locale, state: &State) -> Part {
    let (number, reaction) = (state.skin.label(), state.skin.reaction(locale));
    let mut lines = vec![Line::new(say::reason::phototype(locale, number, reaction), "A5", &[29])];
    if state.skin <= Phototype::II {
        lines.push(Line::new(say::reason::fair(locale), "A5", &[78]));
    }
    if state.skin >= Phototype::V {
        lines.push(Line::new(say::reason::dark(locale), "A5", &[79]));
    }
    if state.skin >= Phototype::IV {
        lines.push(Line::new(say::reason::darkening(locale), "A5", &[72]));
    }
    under(say::part::skin(locale), lines)
}

fn pigment(locale: Locale, state: &State) -> Part {
    let carbon = Line::new(say::reason::carbon(locale), "A5", &[73]);
    let iron = Line::new(say::reason::iron(locale), "A5", &[74]);
    let lines = match state.pigment {
        Pigment::Carbon => vec![carbon],
        Pigment::Iron => vec![iron],
        Pigment::Mixture => vec![Line::new(say::reason::mixture(locale), "A5", &[]), carbon, iron],
    };
    under(say::part::pigment(locale), lines)
}

/// Optics always; depth and shade when they are at work.
fn blue(locale: Locale, state: &State) -> Part {
    let mut lines = vec![Line::new(say::blue::optics(locale), "A5", &[75])];
    if state.placed == Placed::Deep {
        lines.push(Line::new(say::blue::depth(locale), "A5", &[76]));
    }
    if Outcome::of(state).fit == Fit::Darker {
        lines.push(Line::new(say::blue::shade(locale), "A5", &[76]));
    }
    lines.push(Line::new(say::blue::remedy(locale), "A5", &[46]));
    under(say::part::blue(locale), lines)
}

fn contested(locale: Locale) -> Part {
    let lines = vec![
        Line::new(say::reason::splitting(locale), "A5", &[75, 77]),
        Line::new(say::reason::dilution(locale), "A5", &[45, 80, 81]),
    ];
    Part::lines(Weight::Contested, lines)
}

fn safety(locale: Locale, state: &State) -> Part {
    let mut lines = vec![Line::new(figures::caution::pigment(locale), "A5", &[74, 85])];
    if state.placed == Placed::Deep {
        lines.insert(0, Line::new(figures::caution::halo(locale), "C5", &[]));
    }
    if state.pigment != Pigment::Carbon {
        lines.push(Line::new(figures::caution::laser(locale), "C5", &[147]));
    }
    Part::lines(Weight::Safety, lines)
}

fn action(locale: Locale, state: &State) -> Part {
    let begin = first(state).number();
    let text = match (state.placed, Fit::of(state)) {
        (Placed::Deep, _) => say::act::shallower(locale).to_owned(),
        (_, Fit::Faint) => say::act::darker(locale, begin),
        (_, Fit::Lighter) => say::act::keep(locale).to_owned(),
        (_, Fit::Equal | Fit::Darker) => say::act::lighter(locale, begin),
    };
    Part::lines(Weight::Action, vec![Line::new(text, "A5", &[])])
}
