//! From bytes to pixels, within limits.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, metadata::Orientation};

use crate::{Format, Limits, RefusedPhoto, header::Header};

/// The pixels as stored, and the two notes needed to show them right.
pub(crate) struct Decoded {
    pub(crate) pixels: DynamicImage,
    pub(crate) orientation: Orientation,
    pub(crate) icc_profile: Option<Vec<u8>>,
}

/// Decodes a picture whose header has been admitted.
///
/// Decoders are other people's work on strangers' bytes: should one panic, the photo is refused, not the request.
pub(crate) fn decode(bytes: &[u8], header: &Header, limits: &Limits) -> Result<Decoded, RefusedPhoto> {
    catch_unwind(AssertUnwindSafe(|| decode_trusting(bytes, header, limits)))
        .unwrap_or(Err(RefusedPhoto::Corrupt))
}

fn decode_trusting(bytes: &[u8], header: &Header, limits: &Limits) -> Result<Decoded, RefusedPhoto> {
    let refuse = |error| refusal(&error);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), codec(header.format));
    reader.limits(limits.for_decoders());
    let mut decoder = reader.into_decoder().map_err(refuse)?;
    if decoder.dimensions() != (header.size.width, header.size.height) {
        return Err(RefusedPhoto::Corrupt);
    }
    // Damaged notes are no reason to refuse the pixels.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let icc_profile = decoder.icc_profile().ok().flatten();
    let pixels = DynamicImage::from_decoder(decoder).map_err(refuse)?;
    Ok(Decoded { pixels, orientation, icc_profile })
}

const fn codec(format: Format) -> ImageFormat {
    match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Webp => ImageFormat::WebP,
    }
}

fn refusal(error: &ImageError) -> RefusedPhoto {
    match error {
        ImageError::Limits(_) => RefusedPhoto::OutOfMemory,
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            RefusedPhoto::Truncated
        }
        _ => RefusedPhoto::Corrupt,
    }
}
