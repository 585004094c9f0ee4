//! Published reviews, complete with everything they were made on.

use domain::id::{ReviewId, RoundId, SubmissionId, UserId};
use domain::learning::Rubric;
use domain::policy::{DecideReview, Grant};
use domain::practice::Verdict;
use domain::review::Decision;
use domain::slug::AssignmentSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Serialize;
use time::OffsetDateTime;

use super::entities::review::{ActiveModel, Column, Entity, Model};
use super::mentor_of;
use crate::practice::{self, Round};
use crate::{Error, Result, Tx};

/// A published review.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// Its identity.
    pub id: ReviewId,
    /// The round it is about.
    pub round: RoundId,
    /// The submission that round is part of.
    pub submission: SubmissionId,
    /// The round's number, from 1.
    pub number: u16,
    /// Who reviewed.
    pub mentor: UserId,
    /// What they were called then.
    pub mentor_name: String,
    /// What was decided, with levels, pins and summary.
    pub decision: Decision,
    /// The rubric as it read then.
    pub rubric: Rubric,
    /// When it was published.
    pub published_at: OffsetDateTime,
}

/// A review to be published.
#[derive(Debug, Clone, PartialEq)]
pub struct NewReview {
    /// Its identity.
    pub id: ReviewId,
    /// What the mentor is called.
    pub mentor_name: String,
    /// What was decided.
    pub decision: Decision,
    /// The rubric as it reads now.
    pub rubric: Rubric,
    /// Now.
    pub published_at: OffsetDateTime,
}

/// An assignment somebody has passed, and the review that says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Approved {
    /// The assignment.
    pub assignment: AssignmentSlug,
    /// The review.
    pub review: Published,
}

/// Keeps a review of a round of the grant's submission, for good.
///
/// # Errors
/// [`Error::Duplicate`] when the round has a review.
pub async fn publish(tx: &Tx, grant: &Grant<DecideReview>, round: &Round, review: NewReview) -> Result<()> {
    let mentor = mentor_of(grant, round)?;
    ActiveModel {
        id: Set(review.id.get()),
        round_id: Set(round.id.get()),
        submission_id: Set(round.submission.get()),
        number: Set(i32::from(round.number)),
        mentor_id: Set(mentor.get()),
        mentor_name: Set(review.mentor_name),
        verdict: Set(name(review.decision.verdict).to_owned()),
        decision: Set(json(&review.decision)?),
        rubric_revision: Set(review.rubric.revision().to_string()),
        rubric: Set(json(&review.rubric)?),
        published_at: Set(review.published_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The review `id`.
///
/// # Errors
/// When the database refuses.
pub async fn published(db: &impl ConnectionTrait, id: ReviewId) -> Result<Option<Published>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// The review of a round.
///
/// # Errors
/// When the database refuses.
pub async fn published_of_round(db: &impl ConnectionTrait, round: RoundId) -> Result<Option<Published>> {
    Entity::find().filter(Column::RoundId.eq(round.get())).one(db).await?.map(read).transpose()
}

/// Every review of a submission, the first round's first.
///
/// # Errors
/// When the database refuses.
pub async fn published_of_submission(
    db: &impl ConnectionTrait,
    submission: SubmissionId,
) -> Result<Vec<Published>> {
    let rows = Entity::find()
        .filter(Column::SubmissionId.eq(submission.get()))
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// Every assignment `trainee` has passed, in the order they were passed.
///
/// # Errors
/// When the database refuses.
pub async fn approved_of(db: &impl ConnectionTrait, trainee: UserId) -> Result<Vec<Approved>> {
    let work = practice::submissions_of(db, trainee).await?;
    let rows = Entity::find()
        .filter(Column::SubmissionId.is_in(work.iter().map(|submission| submission.id.get())))
        .filter(Column::Verdict.eq(name(Verdict::Approve)))
        .order_by_asc(Column::PublishedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let approved = |row: Model| {
        let review = read(row)?;
        let submission = work.iter().find(|submission| submission.id == review.submission);
        let assignment = submission.ok_or_else(|| Error::corrupt("review", review.id))?.assignment.clone();
        Ok(Approved { assignment, review })
    };
    rows.into_iter().map(approved).collect()
}

const fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Approve => "approve",
        Verdict::Return => "return",
    }
}

fn json(value: &impl Serialize) -> Result<serde_json::Value> {
    serde_json::to_value(value).map_err(|error| Error::corrupt("review", error))
}

fn read(row: Model) -> Result<Published> {
    let corrupt = |_| Error::corrupt("review", row.id);
    let rubric: Rubric = serde_json::from_value(row.rubric).map_err(corrupt)?;
    // The revision is computed from the wording: another one means that somebody changed the record.
    if rubric.revision().to_string() != row.rubric_revision {
        return Err(Error::corrupt("rubric of review", row.id));
    }
    Ok(Published {
        id: ReviewId::new(row.id),
        round: RoundId::new(row.round_id),
        submission: SubmissionId::new(row.submission_id),
        number: u16::try_from(row.number).map_err(|_| Error::corrupt("round", (row.id, row.number)))?,
        mentor: UserId::new(row.mentor_id),
        mentor_name: row.mentor_name,
        decision: serde_json::from_value(row.decision).map_err(corrupt)?,
        rubric,
        published_at: row.published_at,
    })
}
