//! Prerequisites as their holders declared them, and what the academy made of them.

use domain::credentials::{Appraisal, Prerequisite};
use domain::id::{DocumentId, PrerequisiteId, UserId};
use domain::policy::{AppraiseEvidence, DeclareEvidence, Grant};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use time::Date;

use super::entities::prerequisite::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// The name of a state of appraisal, as the columns to search by have it.
pub(super) const fn state(appraisal: &Appraisal) -> &'static str {
    match appraisal {
        Appraisal::Open => "open",
        Appraisal::Accepted { .. } => "accepted",
        Appraisal::Refused { .. } => "refused",
    }
}

/// The state of what nobody has looked at.
pub(super) const OPEN: &str = state(&Appraisal::Open);

pub(super) fn written(appraisal: &Appraisal) -> Result<Json> {
    serde_json::to_value(appraisal).map_err(|error| Error::corrupt("appraisal", error))
}

pub(super) fn parsed(json: &Json) -> Result<Appraisal> {
    serde_json::from_value(json.clone()).map_err(|_| Error::corrupt("appraisal", json))
}

/// Keeps what the grant's holder declared.
///
/// # Errors
/// [`Error::Corrupt`] when it is somebody else's.
pub async fn declare(tx: &Tx, grant: &Grant<DeclareEvidence>, declared: Prerequisite) -> Result<()> {
    if declared.holder != grant.target().0 {
        return Err(Error::corrupt("holder", declared.id));
    }
    ActiveModel {
        id: Set(declared.id.get()),
        holder_id: Set(declared.holder.get()),
        kind: Set(declared.kind.as_str().to_owned()),
        provider: Set(declared.provider),
        number: Set(declared.number),
        issued_on: Set(declared.issued_on),
        expires_on: Set(declared.expires_on),
        document_id: Set(declared.document.map(DocumentId::get)),
        declared_at: Set(declared.declared_at),
        state: Set(state(&declared.appraisal).to_owned()),
        appraisal: Set(written(&declared.appraisal)?),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Keeps what an admin made of a prerequisite of the grant's holder.
///
/// # Errors
/// When the database refuses.
pub async fn appraise_prerequisite(
    tx: &Tx,
    grant: &Grant<AppraiseEvidence>,
    id: PrerequisiteId,
    appraisal: &Appraisal,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel {
            state: Set(state(appraisal).to_owned()),
            appraisal: Set(written(appraisal)?),
            ..Default::default()
        })
        .filter(Column::Id.eq(id.get()))
        .filter(Column::HolderId.eq(grant.target().0.get()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes a prerequisite of the grant's holder; says whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn forget_prerequisite(
    tx: &Tx,
    grant: &Grant<DeclareEvidence>,
    id: PrerequisiteId,
) -> Result<bool> {
    let own = Entity::delete_many()
        .filter(Column::Id.eq(id.get()))
        .filter(Column::HolderId.eq(grant.target().0.get()));
    Ok(own.exec(tx).await?.rows_affected > 0)
}

/// The prerequisite `id`.
///
/// # Errors
/// When the database refuses.
pub async fn prerequisite(db: &impl ConnectionTrait, id: PrerequisiteId) -> Result<Option<Prerequisite>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// Like [`prerequisite`]; nobody else can change it until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock_prerequisite(tx: &Tx, id: PrerequisiteId) -> Result<Option<Prerequisite>> {
    let mut row = Entity::find_by_id(id.get());
    if tx.locks_rows() {
        row = row.lock_exclusive();
    }
    row.one(tx).await?.map(read).transpose()
}

/// Everything somebody declared, the latest first.
///
/// # Errors
/// When the database refuses.
pub async fn prerequisites_of(db: &impl ConnectionTrait, holder: UserId) -> Result<Vec<Prerequisite>> {
    let rows = Entity::find()
        .filter(Column::HolderId.eq(holder.get()))
        .order_by_desc(Column::DeclaredAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// What waits to be looked at, because there is a document to look at: the longest waiting first, at most `limit`, and
/// how much there is.
///
/// # Errors
/// When the database refuses.
pub async fn open_prerequisites(db: &impl ConnectionTrait, limit: u64) -> Result<(Vec<Prerequisite>, u64)> {
    let open = Entity::find().filter(Column::State.eq(OPEN)).filter(Column::DocumentId.is_not_null());
    let total = open.clone().count(db).await?;
    let rows = open.order_by_asc(Column::DeclaredAt).order_by_asc(Column::Id).limit(limit).all(db).await?;
    Ok((rows.into_iter().map(read).collect::<Result<_>>()?, total))
}

/// Everything that expires between these days and was not refused.
///
/// # Errors
/// When the database refuses.
pub async fn prerequisites_ending(
    db: &impl ConnectionTrait,
    from: Date,
    until: Date,
) -> Result<Vec<Prerequisite>> {
    let rows = Entity::find()
        .filter(Column::ExpiresOn.between(from, until))
        .filter(Column::State.ne("refused"))
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Model) -> Result<Prerequisite> {
    Ok(Prerequisite {
        id: PrerequisiteId::new(row.id),
        holder: UserId::new(row.holder_id),
        kind: row.kind.parse().map_err(|_| Error::corrupt("prerequisite", &row.kind))?,
        provider: row.provider,
        number: row.number,
        issued_on: row.issued_on,
        expires_on: row.expires_on,
        document: row.document_id.map(DocumentId::new),
        declared_at: row.declared_at,
        appraisal: parsed(&row.appraisal)?,
    })
}
