//! Turns bytes from strangers into files the academy keeps. Knows no database.

use bytes::Bytes;
use domain::practice::photo::{
    Advice, Format, LooksLike, OtherPicture, RefusedPhoto, Rendition, RenditionKind,
};
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
}

/// A place in the darkroom. Whoever holds one may hold a whole photo in memory.
pub(super) struct Place(#[expect(dead_code, reason = "given back when dropped")] SemaphorePermit<'static>);

/// Waits for a place.
pub(super) async fn place() -> Result<Place> {
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
        Err(refused) => return Ok(Err(refusal(refused))),
    };
    let length = original.len() as u64;
    let renditions =
        intake.renditions.map(|picture| (picture.kind, picture.size, Bytes::from(picture.bytes)));
    let kept = renditions.map(|(kind, size, bytes)| async move {
        let digest = academy.blobs.put(bytes).await?;
        let sha256 = digest.as_str().to_owned();
        Ok::<_, Error>(Rendition {
            kind: rendition_kind(kind),
            width: size.width,
            height: size.height,
            sha256,
        })
    });
    let (original, renditions) = tokio::try_join!(academy.blobs.put(original), try_join_all(kept))?;
    Ok(Ok(Developed {
        format: format(intake.format),
        sha256: Digest::as_str(&original).to_owned(),
        bytes: length,
        renditions,
        advice: intake.advice.into_iter().map(advice).collect(),
    }))
}

const fn format(format: measure::Format) -> Format {
    match format {
        measure::Format::Jpeg => Format::Jpeg,
        measure::Format::Png => Format::Png,
        measure::Format::WebP => Format::Webp,
    }
}

const fn rendition_kind(kind: measure::Kind) -> RenditionKind {
    match kind {
        measure::Kind::Thumb => RenditionKind::Thumb,
        measure::Kind::Screen => RenditionKind::Screen,
        measure::Kind::Full => RenditionKind::Full,
    }
}

const fn advice(advice: measure::Advice) -> Advice {
    match advice {
        measure::Advice::Blurred => Advice::Blurred,
        measure::Advice::TooDark => Advice::TooDark,
        measure::Advice::Glare => Advice::Glare,
        measure::Advice::SmallPicture => Advice::SmallPicture,
    }
}

const fn refusal(refused: measure::RefusedPhoto) -> RefusedPhoto {
    use measure::RefusedPhoto as R;
    match refused {
        R::Empty => RefusedPhoto::Empty,
        R::TooManyBytes { limit, .. } => RefusedPhoto::TooManyBytes { limit },
        R::NotAPicture { looks_like } => RefusedPhoto::NotAPicture { looks_like: likeness(looks_like) },
        R::Heic => RefusedPhoto::Heic,
        R::TooLarge { width, height, limit } => RefusedPhoto::TooLarge { width, height, limit },
        R::TooSmall { width, height, limit } => RefusedPhoto::TooSmall { width, height, limit },
        R::TooManyPixels { width, height, limit } => RefusedPhoto::TooManyPixels { width, height, limit },
        R::Truncated => RefusedPhoto::Truncated,
        R::Corrupt => RefusedPhoto::Corrupt,
        R::OutOfMemory { .. } => RefusedPhoto::OutOfMemory,
    }
}

const fn likeness(looks_like: measure::LooksLike) -> LooksLike {
    use measure::LooksLike as L;
    match looks_like {
        L::Avif => LooksLike::Picture(OtherPicture::Avif),
        L::Bmp => LooksLike::Picture(OtherPicture::Bmp),
        L::Gif => LooksLike::Picture(OtherPicture::Gif),
        L::OtherJpeg => LooksLike::Picture(OtherPicture::NewerJpeg),
        L::Svg => LooksLike::Picture(OtherPicture::Svg),
        L::Tiff => LooksLike::Picture(OtherPicture::Tiff),
        L::Html => LooksLike::WebPage,
        L::Pdf => LooksLike::Pdf,
        L::Text => LooksLike::Text,
        L::Video => LooksLike::Video,
        L::Zip => LooksLike::Archive,
        L::Unknown => LooksLike::Unknown,
    }
}
