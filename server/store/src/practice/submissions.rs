//! Submissions: one trainee's work on one assignment, and where its current round stands.

use domain::id::{SubmissionId, UserId};
use domain::policy::{Action, BeginPractice, ChangeOwnWork, ClaimReview, DecideReview, Grant, Work};
use domain::practice::{Claim, Stage, State, Submission};
use domain::slug::AssignmentSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::submission::{ActiveModel, Column, Entity, Model};
use super::{entities, rounds};
use crate::{Error, Result, Tx};

/// Permissions that let a submission move on: its trainee's own, and those of the mentor who reviews it.
pub trait MovesWork: Action<Target = Work> + sealed::Sealed {}

impl MovesWork for ChangeOwnWork {}
impl MovesWork for ClaimReview {}
impl MovesWork for DecideReview {}

mod sealed {
    pub trait Sealed {}

    impl Sealed for domain::policy::ChangeOwnWork {}
    impl Sealed for domain::policy::ClaimReview {}
    impl Sealed for domain::policy::DecideReview {}
}

/// The submission `id`.
///
/// # Errors
/// When the database refuses.
pub async fn submission(db: &impl ConnectionTrait, id: SubmissionId) -> Result<Option<Submission>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// The submission `id`, which nobody else can change until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock_submission(tx: &Tx, id: SubmissionId) -> Result<Option<Submission>> {
    let mut submission = Entity::find_by_id(id.get());
    if tx.locks_rows() {
        submission = submission.lock_exclusive();
    }
    submission.one(tx).await?.map(read).transpose()
}

/// What a trainee has done on an assignment, if they have begun.
///
/// # Errors
/// When the database refuses.
pub async fn submission_for(
    db: &impl ConnectionTrait,
    trainee: UserId,
    assignment: &AssignmentSlug,
) -> Result<Option<Submission>> {
    Entity::find()
        .filter(Column::TraineeId.eq(trainee.get()))
        .filter(Column::Assignment.eq(assignment.as_str()))
        .one(db)
        .await?
        .map(read)
        .transpose()
}

/// Everything a trainee has begun, in no particular order; at most one for each assignment.
///
/// # Errors
/// When the database refuses.
pub async fn submissions_of(db: &impl ConnectionTrait, trainee: UserId) -> Result<Vec<Submission>> {
    let rows = Entity::find().filter(Column::TraineeId.eq(trainee.get())).all(db).await?;
    rows.into_iter().map(read).collect()
}

/// Which work of the queue is wanted.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Whose own work is left out: nobody reviews their own.
    pub except: UserId,
    /// Only work on this assignment.
    pub assignment: Option<AssignmentSlug>,
    /// Only work that is held like this.
    pub held: Held,
}

/// How work in the queue is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Any way.
    Any,
    /// By nobody: never claimed, or the claim is over.
    ByNobody,
    /// By this mentor, with a live claim.
    By(UserId),
}

/// Work that waits for a review or is being reviewed at `now`, the longest waiting first: at most `limit`
/// submissions after the one that was sent at `after`. As quick with a million submissions as with ten.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(
    db: &impl ConnectionTrait,
    wanted: &Waiting,
    now: OffsetDateTime,
    after: Option<(OffsetDateTime, SubmissionId)>,
    limit: u64,
) -> Result<Vec<(OffsetDateTime, Submission)>> {
    let later = after.map(|(at, id)| {
        let same_time = Condition::all().add(Column::SubmittedAt.eq(at)).add(Column::Id.gt(id.get()));
        Condition::any().add(Column::SubmittedAt.gt(at)).add(same_time)
    });
    let of_assignment = wanted.assignment.as_ref().map(|slug| Column::Assignment.eq(slug.as_str()));
    let scope = Condition::all()
        .add_option(later)
        .add_option(of_assignment)
        .add(Column::TraineeId.ne(wanted.except.get()));
    let mut found = Vec::new();
    // One query for each stage: an index can give either in order, but not both together.
    for (stage, claim) in stages(wanted.held, now) {
        let rows = Entity::find()
            .filter(Column::Stage.eq(stage.as_str()))
            .filter(scope.clone().add(claim))
            .order_by_asc(Column::SubmittedAt)
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(db)
            .await?;
        for row in rows {
            let at = required(row.submitted_at, row.id)?;
            found.push((at, read(row)?));
        }
    }
    found.sort_by_key(|(at, submission)| (*at, submission.id));
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// The stages that hold work held like this, and what its claim must be.
fn stages(held: Held, now: OffsetDateTime) -> Vec<(Stage, Condition)> {
    match held {
        Held::Any => vec![(Stage::Submitted, Condition::all()), (Stage::InReview, Condition::all())],
        Held::ByNobody => vec![
            (Stage::Submitted, Condition::all()),
            (Stage::InReview, Condition::all().add(Column::ClaimUntil.lte(now))),
        ],
        Held::By(mentor) => vec![(
            Stage::InReview,
            Condition::all().add(Column::ClaimMentor.eq(mentor.get())).add(Column::ClaimUntil.gt(now)),
        )],
    }
}

/// Begins work on an assignment, as a draft without a round: open the first with
/// [`open_round`](super::open_round).
///
/// # Errors
/// [`Error::Duplicate`] when the trainee has begun before.
pub async fn begin(
    tx: &Tx,
    grant: &Grant<BeginPractice>,
    id: SubmissionId,
    assignment: &AssignmentSlug,
    now: OffsetDateTime,
) -> Result<Submission> {
    let trainee = grant.target().0;
    let submission =
        Submission { id, trainee, assignment: assignment.clone(), round: 1, state: State::Draft };
    ActiveModel {
        id: Set(id.get()),
        trainee_id: Set(trainee.get()),
        assignment: Set(assignment.as_str().to_owned()),
        created_at: Set(now),
        ..facts(&submission)
    }
    .insert(tx)
    .await?;
    Ok(submission)
}

/// Keeps where the grant's submission stands now: round and state of `submission`. The receipt of the current
/// round follows: it is given when the round is sent and falls when it is opened again.
///
/// # Errors
/// When the database refuses.
pub async fn save_state<A: MovesWork>(tx: &Tx, grant: &Grant<A>, submission: &Submission) -> Result<()> {
    let id = grant.target().id;
    Entity::update_many().set(facts(submission)).filter(Column::Id.eq(id.get())).exec(tx).await?;
    let receipt = match submission.state {
        State::Submitted { at } => Some(at),
        State::Draft => None,
        State::InReview { .. }
        | State::Returned { .. }
        | State::Approved { .. }
        | State::Withdrawn { .. } => {
            return Ok(());
        }
    };
    entities::round::Entity::update_many()
        .set(entities::round::ActiveModel { submitted_at: Set(receipt), ..Default::default() })
        .filter(entities::round::Column::SubmissionId.eq(id.get()))
        .filter(entities::round::Column::Number.eq(i32::from(submission.round)))
        .exec(tx)
        .await?;
    Ok(())
}

/// The columns that say where a submission stands.
fn facts(submission: &Submission) -> ActiveModel {
    let (submitted_at, closed_at, claim) = match submission.state {
        State::Draft => (None, None, None),
        State::Submitted { at } => (Some(at), None, None),
        State::InReview { submitted_at, claim } => (Some(submitted_at), None, Some(claim)),
        State::Returned { at } | State::Approved { at } | State::Withdrawn { at } => (None, Some(at), None),
    };
    ActiveModel {
        round: Set(i32::from(submission.round)),
        stage: Set(submission.stage().as_str().to_owned()),
        submitted_at: Set(submitted_at),
        closed_at: Set(closed_at),
        claim_mentor: Set(claim.map(|claim| claim.mentor.get())),
        claim_until: Set(claim.map(|claim| claim.until)),
        ..Default::default()
    }
}

fn read(row: Model) -> Result<Submission> {
    let stage = Stage::parse(&row.stage).ok_or_else(|| Error::corrupt("stage", (row.id, &row.stage)))?;
    let state = match stage {
        Stage::Draft => State::Draft,
        Stage::Submitted => State::Submitted { at: required(row.submitted_at, row.id)? },
        Stage::InReview => State::InReview {
            submitted_at: required(row.submitted_at, row.id)?,
            claim: Claim {
                mentor: UserId::new(required(row.claim_mentor, row.id)?),
                until: required(row.claim_until, row.id)?,
            },
        },
        Stage::Returned => State::Returned { at: required(row.closed_at, row.id)? },
        Stage::Approved => State::Approved { at: required(row.closed_at, row.id)? },
        Stage::Withdrawn => State::Withdrawn { at: required(row.closed_at, row.id)? },
    };
    Ok(Submission {
        id: SubmissionId::new(row.id),
        trainee: UserId::new(row.trainee_id),
        assignment: AssignmentSlug::parse(&row.assignment)
            .map_err(|_| Error::corrupt("assignment", &row.assignment))?,
        round: rounds::number(row.round, row.id)?,
        state,
    })
}

/// A fact that the submission's stage cannot be without.
fn required<T>(fact: Option<T>, id: Uuid) -> Result<T> {
    fact.ok_or_else(|| Error::corrupt("submission", id))
}
