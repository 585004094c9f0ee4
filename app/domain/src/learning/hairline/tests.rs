//! The rules of hairline design.

use proptest::prelude::*;

use super::{
    Age, Client, Design, Edge, FaceShape, Grade, Measure, Movable, Part, Reason, Rule, Sex, Side, Sides, Spot,
};

fn man(middle: f64) -> Design {
    Design { middle: Measure::Middle.nearest(middle), ..Design::default() }
}

fn woman(middle: f64, corner: f64) -> Design {
    let client = Client { sex: Sex::Woman, age: Age::Middle, more_loss: false };
    let sides = Sides::Mirrored(Side::USUAL.with(Part::Corner, corner));
    Design { client, sides, ..man(middle) }
}

fn found(design: Design, rule: Rule) -> (Grade, Reason) {
    let all = design.findings();
    let finding = all.iter().find(|finding| finding.rule == rule).expect("every rule is asked");
    (finding.grade, finding.reason)
}

fn with(design: Design, part: Part, millimetres: f64) -> Design {
    Design { sides: design.sides.with(false, part, millimetres), ..design }
}

#[test]
fn the_published_line_keeps_every_rule() {
    let design = Design::default();
    assert!(design.findings().iter().all(|finding| finding.grade == Grade::Good && finding.right.is_none()));
    let marks = design.landmarks();
    assert!((marks.b.distance(marks.a) - 80.0).abs() < 1e-9);
    assert!((marks.c[1].distance(marks.e[1]) - 80.0).abs() < 1e-9);
    assert!((marks.c[1].distance(marks.d[1]) - 50.0).abs() < 1e-9);
    assert!((marks.c[1].across - marks.e[1].across).abs() < 1e-9, "on the canthus line");
}

#[test]
fn a_mans_middle_lies_between_seven_and_ten_centimetres() {
    assert_eq!(found(man(69.0), Rule::Height), (Grade::MustFix, Reason::TooLow));
    assert_eq!(found(man(70.0), Rule::Height), (Grade::Good, Reason::UsualHeight));
    assert_eq!(found(man(90.0), Rule::Height), (Grade::Good, Reason::UsualHeight));
    assert_eq!(found(man(91.0), Rule::Height), (Grade::Refine, Reason::ConservativeHeight));
    assert_eq!(found(man(101.0), Rule::Height), (Grade::Refine, Reason::AboveRules));
}

#[test]
fn where_more_will_go_the_aggressive_end_needs_another_look_and_the_conservative_none() {
    let losing = |middle| {
        let design = man(middle);
        Design { client: Client { more_loss: true, ..design.client }, ..design }
    };
    assert_eq!(found(losing(75.0), Rule::Height), (Grade::Refine, Reason::LowForLoss));
    assert_eq!(found(losing(80.0), Rule::Height), (Grade::Good, Reason::UsualHeight));
    assert_eq!(found(losing(96.0), Rule::Height), (Grade::Good, Reason::ConservativeForLoss));
}

#[test]
fn a_womans_line_starts_from_measured_averages_not_from_a_mans_convention() {
    assert_eq!(found(woman(63.0, 60.0), Rule::Height), (Grade::Good, Reason::NearWomen));
    assert_eq!(found(woman(80.0, 80.0), Rule::Height), (Grade::Refine, Reason::MaleHeight));
    assert_eq!(found(woman(51.0, 50.0), Rule::Height), (Grade::MustFix, Reason::BelowWomen));
    assert_eq!(found(woman(63.0, 60.0), Rule::Recession), (Grade::Good, Reason::RoundedCorner));
    assert_eq!(found(woman(63.0, 80.0), Rule::Recession), (Grade::Refine, Reason::MaleCorner));
    assert_eq!(found(woman(90.0, 60.0), Rule::Recession), (Grade::Refine, Reason::FlattenedCorner));
    let design = woman(63.0, 60.0);
    let losing = Design { client: Client { more_loss: true, ..design.client }, ..design };
    assert_eq!(found(losing, Rule::Course), (Grade::Refine, Reason::HerOwnLine));
}

#[test]
fn the_corner_is_neither_filled_nor_off_its_line() {
    assert_eq!(found(with(man(80.0), Part::Corner, 60.0), Rule::Recession).1, Reason::FilledCorner);
    assert_eq!(found(with(man(80.0), Part::Corner, 67.0), Rule::Recession).1, Reason::NearlyFilled);
    assert_eq!(found(with(man(80.0), Part::Corner, 96.0), Rule::Recession).1, Reason::DeepCorner);
    assert_eq!(found(with(man(95.0), Part::Corner, 96.0), Rule::Recession).1, Reason::OpenCorner);
    for off in [-5.0, 5.0] {
        assert_eq!(found(with(man(80.0), Part::Line, off), Rule::Canthus).0, Grade::Refine, "{off}");
        assert_eq!(found(with(man(80.0), Part::Line, off * 3.0), Rule::Canthus).0, Grade::MustFix, "{off}");
    }
}

#[test]
fn the_temporal_peak_is_on_its_line_and_a_mans_about_five_centimetres_from_the_corner() {
    assert_eq!(found(with(man(80.0), Part::Peak, 40.0), Rule::Peak).1, Reason::PeakInPlace);
    assert_eq!(found(with(man(80.0), Part::Peak, 39.0), Rule::Peak).1, Reason::PeakDistance);
    assert_eq!(found(with(man(80.0), Part::Forward, -6.0), Rule::Peak).1, Reason::PeakOffLine);
    let lower = woman(63.0, 60.0);
    assert_eq!(found(lower, Rule::Peak), (Grade::Good, Reason::PeakOnLine));
    assert_eq!(lower.worst().grade, Grade::Good, "a woman's line can keep every rule");
}

#[test]
fn corners_that_come_down_are_a_boys() {
    let concave = with(man(95.0), Part::Corner, 75.0);
    assert_eq!(found(concave, Rule::Course), (Grade::MustFix, Reason::ChildsCourse));
    let young = Design { client: Client { age: Age::Young, ..concave.client }, ..concave };
    assert_eq!(found(young, Rule::Course), (Grade::Refine, Reason::TurningCourse));
    assert_eq!(concave.worst().reason, Reason::ChildsCourse);
}

#[test]
fn the_front_begins_softly_and_without_a_ruler() {
    let zone = |millimetres| Design { zone: Measure::Zone.nearest(millimetres), ..Design::default() };
    let grades = [0.0, 4.0, 5.0, 10.0, 11.0].map(|depth| found(zone(depth), Rule::Softness).1);
    let expected =
        [Reason::HardFront, Reason::SqueezedZone, Reason::SoftZone, Reason::SoftZone, Reason::WideZone];
    assert_eq!(grades, expected);
    let edge = |edge| found(Design { edge, ..Design::default() }, Rule::Edge).0;
    assert_eq!(Edge::ALL.map(edge), [Grade::Good, Grade::MustFix, Grade::Refine]);
}

#[test]
fn left_and_right_agree_within_three_millimetres() {
    let uneven = |by| Design {
        sides: Sides::Free([Side::USUAL, Side::USUAL.with(Part::Corner, 80.0 + by)]),
        ..man(80.0)
    };
    assert_eq!(found(uneven(3.0), Rule::Balance), (Grade::Good, Reason::BalancedPoints));
    assert_eq!(found(uneven(4.0), Rule::Balance), (Grade::Refine, Reason::UnevenPoints));
    assert_eq!(found(uneven(9.0), Rule::Balance), (Grade::MustFix, Reason::UnevenPoints));
    let filled = uneven(-20.0);
    let recession = filled.findings()[2];
    assert_eq!((recession.reason, recession.right), (Reason::FilledCorner, Some(true)));
}

fn any_side() -> impl Strategy<Value = Side> {
    let lengths = (40.0..120.0_f64, -40.0..40.0_f64, 10.0..90.0_f64, -30.0..30.0_f64);
    lengths.prop_map(|(corner, line, peak, forward)| {
        let side = Side::USUAL.with(Part::Corner, corner).with(Part::Line, line);
        side.with(Part::Peak, peak).with(Part::Forward, forward)
    })
}

prop_compose! {
    fn any_design()(
        face in prop::sample::select(FaceShape::ALL.to_vec()),
        sex in prop::sample::select(Sex::ALL.to_vec()),
        age in prop::sample::select(Age::ALL.to_vec()),
        more_loss: bool,
        middle in 40.0..120.0_f64,
        sides in prop_oneof![
            any_side().prop_map(Sides::Mirrored),
            [any_side(), any_side()].prop_map(Sides::Free),
        ],
        zone in -5.0..25.0_f64,
        edge in prop::sample::select(Edge::ALL.to_vec()),
    ) -> Design {
        let client = Client { sex, age, more_loss };
        let (middle, zone) = (Measure::Middle.nearest(middle), Measure::Zone.nearest(zone));
        Design { face, client, middle, sides, zone, edge }
    }
}

proptest! {
    #[test]
    fn the_temporal_peak_stays_between_corner_and_eye(design in any_design()) {
        for side in design.sides.both() {
            prop_assert!(side.get(Part::Peak) < side.get(Part::Corner));
            for part in Part::ALL {
                let (first, last) = Measure::Of(part).range();
                prop_assert!((first..=last).contains(&side.get(part).count()));
            }
        }
    }

    #[test]
    fn a_point_that_is_put_where_it_is_stays(design in any_design()) {
        for point in Movable::ALL {
            prop_assert_eq!(design.moved(point, design.place_of(point)), design);
        }
    }

    #[test]
    fn a_point_goes_where_it_is_put_or_to_the_edge_of_its_range(
        design in any_design(),
        across in -40.0..40.0_f64,
        up in -40.0..40.0_f64,
    ) {
        for point in Movable::ALL {
            let was = design.place_of(point);
            let to = Spot { across: was.across + across, up: was.up + up };
            let moved = design.moved(point, to);
            // Once more to the same place changes nothing.
            prop_assert_eq!(moved.moved(point, to), moved);
        }
    }

    #[test]
    fn a_mirror_leaves_no_difference_and_every_reason_has_a_section(design in any_design()) {
        if matches!(design.sides, Sides::Mirrored(_)) {
            prop_assert!(design.imbalance() < 1e-9);
        }
        for finding in design.findings() {
            prop_assert!(finding.reason.sources().is_sorted());
            prop_assert!(!finding.reason.fact().is_empty());
            prop_assert!(finding.grade <= design.worst().grade);
        }
    }
}

#[test]
fn what_is_no_number_is_a_length_all_the_same() {
    for nonsense in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let (first, last) = Measure::Middle.range();
        assert!((first..=last).contains(&Measure::Middle.nearest(nonsense).count()));
    }
}
