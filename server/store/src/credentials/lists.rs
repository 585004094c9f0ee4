//! Status lists: which places are taken, which bits are set.

use domain::policy::{Grant, IssueCredential};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{QueryOrder, QuerySelect};

use super::entities::{credential, status_list};
use super::issued::number;
use crate::{Error, Result, Tx};

/// Where a certificate's bit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The list's number, from 1.
    pub list: u32,
    /// The bit's number in it, from 0.
    pub index: u32,
}

/// The list that certificates issued now go into: the first with fewer than `most` places taken, or a new one.
/// Nobody else gives places of it away until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn open_list(tx: &Tx, _grant: &Grant<IssueCredential>, most: u32) -> Result<u32> {
    let most = number("status list's limit", most)?;
    let mut open = status_list::Entity::find()
        .filter(status_list::Column::Taken.lt(most))
        .order_by_asc(status_list::Column::Number)
        .limit(1);
    if tx.locks_rows() {
        open = open.lock_exclusive();
    }
    let list = if let Some(list) = open.one(tx).await? {
        list.number
    } else {
        let last: Option<Option<i32>> = status_list::Entity::find()
            .select_only()
            .column_as(status_list::Column::Number.max(), "last")
            .into_tuple()
            .one(tx)
            .await?;
        let number = last.flatten().unwrap_or(0) + 1;
        status_list::ActiveModel { number: Set(number), version: Set(1), taken: Set(0) }.insert(tx).await?;
        number
    };
    u32::try_from(list).map_err(|_| Error::corrupt("status list", list))
}

/// Whether no certificate has this bit.
///
/// # Errors
/// When the database refuses.
pub async fn place_is_free(db: &impl ConnectionTrait, place: Place) -> Result<bool> {
    let taken = credential::Entity::find()
        .filter(credential::Column::ListNumber.eq(number("status list", place.list)?))
        .filter(credential::Column::ListIndex.eq(number("place in a status list", place.index)?))
        .count(db)
        .await?;
    Ok(taken == 0)
}

/// Counts a place as given away.
pub(super) async fn take_place(tx: &Tx, place: Place) -> Result<()> {
    bump(tx, place.list, status_list::Column::Taken).await
}

/// Says that a bit of the list was set.
pub(super) async fn change_bits(tx: &Tx, list: u32) -> Result<()> {
    bump(tx, list, status_list::Column::Version).await
}

async fn bump(tx: &Tx, list: u32, column: status_list::Column) -> Result<()> {
    status_list::Entity::update_many()
        .col_expr(column, Expr::col(column).add(1))
        .filter(status_list::Column::Number.eq(number("status list", list)?))
        .exec(tx)
        .await?;
    Ok(())
}

/// How often the bits of a list have changed; `None` when there is no such list.
///
/// # Errors
/// When the database refuses.
pub async fn list_version(db: &impl ConnectionTrait, list: u32) -> Result<Option<u64>> {
    let Ok(number) = i32::try_from(list) else { return Ok(None) };
    let row = status_list::Entity::find_by_id(number).one(db).await?;
    Ok(row.map(|row| row.version.cast_unsigned()))
}

/// The numbers of the newest lists, at most `limit`, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn newest_lists(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<u32>> {
    let numbers: Vec<i32> = status_list::Entity::find()
        .select_only()
        .column(status_list::Column::Number)
        .order_by_desc(status_list::Column::Number)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    numbers
        .into_iter()
        .map(|list| u32::try_from(list).map_err(|_| Error::corrupt("status list", list)))
        .collect()
}

/// The bits of a list that are set.
///
/// # Errors
/// When the database refuses.
pub async fn withdrawn_places(db: &impl ConnectionTrait, list: u32) -> Result<Vec<u32>> {
    let places: Vec<i32> = credential::Entity::find()
        .select_only()
        .column(credential::Column::ListIndex)
        .filter(credential::Column::ListNumber.eq(number("status list", list)?))
        .filter(credential::Column::Withdrawn.eq(true))
        .into_tuple()
        .all(db)
        .await?;
    places
        .into_iter()
        .map(|place| u32::try_from(place).map_err(|_| Error::corrupt("status index", place)))
        .collect()
}
