//! One question.

use std::collections::BTreeSet;

use crate::learning::lesson::FactSection;
use crate::learning::quiz::answer::Answer;
use crate::learning::quiz::kinds::{
    Choice, Hotspot, Matching, MultipleChoice, Numeric, Sequence, SingleChoice,
};
use crate::locale::Localized;
use crate::slug::{ItemId, LessonSlug, OptionId};

/// A question with everything needed to ask, judge and explain it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// See [`Item::id`].
    id: ItemId,
    must_pass: bool,
    prompt: Localized<String>,
    explanation: Localized<String>,
    kind: ItemKind,
    facts: BTreeSet<FactSection>,
    lesson: Option<LessonSlug>,
}

/// How a question is asked and answered.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// Choose one.
    Single(SingleChoice),
    /// Choose all that are right.
    Multiple(MultipleChoice),
    /// Put in order.
    Ordering(Sequence),
    /// Find what belongs together.
    Matching(Matching),
    /// Type a number.
    Numeric(Numeric),
    /// Point at a place in a drawing.
    Hotspot(Hotspot),
}

impl ItemKind {
    /// The kind's name in files and stores.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Single(_) => "single",
            Self::Multiple(_) => "multiple",
            Self::Ordering(_) => "ordering",
            Self::Matching(_) => "matching",
            Self::Numeric(_) => "numeric",
            Self::Hotspot(_) => "hotspot",
        }
    }
}

impl Item {
    /// A question. `must_pass` is for safety: missing such an item fails the attempt.
    pub fn new(
        id: ItemId,
        must_pass: bool,
        prompt: Localized<String>,
        explanation: Localized<String>,
        kind: ItemKind,
    ) -> Self {
        Self { id, must_pass, prompt, explanation, kind, facts: BTreeSet::new(), lesson: None }
    }

    /// The same, with the sections of the fact base it is written from.
    #[must_use]
    pub fn founded_on(self, facts: BTreeSet<FactSection>) -> Self {
        Self { facts, ..self }
    }

    /// Stable name, unique in the course; stored answers refer to it.
    pub fn id(&self) -> &ItemId {
        &self.id
    }

    /// Whether missing it fails the attempt, whatever the mark.
    pub fn must_pass(&self) -> bool {
        self.must_pass
    }

    /// The question.
    pub fn prompt(&self) -> &Localized<String> {
        &self.prompt
    }

    /// What is shown after answering.
    pub fn explanation(&self) -> &Localized<String> {
        &self.explanation
    }

    /// Sections of the fact base it is written from.
    pub fn facts(&self) -> &BTreeSet<FactSection> {
        &self.facts
    }

    /// The same, with the lesson of its module that covers it.
    #[must_use]
    pub fn taught_in(self, lesson: Option<LessonSlug>) -> Self {
        Self { lesson, ..self }
    }

    /// The lesson of its module that covers it, where one does.
    pub fn lesson(&self) -> Option<&LessonSlug> {
        self.lesson.as_ref()
    }

    /// How it is asked.
    pub fn kind(&self) -> &ItemKind {
        &self.kind
    }

    /// The answer that is right in every part.
    pub fn solution(&self) -> Answer {
        let ids = |choices: &[Choice]| choices.iter().map(|choice| choice.id.clone()).collect::<Vec<_>>();
        match &self.kind {
            ItemKind::Single(single) => Answer::Single(single.right().id.clone()),
            ItemKind::Multiple(multiple) => Answer::Multiple(multiple.right().map(OptionId::clone).collect()),
            ItemKind::Ordering(sequence) => Answer::Ordering(ids(sequence.steps())),
            ItemKind::Matching(matching) => Answer::Matching(
                matching.pairs().iter().map(|pair| (pair.id.clone(), pair.partner.clone())).collect(),
            ),
            ItemKind::Numeric(numeric) => Answer::Numeric(numeric.answer()),
            ItemKind::Hotspot(hotspot) => Answer::Hotspot(hotspot.right().id.clone()),
        }
    }
}
