//! Reviews: levels on a rubric, pins on photos, and the rules a review must meet to be published.

mod versions;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{PhotoId, PinId};
use crate::practice::Verdict;
use crate::problem::{self, Problem};
use crate::slug::CriterionId;

pub use versions::Part;

/// The longest summary of a review, in characters.
pub const MAX_SUMMARY: usize = 4_000;
/// The longest text of a pin, in characters.
pub const MAX_PIN_TEXT: usize = 600;
/// The most pins one review may hold.
pub const MAX_PINS: usize = 60;

/// How far a criterion is met: 0 not shown in these photos, 1 not yet, 2 developing, 3 competent, 4 excellent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    /// The highest level.
    pub const MAX: Self = Self(4);
    /// Every level, lowest first.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// The level as a number, 0–4.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Level {
    type Error = Problem;

    fn try_from(n: u8) -> Result<Self, Problem> {
        if n <= Self::MAX.0 { Ok(Self(n)) } else { Err(Problem::OutOfRange { min: 0, max: 4 }) }
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// How much a pin matters. Shown by shape, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// ● must be fixed before the work can pass.
    MustFix,
    /// ◐ worth refining.
    Refine,
    /// ○ good, keep it.
    Good,
}

impl Severity {
    /// Every severity, most pressing first.
    pub const ALL: [Self; 3] = [Self::MustFix, Self::Refine, Self::Good];

    /// The name in storage and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MustFix => "must_fix",
            Self::Refine => "refine",
            Self::Good => "good",
        }
    }
}

/// A place on a photo as fractions of its width and height, each 0–1, so that it holds at any size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "(f64, f64)", into = "(f64, f64)")]
pub struct Spot {
    x: f64,
    y: f64,
}

impl Spot {
    /// The place `x` of the width from the left and `y` of the height from the top.
    ///
    /// # Errors
    /// [`Problem::OutOfRange`] outside 0–1 or for a value that is not a number.
    pub fn new(x: f64, y: f64) -> Result<Self, Problem> {
        let inside = |value: f64| (0.0..=1.0).contains(&value);
        if inside(x) && inside(y) { Ok(Self { x, y }) } else { Err(Problem::OutOfRange { min: 0, max: 1 }) }
    }

    /// Fraction of the width, from the left.
    pub const fn x(self) -> f64 {
        self.x
    }

    /// Fraction of the height, from the top.
    pub const fn y(self) -> f64 {
        self.y
    }
}

impl TryFrom<(f64, f64)> for Spot {
    type Error = Problem;

    fn try_from((x, y): (f64, f64)) -> Result<Self, Problem> {
        Self::new(x, y)
    }
}

impl From<Spot> for (f64, f64) {
    fn from(spot: Spot) -> Self {
        (spot.x, spot.y)
    }
}

/// A remark at a place on a photo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pin {
    /// Its identity, stable over drafts.
    pub id: PinId,
    /// The photo it stands on.
    pub photo: PhotoId,
    /// Where on the photo.
    pub spot: Spot,
    /// How much it matters.
    pub severity: Severity,
    /// The criterion it speaks to, if any.
    pub criterion: Option<CriterionId>,
    /// What the mentor says, up to [`MAX_PIN_TEXT`] characters.
    pub text: String,
}

/// A review that nobody but its mentor sees yet. Everything in it may still be missing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// The levels given so far.
    #[serde(default)]
    pub levels: BTreeMap<CriterionId, Level>,
    /// The pins so far, in the order they are numbered.
    #[serde(default)]
    pub pins: Vec<Pin>,
    /// The summary so far.
    #[serde(default)]
    pub summary: String,
}

/// Counts the saves of a draft: a save names the version it started from, so that two windows cannot
/// overwrite each other unseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub u32);

impl Version {
    /// The version after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// What the rubric asks of a review: the criteria that need a level, and which of them a pass hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demands {
    /// The criteria, in the rubric's order.
    pub criteria: Vec<CriterionId>,
    /// The least level of every criterion for approval.
    pub pass_level: Level,
}

/// A review as it is published: complete, and immutable from then on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// The verdict.
    pub verdict: Verdict,
    /// A level for every criterion of the rubric.
    pub levels: BTreeMap<CriterionId, Level>,
    /// The pins, in the order they are numbered.
    pub pins: Vec<Pin>,
    /// What the mentor says about the whole.
    pub summary: String,
}

/// Why a review rule said no.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Criteria without a level.
    #[error("{} criteria have no level yet", .0.len())]
    Unscored(Vec<CriterionId>),
    /// Approval with criteria below the pass level.
    #[error("{} criteria are below the pass level, so the work cannot be approved", .0.len())]
    BelowPassLevel(Vec<CriterionId>),
    /// The trainee would be left without a word.
    #[error("the summary is missing")]
    NoSummary,
    /// A pin without text, or too many pins, or a text that is too long.
    #[error("pin {number}: {problem}")]
    Pin {
        /// The pin's number as shown, from 1.
        number: usize,
        /// What is wrong with it.
        problem: Problem,
    },
    /// A summary that cannot be kept as it is.
    #[error("the summary {0}")]
    Summary(Problem),
    /// A level or pin for something the work does not have.
    #[error("the review speaks of something that is not in this work")]
    Foreign,
}

impl Draft {
    /// Checks what a half-finished review must meet to be kept: sizes, and that it speaks of this work only.
    ///
    /// # Errors
    /// [`Refusal::Pin`], [`Refusal::Summary`] or [`Refusal::Foreign`].
    pub fn check(&self, demands: &Demands, photos: &[PhotoId]) -> Result<(), Refusal> {
        problem::optional_text(&self.summary, MAX_SUMMARY).map_err(Refusal::Summary)?;
        if self.pins.len() > MAX_PINS {
            return Err(Refusal::Pin {
                number: self.pins.len(),
                problem: Problem::OutOfRange { min: 0, max: 60 },
            });
        }
        for (index, pin) in self.pins.iter().enumerate() {
            problem::optional_text(&pin.text, MAX_PIN_TEXT)
                .map_err(|problem| Refusal::Pin { number: index + 1, problem })?;
        }
        let known = |criterion: &CriterionId| demands.criteria.contains(criterion);
        let native = self.levels.keys().all(known)
            && self
                .pins
                .iter()
                .all(|pin| photos.contains(&pin.photo) && pin.criterion.as_ref().is_none_or(known));
        if native { Ok(()) } else { Err(Refusal::Foreign) }
    }

    /// Turns the draft into a decision.
    ///
    /// Approval needs every criterion at the pass level or above; a return needs only that every criterion has
    /// been looked at. Both need a summary, and text on every pin.
    ///
    /// # Errors
    /// The first rule it breaks, see [`Refusal`].
    pub fn decide(
        self,
        verdict: Verdict,
        demands: &Demands,
        photos: &[PhotoId],
    ) -> Result<Decision, Refusal> {
        self.check(demands, photos)?;
        let unscored: Vec<_> =
            demands.criteria.iter().filter(|id| !self.levels.contains_key(id)).cloned().collect();
        if !unscored.is_empty() {
            return Err(Refusal::Unscored(unscored));
        }
        if let Some(index) = self.pins.iter().position(|pin| pin.text.trim().is_empty()) {
            return Err(Refusal::Pin { number: index + 1, problem: Problem::Required });
        }
        let below: Vec<_> = self
            .levels
            .iter()
            .filter(|(_, level)| **level < demands.pass_level)
            .map(|(id, _)| id.clone())
            .collect();
        if verdict == Verdict::Approve && !below.is_empty() {
            return Err(Refusal::BelowPassLevel(below));
        }
        let summary = problem::text(&self.summary, MAX_SUMMARY).map_err(|_| Refusal::NoSummary)?;
        let trimmed = |pin: Pin| Pin { text: pin.text.trim().to_owned(), ..pin };
        Ok(Decision {
            verdict,
            levels: self.levels,
            pins: self.pins.into_iter().map(trimmed).collect(),
            summary,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn criterion(name: &str) -> CriterionId {
        CriterionId::parse(name).expect("a slug")
    }

    fn demands() -> Demands {
        Demands { criteria: vec![criterion("spacing"), criterion("edge")], pass_level: Level(3) }
    }

    fn draft(spacing: u8, edge: u8) -> Draft {
        Draft {
            levels: [(criterion("spacing"), Level(spacing)), (criterion("edge"), Level(edge))].into(),
            pins: Vec::new(),
            summary: "Even spacing; soften the edge.".into(),
        }
    }

    #[test]
    fn work_below_the_pass_level_can_be_returned_but_not_approved() {
        assert_eq!(
            draft(4, 2).decide(Verdict::Approve, &demands(), &[]),
            Err(Refusal::BelowPassLevel(vec![criterion("edge")]))
        );
        assert!(draft(4, 2).decide(Verdict::Return, &demands(), &[]).is_ok());
    }

    #[test]
    fn every_criterion_needs_a_level_before_the_trainee_sees_anything() {
        let half = Draft { levels: [(criterion("spacing"), Level(3))].into(), ..draft(3, 3) };
        assert_eq!(
            half.decide(Verdict::Return, &demands(), &[]),
            Err(Refusal::Unscored(vec![criterion("edge")]))
        );
    }

    #[test]
    fn a_pin_stands_on_a_photo_of_this_round() {
        let pin = Pin {
            id: PinId::new(Uuid::from_u128(1)),
            photo: PhotoId::new(Uuid::from_u128(2)),
            spot: Spot::new(0.5, 0.5).expect("inside"),
            severity: Severity::Refine,
            criterion: None,
            text: "a row".into(),
        };
        let pinned = Draft { pins: vec![pin.clone()], ..draft(3, 3) };
        assert_eq!(pinned.check(&demands(), &[]), Err(Refusal::Foreign));
        assert_eq!(pinned.check(&demands(), &[pin.photo]), Ok(()));
    }

    proptest! {
        #[test]
        fn an_approved_review_has_every_criterion_at_the_pass_level(spacing in 0_u8..=4, edge in 0_u8..=4) {
            let approved = draft(spacing, edge).decide(Verdict::Approve, &demands(), &[]);
            prop_assert_eq!(approved.is_ok(), spacing >= 3 && edge >= 3);
        }

        #[test]
        fn no_spot_lies_outside_its_photo(x in prop::num::f64::ANY, y in prop::num::f64::ANY) {
            if let Ok(spot) = Spot::new(x, y) {
                prop_assert!((0.0..=1.0).contains(&spot.x()) && (0.0..=1.0).contains(&spot.y()));
            }
        }
    }
}
