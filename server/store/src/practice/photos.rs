//! Photos of a round.

use domain::id::{PhotoId, RoundId};
use domain::learning::FigureState;
use domain::policy::{ChangeOwnWork, Grant};
use domain::practice::photo::{Advice, Format, Rendition};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{QueryOrder, QuerySelect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use time::OffsetDateTime;

use super::entities::photo::{ActiveModel, Column, Entity, Model};
use super::entities::round;
use super::rounds::Round;
use crate::{Error, Result, Tx};

/// A photo as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Its identity.
    pub id: PhotoId,
    /// The round it is part of.
    pub round: RoundId,
    /// Its place in the round, from 1; places of removed photos stay empty.
    pub position: u32,
    /// What the trainee's device calls it.
    pub name: String,
    /// What the original is.
    pub format: Format,
    /// The SHA-256 of the untouched original, in lower-case hexadecimal.
    pub sha256: String,
    /// The length of the original, in bytes.
    pub bytes: u64,
    /// What is shown in its place.
    pub renditions: Vec<Rendition>,
    /// What would make the next photo better.
    pub advice: Vec<Advice>,
    /// The design it is a picture of, if it is one.
    pub design: Option<FigureState>,
    /// When it arrived.
    pub added_at: OffsetDateTime,
}

/// A photo to be kept; its files are durable already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPhoto {
    /// Its identity.
    pub id: PhotoId,
    /// What the trainee's device calls it.
    pub name: String,
    /// What the original is.
    pub format: Format,
    /// The SHA-256 of the untouched original, in lower-case hexadecimal.
    pub sha256: String,
    /// The length of the original, in bytes.
    pub bytes: u64,
    /// What is shown in its place.
    pub renditions: Vec<Rendition>,
    /// What would make the next photo better.
    pub advice: Vec<Advice>,
    /// The design it is a picture of, if it is one.
    pub design: Option<FigureState>,
    /// When it arrived.
    pub added_at: OffsetDateTime,
}

/// The photos of a round, in their order.
///
/// # Errors
/// When the database refuses.
pub async fn photos_of_round(db: &impl ConnectionTrait, round: RoundId) -> Result<Vec<Photo>> {
    photos_of_rounds(db, &[round]).await
}

/// The photos of several rounds, in their order within each round.
///
/// # Errors
/// When the database refuses.
pub async fn photos_of_rounds(db: &impl ConnectionTrait, rounds: &[RoundId]) -> Result<Vec<Photo>> {
    let rows = Entity::find()
        .filter(Column::RoundId.is_in(rounds.iter().map(|id| id.get())))
        .order_by_asc(Column::Position)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// The photo `id`.
///
/// # Errors
/// When the database refuses.
pub async fn photo(db: &impl ConnectionTrait, id: PhotoId) -> Result<Option<Photo>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// Adds a photo at the end of `round`, which must be part of the grant's submission.
///
/// # Errors
/// [`Error::Duplicate`] when the round holds the same picture.
pub async fn add_photo(
    tx: &Tx,
    grant: &Grant<ChangeOwnWork>,
    round: &Round,
    photo: NewPhoto,
) -> Result<Photo> {
    if round.submission != grant.target().id {
        return Err(Error::corrupt("round", round.id));
    }
    let last: Option<Option<i32>> = Entity::find()
        .select_only()
        .column_as(Column::Position.max(), "last")
        .filter(Column::RoundId.eq(round.id.get()))
        .into_tuple()
        .one(tx)
        .await?;
    let row = ActiveModel {
        id: Set(photo.id.get()),
        round_id: Set(round.id.get()),
        position: Set(last.flatten().unwrap_or(0) + 1),
        name: Set(photo.name),
        format: Set(photo.format.as_str().to_owned()),
        sha256: Set(photo.sha256),
        bytes: Set(i64::try_from(photo.bytes).map_err(|_| Error::corrupt("length", photo.bytes))?),
        renditions: Set(json(&photo.renditions)?),
        advice: Set(json(&photo.advice)?),
        design: Set(photo.design.map(|design| design.as_str().to_owned())),
        added_at: Set(photo.added_at),
    }
    .insert(tx)
    .await?;
    read(row)
}

/// Takes a photo out of the grant's submission; nothing happens when it is not part of it.
///
/// # Errors
/// When the database refuses.
pub async fn remove_photo(tx: &Tx, grant: &Grant<ChangeOwnWork>, id: PhotoId) -> Result<()> {
    let own_rounds = Query::select()
        .column(round::Column::Id)
        .from(round::Entity)
        .and_where(round::Column::SubmissionId.eq(grant.target().id.get()))
        .to_owned();
    Entity::delete_many()
        .filter(Column::Id.eq(id.get()))
        .filter(Column::RoundId.in_subquery(own_rounds))
        .exec(tx)
        .await?;
    Ok(())
}

fn json(value: &impl Serialize) -> Result<serde_json::Value> {
    serde_json::to_value(value).map_err(|error| Error::corrupt("photo", error))
}

fn parse<T: DeserializeOwned>(id: Uuid, value: serde_json::Value) -> Result<T> {
    serde_json::from_value(value).map_err(|error| Error::corrupt("photo", (id, error)))
}

fn read(row: Model) -> Result<Photo> {
    Ok(Photo {
        id: PhotoId::new(row.id),
        round: RoundId::new(row.round_id),
        position: u32::try_from(row.position).map_err(|_| Error::corrupt("position", row.id))?,
        name: row.name,
        format: Format::parse(&row.format).ok_or_else(|| Error::corrupt("format", (row.id, &row.format)))?,
        sha256: row.sha256,
        bytes: u64::try_from(row.bytes).map_err(|_| Error::corrupt("length", row.id))?,
        renditions: parse(row.id, row.renditions)?,
        advice: parse(row.id, row.advice)?,
        design: row.design.as_deref().and_then(|state| FigureState::parse(state).ok()),
        added_at: row.added_at,
    })
}
