//! Uploads on their way: what has arrived of each, part by part.

use domain::id::{PhotoId, UploadId, UserId};
use domain::policy::{BeginPractice, Grant, Sweep};
use domain::slug::AssignmentSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::upload::{ActiveModel, Column, Entity, Model};
use super::entities::upload_part as part;
use crate::{Error, Result, Tx};

/// A photo on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its identity.
    pub id: UploadId,
    /// Whose it is.
    pub trainee: UserId,
    /// The assignment it is for.
    pub assignment: AssignmentSlug,
    /// What the trainee's device calls it.
    pub name: String,
    /// How many bytes there will be.
    pub length: u64,
    /// How many of them are durable. All of them only when the photo is part of the draft.
    pub received: u64,
    /// The photo it became.
    pub photo: Option<PhotoId>,
    /// When it is forgotten.
    pub until: OffsetDateTime,
}

/// A durable part of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The name of its file.
    pub id: Uuid,
    /// The place of its first byte in the upload.
    pub start: u64,
}

/// The upload `id`.
///
/// # Errors
/// When the database refuses.
pub async fn upload(db: &impl ConnectionTrait, id: UploadId) -> Result<Option<Upload>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// The upload `id`, which nobody else can change until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock_upload(tx: &Tx, id: UploadId) -> Result<Option<Upload>> {
    let mut upload = Entity::find_by_id(id.get());
    if tx.locks_rows() {
        upload = upload.lock_exclusive();
    }
    upload.one(tx).await?.map(read).transpose()
}

/// How many unfinished uploads a trainee has.
///
/// # Errors
/// When the database refuses.
pub async fn uploads_of(db: &impl ConnectionTrait, trainee: UserId) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::TraineeId.eq(trainee.get()))
        .filter(Column::PhotoId.is_null())
        .count(db)
        .await?)
}

/// Expects an upload by the trainee the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn begin_upload(tx: &Tx, grant: &Grant<BeginPractice>, upload: &Upload) -> Result<()> {
    ActiveModel {
        id: Set(upload.id.get()),
        trainee_id: Set(grant.target().0.get()),
        assignment: Set(upload.assignment.as_str().to_owned()),
        name: Set(upload.name.clone()),
        length: Set(signed(upload.length)?),
        received: Set(0),
        photo_id: Set(None),
        until: Set(upload.until),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Notes a durable part that brings the upload to `received` bytes, and that it is alive until `until`.
///
/// # Errors
/// [`Error::Duplicate`] when another request continued at the same place.
pub async fn add_part(
    tx: &Tx,
    grant: &Grant<BeginPractice>,
    id: UploadId,
    new: Part,
    received: u64,
    until: OffsetDateTime,
) -> Result<()> {
    part::ActiveModel { id: Set(new.id), upload_id: Set(id.get()), start: Set(signed(new.start)?) }
        .insert(tx)
        .await?;
    let grown = ActiveModel { received: Set(signed(received)?), until: Set(until), ..Default::default() };
    update(tx, grant, id, grown).await
}

/// The parts of an upload, in their order.
///
/// # Errors
/// When the database refuses.
pub async fn parts(db: &impl ConnectionTrait, id: UploadId) -> Result<Vec<Part>> {
    let rows = part::Entity::find()
        .filter(part::Column::UploadId.eq(id.get()))
        .order_by_asc(part::Column::Start)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Ok(Part { id: row.id, start: unsigned(row.start, row.id)? })).collect()
}

/// Notes that all of an upload has arrived and which photo it became.
///
/// # Errors
/// When the database refuses.
pub async fn finish_upload(
    tx: &Tx,
    grant: &Grant<BeginPractice>,
    upload: &Upload,
    photo: PhotoId,
) -> Result<()> {
    let finished = ActiveModel {
        received: Set(signed(upload.length)?),
        photo_id: Set(Some(photo.get())),
        ..Default::default()
    };
    update(tx, grant, upload.id, finished).await
}

/// Forgets an upload of the trainee the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn forget_upload(tx: &Tx, grant: &Grant<BeginPractice>, id: UploadId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Id.eq(id.get()))
        .filter(Column::TraineeId.eq(grant.target().0.get()))
        .exec(tx)
        .await?;
    Ok(())
}

/// At most `limit` uploads whose time was over at `now`.
///
/// # Errors
/// When the database refuses.
pub async fn expired_uploads(
    db: &impl ConnectionTrait,
    now: OffsetDateTime,
    limit: u64,
) -> Result<Vec<UploadId>> {
    let rows = Entity::find().filter(Column::Until.lte(now)).limit(limit).all(db).await?;
    Ok(rows.into_iter().map(|row| UploadId::new(row.id)).collect())
}

/// Forgets an upload unless it went on in the meantime. Returns whether it did so.
///
/// # Errors
/// When the database refuses.
pub async fn sweep_upload(tx: &Tx, _grant: &Grant<Sweep>, id: UploadId, now: OffsetDateTime) -> Result<bool> {
    let swept =
        Entity::delete_many().filter(Column::Id.eq(id.get())).filter(Column::Until.lte(now)).exec(tx).await?;
    Ok(swept.rows_affected > 0)
}

async fn update(tx: &Tx, grant: &Grant<BeginPractice>, id: UploadId, values: ActiveModel) -> Result<()> {
    Entity::update_many()
        .set(values)
        .filter(Column::Id.eq(id.get()))
        .filter(Column::TraineeId.eq(grant.target().0.get()))
        .exec(tx)
        .await?;
    Ok(())
}

fn read(row: Model) -> Result<Upload> {
    Ok(Upload {
        id: UploadId::new(row.id),
        trainee: UserId::new(row.trainee_id),
        assignment: AssignmentSlug::parse(&row.assignment)
            .map_err(|_| Error::corrupt("assignment", &row.assignment))?,
        name: row.name,
        length: unsigned(row.length, row.id)?,
        received: unsigned(row.received, row.id)?,
        photo: row.photo_id.map(PhotoId::new),
        until: row.until,
    })
}

fn signed(length: u64) -> Result<i64> {
    i64::try_from(length).map_err(|_| Error::corrupt("length", length))
}

fn unsigned(length: i64, id: Uuid) -> Result<u64> {
    u64::try_from(length).map_err(|_| Error::corrupt("length", id))
}
