//! States of figures that people keep.

use domain::id::{UserId, WorksheetId};
use domain::learning::{FigureState, Interactive, Worksheet, WorksheetName};
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
        name: Set(worksheet.name.to_string()),
        state: Set(worksheet.state.as_str().to_owned()),
        kept_at: Set(worksheet.kept_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Gives a worksheet of the person the grant is for another name. Tells whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn rename_worksheet(
    tx: &Tx,
    grant: &Grant<KeepWorksheets>,
    id: WorksheetId,
    name: &WorksheetName,
) -> Result<bool> {
    let renamed = Entity::update_many()
        .set(ActiveModel { name: Set(name.to_string()), ..Default::default() })
        .filter(Column::Id.eq(id.get()))
        .filter(Column::AccountId.eq(grant.target().0.get()))
        .exec(tx)
        .await?;
    Ok(renamed.rows_affected > 0)
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

/// How much somebody keeps of a figure.
///
/// # Errors
/// When the database refuses.
pub async fn count_worksheets(
    db: &impl ConnectionTrait,
    owner: UserId,
    figure: Interactive,
) -> Result<usize> {
    let count = kept_of(owner, figure).count(db).await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
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
    let latest = kept_of(owner, figure).order_by_desc(Column::KeptAt).order_by_desc(Column::Id);
    latest.all(db).await?.into_iter().map(read).collect()
}

fn kept_of(owner: UserId, figure: Interactive) -> Select<Entity> {
    Entity::find().filter(Column::AccountId.eq(owner.get())).filter(Column::Figure.eq(figure.as_str()))
}

fn read(row: Model) -> Result<Worksheet> {
    Ok(Worksheet {
        id: WorksheetId::new(row.id),
        figure: Interactive::parse(&row.figure).ok_or_else(|| Error::corrupt("worksheet", &row.figure))?,
        name: WorksheetName::parse(&row.name).map_err(|_| Error::corrupt("worksheet", row.id))?,
        state: FigureState::parse(&row.state).map_err(|_| Error::corrupt("worksheet", row.id))?,
        kept_at: row.kept_at,
    })
}
