//! The yardstick of a review: criteria, each with four described levels.

use serde::{Deserialize, Serialize};

use crate::learning::revision::{RevisionHasher, RubricRevision};
use crate::locale::Localized;
use crate::review::{Demands, Level};
use crate::slug::CriterionId;

/// One thing a mentor judges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Stable name within the rubric.
    pub id: CriterionId,
    /// What is judged.
    pub title: Localized<String>,
    /// Whether falling short here alone returns the work.
    pub hard_gate: bool,
    /// What levels 1 (not yet), 2 (developing), 3 (competent) and 4 (excellent) look like.
    pub levels: [Localized<String>; 4],
}

impl Criterion {
    /// What a level looks like; nothing for 0, what the photos do not show.
    pub fn description(&self, level: Level) -> Option<&Localized<String>> {
        self.levels.get(usize::from(level.get()).checked_sub(1)?)
    }
}

/// A complete rubric. Its revision names exactly this wording, so that a review can freeze it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RubricParts", into = "RubricParts")]
pub struct Rubric {
    criteria: Vec<Criterion>,
    pass_level: Level,
    revision: RubricRevision,
}

/// Why criteria make no rubric.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RubricError {
    /// There is nothing to judge.
    #[error("a rubric needs at least one criterion")]
    Empty,
    /// Two criteria share a name.
    #[error("two criteria are called `{0}`: give one another id")]
    Repeated(CriterionId),
    /// Everybody would pass, or what the photos do not show would.
    #[error("the pass level must be from 2 (developing) to 4 (excellent)")]
    PassLevel,
}

impl Rubric {
    /// Puts criteria together.
    ///
    /// # Errors
    /// [`RubricError`] when there are none, two share an id, or the pass level lets everything pass.
    pub fn new(criteria: Vec<Criterion>, pass_level: Level) -> Result<Self, RubricError> {
        if criteria.is_empty() {
            return Err(RubricError::Empty);
        }
        for (index, criterion) in criteria.iter().enumerate() {
            if criteria[..index].iter().any(|earlier| earlier.id == criterion.id) {
                return Err(RubricError::Repeated(criterion.id.clone()));
            }
        }
        if pass_level.get() < 2 {
            return Err(RubricError::PassLevel);
        }
        let revision = revision(&criteria, pass_level);
        Ok(Self { criteria, pass_level, revision })
    }

    /// What is judged, in order.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// The criterion of that name.
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == *id)
    }

    /// The level that every criterion should reach.
    pub fn pass_level(&self) -> Level {
        self.pass_level
    }

    /// What a review of this work must answer.
    pub fn demands(&self) -> Demands {
        Demands {
            criteria: self.criteria.iter().map(|criterion| criterion.id.clone()).collect(),
            pass_level: self.pass_level,
        }
    }

    /// The name of exactly this wording.
    pub fn revision(&self) -> &RubricRevision {
        &self.revision
    }
}

fn revision(criteria: &[Criterion], pass_level: Level) -> RubricRevision {
    let mut hasher = RevisionHasher::default();
    hasher.field(b"rubric 1").field(&[pass_level.get()]);
    for criterion in criteria {
        hasher.field(criterion.id.as_str().as_bytes()).field(&[u8::from(criterion.hard_gate)]);
        for text in std::iter::once(&criterion.title).chain(&criterion.levels) {
            hasher.field(text.en.as_bytes()).field(text.es.as_bytes());
        }
    }
    RubricRevision::from_hasher(hasher)
}

/// What a rubric looks like where it is kept; the revision is always computed anew.
#[derive(Serialize, Deserialize)]
struct RubricParts {
    criteria: Vec<Criterion>,
    pass_level: Level,
}

impl TryFrom<RubricParts> for Rubric {
    type Error = RubricError;
    fn try_from(parts: RubricParts) -> Result<Self, RubricError> {
        Self::new(parts.criteria, parts.pass_level)
    }
}

impl From<Rubric> for RubricParts {
    fn from(rubric: Rubric) -> Self {
        Self { criteria: rubric.criteria, pass_level: rubric.pass_level }
    }
}
