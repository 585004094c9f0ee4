//! Turns bytes from strangers into files the academy keeps. Knows no database.

use bytes::Bytes;
use domain::learning::FigureState;
use domain::practice::photo::{Advice, Format, RefusedPhoto, Rendition};
use futures::future::try_join_all;
use measure::Limits;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::{Academy, Digest, Error, Result};

/// Decoding takes up to half a gigabyte of memory and a second of a core, so two photos at a time; the others
/// wait. It bounds the whole process, whatever number of academies live in it.
static PLACES: Semaphore = Semaphore::const_new(2);

/// A photo whose files are durable.
#[derive(Debug, Clone)]
pub(super) struct Developed {
    pub(super) format: Format,
    pub(super) sha256: String,
    pub(super) bytes: u64,
    pub(super) renditions: Vec<Rendition>,
    pub(super) advice: Vec<Advice>,
    /// The design it is a picture of, if it is one.
    pub(super) design: Option<FigureState>,
}

/// A place in the darkroom. Whoever holds one may hold a whole photo in memory.
pub(crate) struct Place(#[expect(dead_code, reason = "given back when dropped")] SemaphorePermit<'static>);

/// Waits for a place.
pub(crate) async fn place() -> Result<Place> {
    let permit = PLACES.acquire().await;
    permit.map(Place).map_err(|error| Error::internal("waiting for the darkroom", error))
}

/// Decodes a photo, makes its renditions and writes all files.
///
/// # Errors
/// When the storage is out of reach. A file that is no photo is an answer, not an error.
pub(super) async fn develop(
    academy: &Academy,
    _place: &Place,
    original: Bytes,
) -> Result<std::result::Result<Developed, RefusedPhoto>> {
    let bytes = original.clone();
    let intake = tokio::task::spawn_blocking(move || measure::intake(&bytes, &Limits::default()));
    let intake = match intake.await.map_err(|error| Error::internal("decoding a photo", error))? {
        Ok(intake) => intake,
        Err(refused) => return Ok(Err(refused)),
    };
    let length = original.len() as u64;
    let renditions =
        intake.renditions.map(|picture| (picture.kind, picture.size, Bytes::from(picture.bytes)));
    let kept = renditions.map(|(kind, size, bytes)| async move {
        let digest = academy.blobs.put(bytes).await?;
        let sha256 = digest.as_str().to_owned();
        Ok::<_, Error>(Rendition { kind, width: size.width, height: size.height, sha256 })
    });
    let (original, renditions) = tokio::try_join!(academy.blobs.put(original), try_join_all(kept))?;
    Ok(Ok(Developed {
        format: intake.format,
        sha256: Digest::as_str(&original).to_owned(),
        bytes: length,
        renditions,
        advice: intake.advice,
        design: None,
    }))
}
