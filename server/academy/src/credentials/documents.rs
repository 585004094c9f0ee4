//! Documents that holders hand in: taken in within limits, shown to nobody but their holder and admins.

use bytes::Bytes;
use contract::credentials::{DocumentFile, DocumentView, HandIn};
use domain::credentials::{Document, MAX_DOCUMENT_BYTES};
use domain::id::DocumentId;
use domain::policy::{DeclareEvidence, Denied, Person, ReadEvidence, authorize};
use domain::practice::photo::file_name;
use domain::{Problem, Viewer};
use measure::{RefusedDocument, TakenDocument};
use store::credentials as kept;

use crate::practice::place_in_darkroom;
use crate::{Academy, Digest, Error, Result};

/// Takes a document in and keeps it, to be named in a declaration.
pub(super) async fn hand_in(academy: &Academy, viewer: &Viewer, command: HandIn) -> Result<DocumentView> {
    let now = academy.now();
    let member = viewer.member().ok_or(Denied::SignIn)?;
    let grant = authorize::<DeclareEvidence>(viewer, Person(member.id))?;
    let HandIn { name, bytes } = command;
    let taken = {
        let _place = place_in_darkroom().await?;
        let taken = tokio::task::spawn_blocking(move || measure::document(&bytes)).await;
        taken.map_err(|error| Error::internal("reading a document", error))?
    };
    let TakenDocument { form, bytes } =
        taken.map_err(|refused| Error::field("document", problem(refused)))?;
    let length = bytes.len() as u64;
    let digest = academy.blobs.put(Bytes::from(bytes)).await?;
    let document = Document {
        id: DocumentId::new(academy.chance.id(now)),
        holder: member.id,
        name: named(&file_name(&name), form.as_str()),
        form,
        sha256: digest.as_str().to_owned(),
        bytes: length,
        added_at: now,
    };
    let tx = academy.store.begin().await?;
    kept::add_document(&tx, &grant, document.clone()).await?;
    tx.commit().await?;
    Ok(view(document))
}

fn problem(refused: RefusedDocument) -> Problem {
    match refused {
        RefusedDocument::TooHeavy => Problem::TooHeavy { max: MAX_DOCUMENT_BYTES },
        RefusedDocument::NotADocument => Problem::NotADocument,
        RefusedDocument::Unopenable => Problem::Unopenable,
    }
}

/// The name with the ending of what is kept: a picture may have come in another form.
fn named(name: &str, ending: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.{ending}")
}

pub(super) fn view(document: Document) -> DocumentView {
    DocumentView { id: document.id, name: document.name, form: document.form, bytes: document.bytes }
}

/// A document's file, for its holder and for admins.
pub(super) async fn document(academy: &Academy, viewer: &Viewer, id: DocumentId) -> Result<DocumentFile> {
    let found = kept::document(academy.store.reader(), id).await?.ok_or(Error::NotFound)?;
    authorize::<ReadEvidence>(viewer, Person(found.holder))?;
    let digest = Digest::parse(&found.sha256).ok_or(Error::NotFound)?;
    let bytes = academy.blobs.get(&digest).await?.ok_or(Error::NotFound)?;
    Ok(DocumentFile { bytes: bytes.into(), media_type: found.form.media_type(), name: found.name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_what_it_is() {
        assert_eq!(named("carné.png", "jpg"), "carné.jpg");
        assert_eq!(named("scan", "pdf"), "scan.pdf");
    }
}
