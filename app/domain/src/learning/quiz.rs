//! Quizzes: items of six kinds, each built so that a wrong one cannot be written down.
//!
//! An [`Attempt`] is a stored seed plus what was entered: [`draw()`] turns the seed into the items
//! shown and their order, the same for ever; [`grade_attempt`] judges the answers.

pub mod answer;
pub mod attempt;
pub mod draw;
pub mod grade;
pub mod item;
pub mod kinds;

pub use answer::{Answer, AnswerError, Answers, field_name};
pub use attempt::{Attempt, Outcome, Refusal, Sitting, answered};
pub use draw::{Drawn, DrawnItem, Shown, draw, recall};
pub use grade::{AttemptResult, Graded, ItemResult, Remark, Verdict, grade, grade_attempt};
pub use item::{Item, ItemKind};
pub use kinds::{
    Choice, Hotspot, ItemError, Matching, MultipleChoice, Numeric, Pair, Region, Sequence, SingleChoice,
};

use std::num::NonZeroUsize;

use crate::learning::percent::Percent;
use crate::slug::ItemId;

/// The quiz of one module.
#[derive(Debug, Clone, PartialEq)]
pub struct Quiz {
    pass: Percent,
    draw: NonZeroUsize,
    items: Vec<Item>,
}

/// Why items make no quiz.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuizError {
    /// There is nothing to ask.
    #[error("a quiz needs at least one item")]
    Empty,
    /// Two items share an identifier.
    #[error("two quiz items are called `{0}`: give one another id")]
    Repeated(ItemId),
}

impl Quiz {
    /// Puts items together. `draw` is how many are shown per attempt; must-pass items are always
    /// among them, even when there are more of those than `draw`.
    ///
    /// # Errors
    /// [`QuizError`] when there are no items or two share an id.
    pub fn new(pass: Percent, draw: NonZeroUsize, items: Vec<Item>) -> Result<Self, QuizError> {
        if items.is_empty() {
            return Err(QuizError::Empty);
        }
        for (index, item) in items.iter().enumerate() {
            if items[..index].iter().any(|earlier| earlier.id() == item.id()) {
                return Err(QuizError::Repeated(item.id().clone()));
            }
        }
        Ok(Self { pass, draw, items })
    }

    /// The mark that passes.
    pub fn pass(&self) -> Percent {
        self.pass
    }

    /// All items, in the author's order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item of that name.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id() == id)
    }

    /// How many items one attempt shows.
    pub fn shown(&self) -> usize {
        let must_pass = self.items.iter().filter(|item| item.must_pass()).count();
        self.draw.get().max(must_pass).min(self.items.len())
    }
}

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
