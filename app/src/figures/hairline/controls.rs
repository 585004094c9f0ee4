//! What a designer can change. The right side's fields are always there, because the form is made once; the style shows
//! them only while the sides are free.

use domain::learning::hairline::{Age, Design, Edge, FaceShape, Measure, Part, Sex, Sides};

use super::{face, name, written};
use crate::figures::control::beside::Unit;
use crate::figures::{Control, Picked};
use crate::i18n::{Locale, hairline_design as say};

pub(super) fn of(locale: Locale, design: &Design) -> Vec<Control> {
    let mut all = vec![
        shapes(locale, design),
        choice(locale, Question::Sex, design),
        choice(locale, Question::Age, design),
        Control::Tick {
            name: "loss",
            label: say::more_loss(locale).to_owned(),
            ticked: design.client.more_loss,
        },
        Control::Heading(say::points(locale).to_owned()),
        slider(locale, "middle", Measure::Middle, design.middle.count()),
    ];
    all.extend(Part::ALL.map(|part| of_side(locale, design, part, false)));
    all.push(Control::Tick {
        name: "free",
        label: say::free(locale).to_owned(),
        ticked: matches!(design.sides, Sides::Free(_)),
    });
    all.extend(Part::ALL.map(|part| of_side(locale, design, part, true)));
    all.push(Control::Heading(say::front(locale).to_owned()));
    all.push(slider(locale, "zone", Measure::Zone, design.zone.count()));
    all.push(choice(locale, Question::Edge, design));
    all
}

fn shapes(locale: Locale, design: &Design) -> Control {
    let options = FaceShape::ALL.map(|shape| Picked {
        value: shape.as_str(),
        label: written::face(locale, shape).to_owned(),
        picture: face::swatch(shape),
    });
    Control::Choice {
        name: "face",
        label: say::face_label(locale).to_owned(),
        options: options.into(),
        value: design.face.as_str(),
    }
}

/// What is asked besides the shape of the face.
enum Question {
    Sex,
    Age,
    Edge,
}

fn choice(locale: Locale, question: Question, design: &Design) -> Control {
    let option = |value, label: &str| Picked { value, label: label.to_owned(), picture: String::new() };
    let (name, label, value, options) = match question {
        Question::Sex => (
            "sex",
            say::sex_label(locale),
            design.client.sex.as_str(),
            Sex::ALL.map(|sex| option(sex.as_str(), written::sex(locale, sex))).to_vec(),
        ),
        Question::Age => (
            "age",
            say::age_label(locale),
            design.client.age.as_str(),
            Age::ALL.map(|age| option(age.as_str(), written::age(locale, age))).to_vec(),
        ),
        Question::Edge => (
            "edge",
            say::edge_label(locale),
            design.edge.as_str(),
            Edge::ALL.map(|edge| option(edge.as_str(), written::edge(locale, edge))).to_vec(),
        ),
    };
    Control::Choice { name, label: label.to_owned(), options, value }
}

fn of_side(locale: Locale, design: &Design, part: Part, right: bool) -> Control {
    let measure = Measure::Of(part);
    let side = design.sides.both()[usize::from(right)];
    let label = written::measure(locale, measure);
    let label = if right { say::right(locale, label) } else { label.to_owned() };
    labelled(locale, name(part, right), label, measure, side.get(part).count())
}

fn slider(locale: Locale, name: &'static str, measure: Measure, value: i16) -> Control {
    labelled(locale, name, written::measure(locale, measure).to_owned(), measure, value)
}

fn labelled(locale: Locale, name: &'static str, label: String, measure: Measure, value: i16) -> Control {
    let (first, last) = measure.range();
    let slider = Control::Slider {
        name,
        label,
        min: f64::from(first),
        max: f64::from(last),
        step: 1.0,
        value: f64::from(value),
        spoken: written::spoken(locale, measure, value),
        ends: written::ends(locale, measure),
    };
    slider.typed(Unit::Millimetres)
}
