//! What a container says about its picture, read without decoding any of it.
//!
//! Decoders are lenient where we must not be (a JPEG cut in half decodes to a half-grey picture), and they learn the
//! dimensions only after they have begun. So each format's structure is walked here first: a few comparisons per
//! segment, no allocation, and every offset checked.

mod jpeg;
mod png;
mod webp;

use serde::{Deserialize, Serialize};

use crate::{Format, RefusedPhoto, RenditionKind, rendition};

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Size {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

impl Size {
    /// The longer side.
    pub const fn longest(self) -> u32 {
        if self.width > self.height { self.width } else { self.height }
    }

    /// The shorter side.
    pub const fn shortest(self) -> u32 {
        if self.width < self.height { self.width } else { self.height }
    }

    /// The area.
    pub const fn pixels(self) -> u64 {
        self.width as u64 * self.height as u64
    }
}

/// What the container promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) format: Format,
    /// As stored, before any EXIF orientation.
    pub(crate) size: Size,
    /// Bytes of one decoded pixel.
    pub(crate) pixel_bytes: u64,
    /// What the decoder holds beside the decoded pixels, in bytes.
    pub(crate) decoder_bytes: u64,
}

impl Header {
    /// The most memory that taking in this picture will need at any one moment, in bytes: either while decoding, or
    /// while shrinking the decoded pixels to the largest rendition.
    pub(crate) fn memory(&self) -> u64 {
        let full = rendition::fit(RenditionKind::Full, self.size);
        // `fast_image_resize` shrinks one direction into a strip, then the other.
        let strip = u64::from(full.width) * u64::from(self.size.height);
        let shrinking = (strip + full.pixels()).saturating_mul(self.pixel_bytes);
        let pixels = self.size.pixels().saturating_mul(self.pixel_bytes);
        pixels.saturating_add(self.decoder_bytes.max(shrinking))
    }
}

/// Reads the header of a file whose format has been told from its signature.
pub(crate) fn read(format: Format, bytes: &[u8]) -> Result<Header, RefusedPhoto> {
    let header = match format {
        Format::Jpeg => jpeg::read(bytes),
        Format::Png => png::read(bytes),
        Format::Webp => webp::read(bytes),
    }?;
    match header.size {
        Size { width: 0, .. } | Size { height: 0, .. } => Err(RefusedPhoto::Corrupt),
        _ => Ok(header),
    }
}

/// `len` bytes from `at`, or the file ends too early.
fn take(bytes: &[u8], at: usize, len: usize) -> Result<&[u8], RefusedPhoto> {
    at.checked_add(len).and_then(|end| bytes.get(at..end)).ok_or(RefusedPhoto::Truncated)
}

/// `N` bytes from `at` as an array, for the integer readers.
fn array<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], RefusedPhoto> {
    take(bytes, at, N)?.try_into().map_err(|_| RefusedPhoto::Truncated)
}
