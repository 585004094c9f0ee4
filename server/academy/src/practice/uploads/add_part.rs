//! Continuing an upload.

use bytes::{Bytes, BytesMut};
use contract::practice::Progress;
use domain::Viewer;
use domain::id::UploadId;
use domain::policy::{BeginPractice, Grant};
use domain::practice::Refusal;
use domain::practice::photo::RefusedPhoto;
use store::practice::{self as work, Part, Photo, Upload};
use time::OffsetDateTime;

use super::{LIFE, forget, own};
use crate::practice::{darkroom, draft, views};
use crate::{Academy, Error, Result};

/// Continues an upload at `offset`.
pub(in crate::practice) async fn add_part(
    academy: &Academy,
    viewer: &Viewer,
    id: UploadId,
    offset: u64,
    bytes: Vec<u8>,
) -> Result<Progress> {
    let now = academy.now();
    let (upload, grant) = own(academy, viewer, id, now).await?;
    if offset != upload.received {
        return Err(Error::Conflict);
    }
    let received = offset + bytes.len() as u64;
    if received > upload.length {
        let max = i64::try_from(upload.length - offset).unwrap_or(i64::MAX);
        return Err(Error::field("length", domain::Problem::OutOfRange { min: 0, max }));
    }
    if let Some(photo) = upload.photo {
        let photo = work::photo(academy.store.reader(), photo).await?.ok_or(Error::NotFound)?;
        return Ok(Progress::Complete(views::upload(&upload), views::photo(photo)));
    }
    if received == upload.length {
        return finish(academy, viewer, &grant, upload, bytes, now).await;
    }
    if bytes.is_empty() {
        return Ok(Progress::Receiving(views::upload(&upload)));
    }
    let grown = Upload { received, until: now + LIFE, ..upload };
    note(academy, &grant, &grown, offset, bytes, now).await?;
    Ok(Progress::Receiving(views::upload(&grown)))
}

/// Makes a part durable, then notes it.
async fn note(
    academy: &Academy,
    grant: &Grant<BeginPractice>,
    grown: &Upload,
    start: u64,
    bytes: Vec<u8>,
    now: OffsetDateTime,
) -> Result<()> {
    let part = Part { id: academy.chance.id(now), start };
    academy.blobs.put_part(grown.id, part.id, Bytes::from(bytes)).await?;
    let tx = academy.store.begin().await?;
    unchanged(work::lock_upload(&tx, grown.id).await?, start)?;
    work::add_part(&tx, grant, grown.id, part, grown.received, grown.until).await?;
    tx.commit().await?;
    Ok(())
}

/// The last part: the photo is taken in, and only then is the upload complete.
async fn finish(
    academy: &Academy,
    viewer: &Viewer,
    grant: &Grant<BeginPractice>,
    upload: Upload,
    last: Vec<u8>,
    now: OffsetDateTime,
) -> Result<Progress> {
    let taken = take_in(academy, viewer, grant, &upload, last, now).await;
    match taken {
        Ok(Ok(photo)) => {
            // The photo is safe; parts that cannot be removed now go with the next sweep.
            if let Err(error) = academy.blobs.remove_parts(upload.id).await {
                tracing::warn!(upload = %upload.id, %error, "parts of a finished upload stay for the sweep");
            }
            let complete = Upload { received: upload.length, ..upload };
            Ok(Progress::Complete(views::upload(&complete), views::photo(photo)))
        }
        Ok(Err(reason)) => {
            forget(academy, grant, upload.id).await?;
            Ok(Progress::Refused { name: upload.name, reason })
        }
        Err(Error::Refused(fault)) => {
            // Sending the same bytes again would not make another picture of them. Other refusals may pass:
            // a place may become free.
            if fault == Refusal::DuplicatePhoto.into() {
                forget(academy, grant, upload.id).await?;
            }
            Err(Error::Refused(fault))
        }
        Err(error) => Err(error),
    }
}

async fn take_in(
    academy: &Academy,
    viewer: &Viewer,
    grant: &Grant<BeginPractice>,
    upload: &Upload,
    last: Vec<u8>,
    now: OffsetDateTime,
) -> Result<std::result::Result<Photo, RefusedPhoto>> {
    let (assignment, _) = draft::assignment(academy, viewer, &upload.assignment)?;
    let submission = draft::begin(academy, viewer, grant, &upload.assignment, now).await?;
    draft::admit(academy, submission, assignment).await?;
    let place = darkroom::place().await?;
    let original = assemble(academy, upload, last).await?;
    let developed = match darkroom::develop(academy, &place, original).await? {
        Ok(developed) => developed,
        Err(refused) => return Ok(Err(refused)),
    };
    let tx = academy.store.begin().await?;
    unchanged(work::lock_upload(&tx, upload.id).await?, upload.received)?;
    let held = draft::hold(&tx, viewer, submission, now).await?;
    let photo = draft::keep(academy, &tx, &held, assignment, upload.name.clone(), developed, now).await?;
    work::finish_upload(&tx, grant, upload, photo.id).await?;
    tx.commit().await?;
    Ok(Ok(photo))
}

/// Puts the parts together.
async fn assemble(academy: &Academy, upload: &Upload, last: Vec<u8>) -> Result<Bytes> {
    if upload.received == 0 {
        return Ok(Bytes::from(last));
    }
    let mut whole = BytesMut::with_capacity(usize::try_from(upload.length).unwrap_or_default());
    for part in work::parts(academy.store.reader(), upload.id).await? {
        let bytes = academy.blobs.get_part(upload.id, part.id).await?;
        match bytes {
            Some(bytes) if part.start == whole.len() as u64 => whole.extend_from_slice(&bytes),
            _ => return Err(broken()),
        }
    }
    whole.extend_from_slice(&last);
    if whole.len() as u64 == upload.length { Ok(whole.freeze()) } else { Err(broken()) }
}

fn broken() -> Error {
    Error::internal("putting an upload together", "its parts do not fit")
}

/// That nobody continued the upload in the meantime.
fn unchanged(upload: Option<Upload>, received: u64) -> Result<()> {
    match upload {
        Some(upload) if upload.received == received && upload.photo.is_none() => Ok(()),
        Some(_) => Err(Error::Conflict),
        None => Err(Error::NotFound),
    }
}
