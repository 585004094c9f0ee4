//! How deep a needle goes, how hard the hand presses, and what is left of the dot. Facts: A1, B1, C5.

mod drawing;
mod fate;
mod published;
mod reasons;

use fate::{Depth, Fate, Pressure};

use super::control::beside::Unit;
use super::{Answer, Control, Model, Pairs, Picked, Picture, Place, Query, Words};
use crate::i18n::{Locale, format, needle_depth as say};
use crate::ui::Tone;

/// A depth and a pressure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    depth: Depth,
    pressure: Pressure,
}

impl Default for State {
    /// Where the academy's own range begins.
    fn default() -> Self {
        Self { depth: Depth::of_mm(0.5), pressure: Pressure::Light }
    }
}

impl Model for State {
    const SIZE: (f64, f64) = drawing::SIZE;
    const SOURCES: &'static [u16] = &[1, 7, 9, 10, 11, 18, 30, 32, 36, 37, 38, 39, 40, 41, 42, 45, 46, 47];

    fn words(locale: Locale) -> Words {
        Words { title: say::title(locale), lead: say::lead(locale) }
    }

    fn read(query: &Query<'_>) -> Self {
        let start = Self::default();
        Self {
            depth: query.number("depth", Depth::FIRST..=Depth::LAST).map_or(start.depth, Depth::of_mm),
            pressure: query.one_of("pressure", &Pressure::ALL, Pressure::as_str).unwrap_or(start.pressure),
        }
    }

    fn write(&self) -> Pairs {
        vec![("depth", self.depth.mm().to_string()), ("pressure", self.pressure.as_str().to_owned())]
    }

    fn controls(&self, locale: Locale) -> Vec<Control> {
        let options = Pressure::ALL.map(|pressure| Picked {
            value: pressure.as_str(),
            label: pressure.label(locale).to_owned(),
            picture: drawing::swatch(pressure),
        });
        let depth = Control::Slider {
            name: "depth",
            label: say::depth(locale).to_owned(),
            min: Depth::FIRST,
            max: Depth::LAST,
            step: Depth::STEP,
            value: self.depth.mm(),
            spoken: say::spoken(locale, self.depth.written(locale), self.depth.layer().label(locale)),
            ends: [Depth::FIRST, Depth::LAST]
                .map(|end| say::millimetres(locale, format::decimal(locale, end, 2))),
        };
        vec![
            depth.typed(Unit::Millimetres),
            Control::Choice {
                name: "pressure",
                label: say::pressure(locale).to_owned(),
                options: options.into(),
                value: self.pressure.as_str(),
            },
        ]
    }

    fn picture(&self, locale: Locale) -> Picture {
        drawing::draw(locale, self.depth, self.pressure)
    }

    fn answer(&self, locale: Locale) -> Answer {
        let fate = Fate::of(self.depth, self.pressure);
        let depth = self.depth.written(locale);
        let (tone, word, verdict) = match fate {
            Fate::Sheds => (Tone::Warn, say::word::sheds(locale), say::verdict::sheds(locale, depth)),
            Fate::Thins => (Tone::Warn, say::word::thins(locale), say::verdict::thins(locale, depth)),
            Fate::Holds => (Tone::Ok, say::word::holds(locale), say::verdict::holds(locale, depth)),
            Fate::Depends => (Tone::Warn, say::word::depends(locale), say::verdict::holds(locale, depth)),
            Fate::Swells => (Tone::Warn, say::word::swells(locale), say::verdict::swells(locale, depth)),
            Fate::Spreads => (Tone::Error, say::word::spreads(locale), say::verdict::spreads(locale, depth)),
        };
        let verdict = if self.depth.is_below_the_thinnest() {
            format!("{verdict} {}", say::verdict::thinnest(locale))
        } else {
            verdict
        };
        let parts = reasons::of(locale, self.depth, self.pressure);
        Answer { tone, word: word.to_owned(), verdict, parts }
    }

    fn grab(&self, at: Place) -> Option<usize> {
        drawing::on_the_skin(at).then_some(0)
    }

    fn dragged(self, _held: usize, to: Place) -> Self {
        Self { depth: Depth::of_mm(drawing::depth_at(to)), ..self }
    }
}
