//! Skin, stubble, shade and pigment, and how the colour looks when it has healed. Facts: A5, C5.

mod choices;
mod drawing;
mod outcome;
mod reasons;
mod tint;

use choices::{Phototype, Pigment, Placed, Shade, Stubble, Undertone};
use outcome::{Fit, Outcome};

use super::control::beside::Unit;
use super::{Answer, Control, Model, Pairs, Picked, Picture, Query, Words};
use crate::i18n::{Locale, colour_match as say};
use crate::ui::Tone;

/// A head, and what is put into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    skin: Phototype,
    undertone: Undertone,
    stubble: Stubble,
    shade: Shade,
    pigment: Pigment,
    placed: Placed,
}

impl Default for State {
    /// A fair head with dark stubble, and a first session.
    fn default() -> Self {
        Self {
            skin: Phototype::II,
            undertone: Undertone::Neutral,
            stubble: Stubble::Dark,
            shade: Shade::new(6),
            pigment: Pigment::Carbon,
            placed: Placed::Upper,
        }
    }
}

impl Model for State {
    const SIZE: (f64, f64) = drawing::SIZE;
    const SOURCES: &'static [u16] =
        &[29, 45, 46, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 147];

    fn words(locale: Locale) -> Words {
        Words { title: say::title(locale), lead: say::lead(locale) }
    }

    fn read(query: &Query<'_>) -> Self {
        let start = Self::default();
        Self {
            skin: query.one_of("skin", &Phototype::ALL, Phototype::as_str).unwrap_or(start.skin),
            undertone: query
                .one_of("undertone", &Undertone::ALL, Undertone::as_str)
                .unwrap_or(start.undertone),
            stubble: query.one_of("stubble", &Stubble::ALL, Stubble::as_str).unwrap_or(start.stubble),
            shade: query.whole("shade", Shade::FIRST..=Shade::LAST).map_or(start.shade, Shade::new),
            pigment: query.one_of("pigment", &Pigment::ALL, Pigment::as_str).unwrap_or(start.pigment),
            placed: query.one_of("placed", &Placed::ALL, Placed::as_str).unwrap_or(start.placed),
        }
    }

    fn write(&self) -> Pairs {
        vec![
            ("shade", self.shade.number().to_string()),
            ("stubble", self.stubble.as_str().to_owned()),
            ("skin", self.skin.as_str().to_owned()),
            ("undertone", self.undertone.as_str().to_owned()),
            ("pigment", self.pigment.as_str().to_owned()),
            ("placed", self.placed.as_str().to_owned()),
        ]
    }

    fn controls(&self, locale: Locale) -> Vec<Control> {
        let shade = Control::Slider {
            name: "shade",
            label: say::shade(locale).to_owned(),
            min: f64::from(Shade::FIRST),
            max: f64::from(Shade::LAST),
            step: 1.0,
            value: f64::from(self.shade.number()),
            spoken: say::step(locale, self.shade.number(), Fit::of(self).label(locale)),
            ends: [say::lightest(locale).to_owned(), say::darkest(locale).to_owned()],
        };
        vec![
            shade.typed(Unit::Pieces),
            Control::Choice {
                name: "stubble",
                label: say::stubble_label(locale).to_owned(),
                options: Stubble::ALL
                    .map(|it| picked(it.as_str(), it.label(locale), &tint::stubble(it)))
                    .into(),
                value: self.stubble.as_str(),
            },
            Control::Choice {
                name: "skin",
                label: say::skin_label(locale).to_owned(),
                options: Phototype::ALL
                    .map(|it| picked(it.as_str(), it.label(), &tint::skin(it, self.undertone)))
                    .into(),
                value: self.skin.as_str(),
            },
            Control::Choice {
                name: "undertone",
                label: say::undertone_label(locale).to_owned(),
                options: Undertone::ALL
                    .map(|it| picked(it.as_str(), it.label(locale), &tint::skin(self.skin, it)))
                    .into(),
                value: self.undertone.as_str(),
            },
            Control::Choice {
                name: "pigment",
                label: say::pigment_label(locale).to_owned(),
                options: Pigment::ALL.map(|it| plain(it.as_str(), it.label(locale))).into(),
                value: self.pigment.as_str(),
            },
            Control::Choice {
                name: "placed",
                label: say::placed_label(locale).to_owned(),
                options: Placed::ALL.map(|it| plain(it.as_str(), it.label(locale))).into(),
                value: self.placed.as_str(),
            },
        ]
    }

    fn picture(&self, locale: Locale) -> Picture {
        drawing::draw(locale, self)
    }

    fn answer(&self, locale: Locale) -> Answer {
        let outcome = Outcome::of(self);
        let fit = outcome.fit.sentence(locale);
        let (tone, word, cast) = match outcome.blue {
            ..=1 => (outcome.fit.tone(), outcome.fit.word(locale), say::cast::plain(locale)),
            2 => (Tone::Warn, say::word::cool(locale), say::cast::cool(locale)),
            _ => (Tone::Error, say::word::blue(locale), say::cast::blue(locale)),
        };
        let verdict = format!("{fit} {cast}");
        Answer { tone, word: word.to_owned(), verdict, parts: reasons::of(locale, self) }
    }
}

fn plain(value: &'static str, label: &str) -> Picked {
    Picked { value, label: label.to_owned(), picture: String::new() }
}

fn picked(value: &'static str, label: &str, colour: &tint::Rgb) -> Picked {
    Picked { value, label: label.to_owned(), picture: drawing::swatch(*colour) }
}
