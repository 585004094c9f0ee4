//! The files of photos, for those who may see them.

use contract::practice::MediaFile;
use domain::Viewer;
use domain::id::PhotoId;
use domain::policy::{ReadDraftPhoto, ReadOriginal, ReadWork, Work, authorize};
use domain::practice::photo::RenditionKind;
use store::practice::{self as work, Photo};

use crate::{Academy, Digest, Error, Result};

/// A picture shown in place of a photo.
pub(super) async fn rendition(
    academy: &Academy,
    viewer: &Viewer,
    id: PhotoId,
    kind: RenditionKind,
) -> Result<MediaFile> {
    let (photo, target, sent) = find(academy, id).await?;
    if sent {
        authorize::<ReadWork>(viewer, target)?;
    } else {
        authorize::<ReadDraftPhoto>(viewer, target)?;
    }
    let rendition =
        photo.renditions.iter().find(|rendition| rendition.kind == kind).ok_or(Error::NotFound)?;
    file(academy, &rendition.sha256, measure::Rendition::MIME, &photo.name).await
}

/// The untouched original of a photo.
pub(super) async fn original(academy: &Academy, viewer: &Viewer, id: PhotoId) -> Result<MediaFile> {
    let (photo, target, sent) = find(academy, id).await?;
    if sent {
        authorize::<ReadOriginal>(viewer, target)?;
    } else {
        authorize::<ReadDraftPhoto>(viewer, target)?;
    }
    file(academy, &photo.sha256, photo.format.media_type(), &photo.name).await
}

/// The photo, the facts that decide who may see it, and whether its round was sent.
async fn find(academy: &Academy, id: PhotoId) -> Result<(Photo, Work, bool)> {
    let db = academy.store.reader();
    let photo = work::photo(db, id).await?.ok_or(Error::NotFound)?;
    let round = work::round(db, photo.round).await?.ok_or(Error::NotFound)?;
    let submission = work::submission(db, round.submission).await?.ok_or(Error::NotFound)?;
    let sent = submission.was_sent(round.number);
    Ok((photo, Work::of(&submission, academy.now()), sent))
}

async fn file(academy: &Academy, sha256: &str, media_type: &'static str, name: &str) -> Result<MediaFile> {
    let digest = Digest::parse(sha256).ok_or(Error::NotFound)?;
    let bytes = academy.blobs.get(&digest).await?.ok_or(Error::NotFound)?;
    Ok(MediaFile { bytes: bytes.into(), media_type, sha256: sha256.to_owned(), name: name.to_owned() })
}
