//! What is about to end, and who was told.

use domain::id::{CredentialId, UserId};
use domain::policy::{Grant, Remind};
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use super::entities::credential::{Column, Entity};
use super::entities::reminder;
use crate::{Result, Tx};

/// A certificate in force that is about to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// Which one.
    pub id: CredentialId,
    /// Whose.
    pub holder: UserId,
    /// When it ends.
    pub valid_until: OffsetDateTime,
}

/// The certificates in force that end after `from` and not after `until`.
///
/// # Errors
/// When the database refuses.
pub async fn certificates_ending(
    db: &impl ConnectionTrait,
    from: OffsetDateTime,
    until: OffsetDateTime,
) -> Result<Vec<Ending>> {
    let rows: Vec<(Uuid, Uuid, OffsetDateTime)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::HolderId, Column::ValidUntil])
        .filter(Column::Withdrawn.eq(false))
        .filter(Column::ValidUntil.gt(from))
        .filter(Column::ValidUntil.lte(until))
        .into_tuple()
        .all(db)
        .await?;
    let read = |(id, holder, valid_until)| Ending {
        id: CredentialId::new(id),
        holder: UserId::new(holder),
        valid_until,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Notes that the holder of `subject` is told `mark` days before its end. Returns whether that is news.
///
/// # Errors
/// When the database refuses.
pub async fn note_reminded(
    tx: &Tx,
    _grant: &Grant<Remind>,
    subject: Uuid,
    mark: u16,
    at: OffsetDateTime,
) -> Result<bool> {
    let row = reminder::ActiveModel { subject: Set(subject), mark: Set(mark.into()), at: Set(at) };
    let inserted = reminder::Entity::insert(row).on_conflict_do_nothing().exec_without_returning(tx).await?;
    Ok(matches!(inserted, sea_orm::TryInsertResult::Inserted(rows) if rows > 0))
}
