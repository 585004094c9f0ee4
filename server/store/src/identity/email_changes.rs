//! Accounts that move to another address: asked for, confirmed with a link, done. What is done is remembered for a while,
//! so that the address before can be told.

use domain::id::{EmailChangeId, UserId};
use domain::identity::EmailAddress;
use domain::policy::{EnterAs, Grant, ManageOwnAccount, Sweep, WriteLetter};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::email_change::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// An account that moves, or has moved, from one address to another.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailChange {
    /// Its identity.
    pub id: EmailChangeId,
    /// Whose address.
    pub user: UserId,
    /// The address before.
    pub from: EmailAddress,
    /// The address asked for.
    pub to: EmailAddress,
    /// When it is forgotten: until then its link works, or, once it is done, it can be told.
    pub until: OffsetDateTime,
    /// When it was done, if it was.
    pub changed_at: Option<OffsetDateTime>,
}

impl std::fmt::Debug for EmailChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EmailChange").field("id", &self.id).field("user", &self.user).finish_non_exhaustive()
    }
}

/// Notes which address the owner of the account asks for, instead of any asked for before.
///
/// # Errors
/// When the database refuses.
pub async fn ask_for_email(tx: &Tx, grant: &Grant<ManageOwnAccount>, change: EmailChange) -> Result<()> {
    forget(tx, grant.target().0).await?;
    insert(tx, grant.target().0, change).await
}

/// Forgets which address the owner of the account asked for.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw_email_change(tx: &Tx, grant: &Grant<ManageOwnAccount>) -> Result<()> {
    forget(tx, grant.target().0).await
}

/// Ends every link that would give the account another address.
///
/// # Errors
/// When the database refuses.
pub async fn void_email_changes(tx: &Tx, grant: &Grant<EnterAs>) -> Result<()> {
    forget(tx, grant.target().user).await
}

/// Notes an address that the account the grant is for has now.
///
/// # Errors
/// When the database refuses.
pub async fn note_email_change(tx: &Tx, grant: &Grant<EnterAs>, change: EmailChange) -> Result<()> {
    insert(tx, grant.target().user, change).await
}

/// Keeps the hash of the link that is about to be written into the letter of a change. Returns whether the change is
/// still wanted.
///
/// # Errors
/// When the database refuses.
pub async fn mint_email_link(
    tx: &Tx,
    grant: &Grant<WriteLetter>,
    id: EmailChangeId,
    hash: String,
    until: OffsetDateTime,
) -> Result<bool> {
    let minted = Entity::update_many()
        .set(ActiveModel { hash: Set(Some(hash)), until: Set(until), ..Default::default() })
        .filter(Column::Id.eq(id.get()))
        .filter(Column::AccountId.eq(grant.target().0.get()))
        .filter(Column::ChangedAt.is_null())
        .exec(tx)
        .await?;
    Ok(minted.rows_affected == 1)
}

/// The change `id`, unless it is forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn email_change(db: &impl ConnectionTrait, id: EmailChangeId) -> Result<Option<EmailChange>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// The change that somebody has asked for and not confirmed at `now`.
///
/// # Errors
/// When the database refuses.
pub async fn awaited_email_change(
    db: &impl ConnectionTrait,
    user: UserId,
    now: OffsetDateTime,
) -> Result<Option<EmailChange>> {
    let newest = waiting(now).filter(Column::AccountId.eq(user.get())).order_by_desc(Column::Id);
    newest.one(db).await?.map(read).transpose()
}

/// The change that a link is for, if it still works at `now`.
///
/// # Errors
/// When the database refuses.
pub async fn linked_email_change(
    db: &impl ConnectionTrait,
    hash: &str,
    now: OffsetDateTime,
) -> Result<Option<EmailChange>> {
    waiting(now).filter(Column::Hash.eq(hash)).one(db).await?.map(read).transpose()
}

/// Like [`linked_email_change`]; nobody else can use the link until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn follow_email_link(tx: &Tx, hash: &str, now: OffsetDateTime) -> Result<Option<EmailChange>> {
    let mut link = waiting(now).filter(Column::Hash.eq(hash));
    if tx.locks_rows() {
        link = link.lock_exclusive();
    }
    link.one(tx).await?.map(read).transpose()
}

/// Forgets changes whose time is over.
///
/// # Errors
/// When the database refuses.
pub async fn sweep_email_changes(tx: &Tx, _grant: &Grant<Sweep>, now: OffsetDateTime) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::Until.lt(now)).exec(tx).await?.rows_affected)
}

fn waiting(now: OffsetDateTime) -> Select<Entity> {
    Entity::find().filter(Column::ChangedAt.is_null()).filter(Column::Until.gt(now))
}

async fn insert(tx: &Tx, user: UserId, change: EmailChange) -> Result<()> {
    ActiveModel {
        id: Set(change.id.get()),
        account_id: Set(user.get()),
        old_email: Set(change.from.into()),
        new_email: Set(change.to.into()),
        hash: Set(None),
        until: Set(change.until),
        changed_at: Set(change.changed_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

async fn forget(tx: &Tx, user: UserId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(user.get()))
        .filter(Column::ChangedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

fn read(row: Model) -> Result<EmailChange> {
    let address =
        |text: &str| EmailAddress::parse(text).map_err(|_| Error::corrupt("e-mail address", row.id));
    Ok(EmailChange {
        id: EmailChangeId::new(row.id),
        user: UserId::new(row.account_id),
        from: address(&row.old_email)?,
        to: address(&row.new_email)?,
        until: row.until,
        changed_at: row.changed_at,
    })
}
