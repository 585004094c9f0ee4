//! Rounds: what was sent together and is reviewed together.

use domain::id::{RoundId, SubmissionId};
use domain::policy::{ChangeOwnWork, Grant};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use super::entities::round::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// One round of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its identity.
    pub id: RoundId,
    /// The submission it is part of.
    pub submission: SubmissionId,
    /// Its number, from 1.
    pub number: u16,
    /// What the trainee says about it; may be empty.
    pub note: String,
    /// When the receipt was given; `None` before the round is sent.
    pub submitted_at: Option<OffsetDateTime>,
}

/// All rounds of a submission, the first one first.
///
/// # Errors
/// When the database refuses.
pub async fn rounds(db: &impl ConnectionTrait, submission: SubmissionId) -> Result<Vec<Round>> {
    let rows = Entity::find()
        .filter(Column::SubmissionId.eq(submission.get()))
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// The round `id`.
///
/// # Errors
/// When the database refuses.
pub async fn round(db: &impl ConnectionTrait, id: RoundId) -> Result<Option<Round>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// The round of that number.
///
/// # Errors
/// When the database refuses.
pub async fn round_by_number(
    db: &impl ConnectionTrait,
    submission: SubmissionId,
    number: u16,
) -> Result<Option<Round>> {
    Entity::find()
        .filter(Column::SubmissionId.eq(submission.get()))
        .filter(Column::Number.eq(i32::from(number)))
        .one(db)
        .await?
        .map(read)
        .transpose()
}

/// Opens a round of the grant's submission, without photos and note.
///
/// # Errors
/// [`Error::Duplicate`] when there is a round of that number.
pub async fn open_round(tx: &Tx, grant: &Grant<ChangeOwnWork>, id: RoundId, number: u16) -> Result<Round> {
    let submission = grant.target().id;
    ActiveModel {
        id: Set(id.get()),
        submission_id: Set(submission.get()),
        number: Set(i32::from(number)),
        note: Set(String::new()),
        submitted_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(Round { id, submission, number, note: String::new(), submitted_at: None })
}

/// Keeps what the trainee says about a round of the grant's submission.
///
/// # Errors
/// When the database refuses.
pub async fn save_note(tx: &Tx, grant: &Grant<ChangeOwnWork>, number: u16, note: String) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { note: Set(note), ..Default::default() })
        .filter(Column::SubmissionId.eq(grant.target().id.get()))
        .filter(Column::Number.eq(i32::from(number)))
        .exec(tx)
        .await?;
    Ok(())
}

fn read(row: Model) -> Result<Round> {
    Ok(Round {
        id: RoundId::new(row.id),
        submission: SubmissionId::new(row.submission_id),
        number: number(row.number, row.id)?,
        note: row.note,
        submitted_at: row.submitted_at,
    })
}

/// The number of a round as it is stored.
pub(super) fn number(stored: i32, id: Uuid) -> Result<u16> {
    u16::try_from(stored).map_err(|_| Error::corrupt("round", (id, stored)))
}
