//! Review: the mentors' queue, drafts that only their mentor sees, and published reviews, which never change.

use async_trait::async_trait;
use domain::id::{PhotoId, ReviewId, SubmissionId};
use domain::practice::{Stage, Verdict};
use domain::review::{Draft, Level, Severity, Spot, Version};
use domain::slug::{AssignmentSlug, CriterionId};
use domain::{Locale, Viewer};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use crate::Answer;
use crate::practice::{PhotoView, RoundView};

/// Which part of the queue to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueueQuery {
    /// Only work on this assignment.
    pub assignment: Option<AssignmentSlug>,
    /// Only work that is held like this.
    pub show: Show,
    /// Where the page before ended.
    pub after: Option<Place>,
}

/// Which work to show, by who holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Show {
    /// All of it.
    #[default]
    All,
    /// What nobody holds.
    Free,
    /// What the reader holds.
    Mine,
}

impl Show {
    /// Every choice, in the order it is offered.
    pub const ALL: [Self; 3] = [Self::All, Self::Free, Self::Mine];

    /// The name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Free => "free",
            Self::Mine => "mine",
        }
    }

    /// The choice of a name; anything unknown shows all.
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|show| show.as_str() == text).unwrap_or_default()
    }
}

/// A place in the queue: after the submission that was sent then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// When it was sent.
    pub at: OffsetDateTime,
    /// Which one, among those sent in the same second.
    pub submission: SubmissionId,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.unix_timestamp(), self.submission)
    }
}

impl std::str::FromStr for Place {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let (at, submission) = text.split_once('.').ok_or(NotAPlace)?;
        let at =
            at.parse().ok().and_then(|at| OffsetDateTime::from_unix_timestamp(at).ok()).ok_or(NotAPlace)?;
        Ok(Self { at, submission: submission.parse().map_err(|_| NotAPlace)? })
    }
}

/// A text that names no place in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a place in the queue is written as seconds since 1970, a full stop and a submission's id")]
pub struct NotAPlace;

/// A page of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueView {
    /// Waiting work, the longest waiting first.
    pub rows: Vec<QueueRow>,
    /// Where the next page begins, if there is more.
    pub next: Option<Place>,
    /// When nothing was found: since when the oldest work waits that the filters leave out.
    pub oldest_elsewhere: Option<OffsetDateTime>,
    /// The assignments to filter by, in teaching order, with their titles.
    pub assignments: Vec<(AssignmentSlug, String)>,
}

/// Waiting work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// The submission.
    pub submission: SubmissionId,
    /// The assignment's title.
    pub title: String,
    /// Whose work it is.
    pub trainee: String,
    /// The round that waits, from 1.
    pub round: u16,
    /// Since when it waits.
    pub waiting_since: OffsetDateTime,
    /// The day by which an answer was promised.
    pub due: Date,
    /// Whether that day is over.
    pub late: bool,
    /// Who holds it.
    pub hold: Hold,
}

/// Who holds work that is to be reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "hold", rename_all = "snake_case")]
pub enum Hold {
    /// Nobody: it can be claimed.
    Free,
    /// The reader.
    Mine {
        /// Until when, unless renewed.
        #[serde(with = "time::serde::rfc3339")]
        until: OffsetDateTime,
    },
    /// Another mentor.
    Another {
        /// Who.
        name: String,
        /// Until when, unless renewed.
        #[serde(with = "time::serde::rfc3339")]
        until: OffsetDateTime,
    },
    /// There is nothing to review at present: reviewed, taken back, or being worked on by its trainee.
    Closed,
}

/// Everything a mentor needs to review a round.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkspaceView {
    /// The submission.
    pub submission: SubmissionId,
    /// What it answers.
    pub assignment: AssignmentSlug,
    /// The assignment's title.
    pub title: String,
    /// Whose work it is.
    pub trainee: String,
    /// Where the submission stands.
    pub stage: Stage,
    /// Who holds it.
    pub hold: Hold,
    /// The latest round that was sent.
    pub round: RoundView,
    /// What is judged, in order.
    pub criteria: Vec<RubricRow>,
    /// The level every criterion needs for approval.
    pub pass_level: Level,
    /// What the reader has drafted about the round; empty at first.
    pub draft: Draft,
    /// How often that was saved.
    pub version: Version,
    /// When that was saved last.
    pub saved_at: Option<OffsetDateTime>,
    /// The review of the round, once it is published.
    pub review: Option<PublishedReviewView>,
    /// The rounds before, the newest first, each with its review.
    pub earlier: Vec<EarlierRound>,
    /// The next free work in the queue.
    pub next: Option<SubmissionId>,
}

/// A criterion to be scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RubricRow {
    /// Its name in the rubric.
    pub id: CriterionId,
    /// What is judged.
    pub title: String,
    /// Whether falling short here alone returns the work.
    pub hard_gate: bool,
    /// What levels 1 to 4 look like.
    pub levels: [String; 4],
}

/// A round before the present one.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierRound {
    /// The round.
    pub round: RoundView,
    /// Its review; `None` for a round that was never reviewed.
    pub review: Option<PublishedReviewView>,
}

/// A published review, as the trainee reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedReviewView {
    /// Its identity.
    pub id: ReviewId,
    /// The round it is about, from 1.
    pub round: u16,
    /// Who reviewed.
    pub mentor: String,
    /// What was decided.
    pub verdict: Verdict,
    /// When it was published.
    pub published_at: OffsetDateTime,
    /// What the mentor says about the whole.
    pub summary: String,
    /// The level of each criterion, in the rubric's order.
    pub scores: Vec<ScoreView>,
    /// The pins, numbered from 1 in this order.
    pub pins: Vec<PinView>,
    /// The photos of the round.
    pub photos: Vec<PhotoView>,
}

/// A criterion as it was scored, in the words of the rubric as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreView {
    /// What was judged.
    pub title: String,
    /// Whether falling short here alone returned the work.
    pub hard_gate: bool,
    /// The level given.
    pub level: Level,
    /// What that level looks like; empty for level 0.
    pub description: String,
}

/// A pin of a published review.
#[derive(Debug, Clone, PartialEq)]
pub struct PinView {
    /// The photo it stands on.
    pub photo: PhotoId,
    /// Where on the photo.
    pub spot: Spot,
    /// How much it matters.
    pub severity: Severity,
    /// The title of the criterion it speaks to, if any.
    pub criterion: Option<String>,
    /// What the mentor says.
    pub text: String,
}

/// A pin that has no identity yet, as a form without scripts sends it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPin {
    /// The photo it stands on.
    pub photo: PhotoId,
    /// Where on the photo.
    pub spot: Spot,
    /// How much it matters.
    pub severity: Severity,
    /// The criterion it speaks to, if any.
    pub criterion: Option<CriterionId>,
    /// What the mentor says.
    pub text: String,
}

/// Keep what a mentor has drafted. It renews the mentor's claim.
#[derive(Debug, Clone, PartialEq)]
pub struct SaveDraft {
    /// The submission.
    pub submission: SubmissionId,
    /// The round the page showed.
    pub round: u16,
    /// The version of the draft that the changes were made to.
    pub base: Version,
    /// The draft.
    pub draft: Draft,
    /// A pin to be added to it.
    pub new_pin: Option<NewPin>,
}

/// The body of `PUT /api/v1/reviews/{submission}/draft`: keeps what the reader has drafted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftBody {
    /// The round the page showed.
    pub round: u16,
    /// The version of the draft that the changes were made to.
    pub base: Version,
    /// The draft.
    pub draft: Draft,
}

/// What became of a draft. The status of an answer says which of the two it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum SaveOutcome {
    /// It is kept.
    Saved {
        /// Its version from now on.
        version: Version,
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// Another window saved first; nothing was overwritten.
    Conflict {
        /// What that window saved.
        theirs: Draft,
        /// Its version: name it to save over it.
        version: Version,
    },
}

/// Publish a review: the one act by which the trainee gets to see anything.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishReview {
    /// The draft as it is to be published.
    pub draft: SaveDraft,
    /// What is decided.
    pub verdict: Verdict,
}

/// What became of a review.
#[derive(Debug, Clone, PartialEq)]
pub enum PublishOutcome {
    /// It is published.
    Published(ReviewId),
    /// Another window saved the draft first; nothing was published.
    Conflict {
        /// What that window saved.
        theirs: Draft,
        /// Its version: name it to publish all the same.
        version: Version,
    },
}

/// The port of the review room.
#[async_trait]
pub trait Review: Send + Sync {
    /// Work that waits for a review, the longest waiting first.
    async fn queue(&self, viewer: &Viewer, locale: Locale, query: QueueQuery) -> Answer<QueueView>;
    /// Everything a mentor needs to review a submission. Opening it writes nothing.
    async fn workspace(
        &self,
        viewer: &Viewer,
        locale: Locale,
        submission: SubmissionId,
    ) -> Answer<WorkspaceView>;
    /// Takes work from the queue, or renews one's own claim.
    async fn claim(&self, viewer: &Viewer, submission: SubmissionId) -> Answer<()>;
    /// Gives work back to the queue. The draft is kept.
    async fn release(&self, viewer: &Viewer, submission: SubmissionId) -> Answer<()>;
    /// Keeps one's draft, unless another window saved first.
    async fn save_draft(&self, viewer: &Viewer, command: SaveDraft) -> Answer<SaveOutcome>;
    /// Publishes one's review. Publishing twice publishes once.
    async fn publish(&self, viewer: &Viewer, command: PublishReview) -> Answer<PublishOutcome>;
    /// The published reviews of a submission, the newest first.
    async fn published(
        &self,
        viewer: &Viewer,
        locale: Locale,
        submission: SubmissionId,
    ) -> Answer<Vec<PublishedReviewView>>;
}
