//! Documents that holders handed in. The files themselves lie in the storage, under their hashes.

use domain::credentials::{Document, DocumentForm};
use domain::id::{DocumentId, UserId};
use domain::policy::{DeclareEvidence, Grant};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::entities::document::{ActiveModel, Column, Entity, Model};
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
