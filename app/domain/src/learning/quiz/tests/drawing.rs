//! Which items an attempt shows, and in which order.

use super::*;

#[test]
fn the_same_seed_draws_the_same_attempt_as_ever() {
    let quiz = quiz(4, &[]);
    let drawn = draw(&quiz, 2026);
    let ids: Vec<&str> = drawn.items.iter().map(|drawn| drawn.item.id().as_str()).collect();
    // Attempts are kept as seeds: when this fails after an update, past attempts would show other items.
    assert_eq!(ids, ["item-5", "item-0", "item-11", "item-3"]);
    let options: Vec<_> = shown_ids(&drawn.items[1].shown);
    assert_eq!(options.iter().map(OptionId::as_str).collect::<Vec<_>>(), ["a", "d", "b", "c"]);
}

#[test]
fn more_must_pass_items_than_the_quiz_draws_are_all_drawn() {
    let quiz = quiz(2, &[0, 3, 5]);
    let drawn = draw(&quiz, 1);
    let ids: BTreeSet<&str> = drawn.items.iter().map(|drawn| drawn.item.id().as_str()).collect();
    assert_eq!(ids, BTreeSet::from(["item-0", "item-3", "item-5"]));
}

#[test]
fn an_attempt_stays_as_it_was_when_the_quiz_is_edited() {
    let before = quiz(12, &[]);
    let drawn = draw(&before, 7);
    let ids: Vec<ItemId> = drawn.items.iter().map(|drawn| drawn.item.id().clone()).collect();
    let mut items = before.items().to_vec();
    items.retain(|item| *item.id() != ids[1]);
    items.push(item("new", true, single()));
    let after = Quiz::new(before.pass(), NonZeroUsize::new(3).unwrap(), items).unwrap();

    let recalled = recall(&after, 7, &ids);
    let mut expected = drawn.items;
    expected.remove(1);
    assert_eq!(recalled.items, expected, "the same items and orders, without the one that was taken out");
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
        let ids: Vec<ItemId> = drawn.items.iter().map(|drawn| drawn.item.id().clone()).collect();
        prop_assert_eq!(&drawn, &recall(&quiz, seed, &ids));
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
}
