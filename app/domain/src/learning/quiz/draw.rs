//! Which items an attempt shows, and in which order.

use rand::SeedableRng as _;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use rand_chacha::ChaCha8Rng;

use crate::learning::quiz::Quiz;
use crate::learning::quiz::item::{Item, ItemKind};
use crate::learning::quiz::kinds::{Choice, Hotspot, Numeric, Pair};
use crate::slug::ItemId;

/// The items of one attempt, in the order shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn<'q> {
    /// Quiz they were drawn from.
    pub quiz: &'q Quiz,
    /// Items shown.
    pub items: Vec<DrawnItem<'q>>,
}

impl Drawn<'_> {
    /// The names of the items, in the order shown.
    pub fn ids(&self) -> Vec<ItemId> {
        self.items.iter().map(|drawn| drawn.item.id().clone()).collect()
    }
}

/// One item as shown.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnItem<'q> {
    /// The item.
    pub item: &'q Item,
    /// Its parts in the order shown.
    pub shown: Shown<'q>,
}

/// The parts of an item in the order shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown<'q> {
    /// Options, one of which is to be chosen.
    Single(Vec<&'q Choice>),
    /// Options, some of which are to be chosen.
    Multiple(Vec<&'q Choice>),
    /// Steps to be put in order.
    Ordering(Vec<&'q Choice>),
    /// Two columns: show `left` of the first and `right` (by its `partner` name) of the second.
    Matching {
        /// Left column.
        left: Vec<&'q Pair>,
        /// Right column.
        right: Vec<&'q Pair>,
    },
    /// A number to type.
    Numeric(&'q Numeric),
    /// A drawing to point at; regions keep the author's order.
    Hotspot(&'q Hotspot),
}

/// Draws an attempt. The same quiz and seed give the same attempt for ever: all must-pass items,
/// filled up with others to the number the quiz asks for, everything shuffled. Steps never stand
/// in their right order, nor pairs side by side.
pub fn draw(quiz: &Quiz, seed: u64) -> Drawn<'_> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (mut chosen, others): (Vec<&Item>, Vec<&Item>) =
        quiz.items().iter().partition(|item| item.must_pass());
    let wanted = quiz.shown() - chosen.len();
    chosen.extend(others.sample(&mut rng, wanted).copied());
    chosen.shuffle(&mut rng);
    let items = chosen.into_iter().zip(0..).map(|(item, place)| arranged(item, seed, place)).collect();
    Drawn { quiz, items }
}

/// The attempt with these items that was drawn from this seed, also after the quiz has changed: items stay
/// in their places and parts in their order; an item that was taken out of the quiz is left out.
pub fn recall<'q>(quiz: &'q Quiz, seed: u64, items: &[ItemId]) -> Drawn<'q> {
    let items = items
        .iter()
        .zip(0..)
        .filter_map(|(id, place)| quiz.item(id).map(|item| arranged(item, seed, place)))
        .collect();
    Drawn { quiz, items }
}

/// Each place has its own stream of chance, so that what stands there does not depend on its neighbours.
fn arranged(item: &Item, seed: u64, place: u64) -> DrawnItem<'_> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(place + 1);
    DrawnItem { item, shown: show(item, &mut rng) }
}

fn show<'q>(item: &'q Item, rng: &mut ChaCha8Rng) -> Shown<'q> {
    match item.kind() {
        ItemKind::Single(single) => Shown::Single(shuffled(single.options(), rng)),
        ItemKind::Multiple(multiple) => Shown::Multiple(shuffled(multiple.options(), rng)),
        ItemKind::Ordering(sequence) => {
            let mut steps = shuffled(sequence.steps(), rng);
            if steps.iter().zip(sequence.steps()).all(|(shown, right)| shown.id == right.id) {
                steps.rotate_left(1);
            }
            Shown::Ordering(steps)
        }
        ItemKind::Matching(matching) => {
            let left = shuffled(matching.pairs(), rng);
            let mut right = shuffled(matching.pairs(), rng);
            if left.iter().zip(&right).all(|(left, right)| left.id == right.id) {
                right.rotate_left(1);
            }
            Shown::Matching { left, right }
        }
        ItemKind::Numeric(numeric) => Shown::Numeric(numeric),
        ItemKind::Hotspot(hotspot) => Shown::Hotspot(hotspot),
    }
}

fn shuffled<'q, T>(parts: &'q [T], rng: &mut ChaCha8Rng) -> Vec<&'q T> {
    let mut order: Vec<&T> = parts.iter().collect();
    order.shuffle(rng);
    order
}
