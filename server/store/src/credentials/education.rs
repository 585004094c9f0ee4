//! Continuing education as holders recorded it, and what the academy made of it.

use domain::credentials::{Appraisal, Education};
use domain::id::{CredentialId, DocumentId, EducationId, UserId};
use domain::policy::{AppraiseEvidence, DeclareEvidence, Grant, IssueCredential};
use domain::slug::CourseSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::entities::education::{ActiveModel, Column, Entity, Model};
use super::prerequisites::{OPEN, parsed, state, written};
use crate::{Error, Result, Tx};

/// Keeps what the grant's holder recorded.
///
/// # Errors
/// [`Error::Corrupt`] when it is somebody else's.
pub async fn record_education(tx: &Tx, grant: &Grant<DeclareEvidence>, entry: Education) -> Result<()> {
    if entry.holder != grant.target().0 {
        return Err(Error::corrupt("holder", entry.id));
    }
    ActiveModel {
        id: Set(entry.id.get()),
        holder_id: Set(entry.holder.get()),
        course: Set(entry.course.to_string()),
        title: Set(entry.title),
        provider: Set(entry.provider),
        completed_on: Set(entry.completed_on),
        hours: Set(entry.hours.into()),
        document_id: Set(entry.document.map(DocumentId::get)),
        recorded_at: Set(entry.recorded_at),
        state: Set(state(&entry.appraisal).to_owned()),
        appraisal: Set(written(&entry.appraisal)?),
        counted_in: Set(entry.counted_in.map(CredentialId::get)),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Keeps what an admin made of an entry of the grant's holder.
///
/// # Errors
/// When the database refuses.
pub async fn appraise_education(
    tx: &Tx,
    grant: &Grant<AppraiseEvidence>,
    id: EducationId,
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

/// Notes that entries of the grant's holder were counted for a renewed record, and count for no other.
///
/// # Errors
/// When the database refuses.
pub async fn count_education(
    tx: &Tx,
    grant: &Grant<IssueCredential>,
    entries: &[EducationId],
    counted_in: CredentialId,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { counted_in: Set(Some(counted_in.get())), ..Default::default() })
        .filter(Column::Id.is_in(entries.iter().map(|id| id.get())))
        .filter(Column::HolderId.eq(grant.target().0.get()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes an entry of the grant's holder that was counted for no renewal; says whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn forget_education(tx: &Tx, grant: &Grant<DeclareEvidence>, id: EducationId) -> Result<bool> {
    let own = Entity::delete_many()
        .filter(Column::Id.eq(id.get()))
        .filter(Column::HolderId.eq(grant.target().0.get()))
        .filter(Column::CountedIn.is_null());
    Ok(own.exec(tx).await?.rows_affected > 0)
}

/// The entry `id`.
///
/// # Errors
/// When the database refuses.
pub async fn education(db: &impl ConnectionTrait, id: EducationId) -> Result<Option<Education>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// Like [`education`]; nobody else can change it until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock_education(tx: &Tx, id: EducationId) -> Result<Option<Education>> {
    let mut row = Entity::find_by_id(id.get());
    if tx.locks_rows() {
        row = row.lock_exclusive();
    }
    row.one(tx).await?.map(read).transpose()
}

/// Everything somebody recorded for a course's certificate, the latest first.
///
/// # Errors
/// When the database refuses.
pub async fn education_of(
    db: &impl ConnectionTrait,
    holder: UserId,
    course: &CourseSlug,
) -> Result<Vec<Education>> {
    let rows = Entity::find()
        .filter(Column::HolderId.eq(holder.get()))
        .filter(Column::Course.eq(course.as_str()))
        .order_by_desc(Column::CompletedOn)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// What waits to be looked at, the longest waiting first, at most `limit`, and how much there is.
///
/// # Errors
/// When the database refuses.
pub async fn open_education(db: &impl ConnectionTrait, limit: u64) -> Result<(Vec<Education>, u64)> {
    let open = Entity::find().filter(Column::State.eq(OPEN));
    let total = open.clone().count(db).await?;
    let rows = open.order_by_asc(Column::RecordedAt).order_by_asc(Column::Id).limit(limit).all(db).await?;
    Ok((rows.into_iter().map(read).collect::<Result<_>>()?, total))
}

fn read(row: Model) -> Result<Education> {
    Ok(Education {
        id: EducationId::new(row.id),
        holder: UserId::new(row.holder_id),
        course: CourseSlug::parse(&row.course).map_err(|_| Error::corrupt("course", &row.course))?,
        title: row.title,
        provider: row.provider,
        completed_on: row.completed_on,
        hours: u16::try_from(row.hours).map_err(|_| Error::corrupt("hours", row.id))?,
        document: row.document_id.map(DocumentId::new),
        recorded_at: row.recorded_at,
        appraisal: parsed(&row.appraisal)?,
        counted_in: row.counted_in.map(CredentialId::new),
    })
}
