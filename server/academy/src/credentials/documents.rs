//! Documents that holders hand in: taken in within limits, shown to nobody but their holder and admins.

use bytes::Bytes;
use contract::credentials::{DocumentFile, DocumentView, HandIn};
use domain::credentials::{Document, MAX_DOCUMENT_BYTES};
use domain::id::DocumentId;
use domain::policy::{self, DeclareEvidence, Denied, Person, ReadEvidence, Sweep, authorize};
use domain::practice::photo::file_name;
use domain::viewer::System;
use domain::{Problem, Viewer};
use measure::{RefusedDocument, TakenDocument};
use store::{Tx, credentials as kept};
use time::{Duration, OffsetDateTime};

use crate::jobs::Job;
use crate::practice::place_in_darkroom;
use crate::{Academy, Digest, Error, Result};

/// How long a document may wait to be named in a declaration: a form that was left open over night is not in vain.
const PATIENCE: Duration = Duration::days(2);
/// How many are looked up at once.
const BATCH: u64 = 100;

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

/// Forgets documents that were handed in and never named in a declaration, then plans the next sweep.
pub(crate) async fn sweep_documents(academy: &Academy) -> Result<()> {
    let now = academy.now();
    let grant = authorize::<Sweep>(&Viewer::System(System::Caretaker), policy::Academy)?;
    let mut swept = 0_u64;
    loop {
        let unnamed = kept::unnamed_documents(academy.store.reader(), now - PATIENCE, BATCH).await?;
        if unnamed.is_empty() {
            break;
        }
        for document in unnamed {
            let tx = academy.store.begin().await?;
            let forgotten = kept::sweep_document(&tx, &grant, document.id).await?;
            tx.commit().await?;
            if forgotten {
                remove_file(academy, &document.sha256).await?;
                swept += 1;
            }
        }
    }
    let tx = academy.store.begin().await?;
    schedule_document_sweep(&tx, now + Duration::days(1)).await?;
    tx.commit().await?;
    tracing::info!(documents = swept, "swept documents");
    Ok(())
}

/// Removes a file that no document has any more. Should the same file be handed in at this very moment, it is put back.
async fn remove_file(academy: &Academy, sha256: &str) -> Result<()> {
    let Some(digest) = Digest::parse(sha256) else { return Ok(()) };
    if kept::is_document(academy.store.reader(), sha256).await? {
        return Ok(());
    }
    let Some(bytes) = academy.blobs.get(&digest).await? else { return Ok(()) };
    academy.blobs.remove(&digest).await?;
    if kept::is_document(academy.store.reader(), sha256).await? {
        academy.blobs.put(bytes).await?;
    }
    Ok(())
}

/// Plans the sweep of the day of `due`: one a day, however many servers there are.
pub(crate) async fn schedule_document_sweep(tx: &Tx, due: OffsetDateTime) -> Result<()> {
    Job::SweepDocuments.enqueue_daily(tx, SWEEP, due).await
}

/// The ids of these sweeps; see [`Job::enqueue_daily`].
const SWEEP: u128 = 0x7061_7065_7273_8000_8000_0000_0000_0000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_what_it_is() {
        assert_eq!(named("carné.png", "jpg"), "carné.jpg");
        assert_eq!(named("scan", "pdf"), "scan.pdf");
    }
}
