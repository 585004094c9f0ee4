//! Why, from whom, and what to do.

use super::fate::{Depth, Fate, Layer, Pressure};
use super::published;
use crate::figures::{Line, Part, Weight};
use crate::i18n::{Locale, figures, needle_depth as say};

pub(super) fn of(locale: Locale, depth: Depth, pressure: Pressure) -> Vec<Part> {
    let fate = Fate::of(depth, pressure);
    let mut parts = vec![
        layer(locale, depth),
        healing(locale, fate),
        hand(locale, pressure),
        contested(locale, depth),
        action(locale, fate),
    ];
    let halo = Line::new(figures::caution::halo(locale), "C5", &[]);
    let place = if fate == Fate::Spreads { 0 } else { 4 };
    parts.insert(place, Part::lines(Weight::Safety, vec![halo]));
    parts
}

fn layer(locale: Locale, depth: Depth) -> Part {
    let here = match depth.layer() {
        Layer::Epidermis => Line::new(say::reason::epidermis(locale), "A1", &[9, 10, 30]),
        Layer::Border => Line::new(say::reason::border(locale), "A1", &[7, 9, 10, 36]),
        Layer::Named | Layer::Thinnest => Line::new(say::reason::named(locale), "A1", &[7, 1]),
        Layer::Lower => Line::new(say::reason::lower(locale), "A1", &[32, 41, 42]),
        Layer::Below => Line::new(say::reason::below(locale), "A1", &[30, 32, 47]),
    };
    let mut lines = vec![here];
    if depth.is_below_the_thinnest() {
        lines.push(Line::new(say::reason::thinnest(locale), "A1", &[10]));
    }
    lines.push(Line::new(say::reason::thickness(locale), "A1", &[10, 11]));
    Part::lines(Weight::Under(say::part::layer(locale).to_owned()), lines)
}

fn healing(locale: Locale, fate: Fate) -> Part {
    let lines = match fate {
        Fate::Sheds | Fate::Thins => vec![
            Line::new(say::reason::sheds(locale), "A1", &[38]),
            Line::new(say::reason::turnover(locale), "A1", &[30, 45, 46]),
        ],
        Fate::Holds => vec![
            Line::new(say::reason::fresh(locale), "A2", &[]),
            Line::new(say::reason::keeps(locale), "A1", &[18]),
            Line::new(say::reason::fades(locale), "A2", &[1]),
        ],
        Fate::Depends => vec![
            Line::new(say::reason::fresh(locale), "A2", &[]),
            Line::new(say::reason::blowout(locale), "A1", &[30, 32, 47]),
            Line::new(say::reason::fades(locale), "A2", &[1]),
        ],
        Fate::Swells => vec![
            Line::new(say::reason::larger(locale), "A1", &[38, 47]),
            Line::new(say::reason::fades(locale), "A2", &[1]),
        ],
        Fate::Spreads => vec![
            Line::new(say::reason::blowout(locale), "A1", &[30, 32, 47]),
            Line::new(say::reason::keeps(locale), "A1", &[18]),
        ],
    };
    Part::lines(Weight::Under(say::part::healing(locale).to_owned()), lines)
}

fn hand(locale: Locale, pressure: Pressure) -> Part {
    let mut lines = vec![Line::new(say::reason::pressure(locale), "A1", &[47])];
    if pressure == Pressure::Firm {
        lines.push(Line::new(say::reason::firm(locale), "A1", &[38]));
    }
    Part::lines(Weight::Under(say::part::hand(locale).to_owned()), lines)
}

/// Who would work at this depth, and why nobody agrees.
fn contested(locale: Locale, depth: Depth) -> Part {
    let [deeper, here, above] = published::compare(depth);
    let written = depth.written(locale);
    let texts = [
        say::published::here(locale, here.len(), &written),
        say::published::deeper(locale, deeper.len(), &written),
        say::published::above(locale, above.len(), &written),
    ];
    let found = texts.into_iter().zip([here, deeper, above]);
    let mut lines: Vec<_> = found
        .filter(|(_, sources)| !sources.is_empty())
        .map(|(text, sources)| Line::new(text, "A1", &sources))
        .collect();
    lines.push(Line::new(say::published::why(locale), "A1", &[1]));
    Part::lines(Weight::Contested, lines)
}

fn action(locale: Locale, fate: Fate) -> Part {
    let text = match fate {
        Fate::Sheds | Fate::Thins => say::act::deeper(locale),
        Fate::Holds | Fate::Depends => say::act::keep(locale),
        Fate::Swells => say::act::lighter(locale),
        Fate::Spreads => say::act::stop(locale),
    };
    Part::lines(Weight::Action, vec![Line::new(text, "A1", &[])])
}
