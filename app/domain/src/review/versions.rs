//! Two drafts that went apart: where they differ, and one draft made of both.

use super::{Draft, Pin};
use crate::id::PinId;
use crate::slug::CriterionId;

/// A part of a draft that can be taken from one version or the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The level of a criterion.
    Level(CriterionId),
    /// A pin.
    Pin(PinId),
    /// The summary.
    Summary,
}

impl Draft {
    /// The parts in which this draft and `other` differ: levels, then pins, then the summary.
    pub fn differences(&self, other: &Self) -> Vec<Part> {
        let mut criteria: Vec<_> = self.levels.keys().chain(other.levels.keys()).collect();
        criteria.sort_unstable();
        criteria.dedup();
        let levels = criteria.into_iter().filter(|id| self.levels.get(*id) != other.levels.get(*id));
        let mut parts: Vec<_> = levels.cloned().map(Part::Level).collect();
        let added = other.pins.iter().filter(|pin| self.pin(pin.id).is_none());
        let pins = self.pins.iter().chain(added).filter(|pin| self.pin(pin.id) != other.pin(pin.id));
        parts.extend(pins.map(|pin| Part::Pin(pin.id)));
        if self.summary != other.summary {
            parts.push(Part::Summary);
        }
        parts
    }

    /// This draft with `parts` as they are in `other`. What `other` lacks is taken out.
    #[must_use]
    pub fn with(mut self, other: &Self, parts: &[Part]) -> Self {
        for part in parts {
            match part {
                Part::Level(criterion) => match other.levels.get(criterion) {
                    Some(level) => {
                        self.levels.insert(criterion.clone(), *level);
                    }
                    None => {
                        self.levels.remove(criterion);
                    }
                },
                Part::Pin(id) => {
                    let own = self.pins.iter().position(|pin| pin.id == *id);
                    match (own, other.pin(*id).cloned()) {
                        (Some(at), Some(pin)) => self.pins[at] = pin,
                        (Some(at), None) => {
                            self.pins.remove(at);
                        }
                        (None, Some(pin)) => self.pins.push(pin),
                        (None, None) => {}
                    }
                }
                Part::Summary => self.summary.clone_from(&other.summary),
            }
        }
        self
    }

    /// The pin of that identity.
    pub fn pin(&self, id: PinId) -> Option<&Pin> {
        self.pins.iter().find(|pin| pin.id == id)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::id::PhotoId;
    use crate::review::{Level, Severity, Spot};

    fn drafts() -> impl Strategy<Value = Draft> {
        let levels = prop::collection::btree_map(0_u8..4, 0_u8..=4, 0..4);
        let pins = prop::collection::btree_map(0_u128..5, "[a-c]{0,2}", 0..5);
        (levels, pins, "[a-c]{0,2}").prop_map(|(levels, pins, summary)| Draft {
            levels: levels
                .into_iter()
                .map(|(id, level)| {
                    let id = CriterionId::parse(&format!("c{id}")).expect("a slug");
                    (id, Level::try_from(level).expect("a level"))
                })
                .collect(),
            pins: pins
                .into_iter()
                .map(|(id, text)| Pin {
                    id: PinId::new(Uuid::from_u128(id)),
                    photo: PhotoId::new(Uuid::from_u128(9)),
                    spot: Spot::new(0.5, 0.5).expect("inside"),
                    severity: Severity::Refine,
                    criterion: None,
                    text,
                })
                .collect(),
            summary,
        })
    }

    proptest! {
        #[test]
        fn a_draft_differs_from_itself_in_nothing(draft in drafts()) {
            prop_assert_eq!(draft.differences(&draft), []);
        }

        #[test]
        fn taking_every_difference_gives_the_other_draft(mine in drafts(), theirs in drafts()) {
            let parts = mine.differences(&theirs);
            prop_assert_eq!(mine.clone().with(&theirs, &[]), mine.clone());
            prop_assert_eq!(mine.with(&theirs, &parts).differences(&theirs), []);
        }

        #[test]
        fn each_part_is_taken_by_itself(mine in drafts(), theirs in drafts(), choice: prop::sample::Index) {
            let parts = mine.differences(&theirs);
            prop_assume!(!parts.is_empty());
            let part = parts[choice.index(parts.len())].clone();
            let merged = mine.clone().with(&theirs, std::slice::from_ref(&part));
            prop_assert_eq!(mine.differences(&merged), [part]);
        }
    }
}
