//! Documents that holders handed in. The files themselves lie in the storage, under their hashes.

use domain::credentials::{Document, DocumentForm};
use domain::id::{DocumentId, UserId};
use domain::policy::{DeclareEvidence, Grant, Sweep};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{Condition, QuerySelect as _};
use time::OffsetDateTime;

use super::entities::document::{ActiveModel, Column, Entity, Model};
use super::entities::{education, prerequisite};
use crate::{Error, Result, Tx};

/// Keeps what is known of a document of the grant's holder.
///
/// # Errors
/// [`Error::Corrupt`] when it is somebody else's.
pub async fn add_document(tx: &Tx, grant: &Grant<DeclareEvidence>, document: Document) -> Result<()> {
    if document.holder != grant.target().0 {
        return Err(Error::corrupt("holder", document.id));
    }
    ActiveModel {
        id: Set(document.id.get()),
        holder_id: Set(document.holder.get()),
        name: Set(document.name),
        form: Set(document.form.as_str().to_owned()),
        sha256: Set(document.sha256),
        bytes: Set(document.bytes.cast_signed()),
        added_at: Set(document.added_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The document `id`.
///
/// # Errors
/// When the database refuses.
pub async fn document(db: &impl ConnectionTrait, id: DocumentId) -> Result<Option<Document>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// These documents.
///
/// # Errors
/// When the database refuses.
pub async fn documents(db: &impl ConnectionTrait, ids: Vec<DocumentId>) -> Result<Vec<Document>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids = ids.into_iter().map(DocumentId::get);
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    rows.into_iter().map(read).collect()
}

/// At most `limit` documents that were handed in before `then` and are named by nothing their holder declared.
///
/// # Errors
/// When the database refuses.
pub async fn unnamed_documents(
    db: &impl ConnectionTrait,
    then: OffsetDateTime,
    limit: u64,
) -> Result<Vec<Document>> {
    let rows = Entity::find().filter(Column::AddedAt.lt(then)).filter(unnamed()).limit(limit).all(db).await?;
    rows.into_iter().map(read).collect()
}

/// Forgets a document unless it was named in the meantime. Returns whether it did so.
///
/// # Errors
/// When the database refuses.
pub async fn sweep_document(tx: &Tx, _grant: &Grant<Sweep>, id: DocumentId) -> Result<bool> {
    let swept = Entity::delete_many().filter(Column::Id.eq(id.get())).filter(unnamed()).exec(tx).await?;
    Ok(swept.rows_affected > 0)
}

/// Whether a document has the file with this hash.
///
/// # Errors
/// When the database refuses.
pub async fn is_document(db: &impl ConnectionTrait, sha256: &str) -> Result<bool> {
    Ok(Entity::find().filter(Column::Sha256.eq(sha256)).limit(1).one(db).await?.is_some())
}

fn unnamed() -> Condition {
    let prerequisites = Query::select()
        .column(prerequisite::Column::DocumentId)
        .from(prerequisite::Entity)
        .and_where(prerequisite::Column::DocumentId.is_not_null())
        .to_owned();
    let education = Query::select()
        .column(education::Column::DocumentId)
        .from(education::Entity)
        .and_where(education::Column::DocumentId.is_not_null())
        .to_owned();
    Condition::all().add(Column::Id.not_in_subquery(prerequisites)).add(Column::Id.not_in_subquery(education))
}

fn read(row: Model) -> Result<Document> {
    Ok(Document {
        id: DocumentId::new(row.id),
        holder: UserId::new(row.holder_id),
        name: row.name,
        form: DocumentForm::parse(&row.form).ok_or_else(|| Error::corrupt("document", &row.form))?,
        sha256: row.sha256,
        bytes: row.bytes.cast_unsigned(),
        added_at: row.added_at,
    })
}
