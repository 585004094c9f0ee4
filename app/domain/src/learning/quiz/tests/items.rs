//! What cannot be written down.

use super::*;

#[test]
fn a_single_choice_has_exactly_one_right_option() {
    assert_eq!(SingleChoice::new(options("abc", "")), Err(ItemError::NotOneRight(0)));
    assert_eq!(SingleChoice::new(options("abc", "ab")), Err(ItemError::NotOneRight(2)));
    assert_eq!(SingleChoice::new(options("abc", "c")).unwrap().right().id, option("c"));
}

#[test]
fn a_multiple_choice_has_right_and_wrong_options() {
    assert_eq!(MultipleChoice::new(options("abc", "")), Err(ItemError::AllAlike));
    assert_eq!(MultipleChoice::new(options("abc", "abc")), Err(ItemError::AllAlike));
}

#[test]
fn options_of_an_item_have_names_of_their_own() {
    assert_eq!(SingleChoice::new(options("aba", "b")), Err(ItemError::Repeated(option("a"))));
}

#[test]
fn two_steps_are_not_enough_for_an_order() {
    let steps = vec![choice("a"), choice("b")];
    assert_eq!(Sequence::new(steps), Err(ItemError::TooFew { needed: 3, found: 2 }));
}

#[test]
fn a_number_is_finite_and_its_tolerance_not_negative() {
    let unit = || samples::text("mm");
    for (answer, tolerance) in [(f64::NAN, 0.0), (f64::INFINITY, 0.0), (1.0, -0.1), (1.0, f64::NAN)] {
        assert_eq!(Numeric::new(answer, tolerance, unit()), Err(ItemError::NotANumber));
    }
}

#[test]
fn regions_lie_inside_the_figure_and_apart_from_each_other() {
    let made = |second: Region| {
        let regions = vec![(region("a", 0.0, 0.0, 0.5, 0.5), true), (second, false)];
        Hotspot::new(FigureName::parse("skin").unwrap(), regions)
    };
    assert!(made(region("b", 0.5, 0.0, 0.5, 0.5)).is_ok(), "sharing an edge is not overlapping");
    assert_eq!(made(region("b", 0.4, 0.4, 0.5, 0.5)), Err(ItemError::Overlap(option("a"), option("b"))));
    for outside in
        [region("b", 0.6, 0.0, 0.5, 0.1), region("b", -0.1, 0.6, 0.1, 0.1), region("b", 0.6, 0.6, 0.0, 0.1)]
    {
        assert_eq!(made(outside), Err(ItemError::Outside(option("b"))));
    }
    assert_eq!(made(region("b", f64::NAN, 0.6, 0.1, 0.1)), Err(ItemError::Outside(option("b"))));
}

#[test]
fn a_point_belongs_to_the_region_around_it() {
    let ItemKind::Hotspot(hotspot) = hotspot() else { unreachable!() };
    assert_eq!(hotspot.region_at(0.5, 0.3).map(|region| region.id.as_str()), Some("dermis"));
    assert_eq!(hotspot.region_at(1.5, 0.3), None);
}

#[test]
fn items_of_a_quiz_have_names_of_their_own() {
    let items = vec![item("same", false, single()), item("same", false, numeric())];
    let made = Quiz::new(Percent::FULL, NonZeroUsize::MIN, items);
    assert_eq!(made, Err(QuizError::Repeated(item_id("same"))));
}
