//! Links in letters: each works once, for a while, for one purpose.

use domain::id::UserId;
use domain::policy::{Enter, EnterAs, Grant, Sweep, WriteLetter};
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use super::entities::letter_link::{ActiveModel, Column, Entity};
use crate::{Result, Tx};

/// What a link in a letter is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Confirming the address.
    Confirm,
    /// Choosing a new password.
    Reset,
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Reset => "reset",
        }
    }
}

/// Keeps the hash of a link that is about to be written into a letter.
///
/// # Errors
/// When the database refuses.
pub async fn mint_link(
    tx: &Tx,
    grant: &Grant<WriteLetter>,
    purpose: Purpose,
    hash: String,
    until: OffsetDateTime,
) -> Result<()> {
    ActiveModel {
        hash: Set(hash),
        purpose: Set(purpose.as_str().to_owned()),
        account_id: Set(grant.target().0.get()),
        until: Set(until),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Whose link this is, if it still works at `now`.
///
/// # Errors
/// When the database refuses.
pub async fn link_holder(
    db: &impl ConnectionTrait,
    purpose: Purpose,
    hash: &str,
    now: OffsetDateTime,
) -> Result<Option<UserId>> {
    Ok(live(purpose, hash, now).one(db).await?.map(|link| UserId::new(link.account_id)))
}

/// Like [`link_holder`]; nobody else can use the link until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn follow_link(
    tx: &Tx,
    purpose: Purpose,
    hash: &str,
    now: OffsetDateTime,
) -> Result<Option<UserId>> {
    let mut link = live(purpose, hash, now);
    if tx.locks_rows() {
        link = link.lock_exclusive();
    }
    Ok(link.one(tx).await?.map(|link| UserId::new(link.account_id)))
}

fn live(purpose: Purpose, hash: &str, now: OffsetDateTime) -> Select<Entity> {
    Entity::find_by_id(hash).filter(Column::Purpose.eq(purpose.as_str())).filter(Column::Until.gt(now))
}

/// Ends every link of one purpose that was sent to an account: one was used.
///
/// # Errors
/// When the database refuses.
pub async fn spend_links(tx: &Tx, grant: &Grant<EnterAs>, purpose: Purpose) -> Result<()> {
    void(tx, grant.target().user, purpose).await
}

/// Ends the confirmation links of an account that was signed up for again: they belong to the earlier sign-up.
///
/// # Errors
/// When the database refuses.
pub async fn void_confirmations(tx: &Tx, _grant: &Grant<Enter>, user: UserId) -> Result<()> {
    void(tx, user, Purpose::Confirm).await
}

async fn void(tx: &Tx, user: UserId, purpose: Purpose) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(user.get()))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets links whose time is over.
///
/// # Errors
/// When the database refuses.
pub async fn sweep_links(tx: &Tx, _grant: &Grant<Sweep>, now: OffsetDateTime) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::Until.lt(now)).exec(tx).await?.rows_affected)
}
