//! Practice work: a submission goes through rounds, and each round through states that carry their facts.
//!
//! ```text
//! Draft ──submit──▶ Submitted ──claim──▶ InReview ──decide──▶ Approved
//!                   │   ▲                   │  └────decide──▶ Returned ──revise──▶ Draft (next round)
//!                withdraw └────lease over────┘
//!                   ▼
//!               Withdrawn ──revise──▶ Draft (same round)
//! ```

pub mod field;
pub mod photo;
pub mod reply;

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::id::{SubmissionId, UserId};
use crate::slug::AssignmentSlug;

/// How long a mentor's claim lasts without a sign of life; each saved draft renews it.
pub const LEASE: Duration = Duration::minutes(30);

/// The most photos one round may hold, whatever the assignment asks for.
pub const MAX_PHOTOS: usize = 12;

/// The longest note a trainee may send along, in characters.
pub const MAX_NOTE: usize = 2_000;

/// One trainee's work on one assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Its identity, as in `/submissions/{id}`.
    pub id: SubmissionId,
    /// Whose work it is.
    pub trainee: UserId,
    /// What it answers.
    pub assignment: AssignmentSlug,
    /// The current round, from 1.
    pub round: u16,
    /// Where the current round stands.
    pub state: State,
}

/// Where the current round of a submission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The trainee is still collecting photos; nobody else sees it.
    Draft,
    /// Sent, receipt given, waiting for a mentor.
    Submitted {
        /// When the receipt was given.
        at: OffsetDateTime,
    },
    /// A mentor holds it.
    InReview {
        /// When the receipt was given.
        submitted_at: OffsetDateTime,
        /// Who holds it, and for how long.
        claim: Claim,
    },
    /// Reviewed; the trainee may try again.
    Returned {
        /// When the review was published.
        at: OffsetDateTime,
    },
    /// Reviewed and good: counts towards the certificate.
    Approved {
        /// When the review was published.
        at: OffsetDateTime,
    },
    /// Taken back by the trainee before a mentor held it.
    Withdrawn {
        /// When it was taken back.
        at: OffsetDateTime,
    },
}

/// A mentor's hold on a round, so that two never review the same work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Who holds it.
    pub mentor: UserId,
    /// When the hold ends unless renewed.
    pub until: OffsetDateTime,
}

impl Claim {
    /// A hold by `mentor` that starts at `now`.
    pub fn new(mentor: UserId, now: OffsetDateTime) -> Self {
        Self { mentor, until: now + LEASE }
    }

    /// Whether the hold still counts at `now`.
    pub fn is_live(&self, now: OffsetDateTime) -> bool {
        now < self.until
    }
}

/// A [`State`] without its facts: what lists filter by and storage keeps in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// [`State::Draft`]
    Draft,
    /// [`State::Submitted`]
    Submitted,
    /// [`State::InReview`]
    InReview,
    /// [`State::Returned`]
    Returned,
    /// [`State::Approved`]
    Approved,
    /// [`State::Withdrawn`]
    Withdrawn,
}

impl Stage {
    /// Every stage, in the order work passes through them.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Submitted, Self::InReview, Self::Returned, Self::Approved, Self::Withdrawn];

    /// The name in storage and URLs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InReview => "in_review",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The stage of a name; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == text)
    }
}

/// What a mentor decides about a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Good: the assignment is passed.
    Approve,
    /// Not yet: back to the trainee with findings.
    Return,
}

/// Why a practice rule said no.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Fewer photos than the assignment asks for.
    #[error("the assignment asks for at least {min} photos")]
    TooFewPhotos {
        /// The least number of photos.
        min: usize,
    },
    /// More photos than a round may hold.
    #[error("a round holds at most {max} photos")]
    TooManyPhotos {
        /// The greatest number of photos.
        max: usize,
    },
    /// The round has moved on since the page was opened.
    #[error("this is not possible any more: the work is {}", .now.as_str())]
    WrongStage {
        /// Where the round stands now.
        now: Stage,
    },
    /// Another mentor holds the round.
    #[error("another mentor is reviewing this work")]
    HeldByAnother,
    /// The same picture is already in this round.
    #[error("this photo is already in the round")]
    DuplicatePhoto,
}

impl Submission {
    /// The [`Stage`] of the current round.
    pub const fn stage(&self) -> Stage {
        match self.state {
            State::Draft => Stage::Draft,
            State::Submitted { .. } => Stage::Submitted,
            State::InReview { .. } => Stage::InReview,
            State::Returned { .. } => Stage::Returned,
            State::Approved { .. } => Stage::Approved,
            State::Withdrawn { .. } => Stage::Withdrawn,
        }
    }

    /// The claim that counts at `now`, if any.
    pub fn live_claim(&self, now: OffsetDateTime) -> Option<Claim> {
        match self.state {
            State::InReview { claim, .. } if claim.is_live(now) => Some(claim),
            _ => None,
        }
    }

    /// Sends the draft with `photos` photos, of which the assignment wants between `min` and `max`.
    ///
    /// # Errors
    /// [`Refusal::WrongStage`] unless it is a draft; [`Refusal::TooFewPhotos`], [`Refusal::TooManyPhotos`].
    pub fn submit(
        self,
        photos: usize,
        (min, max): (usize, usize),
        now: OffsetDateTime,
    ) -> Result<Self, Refusal> {
        self.expect(Stage::Draft)?;
        let max = max.min(MAX_PHOTOS);
        if photos < min {
            return Err(Refusal::TooFewPhotos { min });
        }
        if photos > max {
            return Err(Refusal::TooManyPhotos { max });
        }
        Ok(Self { state: State::Submitted { at: now }, ..self })
    }

    /// Whether photos and note may change: in a draft only.
    ///
    /// # Errors
    /// [`Refusal::WrongStage`] once the round was sent.
    pub fn may_change(&self) -> Result<(), Refusal> {
        self.expect(Stage::Draft)
    }

    /// Whether the round takes another photo, holding `photos` of at most `max`.
    ///
    /// # Errors
    /// [`Refusal::WrongStage`] unless it is a draft; [`Refusal::TooManyPhotos`] when it is full.
    pub fn may_add_photo(&self, photos: usize, max: usize) -> Result<(), Refusal> {
        self.may_change()?;
        let max = max.min(MAX_PHOTOS);
        if photos < max { Ok(()) } else { Err(Refusal::TooManyPhotos { max }) }
    }

    /// Whether round `number` was sent before, so that sending it once more changes nothing.
    pub fn was_sent(&self, number: u16) -> bool {
        let open = matches!(self.state, State::Draft | State::Withdrawn { .. });
        number < self.round || number == self.round && !open
    }

    /// Takes the round back while no mentor holds it.
    ///
    /// # Errors
    /// [`Refusal::HeldByAnother`] while a claim is live, [`Refusal::WrongStage`] when there is nothing to take back.
    pub fn withdraw(self, now: OffsetDateTime) -> Result<Self, Refusal> {
        if self.live_claim(now).is_some() {
            return Err(Refusal::HeldByAnother);
        }
        match self.state {
            State::Submitted { .. } | State::InReview { .. } => {
                Ok(Self { state: State::Withdrawn { at: now }, ..self })
            }
            _ => Err(Refusal::WrongStage { now: self.stage() }),
        }
    }

    /// Opens the work for changes again: a new round after a review, the same round after a withdrawal.
    ///
    /// # Errors
    /// [`Refusal::WrongStage`] unless the work was returned or withdrawn.
    pub fn revise(self) -> Result<Self, Refusal> {
        match self.state {
            State::Returned { .. } => Ok(Self { round: self.round + 1, state: State::Draft, ..self }),
            State::Withdrawn { .. } => Ok(Self { state: State::Draft, ..self }),
            _ => Err(Refusal::WrongStage { now: self.stage() }),
        }
    }

    /// Gives the round to `mentor` for [`LEASE`], or renews the mentor's own hold.
    ///
    /// # Errors
    /// [`Refusal::HeldByAnother`] while another mentor's claim is live, [`Refusal::WrongStage`] when there is
    /// nothing to review.
    pub fn claim(self, mentor: UserId, now: OffsetDateTime) -> Result<Self, Refusal> {
        let submitted_at = match self.state {
            State::Submitted { at } => at,
            State::InReview { claim, .. } if claim.is_live(now) && claim.mentor != mentor => {
                return Err(Refusal::HeldByAnother);
            }
            State::InReview { submitted_at, .. } => submitted_at,
            _ => return Err(Refusal::WrongStage { now: self.stage() }),
        };
        Ok(Self { state: State::InReview { submitted_at, claim: Claim::new(mentor, now) }, ..self })
    }

    /// Gives the round back to the queue.
    ///
    /// # Errors
    /// [`Refusal::HeldByAnother`] when someone else holds it, [`Refusal::WrongStage`] when nobody does.
    pub fn release(self, mentor: UserId) -> Result<Self, Refusal> {
        match self.state {
            State::InReview { claim, .. } if claim.mentor != mentor => Err(Refusal::HeldByAnother),
            State::InReview { submitted_at, .. } => {
                Ok(Self { state: State::Submitted { at: submitted_at }, ..self })
            }
            _ => Err(Refusal::WrongStage { now: self.stage() }),
        }
    }

    /// Ends the round with `verdict`. The claim must be `mentor`'s and live.
    ///
    /// # Errors
    /// [`Refusal::HeldByAnother`] without a live claim of one's own, [`Refusal::WrongStage`] outside a review.
    pub fn decide(self, mentor: UserId, verdict: Verdict, now: OffsetDateTime) -> Result<Self, Refusal> {
        if self.stage() != Stage::InReview {
            return Err(Refusal::WrongStage { now: self.stage() });
        }
        if self.live_claim(now).is_none_or(|claim| claim.mentor != mentor) {
            return Err(Refusal::HeldByAnother);
        }
        let state = match verdict {
            Verdict::Approve => State::Approved { at: now },
            Verdict::Return => State::Returned { at: now },
        };
        Ok(Self { state, ..self })
    }

    fn expect(&self, stage: Stage) -> Result<(), Refusal> {
        if self.stage() == stage { Ok(()) } else { Err(Refusal::WrongStage { now: self.stage() }) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;

    const NOON: OffsetDateTime = datetime!(2026-11-02 12:00 UTC);

    fn person(n: u128) -> UserId {
        UserId::new(Uuid::from_u128(n))
    }

    fn draft() -> Submission {
        Submission {
            id: SubmissionId::new(Uuid::from_u128(1)),
            trainee: person(10),
            assignment: AssignmentSlug::parse("three-hairlines").expect("a slug"),
            round: 1,
            state: State::Draft,
        }
    }

    fn submitted() -> Submission {
        draft().submit(2, (1, 6), NOON).expect("a full draft")
    }

    #[test]
    fn a_draft_needs_as_many_photos_as_the_assignment_asks_for() {
        assert_eq!(draft().submit(1, (2, 6), NOON), Err(Refusal::TooFewPhotos { min: 2 }));
        assert_eq!(draft().submit(7, (2, 6), NOON), Err(Refusal::TooManyPhotos { max: 6 }));
        assert_eq!(draft().submit(13, (2, 40), NOON), Err(Refusal::TooManyPhotos { max: MAX_PHOTOS }));
    }

    #[test]
    fn a_full_round_takes_no_photo_and_a_sent_one_neither() {
        assert_eq!(draft().may_add_photo(5, 6), Ok(()));
        assert_eq!(draft().may_add_photo(6, 6), Err(Refusal::TooManyPhotos { max: 6 }));
        assert_eq!(draft().may_add_photo(12, 40), Err(Refusal::TooManyPhotos { max: MAX_PHOTOS }));
        assert_eq!(submitted().may_add_photo(1, 6), Err(Refusal::WrongStage { now: Stage::Submitted }));
    }

    #[test]
    fn a_round_counts_as_sent_until_it_is_withdrawn() {
        assert!(!draft().was_sent(1));
        assert!(submitted().was_sent(1) && !submitted().was_sent(2));
        let withdrawn = submitted().withdraw(NOON).expect("nobody holds it");
        assert!(!withdrawn.was_sent(1));
        let next = Submission { round: 2, ..draft() };
        assert!(next.was_sent(1) && !next.was_sent(2));
    }

    #[test]
    fn two_mentors_never_hold_the_same_work() {
        let held = submitted().claim(person(20), NOON).expect("free");
        assert_eq!(held.clone().claim(person(21), NOON + Duration::minutes(29)), Err(Refusal::HeldByAnother));
        let taken = held.claim(person(21), NOON + LEASE).expect("the lease is over");
        assert_eq!(taken.live_claim(NOON + LEASE).map(|claim| claim.mentor), Some(person(21)));
    }

    #[test]
    fn a_verdict_needs_a_live_claim_of_ones_own() {
        let held = submitted().claim(person(20), NOON).expect("free");
        assert_eq!(held.clone().decide(person(21), Verdict::Approve, NOON), Err(Refusal::HeldByAnother));
        assert_eq!(
            held.clone().decide(person(20), Verdict::Approve, NOON + LEASE),
            Err(Refusal::HeldByAnother)
        );
        assert_eq!(held.decide(person(20), Verdict::Approve, NOON).map(|s| s.stage()), Ok(Stage::Approved));
    }

    #[test]
    fn returned_work_opens_the_next_round_and_approved_work_stays_closed() {
        let held = submitted().claim(person(20), NOON).expect("free");
        let again = held
            .clone()
            .decide(person(20), Verdict::Return, NOON)
            .and_then(Submission::revise)
            .expect("returned");
        assert_eq!((again.round, again.stage()), (2, Stage::Draft));
        let approved = held.decide(person(20), Verdict::Approve, NOON).expect("held");
        assert_eq!(approved.revise(), Err(Refusal::WrongStage { now: Stage::Approved }));
    }

    #[test]
    fn work_in_a_mentors_hands_cannot_be_withdrawn() {
        let held = submitted().claim(person(20), NOON).expect("free");
        assert_eq!(held.clone().withdraw(NOON), Err(Refusal::HeldByAnother));
        assert!(held.withdraw(NOON + LEASE).is_ok());
    }

    proptest! {
        #[test]
        fn no_sequence_of_steps_leaves_approved_or_lowers_the_round(steps in prop::collection::vec(0_u8..7, 0..40)) {
            let mut work = draft();
            for (minute, step) in steps.into_iter().enumerate() {
                let now = NOON + Duration::minutes(i64::try_from(minute).unwrap_or(0) * 7);
                let before = work.clone();
                let after = match step {
                    0 => work.submit(1, (1, 6), now),
                    1 => work.withdraw(now),
                    2 => work.revise(),
                    3 => work.claim(person(20), now),
                    4 => work.claim(person(21), now),
                    5 => work.decide(person(20), Verdict::Return, now),
                    _ => work.decide(person(21), Verdict::Approve, now),
                };
                work = after.unwrap_or_else(|_| before.clone());
                prop_assert!(work.round >= before.round);
                if before.stage() == Stage::Approved {
                    prop_assert_eq!(work.stage(), Stage::Approved);
                }
            }
        }
    }
}
