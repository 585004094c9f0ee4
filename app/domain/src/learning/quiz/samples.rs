//! Items and quizzes for tests: made up, but of every kind.

use std::num::NonZeroUsize;

use super::{
    Choice, Hotspot, Item, ItemKind, Matching, MultipleChoice, Numeric, Pair, Quiz, Region, Sequence,
    SingleChoice,
};
use crate::learning::Percent;
use crate::locale::Localized;
use crate::slug::{FigureName, ItemId, OptionId};

pub(crate) fn text(text: &str) -> Localized<String> {
    Localized { en: text.to_owned(), es: format!("{text} (es)") }
}

pub(crate) fn option(id: &str) -> OptionId {
    OptionId::parse(id).unwrap()
}

pub(crate) fn item_id(id: &str) -> ItemId {
    ItemId::parse(id).unwrap()
}

pub(crate) fn choice(id: &str) -> Choice {
    Choice { id: option(id), text: text(id), why: text("because") }
}

pub(crate) fn region(id: &str, x: f64, y: f64, w: f64, h: f64) -> Region {
    Region { id: option(id), x, y, w, h, label: text(id), why: text("because") }
}

/// Options named by letters, the ones in `right` being right.
pub(crate) fn options(all: &str, right: &str) -> Vec<(Choice, bool)> {
    all.chars().map(|letter| (choice(&letter.to_string()), right.contains(letter))).collect()
}

pub(crate) fn single() -> ItemKind {
    ItemKind::Single(SingleChoice::new(options("abcd", "b")).unwrap())
}

pub(crate) fn multiple() -> ItemKind {
    ItemKind::Multiple(MultipleChoice::new(options("abcde", "ace")).unwrap())
}

pub(crate) fn ordering() -> ItemKind {
    let steps = ["skin", "dense", "galea", "loose", "bone"];
    ItemKind::Ordering(Sequence::new(steps.map(choice).into()).unwrap())
}

pub(crate) fn matching() -> ItemKind {
    let pairs = [("ten", "gauge"), ("three", "count"), ("rl", "shape")];
    let pair = |(left, right)| Pair {
        id: option(left),
        partner: option(right),
        left: text(left),
        right: text(right),
        why: text("because"),
    };
    ItemKind::Matching(Matching::new(pairs.map(pair).into()).unwrap())
}

pub(crate) fn numeric() -> ItemKind {
    ItemKind::Numeric(Numeric::new(4.8, 0.2, text("%")).unwrap())
}

pub(crate) fn hotspot() -> ItemKind {
    let regions = vec![
        (region("epidermis", 0.0, 0.0, 1.0, 0.2), false),
        (region("dermis", 0.0, 0.2, 1.0, 0.5), true),
        (region("fat", 0.0, 0.7, 1.0, 0.3), false),
    ];
    ItemKind::Hotspot(Hotspot::new(FigureName::parse("skin").unwrap(), regions).unwrap())
}

/// One item of every kind.
pub(crate) fn kinds() -> [ItemKind; 6] {
    [single(), multiple(), ordering(), matching(), numeric(), hotspot()]
}

pub(crate) fn item(id: &str, must_pass: bool, kind: ItemKind) -> Item {
    Item::new(item_id(id), must_pass, text("Which?"), text("Because."), kind)
}

/// Two items of every kind; those numbered in `must_pass` (from 0) are must-pass items.
pub(crate) fn quiz(draw: usize, must_pass: &[usize]) -> Quiz {
    let items = kinds()
        .into_iter()
        .chain(kinds())
        .enumerate()
        .map(|(number, kind)| item(&format!("item-{number}"), must_pass.contains(&number), kind))
        .collect();
    Quiz::new(Percent::new(80).unwrap(), NonZeroUsize::new(draw).unwrap(), items).unwrap()
}
