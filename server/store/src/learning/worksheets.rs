//! States of figures that people keep.

use domain::id::{UserId, WorksheetId};
use domain::learning::{Interactive, Worksheet};
use domain::policy::{Grant, KeepWorksheets};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::entities::worksheet::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// Keeps a worksheet of the person the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn keep_worksheet(tx: &Tx, grant: &Grant<KeepWorksheets>, worksheet: &Worksheet) -> Result<()> {
    ActiveModel {
        id: Set(worksheet.id.get()),
        account_id: Set(grant.target().0.get()),
        figure: Set(worksheet.figure.as_str().to_owned()),
        name: Set(worksheet.name.clone()),
        state: Set(worksheet.state.clone()),
        kept_at: Set(worksheet.kept_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Throws a worksheet of the person the grant is for away. Tells whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn drop_worksheet(tx: &Tx, grant: &Grant<KeepWorksheets>, id: WorksheetId) -> Result<bool> {
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(id.get()))
        .filter(Column::AccountId.eq(grant.target().0.get()))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected > 0)
}

/// What somebody keeps of a figure, the latest first.
///
/// # Errors
/// When the database refuses or holds something else than this program writes.
pub async fn worksheets(
    db: &impl ConnectionTrait,
    owner: UserId,
    figure: Interactive,
) -> Result<Vec<Worksheet>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.get()))
        .filter(Column::Figure.eq(figure.as_str()))
        .order_by_desc(Column::KeptAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Model) -> Result<Worksheet> {
    Ok(Worksheet {
        id: WorksheetId::new(row.id),
        figure: Interactive::parse(&row.figure).ok_or_else(|| Error::corrupt("worksheet", &row.figure))?,
        name: row.name,
        state: row.state,
        kept_at: row.kept_at,
    })
}
