use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use proptest::prelude::*;

use super::samples::{
    choice, hotspot, item, item_id, kinds, matching, multiple, numeric, option, options, ordering, quiz,
    region, single,
};
use super::*;
use crate::learning::Percent;
use crate::slug::{FigureName, OptionId};

fn set(ids: &[&str]) -> Answer {
    Answer::Multiple(ids.iter().map(|id| option(id)).collect())
}

fn order(ids: &[&str]) -> Answer {
    Answer::Ordering(ids.iter().map(|id| option(id)).collect())
}

fn solutions(quiz: &Quiz) -> Answers {
    quiz.items().iter().map(|item| (item.id().clone(), item.solution())).collect()
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

// What cannot be written down.

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

// Drawing.

#[test]
fn the_same_seed_draws_the_same_attempt_as_ever() {
    let quiz = quiz(4, &[]);
    let drawn = draw(&quiz, 2026);
    let ids: Vec<&str> = drawn.items.iter().map(|drawn| drawn.item.id().as_str()).collect();
    // Attempts are kept as seeds: when this fails after an update, past attempts would show other items.
    assert_eq!(ids, ["item-5", "item-0", "item-11", "item-3"]);
    let options: Vec<_> = shown_ids(&drawn.items[1].shown);
    assert_eq!(options.iter().map(OptionId::as_str).collect::<Vec<_>>(), ["a", "b", "d", "c"]);
}

#[test]
fn more_must_pass_items_than_the_quiz_draws_are_all_drawn() {
    let quiz = quiz(2, &[0, 3, 5]);
    let drawn = draw(&quiz, 1);
    let ids: BTreeSet<&str> = drawn.items.iter().map(|drawn| drawn.item.id().as_str()).collect();
    assert_eq!(ids, BTreeSet::from(["item-0", "item-3", "item-5"]));
}

/// Names of the parts in the order shown.
fn shown_ids(shown: &Shown<'_>) -> Vec<OptionId> {
    match shown {
        Shown::Single(choices) | Shown::Multiple(choices) | Shown::Ordering(choices) => {
            choices.iter().map(|choice| choice.id.clone()).collect()
        }
        Shown::Matching { left, .. } => left.iter().map(|pair| pair.id.clone()).collect(),
        Shown::Numeric(_) => Vec::new(),
        Shown::Hotspot(hotspot) => hotspot.regions().iter().map(|region| region.id.clone()).collect(),
    }
}

/// Names of the parts in the author's order.
fn authored_ids(kind: &ItemKind) -> Vec<OptionId> {
    let ids = |choices: &[Choice]| choices.iter().map(|choice| choice.id.clone()).collect();
    match kind {
        ItemKind::Single(single) => ids(single.options()),
        ItemKind::Multiple(multiple) => ids(multiple.options()),
        ItemKind::Ordering(sequence) => ids(sequence.steps()),
        ItemKind::Matching(matching) => matching.pairs().iter().map(|pair| pair.id.clone()).collect(),
        ItemKind::Numeric(_) => Vec::new(),
        ItemKind::Hotspot(hotspot) => hotspot.regions().iter().map(|region| region.id.clone()).collect(),
    }
}

proptest! {
    #[test]
    fn an_attempt_is_reproducible_and_loses_no_part(seed: u64, count in 1_usize..=12) {
        let quiz = quiz(count, &[2]);
        let drawn = draw(&quiz, seed);
        prop_assert_eq!(&drawn, &draw(&quiz, seed));
        prop_assert_eq!(drawn.items.len(), count);
        let distinct: BTreeSet<_> = drawn.items.iter().map(|drawn| drawn.item.id()).collect();
        prop_assert_eq!(distinct.len(), count, "no item is shown twice");
        prop_assert!(distinct.contains(&item_id("item-2")), "the must-pass item is there");
        for DrawnItem { item, shown } in &drawn.items {
            let (mut shown, mut authored) = (shown_ids(shown), authored_ids(item.kind()));
            shown.sort();
            authored.sort();
            prop_assert_eq!(shown, authored, "shuffling is a permutation");
        }
    }

    #[test]
    fn no_item_is_shown_solved(seed: u64) {
        let quiz = quiz(12, &[]);
        for DrawnItem { item, shown } in draw(&quiz, seed).items {
            match shown {
                Shown::Ordering(steps) => {
                    let shown = Answer::Ordering(steps.iter().map(|step| step.id.clone()).collect());
                    prop_assert_ne!(shown, item.solution());
                }
                Shown::Matching { left, right } => {
                    prop_assert!(left.iter().zip(&right).any(|(left, right)| left.id != right.id));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn perfect_answers_give_the_full_mark(seed: u64, count in 1_usize..=12) {
        let quiz = quiz(count, &[1, 2, 3]);
        let result = grade_attempt(&draw(&quiz, seed), &solutions(&quiz));
        prop_assert_eq!(result.percent, Percent::FULL);
        prop_assert!(result.passed);
    }

    #[test]
    fn any_answer_earns_between_nothing_and_everything(
        chosen in prop::collection::btree_set("[a-e]", 0..6),
        steps in prop::collection::vec(prop::sample::select(vec!["skin", "dense", "galea", "loose", "bone", "x"]), 0..7),
        number in prop::num::f64::ANY,
    ) {
        let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
        for answer in [set(&chosen), order(&steps), Answer::Numeric(number)] {
            for kind in kinds() {
                for must_pass in [false, true] {
                    let item = item("x", must_pass, kind.clone());
                    let graded = grade(&item, Some(&answer));
                    prop_assert!((0.0..=1.0).contains(&graded.points));
                    prop_assert_eq!(graded.correct, graded.points >= 1.0);
                    prop_assert!(!must_pass || graded.points <= 0.0 || graded.points >= 1.0, "all or nothing");
                }
            }
        }
    }

    #[test]
    fn every_solution_reads_back_from_its_form_fields_and_from_storage(index in 0_usize..6) {
        let item = item("x", false, kinds()[index].clone());
        let solution = item.solution();
        let from_form = Answer::from_fields(&item, &solution.to_fields(item.id()));
        prop_assert_eq!(from_form, Ok(Some(solution.clone())));
        let stored = serde_json::to_string(&solution).unwrap();
        prop_assert_eq!(serde_json::from_str::<Answer>(&stored).unwrap(), solution);
    }

    #[test]
    fn no_form_makes_reading_an_answer_panic(name in "x(\\.[a-z]{1,6})?", value in "\\PC{0,12}") {
        for kind in kinds() {
            let _ = Answer::from_fields(&item("x", false, kind), &[(name.clone(), value.clone())]);
        }
    }
}

// Grading.

fn points(kind: ItemKind, answer: &Answer) -> f64 {
    grade(&item("x", false, kind), Some(answer)).points
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn each_wrong_choice_takes_a_right_one_back() {
    close(points(multiple(), &set(&["a", "c"])), 2.0 / 3.0);
    close(points(multiple(), &set(&["a", "c", "b"])), 1.0 / 3.0);
    close(points(multiple(), &set(&["a", "b", "c", "d", "e"])), 1.0 / 3.0);
    close(points(multiple(), &set(&["b", "d"])), 0.0);
}

#[test]
fn an_order_earns_the_share_of_steps_in_their_place() {
    close(points(ordering(), &order(&["skin", "dense", "galea", "bone", "loose"])), 0.6);
}

#[test]
fn pairs_earn_the_share_that_belong_together() {
    let pairs = [("ten", "gauge"), ("three", "shape"), ("rl", "count")];
    let answer = Answer::Matching(pairs.iter().map(|(left, right)| (option(left), option(right))).collect());
    close(points(matching(), &answer), 1.0 / 3.0);
}

#[test]
fn a_number_within_the_tolerance_is_right_up_to_its_edge() {
    for (number, expected) in [(4.8, 1.0), (4.6, 1.0), (5.0, 1.0), (5.01, 0.0), (4.59, 0.0)] {
        close(points(numeric(), &Answer::Numeric(number)), expected);
    }
}

#[test]
fn an_answer_of_another_kind_counts_as_none() {
    let item = item("x", false, single());
    assert_eq!(grade(&item, Some(&Answer::Numeric(1.0))), grade(&item, None));
    close(grade(&item, None).points, 0.0);
}

#[test]
fn every_option_gets_its_remark() {
    let item = item("x", false, multiple());
    let verdicts: Vec<Verdict> =
        grade(&item, Some(&set(&["a", "b"]))).remarks.iter().map(|remark| remark.verdict).collect();
    assert_eq!(
        verdicts,
        [Verdict::Right, Verdict::Wrong, Verdict::Missed, Verdict::LeftAlone, Verdict::Missed]
    );
}

#[test]
fn a_must_pass_item_earns_nothing_for_half_an_answer() {
    let item = item("x", true, multiple());
    let graded = grade(&item, Some(&set(&["a", "c"])));
    close(graded.points, 0.0);
    assert!(!graded.correct);
}

#[test]
fn missing_a_must_pass_item_fails_the_attempt_whatever_the_mark() {
    let quiz = quiz(12, &[0]);
    let mut answers = solutions(&quiz);
    answers.insert(item_id("item-0"), Answer::Single(option("a")));
    let result = grade_attempt(&draw(&quiz, 7), &answers);
    assert_eq!(result.percent.get(), 91);
    assert!(!result.passed);
    assert_eq!(result.failed_must_pass, [item_id("item-0")]);
}

#[test]
fn an_attempt_below_the_mark_does_not_pass() {
    let quiz = quiz(12, &[]);
    let mut answers = solutions(&quiz);
    answers.retain(|id, _| !["item-0", "item-1", "item-2"].contains(&id.as_str()));
    let result = grade_attempt(&draw(&quiz, 7), &answers);
    assert_eq!(result.percent.get(), 75);
    assert!(!result.passed);
    assert!(result.failed_must_pass.is_empty());
}

// Reading forms.

#[test]
fn numbers_are_read_as_people_type_them_in_either_language() {
    let item = item("x", false, numeric());
    for (typed, number) in [("4.8", 4.8), (" 4,8 ", 4.8), ("\u{2212}5", -5.0), ("1 250", 1250.0)] {
        assert_eq!(Answer::from_fields(&item, &fields(&[("x", typed)])), Ok(Some(Answer::Numeric(number))));
    }
    for typed in ["four", "1,2,3", "inf", "NaN", "1e3"] {
        let read = Answer::from_fields(&item, &fields(&[("x", typed)]));
        assert_eq!(read, Err(AnswerError::NotANumber(typed.to_owned())));
    }
}

#[test]
fn an_untouched_item_is_left_out_rather_than_wrong() {
    for kind in kinds() {
        let item = item("x", false, kind);
        assert_eq!(Answer::from_fields(&item, &fields(&[("other", "a"), ("x", "")])), Ok(None));
    }
}

#[test]
fn half_an_order_is_not_an_answer() {
    let item = item("x", false, ordering());
    let some = fields(&[("x.skin", "1"), ("x.bone", "5")]);
    assert_eq!(Answer::from_fields(&item, &some), Err(AnswerError::Incomplete));
    let twice = fields(&[("x.skin", "1"), ("x.bone", "1")]);
    assert_eq!(Answer::from_fields(&item, &twice), Err(AnswerError::PlaceTwice));
    let beyond = fields(&[("x.skin", "6")]);
    assert_eq!(Answer::from_fields(&item, &beyond), Err(AnswerError::UnknownOption("6".to_owned())));
}

#[test]
fn options_an_item_does_not_offer_are_refused() {
    for kind in [single(), multiple(), hotspot()] {
        let read = Answer::from_fields(&item("x", false, kind), &fields(&[("x", "zzz")]));
        assert_eq!(read, Err(AnswerError::UnknownOption("zzz".to_owned())));
    }
}

#[test]
fn stored_answers_keep_their_shape() {
    let pairs = BTreeMap::from([(option("rl"), option("shape"))]);
    let stored = serde_json::to_string(&Answer::Matching(pairs)).unwrap();
    assert_eq!(stored, r#"{"kind":"matching","value":{"rl":"shape"}}"#);
}
