//! The audit log of roles: written once, never changed.

use domain::id::UserId;
use domain::identity::Roles;
use domain::policy::{ChangeRoles, Grant};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::role_change::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// A change of roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChange {
    /// When.
    pub at: OffsetDateTime,
    /// Who changed it; `None` for the command line.
    pub by: Option<UserId>,
    /// Whose roles.
    pub of: UserId,
    /// The roles from then on.
    pub roles: Roles,
    /// Why.
    pub reason: String,
}

/// Notes a change of roles. Who changed whose is what the grant says.
///
/// # Errors
/// When the database refuses.
pub async fn note_role_change(
    tx: &Tx,
    grant: &Grant<ChangeRoles>,
    id: Uuid,
    at: OffsetDateTime,
    roles: Roles,
    reason: String,
) -> Result<()> {
    let roles = serde_json::to_value(roles).map_err(|error| Error::corrupt("roles", error))?;
    ActiveModel {
        id: Set(id),
        at: Set(at),
        by_id: Set(grant.by().map(UserId::get)),
        account_id: Set(grant.target().0.get()),
        roles: Set(roles),
        reason: Set(reason),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The latest `limit` changes of roles, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn role_changes(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<RoleChange>> {
    let rows =
        Entity::find().order_by_desc(Column::At).order_by_desc(Column::Id).limit(limit).all(db).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Model) -> Result<RoleChange> {
    Ok(RoleChange {
        at: row.at,
        by: row.by_id.map(UserId::new),
        of: UserId::new(row.account_id),
        roles: serde_json::from_value(row.roles.clone()).map_err(|_| Error::corrupt("roles", &row.roles))?,
        reason: row.reason,
    })
}
