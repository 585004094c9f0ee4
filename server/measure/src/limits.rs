//! What one photo may cost.

use domain::practice::photo::MAX_BYTES;

use crate::{RefusedPhoto, header::Header};

/// The bounds within which a photo is taken in. Checked against the container's header before anything is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub max_bytes: u64,
    /// Longest permitted side, in pixels.
    pub max_side: u32,
    /// Shortest permitted side, in pixels: below it no dot can be told from noise.
    pub min_side: u32,
    /// Largest permitted area, in pixels.
    pub max_pixels: u64,
    /// The most memory one call of [`intake`](crate::intake) may take, in bytes, the file itself not counted.
    ///
    /// The need is computed from the header, per pixel of the original:
    ///
    /// | original | bytes per pixel | 12 megapixels |
    /// |---|---|---|
    /// | JPEG, baseline | 3 | 36 MB |
    /// | JPEG, progressive, 4:2:0 | 6 | 72 MB |
    /// | JPEG, progressive, 4:4:4 | 9 | 108 MB |
    /// | PNG, 8 bits, with alpha | 4 | 48 MB |
    /// | PNG, 16 bits, with alpha | 8 | 96 MB |
    /// | WebP (animated: its first frame) | 8 (12) | 96 (144) MB |
    ///
    /// To which come a copy of a JPEG's bytes, and while shrinking at most the largest rendition and one strip of it
    /// (about 40 MB for 12 megapixels).
    pub max_memory: u64,
}

impl Default for Limits {
    /// 40 MB, sides of 200 to 12 000 px, 50 megapixels, 512 MiB of memory.
    fn default() -> Self {
        Self {
            max_bytes: MAX_BYTES,
            max_side: 12_000,
            min_side: 200,
            max_pixels: 50_000_000,
            max_memory: 512 << 20,
        }
    }
}

impl Limits {
    /// Refuses a file by its length alone.
    pub(crate) fn admit_bytes(&self, bytes: &[u8]) -> Result<(), RefusedPhoto> {
        let got = bytes.len() as u64;
        match got {
            0 => Err(RefusedPhoto::Empty),
            _ if got > self.max_bytes => Err(RefusedPhoto::TooManyBytes { limit: self.max_bytes }),
            _ => Ok(()),
        }
    }

    /// Refuses a picture by what its header promises.
    pub(crate) fn admit_header(&self, header: &Header) -> Result<(), RefusedPhoto> {
        let size = header.size;
        if size.longest() > self.max_side {
            Err(RefusedPhoto::TooLarge { width: size.width, height: size.height, limit: self.max_side })
        } else if size.shortest() < self.min_side {
            Err(RefusedPhoto::TooSmall { width: size.width, height: size.height, limit: self.min_side })
        } else if size.pixels() > self.max_pixels {
            Err(RefusedPhoto::TooManyPixels {
                width: size.width,
                height: size.height,
                limit: self.max_pixels,
            })
        } else if header.memory() > self.max_memory {
            Err(RefusedPhoto::OutOfMemory)
        } else {
            Ok(())
        }
    }

    /// The same bounds in the decoders' own terms: a second fence, should a decoder read the header otherwise.
    pub(crate) fn for_decoders(&self) -> image::Limits {
        let mut limits = image::Limits::default();
        limits.max_image_width = Some(self.max_side);
        limits.max_image_height = Some(self.max_side);
        limits.max_alloc = Some(self.max_memory);
        limits
    }
}
