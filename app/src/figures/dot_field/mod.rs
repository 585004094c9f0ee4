//! Dots that are generated in passes or placed by hand, what is measured of them, and a field of follicles beside them.
//! Facts: A1, B2, E.

mod choices;
mod drawing;
mod hand;
mod outcome;
mod placed;
mod reasons;

use choices::{Arrangement, Natural, Passes};
use domain::practice::field::{Area, Dot, Measures};
use outcome::Outcome;
use placed::{Cross, Spot};

use super::control::beside::Unit;
use super::{Answer, Cell, Control, Handle, Model, Pairs, Picked, Picture, Place, Query, Words};
use crate::i18n::{Locale, dot_field as say, format};

/// The side of the field, in millimetres.
const SIDE: f64 = 15.0;
/// Its size.
const AREA: Area = Area { width: SIDE, height: SIDE };

/// What fills the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    passes: Passes,
    arrangement: Arrangement,
    /// Which of many fields of the kind.
    seed: u16,
    /// Diameter of a dot, in twentieths of a millimetre.
    diameter: u16,
    natural: Natural,
    cross: Cross,
    placed: Vec<Spot>,
}

impl Default for State {
    /// The first two passes of an even hand.
    fn default() -> Self {
        Self {
            passes: Passes::Two,
            arrangement: Arrangement::Even,
            seed: 1,
            diameter: 6,
            natural: Natural::HanChinese,
            cross: Cross::MIDDLE,
            placed: Vec::new(),
        }
    }
}

/// How many fields of a kind there are.
const SEEDS: std::ops::RangeInclusive<u16> = 1..=50;

impl State {
    /// In millimetres.
    fn diameter(&self) -> f64 {
        f64::from(self.diameter) / 20.0
    }

    fn generated(&self) -> Vec<Dot> {
        hand::dots(self.arrangement, self.passes.count(AREA), self.seed, SIDE)
    }

    fn natural(&self) -> Vec<Dot> {
        hand::follicles(self.natural.count(AREA), self.seed, SIDE)
    }

    /// What is measured of the reader's field.
    fn measured(&self) -> Measures {
        let mut dots = self.generated();
        dots.extend(self.placed.iter().map(|spot| spot.dot()));
        Measures::of(&dots, AREA, self.diameter())
    }

    /// Adds a dot where there is room for one.
    fn place(&mut self, spot: Spot) {
        if self.placed.len() < placed::MOST && !self.placed.contains(&spot) {
            self.placed.push(spot);
        }
    }

    /// Takes the dot away that was placed nearest.
    fn take_away(&mut self, near: Spot) {
        if let Some((at, _)) = placed::nearest(&self.placed, near) {
            self.placed.remove(at);
        }
    }
}

impl Model for State {
    const SIZE: (f64, f64) = drawing::SIZE;
    const SOURCES: &'static [u16] = &[1, 5, 13, 14, 32, 33, 34, 95, 97, 98, 100];
    const MAKES: bool = true;
    const TABULATES: bool = true;

    fn words(locale: Locale) -> Words {
        Words { title: say::title(locale), lead: say::lead(locale) }
    }

    fn read(query: &Query<'_>) -> Self {
        let start = Self::default();
        let mut state = Self {
            passes: query.one_of("passes", &Passes::ALL, Passes::as_str).unwrap_or(start.passes),
            arrangement: query
                .one_of("pattern", &Arrangement::ALL, Arrangement::as_str)
                .unwrap_or(start.arrangement),
            seed: query.whole("seed", SEEDS).unwrap_or(start.seed),
            diameter: query.number("diameter", 0.2..=1.0).map_or(start.diameter, choices::twentieths),
            natural: query.one_of("natural", &Natural::ALL, Natural::as_str).unwrap_or(start.natural),
            cross: Cross::read(query),
            placed: placed::read(query.text("placed").unwrap_or_default()),
        };
        match query.text("act") {
            Some("place") => state.place(state.cross.spot()),
            Some("take") => state.take_away(state.cross.spot()),
            _ => {}
        }
        state
    }

    fn write(&self) -> Pairs {
        let [across, down] = self.cross.millimetres();
        vec![
            ("passes", self.passes.as_str().to_owned()),
            ("pattern", self.arrangement.as_str().to_owned()),
            ("seed", self.seed.to_string()),
            ("diameter", self.diameter().to_string()),
            ("natural", self.natural.as_str().to_owned()),
            ("across", across.to_string()),
            ("down", down.to_string()),
            ("placed", placed::written(&self.placed)),
        ]
    }

    fn controls(&self, locale: Locale) -> Vec<Control> {
        let picked = |value: &'static str, label: &str| Picked {
            value,
            label: label.to_owned(),
            picture: String::new(),
        };
        let millimetres =
            |value: f64, decimals: usize| say::millimetres(locale, format::decimal(locale, value, decimals));
        let [across, down] = self.cross.millimetres();
        let slider = |name: &'static str, label: &str, scale: [f64; 3], value: f64, spoken: String| {
            let [min, max, step] = scale;
            let ends = [String::new(), String::new()];
            Control::Slider { name, label: label.to_owned(), min, max, step, value, spoken, ends }
        };
        let axis = |name: &'static str, label: &str, value: f64| {
            slider(name, label, [0.0, SIDE, 0.5], value, millimetres(value, 1)).typed(Unit::Millimetres)
        };
        let seeds = [f64::from(*SEEDS.start()), f64::from(*SEEDS.end()), 1.0];
        let seed = slider("seed", say::seed(locale), seeds, f64::from(self.seed), self.seed.to_string());
        let diameter = self.diameter();
        let diameter =
            slider("diameter", say::diameter(locale), [0.2, 1.0, 0.05], diameter, millimetres(diameter, 2));
        vec![
            Control::Choice {
                name: "passes",
                label: say::passes_label(locale).to_owned(),
                options: Passes::ALL.map(|it| picked(it.as_str(), it.label(locale))).into(),
                value: self.passes.as_str(),
            },
            Control::Choice {
                name: "pattern",
                label: say::hand_label(locale).to_owned(),
                options: Arrangement::ALL.map(|it| picked(it.as_str(), it.label(locale))).into(),
                value: self.arrangement.as_str(),
            },
            seed.typed(Unit::Pieces),
            diameter.typed(Unit::Millimetres),
            Control::Heading(say::placing(locale).to_owned()),
            axis("across", say::across(locale), across),
            axis("down", say::down(locale), down),
            Control::Kept { name: "placed", value: placed::written(&self.placed) },
            Control::Act { name: "act", value: "place", label: say::place(locale).to_owned() },
            Control::Act { name: "act", value: "take", label: say::take(locale).to_owned() },
            Control::Choice {
                name: "natural",
                label: say::natural_label(locale).to_owned(),
                options: Natural::ALL.map(|it| picked(it.as_str(), it.label(locale))).into(),
                value: self.natural.as_str(),
            },
        ]
    }

    fn picture(&self, locale: Locale) -> Picture {
        drawing::draw(locale, self)
    }

    fn answer(&self, locale: Locale) -> Answer {
        let found = self.measured();
        let outcome = Outcome::of(self.passes, &found);
        Answer {
            tone: outcome.tone(),
            word: outcome.word(locale).to_owned(),
            verdict: outcome.sentence(locale, &found),
            parts: reasons::of(locale, self, outcome, &found),
        }
    }

    fn table(&self, locale: Locale) -> Vec<Vec<Cell>> {
        reasons::cells(locale, self)
    }

    fn grab(&self, at: Place) -> Option<usize> {
        let spot = drawing::spot_at(at).filter(|_| drawing::on_the_field(at))?;
        match placed::nearest(&self.placed, spot) {
            Some((held, far)) if far <= placed::REACH => Some(held),
            _ if self.placed.len() < placed::MOST => Some(self.placed.len()),
            _ => None,
        }
    }

    fn handle(&self, locale: Locale, held: usize) -> Option<Handle> {
        let &spot = self.placed.get(held)?;
        Some(Handle { at: drawing::place_of(spot), name: say::placed(locale, (held + 1).to_string()) })
    }

    fn dragged(mut self, held: usize, to: Place) -> Self {
        if let Some(spot) = drawing::spot_at(to) {
            match self.placed.get_mut(held) {
                Some(place) => *place = spot,
                None => self.placed.push(spot),
            }
        }
        self
    }
}
