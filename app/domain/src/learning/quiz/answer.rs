//! What a learner answered, and how it is read from a form.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::learning::quiz::item::{Item, ItemKind};
use crate::learning::quiz::kinds::{Choice, Matching, Sequence};
use crate::slug::{ItemId, OptionId};

/// The answer to one item; kept as it was given, so that it can be shown again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Answer {
    /// The option chosen.
    Single(OptionId),
    /// All options chosen.
    Multiple(BTreeSet<OptionId>),
    /// Steps in the order given, first to last.
    Ordering(Vec<OptionId>),
    /// Left side to right side ([`Pair::id`](super::Pair) to [`Pair::partner`](super::Pair)).
    Matching(BTreeMap<OptionId, OptionId>),
    /// The number typed.
    Numeric(f64),
    /// The region pointed at.
    Hotspot(OptionId),
}

/// The answers of one attempt; an item without an answer was left out.
pub type Answers = BTreeMap<ItemId, Answer>;

/// Why form fields are no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// A number was expected.
    #[error("`{0}` is not a number")]
    NotANumber(String),
    /// A value names nothing this item offers; a page does not send such.
    #[error("`{0}` is not one of the options")]
    UnknownOption(String),
    /// Some parts are answered and some are not.
    #[error("some parts are not answered")]
    Incomplete,
    /// Two steps stand in the same place.
    #[error("two steps stand in the same place")]
    PlaceTwice,
}

/// The name of the form field for an item (`part` is `None`) or for one step or left side of it.
///
/// | kind | fields |
/// |---|---|
/// | single, hotspot | `item` = option |
/// | multiple | `item` = option, once per option chosen |
/// | numeric | `item` = number as typed, with point or comma |
/// | ordering | `item.step` = place, from 1 |
/// | matching | `item.left` = right side |
pub fn field_name(item: &ItemId, part: Option<&OptionId>) -> String {
    // Slugs contain no full stop, so the two halves never run together.
    part.map_or_else(|| item.to_string(), |part| format!("{item}.{part}"))
}

impl Answer {
    /// Reads the answer to an item from the fields of a form; `None` when it was left out.
    ///
    /// # Errors
    /// [`AnswerError`] when something was entered that is no answer; the page shows it beside the item.
    pub fn from_fields(item: &Item, fields: &[(String, String)]) -> Result<Option<Self>, AnswerError> {
        match item.kind() {
            ItemKind::Single(single) => {
                Ok(one_of(item, fields, single.options().iter().map(|o| &o.id))?.map(Self::Single))
            }
            ItemKind::Hotspot(hotspot) => {
                Ok(one_of(item, fields, hotspot.regions().iter().map(|r| &r.id))?.map(Self::Hotspot))
            }
            ItemKind::Multiple(multiple) => some_of(item, fields, multiple.options()),
            ItemKind::Numeric(_) => value(item, None, fields).map(number).transpose(),
            ItemKind::Ordering(sequence) => places(item, fields, sequence),
            ItemKind::Matching(matching) => partners(item, fields, matching),
        }
    }

    /// The fields a form would send for this answer; [`Answer::from_fields`] reads them back.
    pub fn to_fields(&self, item: &ItemId) -> Vec<(String, String)> {
        let whole = |value: String| (field_name(item, None), value);
        match self {
            Self::Single(id) | Self::Hotspot(id) => vec![whole(id.to_string())],
            Self::Multiple(ids) => ids.iter().map(|id| whole(id.to_string())).collect(),
            Self::Numeric(number) => vec![whole(number.to_string())],
            Self::Ordering(ids) => ids
                .iter()
                .zip(1..)
                .map(|(id, n): (_, usize)| (field_name(item, Some(id)), n.to_string()))
                .collect(),
            Self::Matching(map) => {
                map.iter().map(|(left, right)| (field_name(item, Some(left)), right.to_string())).collect()
            }
        }
    }
}

/// The last non-empty value of a field, as browsers send it.
fn value<'f>(item: &Item, part: Option<&OptionId>, fields: &'f [(String, String)]) -> Option<&'f str> {
    let name = field_name(item.id(), part);
    fields.iter().rev().filter(|(key, _)| *key == name).map(|(_, value)| value.trim()).find(|v| !v.is_empty())
}

fn one_of<'i>(
    item: &Item,
    fields: &[(String, String)],
    mut offered: impl Iterator<Item = &'i OptionId>,
) -> Result<Option<OptionId>, AnswerError> {
    let Some(text) = value(item, None, fields) else { return Ok(None) };
    offered
        .find(|id| id.as_str() == text)
        .map(|id| Some(id.clone()))
        .ok_or_else(|| AnswerError::UnknownOption(text.to_owned()))
}

fn some_of(
    item: &Item,
    fields: &[(String, String)],
    options: &[Choice],
) -> Result<Option<Answer>, AnswerError> {
    let name = field_name(item.id(), None);
    let chosen = fields
        .iter()
        .filter(|(key, text)| *key == name && !text.is_empty())
        .map(|(_, text)| {
            let option = options.iter().find(|option| option.id.as_str() == text);
            option.map(|option| option.id.clone()).ok_or_else(|| AnswerError::UnknownOption(text.clone()))
        })
        .collect::<Result<BTreeSet<_>, _>>()?;
    Ok((!chosen.is_empty()).then_some(Answer::Multiple(chosen)))
}

/// Reads a number as people type it in either language: `4.8`, `4,8`, `−5`, `1 250`.
fn number(text: &str) -> Result<Answer, AnswerError> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            ',' => '.',
            '\u{2212}' => '-',
            other => other,
        })
        .collect();
    let digits = plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    match plain.parse::<f64>() {
        Ok(number) if digits && number.is_finite() => Ok(Answer::Numeric(number)),
        _ => Err(AnswerError::NotANumber(text.to_owned())),
    }
}

fn places(
    item: &Item,
    fields: &[(String, String)],
    sequence: &Sequence,
) -> Result<Option<Answer>, AnswerError> {
    let count = sequence.steps().len();
    let mut order: BTreeMap<usize, OptionId> = BTreeMap::new();
    let mut missing = 0;
    for step in sequence.steps() {
        let Some(text) = value(item, Some(&step.id), fields) else {
            missing += 1;
            continue;
        };
        let place = text.parse().ok().filter(|place| (1..=count).contains(place));
        let place = place.ok_or_else(|| AnswerError::UnknownOption(text.to_owned()))?;
        if order.insert(place, step.id.clone()).is_some() {
            return Err(AnswerError::PlaceTwice);
        }
    }
    complete(missing, count, || Answer::Ordering(order.into_values().collect()))
}

fn partners(
    item: &Item,
    fields: &[(String, String)],
    matching: &Matching,
) -> Result<Option<Answer>, AnswerError> {
    let pairs = matching.pairs();
    let mut chosen = BTreeMap::new();
    for pair in pairs {
        let Some(text) = value(item, Some(&pair.id), fields) else { continue };
        let partner = pairs.iter().find(|other| other.partner.as_str() == text);
        let partner = partner.ok_or_else(|| AnswerError::UnknownOption(text.to_owned()))?;
        chosen.insert(pair.id.clone(), partner.partner.clone());
    }
    complete(pairs.len() - chosen.len(), pairs.len(), || Answer::Matching(chosen))
}

fn complete(
    missing: usize,
    of: usize,
    answer: impl FnOnce() -> Answer,
) -> Result<Option<Answer>, AnswerError> {
    match missing {
        0 => Ok(Some(answer())),
        all if all == of => Ok(None),
        _ => Err(AnswerError::Incomplete),
    }
}
