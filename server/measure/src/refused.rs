//! Why a photo was not taken in.

use serde::{Deserialize, Serialize};

/// Why a photo was not taken in: facts for whoever writes the sentence, with the numbers it needs.
///
/// `Display` is for logs; people are shown their own language's text for the variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum RefusedPhoto {
    /// The file has no bytes: the upload never began, or the phone handed over a placeholder.
    #[error("the file is empty")]
    Empty,
    /// The file is longer than the limit.
    #[error("the file has {got} bytes, the limit is {limit}")]
    TooManyBytes {
        /// Largest permitted file, in bytes.
        limit: u64,
        /// Length of this file, in bytes.
        got: u64,
    },
    /// The content is not one of the formats we take, whatever the file is called.
    #[error("not a JPEG, PNG or WebP picture: {looks_like}")]
    NotAPicture {
        /// What the content appears to be.
        looks_like: LooksLike,
    },
    /// Apple's photo format. The phone can be set to take JPEG ("Most Compatible").
    #[error("HEIC is not taken; the phone can be set to save JPEG")]
    Heic,
    /// One side is longer than the limit.
    #[error("{width} × {height} px: no side may be longer than {limit} px")]
    TooLarge {
        /// Width as stored, in pixels.
        width: u32,
        /// Height as stored, in pixels.
        height: u32,
        /// Longest permitted side, in pixels.
        limit: u32,
    },
    /// One side is too short to show anything.
    #[error("{width} × {height} px: no side may be shorter than {limit} px")]
    TooSmall {
        /// Width as stored, in pixels.
        width: u32,
        /// Height as stored, in pixels.
        height: u32,
        /// Shortest permitted side, in pixels.
        limit: u32,
    },
    /// Each side is permitted but the area is not.
    #[error("{width} × {height} px: the limit is {limit} pixels in all")]
    TooManyPixels {
        /// Width as stored, in pixels.
        width: u32,
        /// Height as stored, in pixels.
        height: u32,
        /// Largest permitted area, in pixels.
        limit: u64,
    },
    /// The file ends before the picture does: an upload that broke off, or a damaged card.
    #[error("the file ends before the picture does")]
    Truncated,
    /// The file calls itself a picture but does not hold together as one.
    #[error("the picture is damaged")]
    Corrupt,
    /// Within the pixel limits, but this coding of it needs more memory than one photo may take.
    /// The same picture saved as an ordinary JPEG would be fine.
    #[error("decoding needs {needed} bytes of memory, the limit is {limit}")]
    OutOfMemory {
        /// Most memory one photo may take, in bytes.
        limit: u64,
        /// What this one would take, in bytes.
        needed: u64,
    },
}

/// What a file that is not a JPEG, PNG or WebP picture appears to be, judged by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LooksLike {
    /// AVIF picture.
    Avif,
    /// Windows bitmap.
    Bmp,
    /// GIF, still or animated.
    Gif,
    /// A web page: often a saved "page not found" instead of the picture.
    Html,
    /// JPEG 2000 or JPEG XL.
    OtherJpeg,
    /// PDF document.
    Pdf,
    /// Vector drawing.
    Svg,
    /// Plain text.
    Text,
    /// TIFF, or a camera's raw format built on it.
    Tiff,
    /// A film, in whatever container.
    Video,
    /// ZIP archive, or an office document, which is one.
    Zip,
    /// Nothing we know.
    Unknown,
}

impl std::fmt::Display for LooksLike {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Avif => "AVIF",
            Self::Bmp => "BMP",
            Self::Gif => "GIF",
            Self::Html => "HTML",
            Self::OtherJpeg => "JPEG 2000 or JPEG XL",
            Self::Pdf => "PDF",
            Self::Svg => "SVG",
            Self::Text => "text",
            Self::Tiff => "TIFF or camera raw",
            Self::Video => "video",
            Self::Zip => "ZIP",
            Self::Unknown => "unknown content",
        })
    }
}
