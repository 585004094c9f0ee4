mod drawing;
mod forms;
mod grading;
mod items;

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
