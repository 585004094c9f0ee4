//! What is normal on which day after a session, and what needs a doctor. Facts: A2, C4, C5.

mod drawing;
mod judgement;
mod reasons;
mod sign;
mod stage;

use sign::Sign;
use stage::{Moment, Stage};

use super::{Answer, Control, Model, Pairs, Picked, Picture, Place, Query, Words};
use crate::i18n::{Locale, healing_timeline as say};

/// A moment after the session, and what is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    at: Moment,
    sign: Sign,
}

impl Default for State {
    /// The day on which most clients write: half of it seems to be gone.
    fn default() -> Self {
        Self { at: Moment::new(7), sign: Sign::Nothing }
    }
}

impl Model for State {
    const SIZE: (f64, f64) = drawing::SIZE;
    const SOURCES: &'static [u16] = &[1, 19, 32, 49, 50, 51, 52, 101, 102, 131, 142];

    fn words(locale: Locale) -> Words {
        Words { title: say::title(locale), lead: say::lead(locale) }
    }

    fn read(query: &Query<'_>) -> Self {
        let start = Self::default();
        Self {
            at: query.whole("at", 0..=Moment::LAST).map_or(start.at, Moment::new),
            sign: query.one_of("sign", &Sign::ALL, Sign::as_str).unwrap_or(start.sign),
        }
    }

    fn write(&self) -> Pairs {
        vec![("at", self.at.step().to_string()), ("sign", self.sign.as_str().to_owned())]
    }

    fn controls(&self, locale: Locale) -> Vec<Control> {
        let options = Sign::ALL.map(|sign| Picked {
            value: sign.as_str(),
            label: sign.label(locale).to_owned(),
            picture: String::new(),
        });
        vec![
            Control::Slider {
                name: "at",
                label: say::at(locale).to_owned(),
                min: 0.0,
                max: f64::from(Moment::LAST),
                step: 1.0,
                value: f64::from(self.at.step()),
                spoken: format!("{}: {}", self.at.label(locale), Stage::of(self.at).label(locale)),
                ends: [say::first(locale).to_owned(), say::last(locale).to_owned()],
            },
            Control::Choice {
                name: "sign",
                label: say::seen(locale).to_owned(),
                options: options.into(),
                value: self.sign.as_str(),
            },
        ]
    }

    fn picture(&self, locale: Locale) -> Picture {
        drawing::draw(locale, self.at, self.sign)
    }

    fn answer(&self, locale: Locale) -> Answer {
        let (tone, word, verdict) = judgement::judge(locale, self.at, self.sign);
        Answer { tone, word, verdict, parts: reasons::of(locale, self.at, self.sign) }
    }

    fn grab(&self, at: Place) -> Option<usize> {
        drawing::on_the_axis(at).then_some(0)
    }

    fn dragged(self, _held: usize, to: Place) -> Self {
        Self { at: drawing::moment_at(to), ..self }
    }
}
