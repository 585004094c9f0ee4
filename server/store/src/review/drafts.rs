//! Drafts: one for each round and mentor.

use domain::id::{RoundId, UserId};
use domain::policy::{DecideReview, Grant};
use domain::review::{Draft, Version};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use time::OffsetDateTime;

use super::entities::draft::{ActiveModel, Column, Entity, Model};
use super::mentor_of;
use crate::practice::Round;
use crate::{Error, Result, Tx};

/// A draft as it was last saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// What it says.
    pub draft: Draft,
    /// How often it was saved.
    pub version: Version,
    /// When.
    pub at: OffsetDateTime,
}

/// What `mentor` has drafted about a round so far.
///
/// # Errors
/// When the database refuses.
pub async fn draft(db: &impl ConnectionTrait, round: RoundId, mentor: UserId) -> Result<Option<Saved>> {
    Entity::find_by_id((round.get(), mentor.get())).one(db).await?.map(read).transpose()
}

/// Keeps the draft of the mentor who holds the grant's submission, in place of the one before. Whoever calls this
/// holds the submission's lock and has compared the versions.
///
/// # Errors
/// When the database refuses.
pub async fn save_draft(tx: &Tx, grant: &Grant<DecideReview>, round: &Round, saved: &Saved) -> Result<()> {
    let mentor = mentor_of(grant, round)?;
    let row = ActiveModel {
        round_id: Set(round.id.get()),
        mentor_id: Set(mentor.get()),
        version: Set(
            i32::try_from(saved.version.0).map_err(|_| Error::corrupt("draft version", saved.version))?
        ),
        draft: Set(serde_json::to_value(&saved.draft).map_err(|error| Error::corrupt("draft", error))?),
        updated_at: Set(saved.at),
    };
    let replace = OnConflict::columns([Column::RoundId, Column::MentorId])
        .update_columns([Column::Version, Column::Draft, Column::UpdatedAt])
        .to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets the mentor's draft: the published review says the same.
///
/// # Errors
/// When the database refuses.
pub async fn forget_draft(tx: &Tx, grant: &Grant<DecideReview>, round: &Round) -> Result<()> {
    let mentor = mentor_of(grant, round)?;
    Entity::delete_by_id((round.id.get(), mentor.get())).exec(tx).await?;
    Ok(())
}

fn read(row: Model) -> Result<Saved> {
    let corrupt = || Error::corrupt("draft", (row.round_id, row.mentor_id));
    Ok(Saved {
        version: Version(u32::try_from(row.version).map_err(|_| corrupt())?),
        draft: serde_json::from_value(row.draft.clone()).map_err(|_| corrupt())?,
        at: row.updated_at,
    })
}
