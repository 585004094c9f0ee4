//! Codes that artists give to clients.

use domain::credentials::{Code, CodeKey};
use domain::id::{ReviewCodeId, UserId};
use domain::policy::{Grant, KeepProfile};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::client_review;
use super::entities::review_code::{ActiveModel, Column, Entity, Model};
use crate::credentials::issued;
use crate::{Result, Tx};

/// A code given to a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewCode {
    /// Its identity.
    pub id: ReviewCodeId,
    /// Who gave it.
    pub artist: UserId,
    /// The code as printed.
    pub code: Code,
    /// What the artist noted.
    pub label: String,
    /// When it was made.
    pub given_at: OffsetDateTime,
    /// Until when it may be used.
    pub until: OffsetDateTime,
}

/// Keeps a code of the artist the grant is for.
///
/// # Errors
/// [`Error::Duplicate`](crate::Error::Duplicate) when there is this code already.
pub async fn give_code(tx: &Tx, grant: &Grant<KeepProfile>, new: ReviewCode) -> Result<()> {
    ActiveModel {
        id: Set(new.id.get()),
        account_id: Set(grant.target().user.get()),
        code_key: Set(new.code.key().as_str().to_owned()),
        code: Set(new.code.into()),
        label: Set(new.label),
        given_at: Set(new.given_at),
        until: Set(new.until),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The code that reads like this.
///
/// # Errors
/// When the database refuses.
pub async fn code_by_key(db: &impl ConnectionTrait, key: &CodeKey) -> Result<Option<ReviewCode>> {
    Entity::find().filter(Column::CodeKey.eq(key.as_str())).one(db).await?.map(read).transpose()
}

/// The latest `limit` codes of an artist, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn codes_of(db: &impl ConnectionTrait, artist: UserId, limit: u64) -> Result<Vec<ReviewCode>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(artist.get()))
        .order_by_desc(Column::GivenAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// How many codes an artist has given.
///
/// # Errors
/// When the database refuses.
pub async fn count_codes(db: &impl ConnectionTrait, artist: UserId) -> Result<u64> {
    Ok(Entity::find().filter(Column::AccountId.eq(artist.get())).count(db).await?)
}

/// How many codes of an artist may still be used.
///
/// # Errors
/// When the database refuses.
pub async fn open_codes(db: &impl ConnectionTrait, artist: UserId, now: OffsetDateTime) -> Result<u64> {
    let mut used = Query::select();
    used.expr(Expr::val(1)).from(client_review::Entity).and_where(
        Expr::col((client_review::Entity, client_review::Column::CodeId)).equals((Entity, Column::Id)),
    );
    Ok(Entity::find()
        .filter(Column::AccountId.eq(artist.get()))
        .filter(Column::Until.gt(now))
        .filter(Expr::exists(used).not())
        .count(db)
        .await?)
}

fn read(row: Model) -> Result<ReviewCode> {
    Ok(ReviewCode {
        id: ReviewCodeId::new(row.id),
        artist: UserId::new(row.account_id),
        code: issued::code(&row.code)?,
        label: row.label,
        given_at: row.given_at,
        until: row.until,
    })
}
