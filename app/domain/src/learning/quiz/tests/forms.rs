//! How answers are read from forms and from storage.

use super::*;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

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

proptest! {
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
