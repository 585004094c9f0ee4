//! What holds for every figure.

use domain::learning::Interactive;
use proptest::prelude::*;

use super::{Answer, Markup, Model, Part, Place, Query, shown, sources, words};
use crate::i18n::Locale;

fn owned(pairs: Vec<(&'static str, String)>) -> Vec<(String, String)> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// What the form of this state would send.
fn sent(controls: &[super::Control]) -> Vec<(String, String)> {
    owned(controls.iter().filter_map(super::Control::sent).collect())
}

/// Whatever an address says, it is read as a state that is read again the same, from the address as from the form.
fn comes_back<M: Model + std::fmt::Debug + Clone>(pairs: &[(String, String)]) -> M {
    let state = M::read(&Query(pairs));
    assert_eq!(M::read(&Query(&owned(state.write()))), state, "from the address");
    for locale in Locale::ALL {
        assert_eq!(M::read(&Query(&sent(&state.controls(locale)))), state, "from the form");
    }
    state
}

/// Every sentence has a section of the fact base and cites only what the figure lists; nothing is said in markup.
fn is_founded<M: Model>(state: &M) {
    for locale in Locale::ALL {
        let answer: Answer = state.answer(locale);
        assert!(!answer.verdict.is_empty() && !answer.word.is_empty());
        assert!(answer.parts.iter().any(|part| matches!(part, Part::Lines { .. })));
        for line in answer.all_lines() {
            let mut letters = line.fact.chars();
            assert!(letters.next().is_some_and(|section| ('A'..='H').contains(&section)), "{}", line.fact);
            assert!(letters.all(|letter| letter.is_ascii_digit()), "{}", line.fact);
            let known = line.sources.iter().all(|source| M::SOURCES.contains(source));
            assert!(known, "{:?} of {}", line.sources, line.text);
        }
        let all = shown(state, locale);
        for html in [&all.picture, &all.verdict, &all.reasons] {
            assert!(!html.contains(" style=") && !html.contains("<script"), "{html}");
            assert_eq!(html.matches('<').count(), html.matches('>').count(), "{html}");
        }
        let drawn = shapes(&all.picture);
        assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{drawn}");
    }
}

/// The tags of a picture, without what is said in it: "inferior" is no number.
fn shapes(picture: &str) -> String {
    let tags = picture.split('<').filter_map(|tag| tag.split('>').next());
    tags.filter_map(|tag| tag.split(" aria-label=").next()).collect()
}

fn holds<M: Model + std::fmt::Debug + Clone>(pairs: &[(String, String)], to: Place) {
    let state: M = comes_back(pairs);
    is_founded(&state);
    if let Some(held) = state.grab(to) {
        if let Some(handle) = state.handle(Locale::Es, held) {
            assert!(state.grab(handle.at).is_some(), "{} is not where it is drawn", handle.name);
        }
        let moved = state.clone().dragged(held, to);
        assert_eq!(comes_back::<M>(&owned(moved.write())), moved);
    }
}

fn anything() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop::sample::select(vec![
        "at",
        "sign",
        "depth",
        "pressure",
        "week",
        "skin",
        "undertone",
        "stubble",
        "shade",
        "face",
        "middle",
        "corner",
        "peak",
        "free",
        "right-corner",
        "coin",
        "fixed",
        "a-price",
        "a-clients",
        "b-sessions",
        "passes",
        "pattern",
        "across",
        "placed",
        "act",
    ]);
    let value = prop_oneof!["-?[0-9]{1,3}(\\.[0-9]{1,2})?", "[a-z-]{0,10}", ".{0,6}"];
    prop::collection::vec((name.prop_map(str::to_owned), value), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_an_address_says_is_a_state_with_reasons(
        pairs in anything(),
        x in -100.0..900.0_f64,
        y in -100.0..700.0_f64,
    ) {
        let to = Place { x, y };
        for figure in Interactive::ALL {
            of!(figure, M => holds::<M>(&pairs, to));
        }
    }
}

#[test]
fn the_beginning_has_a_plain_address() {
    for figure in Interactive::ALL {
        let pairs = of!(figure, M => shown(&M::default(), Locale::En).pairs);
        assert!(pairs.is_empty(), "{figure:?}: {pairs:?}");
    }
}

#[test]
fn every_figure_has_a_name_of_its_own_and_sources() {
    let mut names: Vec<_> = Interactive::ALL.iter().map(|figure| words(*figure, Locale::Es).title).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Interactive::ALL.len());
    for figure in Interactive::ALL {
        assert!(sources(*figure).is_sorted(), "{figure:?}");
        assert!(!sources(*figure).is_empty(), "{figure:?}");
    }
    assert_eq!(Markup::default().into_html(), "");
}
