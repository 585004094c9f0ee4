//! What answers earn.

use super::*;

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

proptest! {
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
}
