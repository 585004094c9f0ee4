//! What each rule says, and what stands behind the rules.

use domain::learning::hairline::{Design, FaceShape, Grade, Sex};

use super::{graded, written};
use crate::figures::{Check, Line, Part, Weight};
use crate::i18n::{Locale, figures, hairline_design as say};

pub(super) fn of(locale: Locale, design: &Design) -> Vec<Part> {
    let mut parts = vec![
        checks(locale, design),
        face(locale, design.face),
        thirds(locale, design),
        tape(locale),
        contested(locale),
        safety(locale, design),
    ];
    parts.insert(1, action(locale, design));
    parts
}

fn under(title: &str, lines: Vec<Line>) -> Part {
    Part::lines(Weight::Under(title.to_owned()), lines)
}

fn checks(locale: Locale, design: &Design) -> Part {
    let checks = design.findings().map(|finding| {
        let (tone, word) = graded(locale, finding.grade);
        let reason = finding.reason;
        Check {
            rule: finding.rule.as_str(),
            tone,
            word: word.to_owned(),
            title: written::rule(locale, finding.rule).to_owned(),
            found: written::found(locale, design, finding),
            why: Line::new(written::reason(locale, reason), reason.fact(), reason.sources()),
        }
    });
    Part::Checks { title: say::part::checks(locale).to_owned(), checks: checks.into() }
}

fn face(locale: Locale, shape: FaceShape) -> Part {
    let sources = shape.sources();
    let mut lines = vec![Line::new(written::lean(locale, shape), "A4", sources)];
    if sources.is_empty() {
        lines.push(Line::new(say::lean::analogy(locale), "A4", &[]));
    }
    lines.push(Line::new(say::lean::within(locale), "A4", &[70, 71]));
    under(say::part::face(locale), lines)
}

fn thirds(locale: Locale, design: &Design) -> Part {
    let features = design.face.features();
    let lower = features.chin_below - features.nose_below;
    let all = [design.middle.count(), features.nose_below, lower];
    let [upper, middle, lower] = all.map(|third| written::centimetres(locale, third));
    let mut lines = vec![Line::new(say::thirds::here(locale, upper, middle, lower), "A4", &[58])];
    if design.client.sex == Sex::Woman {
        lines.push(Line::new(say::thirds::women(locale), "A4", &[63]));
    }
    lines.push(Line::new(say::thirds::first(locale), "A4", &[59]));
    under(say::part::thirds(locale), lines)
}

/// What a drawing from the front cannot show.
fn tape(locale: Locale) -> Part {
    let lines = vec![
        Line::new(say::tape::across(locale), "A4", &[57, 60]),
        Line::new(say::tape::profile(locale), "A3", &[53, 54]),
        Line::new(say::tape::crease(locale), "A4", &[61]),
    ];
    under(say::part::tape(locale), lines)
}

fn contested(locale: Locale) -> Part {
    let lines = vec![
        Line::new(say::heights::rules(locale), "A4", &[59, 60]),
        Line::new(say::heights::measured(locale), "A4", &[62, 63]),
        Line::new(say::heights::why(locale), "A4", &[]),
    ];
    Part::lines(Weight::Contested, lines)
}

/// Where more hair is likely to go, what a doctor should see first; always, that a drawing is no licence.
fn safety(locale: Locale, design: &Design) -> Part {
    let mut lines = vec![Line::new(figures::caution::advisory(locale), "E", &[])];
    if design.client.more_loss {
        lines.insert(0, Line::new(figures::caution::stop(locale), "A3", &[26, 27]));
    }
    Part::lines(Weight::Safety, lines)
}

fn action(locale: Locale, design: &Design) -> Part {
    let text = match design.worst().grade {
        Grade::Good => say::act::draw(locale),
        Grade::Refine => say::act::reason(locale),
        Grade::MustFix => say::act::mend(locale),
    };
    Part::lines(Weight::Action, vec![Line::new(text, "A4", &[])])
}
