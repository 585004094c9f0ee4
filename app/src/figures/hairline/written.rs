//! Names, lengths and reasons in words.

use domain::learning::hairline::{
    Age, Design, Edge, FaceShape, Finding, Measure, Movable, Part, Reason, Rule, Sex,
};

use crate::i18n::{Locale, format, hairline_design as say};

pub(super) fn face(locale: Locale, shape: FaceShape) -> &'static str {
    match shape {
        FaceShape::Oval => say::face::oval(locale),
        FaceShape::Round => say::face::round(locale),
        FaceShape::Square => say::face::square(locale),
        FaceShape::Heart => say::face::heart(locale),
        FaceShape::Diamond => say::face::diamond(locale),
        FaceShape::Oblong => say::face::oblong(locale),
        FaceShape::Triangle => say::face::triangle(locale),
    }
}

/// What style advice says to a shape.
pub(super) fn lean(locale: Locale, shape: FaceShape) -> &'static str {
    match shape {
        FaceShape::Oval => say::lean::oval(locale),
        FaceShape::Round => say::lean::round(locale),
        FaceShape::Square => say::lean::square(locale),
        FaceShape::Heart => say::lean::heart(locale),
        FaceShape::Diamond => say::lean::diamond(locale),
        FaceShape::Oblong => say::lean::oblong(locale),
        FaceShape::Triangle => say::lean::triangle(locale),
    }
}

pub(super) fn sex(locale: Locale, sex: Sex) -> &'static str {
    match sex {
        Sex::Man => say::sex::man(locale),
        Sex::Woman => say::sex::woman(locale),
    }
}

pub(super) fn age(locale: Locale, age: Age) -> &'static str {
    match age {
        Age::Young => say::age::young(locale),
        Age::Middle => say::age::middle(locale),
        Age::Older => say::age::older(locale),
    }
}

pub(super) fn edge(locale: Locale, edge: Edge) -> &'static str {
    match edge {
        Edge::Ruled => say::edge::ruled(locale),
        Edge::Wave => say::edge::wave(locale),
        Edge::Zigzag => say::edge::zigzag(locale),
    }
}

pub(super) fn measure(locale: Locale, measure: Measure) -> &'static str {
    match measure {
        Measure::Middle => say::measure::middle(locale),
        Measure::Zone => say::measure::zone(locale),
        Measure::Of(Part::Corner) => say::measure::corner(locale),
        Measure::Of(Part::Line) => say::measure::line(locale),
        Measure::Of(Part::Peak) => say::measure::peak(locale),
        Measure::Of(Part::Forward) => say::measure::forward(locale),
    }
}

/// A point that can be moved. As with the sliders, it is the right one of two that says so.
pub(super) fn point(locale: Locale, point: Movable) -> String {
    let (name, right) = match point {
        Movable::Middle => (say::point::middle(locale), false),
        Movable::Corner { right } => (say::point::corner(locale), right),
        Movable::Peak { right } => (say::point::peak(locale), right),
    };
    if right { say::right(locale, name) } else { name.to_owned() }
}

/// `8.0 cm`.
pub(super) fn centimetres(locale: Locale, millimetres: i16) -> String {
    say::centimetres(locale, format::decimal(locale, f64::from(millimetres) / 10.0, 1))
}

/// `4 mm`.
pub(super) fn millimetres(locale: Locale, millimetres: i16) -> String {
    say::millimetres(locale, millimetres.abs())
}

/// A length with its unit and its direction, as it is read out.
pub(super) fn spoken(locale: Locale, measure: Measure, value: i16) -> String {
    let by = millimetres(locale, value);
    match (measure, value) {
        (Measure::Middle, _) => say::spoken::above_a(locale, centimetres(locale, value)),
        (Measure::Zone, _) => by,
        (Measure::Of(Part::Corner), _) => say::spoken::above_e(locale, centimetres(locale, value)),
        (Measure::Of(Part::Line), 0) => say::spoken::on_canthus(locale).to_owned(),
        (Measure::Of(Part::Line), ..0) => say::spoken::to_middle(locale, by),
        (Measure::Of(Part::Line), _) => say::spoken::to_ear(locale, by),
        (Measure::Of(Part::Peak), _) => say::spoken::from_c(locale, centimetres(locale, value)),
        (Measure::Of(Part::Forward), 0) => say::spoken::on_ce(locale).to_owned(),
        (Measure::Of(Part::Forward), ..0) => say::spoken::back(locale, by),
        (Measure::Of(Part::Forward), _) => say::spoken::forward(locale, by),
    }
}

/// Words below the ends of a scale.
pub(super) fn ends(locale: Locale, measure: Measure) -> [String; 2] {
    let (first, last) = measure.range();
    match measure {
        Measure::Of(Part::Line) => [say::end::middle(locale), say::end::ear(locale)].map(str::to_owned),
        Measure::Of(Part::Forward) => [say::end::back(locale), say::end::forward(locale)].map(str::to_owned),
        Measure::Zone => [first, last].map(|end| millimetres(locale, end)),
        Measure::Middle | Measure::Of(Part::Corner | Part::Peak) => {
            [first, last].map(|end| centimetres(locale, end))
        }
    }
}

pub(super) fn rule(locale: Locale, rule: Rule) -> &'static str {
    match rule {
        Rule::Height => say::rule::height(locale),
        Rule::Canthus => say::rule::canthus(locale),
        Rule::Recession => say::rule::recession(locale),
        Rule::Course => say::rule::course(locale),
        Rule::Peak => say::rule::peak(locale),
        Rule::Softness => say::rule::softness(locale),
        Rule::Edge => say::rule::edge(locale),
        Rule::Balance => say::rule::balance(locale),
    }
}

/// What of the design a rule looked at.
pub(super) fn found(locale: Locale, design: &Design, finding: Finding) -> String {
    let right = finding.right.unwrap_or_default();
    let side = design.sides.both()[usize::from(right)];
    let part = |part| spoken(locale, Measure::Of(part), side.get(part).count());
    let found = match finding.rule {
        Rule::Height => spoken(locale, Measure::Middle, design.middle.count()),
        Rule::Canthus => part(Part::Line),
        Rule::Recession => part(Part::Corner),
        Rule::Course => {
            say::spoken::client(locale, sex(locale, design.client.sex), age(locale, design.client.age))
        }
        Rule::Peak => say::spoken::both(locale, part(Part::Peak), part(Part::Forward)),
        Rule::Softness => spoken(locale, Measure::Zone, design.zone.count()),
        Rule::Edge => edge(locale, design.edge).to_owned(),
        Rule::Balance => {
            let apart = format::decimal(locale, design.imbalance(), 0);
            say::spoken::apart(locale, apart)
        }
    };
    match finding.right {
        Some(true) => say::spoken::right(locale, found),
        Some(false) => say::spoken::left(locale, found),
        None => found,
    }
}

/// Why.
pub(super) fn reason(locale: Locale, reason: Reason) -> &'static str {
    match reason {
        Reason::TooLow => say::reason::too_low(locale),
        Reason::LowForLoss => say::reason::low_for_loss(locale),
        Reason::UsualHeight => say::reason::usual_height(locale),
        Reason::ConservativeHeight => say::reason::conservative_height(locale),
        Reason::ConservativeForLoss => say::reason::conservative_for_loss(locale),
        Reason::AboveRules => say::reason::above_rules(locale),
        Reason::BelowWomen => say::reason::below_women(locale),
        Reason::NearWomen => say::reason::near_women(locale),
        Reason::MaleHeight => say::reason::male_height(locale),
        Reason::OnCanthus => say::reason::on_canthus(locale),
        Reason::NearCanthus => say::reason::near_canthus(locale),
        Reason::AwayFromCanthus => say::reason::away_from_canthus(locale),
        Reason::FilledCorner => say::reason::filled_corner(locale),
        Reason::NearlyFilled => say::reason::nearly_filled(locale),
        Reason::OpenCorner => say::reason::open_corner(locale),
        Reason::DeepCorner => say::reason::deep_corner(locale),
        Reason::RoundedCorner => say::reason::rounded_corner(locale),
        Reason::MaleCorner => say::reason::male_corner(locale),
        Reason::FlattenedCorner => say::reason::flattened_corner(locale),
        Reason::MatureCourse => say::reason::mature_course(locale),
        Reason::TurningCourse => say::reason::turning_course(locale),
        Reason::ChildsCourse => say::reason::childs_course(locale),
        Reason::WomansCourse => say::reason::womans_course(locale),
        Reason::HerOwnLine => say::reason::her_own_line(locale),
        Reason::PeakInPlace => say::reason::peak_in_place(locale),
        Reason::PeakOnLine => say::reason::peak_on_line(locale),
        Reason::PeakOffLine => say::reason::peak_off_line(locale),
        Reason::PeakDistance => say::reason::peak_distance(locale),
        Reason::HardFront => say::reason::hard_front(locale),
        Reason::SqueezedZone => say::reason::squeezed_zone(locale),
        Reason::SoftZone => say::reason::soft_zone(locale),
        Reason::WideZone => say::reason::wide_zone(locale),
        Reason::RuledEdge => say::reason::ruled_edge(locale),
        Reason::WavyEdge => say::reason::wavy_edge(locale),
        Reason::PatternEdge => say::reason::pattern_edge(locale),
        Reason::MirroredPoints => say::reason::mirrored_points(locale),
        Reason::BalancedPoints => say::reason::balanced_points(locale),
        Reason::UnevenPoints => say::reason::uneven_points(locale),
    }
}
