//! The devices people are signed in on.

use domain::id::{SessionId, UserId};
use domain::policy::{ChangeRoles, EnterAs, Grant, ManageOwnAccount, Sweep};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::session::{ActiveModel, Column, Entity, Model};
use crate::{Result, Tx};

/// A device somebody is signed in on, with what is kept of its renewal tokens.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identity.
    pub id: SessionId,
    /// Whose it is.
    pub user: UserId,
    /// What the browser calls itself.
    pub device: String,
    /// The hash of the present token.
    pub token_hash: String,
    /// The hash of the token before; empty when there was none.
    pub previous_hash: String,
    /// What turned the token before into the present one; empty when there was none.
    pub salt: String,
    /// Since when.
    pub created_at: OffsetDateTime,
    /// When it was last renewed.
    pub renewed_at: OffsetDateTime,
    /// When it ends unless renewed.
    pub until: OffsetDateTime,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("id", &self.id).field("user", &self.user).finish_non_exhaustive()
    }
}

/// Signs in on a device; the session belongs to the account the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn begin_session(tx: &Tx, grant: &Grant<EnterAs>, session: &Session) -> Result<()> {
    ActiveModel {
        id: Set(session.id.get()),
        account_id: Set(grant.target().user.get()),
        device: Set(session.device.clone()),
        token_hash: Set(session.token_hash.clone()),
        previous_hash: Set(session.previous_hash.clone()),
        salt: Set(session.salt.clone()),
        created_at: Set(session.created_at),
        renewed_at: Set(session.renewed_at),
        until: Set(session.until),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// A session, which nobody else can renew until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock_session(tx: &Tx, id: SessionId) -> Result<Option<Session>> {
    let mut session = Entity::find_by_id(id.get());
    if tx.locks_rows() {
        session = session.lock_exclusive();
    }
    Ok(session.one(tx).await?.map(read))
}

/// Gives a session its next token.
///
/// # Errors
/// When the database refuses.
pub async fn renew_session(tx: &Tx, grant: &Grant<EnterAs>, session: &Session) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel {
            token_hash: Set(session.token_hash.clone()),
            previous_hash: Set(session.previous_hash.clone()),
            salt: Set(session.salt.clone()),
            renewed_at: Set(session.renewed_at),
            until: Set(session.until),
            ..Default::default()
        })
        .filter(Column::Id.eq(session.id.get()))
        .filter(Column::AccountId.eq(grant.target().user.get()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Permission to end sessions: by their owner, by proof of owning the account, or because its roles change.
pub trait EndsSessions {
    /// Whose sessions.
    fn user(&self) -> UserId;
}

impl EndsSessions for Grant<ManageOwnAccount> {
    fn user(&self) -> UserId {
        self.target().0
    }
}

impl EndsSessions for Grant<EnterAs> {
    fn user(&self) -> UserId {
        self.target().user
    }
}

impl EndsSessions for Grant<ChangeRoles> {
    fn user(&self) -> UserId {
        self.target().0
    }
}

/// Ends one session of the account the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn end_session(tx: &Tx, grant: &impl EndsSessions, id: SessionId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Id.eq(id.get()))
        .filter(Column::AccountId.eq(grant.user().get()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends every session of the account the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn end_sessions(tx: &Tx, grant: &impl EndsSessions) -> Result<()> {
    Entity::delete_many().filter(Column::AccountId.eq(grant.user().get())).exec(tx).await?;
    Ok(())
}

/// Ends every session of the account the grant is for but `kept`.
///
/// # Errors
/// When the database refuses.
pub async fn end_other_sessions(tx: &Tx, grant: &impl EndsSessions, kept: SessionId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(grant.user().get()))
        .filter(Column::Id.ne(kept.get()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets sessions that ended by themselves.
///
/// # Errors
/// When the database refuses.
pub async fn sweep_sessions(tx: &Tx, _grant: &Grant<Sweep>, now: OffsetDateTime) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::Until.lt(now)).exec(tx).await?.rows_affected)
}

/// Where somebody is signed in at `now`, the latest sign-in first.
///
/// # Errors
/// When the database refuses.
pub async fn sessions(db: &impl ConnectionTrait, user: UserId, now: OffsetDateTime) -> Result<Vec<Session>> {
    let found = Entity::find()
        .filter(Column::AccountId.eq(user.get()))
        .filter(Column::Until.gte(now))
        .order_by_desc(Column::Id)
        .limit(50)
        .all(db)
        .await?;
    Ok(found.into_iter().map(read).collect())
}

fn read(row: Model) -> Session {
    Session {
        id: SessionId::new(row.id),
        user: UserId::new(row.account_id),
        device: row.device,
        token_hash: row.token_hash,
        previous_hash: row.previous_hash,
        salt: row.salt,
        created_at: row.created_at,
        renewed_at: row.renewed_at,
        until: row.until,
    }
}
