//! A hairline on seven shapes of face: five landmark points, a transition zone, and what the rules say to it.
//! The rules are `domain::learning::hairline`. Facts: A3, A4, E.

mod controls;
mod curve;
mod drawing;
mod face;
mod line;
mod reasons;
mod written;

use domain::learning::hairline::{
    Age, Client, Design, Edge, FaceShape, Grade, Measure, Movable, Part, Sex, Side, Sides,
};

use super::{Answer, Control, Handle, Model, Pairs, Picture, Place, Query, Words};
use crate::i18n::{Locale, hairline_design as say};
use crate::ui::Tone;

/// A design.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State(Design);

/// The names of a side's lengths in an address: the left side's, or both in a mirror; the right side's.
const fn name(part: Part, right: bool) -> &'static str {
    match (part, right) {
        (Part::Corner, false) => "corner",
        (Part::Line, false) => "line",
        (Part::Peak, false) => "peak",
        (Part::Forward, false) => "forward",
        (Part::Corner, true) => "right-corner",
        (Part::Line, true) => "right-line",
        (Part::Peak, true) => "right-peak",
        (Part::Forward, true) => "right-forward",
    }
}

/// A number of a query, within the range of what it measures.
fn length(query: &Query<'_>, name: &str, measure: Measure) -> Option<f64> {
    let (first, last) = measure.range();
    query.number(name, f64::from(first)..=f64::from(last))
}

/// A side; what is missing is as on `start`.
fn side(query: &Query<'_>, right: bool, start: Side) -> Side {
    Part::ALL.into_iter().fold(start, |side, part| {
        let length = length(query, name(part, right), Measure::Of(part));
        length.map_or(side, |length| side.with(part, length))
    })
}

impl Model for State {
    const SIZE: (f64, f64) = drawing::SIZE;
    const SOURCES: &'static [u16] =
        &[21, 26, 27, 53, 54, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 70, 71];
    const MAKES: bool = true;

    fn words(locale: Locale) -> Words {
        Words { title: say::title(locale), lead: say::lead(locale) }
    }

    fn read(query: &Query<'_>) -> Self {
        let start = Design::default();
        let left = side(query, false, Side::USUAL);
        let client = Client {
            sex: query.one_of("sex", &Sex::ALL, Sex::as_str).unwrap_or(start.client.sex),
            age: query.one_of("age", &Age::ALL, Age::as_str).unwrap_or(start.client.age),
            more_loss: query.text("loss").is_some(),
        };
        Self(Design {
            face: query.one_of("face", &FaceShape::ALL, FaceShape::as_str).unwrap_or(start.face),
            client,
            middle: length(query, "middle", Measure::Middle)
                .map_or(start.middle, |length| Measure::Middle.nearest(length)),
            sides: match query.text("free") {
                Some(_) => Sides::Free([left, side(query, true, left)]),
                None => Sides::Mirrored(left),
            },
            zone: length(query, "zone", Measure::Zone)
                .map_or(start.zone, |length| Measure::Zone.nearest(length)),
            edge: query.one_of("edge", &Edge::ALL, Edge::as_str).unwrap_or(start.edge),
        })
    }

    fn write(&self) -> Pairs {
        let design = &self.0;
        let mut pairs: Pairs = vec![
            ("face", design.face.as_str().to_owned()),
            ("sex", design.client.sex.as_str().to_owned()),
            ("age", design.client.age.as_str().to_owned()),
            ("middle", design.middle.count().to_string()),
            ("zone", design.zone.count().to_string()),
            ("edge", design.edge.as_str().to_owned()),
        ];
        let lengths =
            |side: Side, right| Part::ALL.map(|part| (name(part, right), side.get(part).count().to_string()));
        let yes = |name| (name, "yes".to_owned());
        match design.sides {
            Sides::Mirrored(side) => pairs.extend(lengths(side, false)),
            Sides::Free([left, right]) => {
                pairs.extend(lengths(left, false));
                pairs.push(yes("free"));
                pairs.extend(lengths(right, true));
            }
        }
        if design.client.more_loss {
            pairs.push(yes("loss"));
        }
        pairs
    }

    fn controls(&self, locale: Locale) -> Vec<Control> {
        controls::of(locale, &self.0)
    }

    fn picture(&self, locale: Locale) -> Picture {
        drawing::draw(locale, &self.0)
    }

    fn answer(&self, locale: Locale) -> Answer {
        let worst = self.0.worst();
        let others = self.0.findings().iter().filter(|finding| finding.grade > Grade::Good).count();
        let verdict = match worst.grade {
            Grade::Good => say::verdict::good(locale).to_owned(),
            Grade::Refine | Grade::MustFix => {
                let first = say::verdict::first(
                    locale,
                    written::rule(locale, worst.rule),
                    written::reason(locale, worst.reason),
                );
                match others {
                    2.. => format!("{first} {}", say::verdict::more(locale, others - 1)),
                    _ => first,
                }
            }
        };
        let (tone, word) = graded(locale, worst.grade);
        Answer { tone, word: word.to_owned(), verdict, parts: reasons::of(locale, &self.0) }
    }

    fn grab(&self, at: Place) -> Option<usize> {
        drawing::held(&self.0, at)
    }

    fn handle(&self, locale: Locale, held: usize) -> Option<Handle> {
        let &point = Movable::ALL.get(held)?;
        Some(Handle { at: drawing::point(&self.0, point), name: written::point(locale, point) })
    }

    fn dragged(self, held: usize, to: Place) -> Self {
        Movable::ALL.get(held).map_or(self, |&point| Self(self.0.moved(point, drawing::spot(to))))
    }
}

/// How a grade looks and is called.
fn graded(locale: Locale, grade: Grade) -> (Tone, &'static str) {
    match grade {
        Grade::Good => (Tone::Ok, say::grade::good(locale)),
        Grade::Refine => (Tone::Warn, say::grade::refine(locale)),
        Grade::MustFix => (Tone::Error, say::grade::must_fix(locale)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_point_is_a_handle_that_is_taken_hold_of_where_it_is() {
        let state = State::default();
        for held in 0..Movable::ALL.len() {
            let handle = state.handle(Locale::En, held).expect("a point");
            assert_eq!(state.grab(handle.at), Some(held), "{}", handle.name);
            assert_eq!(state.dragged(held, handle.at), state, "{} stays where it is put", handle.name);
        }
        assert_eq!(state.handle(Locale::En, Movable::ALL.len()), None);
    }
}
