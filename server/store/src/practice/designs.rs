//! Designs that trainees keep.

use domain::id::{DesignId, UserId};
use domain::policy::{Grant, KeepDesigns};
use domain::practice::designs::{DesignName, DesignState};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use super::entities::design::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// A design as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Design {
    /// Its identity.
    pub id: DesignId,
    /// What its maker calls it.
    pub name: DesignName,
    /// The state of the figure.
    pub state: DesignState,
    /// When it was saved.
    pub saved_at: OffsetDateTime,
}

/// Somebody's designs, the latest first.
///
/// # Errors
/// When the database refuses or holds something else than this program writes.
pub async fn designs_of(db: &impl ConnectionTrait, owner: UserId) -> Result<Vec<Design>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.get()))
        .order_by_desc(Column::SavedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// How many designs somebody keeps.
///
/// # Errors
/// When the database refuses.
pub async fn count_designs(db: &impl ConnectionTrait, owner: UserId) -> Result<usize> {
    let count = Entity::find().filter(Column::AccountId.eq(owner.get())).count(db).await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Keeps a design for the person the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn save_design(tx: &Tx, grant: &Grant<KeepDesigns>, design: Design) -> Result<()> {
    ActiveModel {
        id: Set(design.id.get()),
        account_id: Set(grant.target().0.get()),
        name: Set(design.name.to_string()),
        state: Set(design.state.as_str().to_owned()),
        saved_at: Set(design.saved_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Gives a design of the person the grant is for another name. Returns whether there is such a design.
///
/// # Errors
/// When the database refuses.
pub async fn rename_design(
    tx: &Tx,
    grant: &Grant<KeepDesigns>,
    id: DesignId,
    name: &DesignName,
) -> Result<bool> {
    let renamed = Entity::update_many()
        .set(ActiveModel { name: Set(name.to_string()), ..Default::default() })
        .filter(Column::Id.eq(id.get()))
        .filter(Column::AccountId.eq(grant.target().0.get()))
        .exec(tx)
        .await?;
    Ok(renamed.rows_affected > 0)
}

/// Forgets a design of the person the grant is for; nothing happens when there is none.
///
/// # Errors
/// When the database refuses.
pub async fn delete_design(tx: &Tx, grant: &Grant<KeepDesigns>, id: DesignId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Id.eq(id.get()))
        .filter(Column::AccountId.eq(grant.target().0.get()))
        .exec(tx)
        .await?;
    Ok(())
}

fn read(row: Model) -> Result<Design> {
    Ok(Design {
        id: DesignId::new(row.id),
        name: DesignName::parse(&row.name).map_err(|_| Error::corrupt("name", row.id))?,
        state: DesignState::parse(&row.state).ok_or_else(|| Error::corrupt("design", row.id))?,
        saved_at: row.saved_at,
    })
}
