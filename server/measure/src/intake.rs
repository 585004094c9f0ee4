//! The door: one photo in, what the platform keeps of it out.

use image::{DynamicImage, metadata::Orientation};

use crate::{
    Advice, Digest, Format, Limits, RefusedPhoto, Rendition, RenditionKind, Size, advice, colour,
    decode::{Decoded, decode},
    header, rendition,
    sniff::sniff,
};

/// What the platform keeps of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    /// What the original is, by content.
    pub format: Format,
    /// Size of the original when held upright, in pixels.
    pub original_size: Size,
    /// Digest of the original bytes, exactly as they came.
    pub sha256: Digest,
    /// One per [`RenditionKind`], in the order of [`RenditionKind::ALL`].
    pub renditions: [Rendition; 3],
    /// What would make the next photo better; each at most once, and none of it a reason to refuse.
    pub advice: Vec<Advice>,
}

impl Intake {
    /// The rendition for one place.
    pub fn rendition(&self, kind: RenditionKind) -> &Rendition {
        match kind {
            RenditionKind::Thumb => &self.renditions[0],
            RenditionKind::Screen => &self.renditions[1],
            RenditionKind::Full => &self.renditions[2],
        }
    }
}

/// Takes one photo in: a JPEG, PNG or WebP picture, told by its content.
///
/// # Errors
/// The first reason for which the bytes are not a photo the platform can keep. Files that are too long, too large or
/// of another kind are refused before anything is decoded.
pub fn intake(bytes: &[u8], limits: &Limits) -> Result<Intake, RefusedPhoto> {
    limits.admit_bytes(bytes)?;
    let format = sniff(bytes)?;
    let header = header::read(format, bytes)?;
    limits.admit_header(&header)?;
    let decoded = decode(bytes, &header, limits)?;
    let original_size = upright(header.size, decoded.orientation);

    let full = show(decoded)?;
    let screen = smaller(&full, rendition::fit(RenditionKind::Screen, original_size))?;
    let thumb = smaller(&screen, rendition::fit(RenditionKind::Thumb, original_size))?;
    Ok(Intake {
        format,
        original_size,
        sha256: Digest::of(bytes),
        advice: advice::on(&screen, original_size),
        renditions: [
            Rendition::encode(RenditionKind::Thumb, &thumb)?,
            Rendition::encode(RenditionKind::Screen, &screen)?,
            Rendition::encode(RenditionKind::Full, &full)?,
        ],
    })
}

/// The largest rendition's pixels: shrunk first and turned after, so that nothing of the original's size is copied.
pub(crate) fn show(decoded: Decoded) -> Result<DynamicImage, RefusedPhoto> {
    let Decoded { mut pixels, orientation, icc_profile } = decoded;
    let stored = size_of(&pixels);
    let fitted = rendition::fit(RenditionKind::Full, stored);
    if fitted != stored {
        pixels = rendition::shrink(&pixels, fitted)?;
    }
    let mut full = DynamicImage::ImageRgb8(colour::to_srgb(colour::opaque(pixels), icc_profile.as_deref()));
    full.apply_orientation(orientation);
    Ok(full)
}

/// The next smaller rendition's pixels, from a larger one's.
fn smaller(larger: &DynamicImage, size: Size) -> Result<DynamicImage, RefusedPhoto> {
    if size == size_of(larger) { Ok(larger.clone()) } else { rendition::shrink(larger, size) }
}

fn size_of(picture: &DynamicImage) -> Size {
    Size { width: picture.width(), height: picture.height() }
}

fn upright(stored: Size, orientation: Orientation) -> Size {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => Size { width: stored.height, height: stored.width },
        _ => stored,
    }
}
