//! What is known of a photo, and why one was not taken in.

use serde::{Deserialize, Serialize};

/// The longest name of a file that is kept, in characters.
pub const MAX_NAME: usize = 120;

/// What an original is, judged by its content. Of animated ones the still picture or first frame is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl Format {
    /// Every format that is taken.
    pub const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Webp];

    /// The name in storage.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }

    /// The format of a name; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}

/// Which place on a page a rendition of a photo is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenditionKind {
    /// Lists and queues.
    Thumb,
    /// A page on a phone or a laptop.
    Screen,
    /// Close inspection.
    Full,
}

impl RenditionKind {
    /// The most pixels its longer side may have.
    pub const fn longest_side(self) -> u32 {
        match self {
            Self::Thumb => 320,
            Self::Screen => 1280,
            Self::Full => 2560,
        }
    }

    /// Every rendition, smallest first.
    pub const ALL: [Self; 3] = [Self::Thumb, Self::Screen, Self::Full];

    /// The name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Thumb => "thumb",
            Self::Screen => "screen",
            Self::Full => "full",
        }
    }

    /// The rendition of a name; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A picture shown in place of an original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendition {
    /// Which place it is for.
    pub kind: RenditionKind,
    /// Its width, in pixels.
    pub width: u32,
    /// Its height, in pixels.
    pub height: u32,
    /// The SHA-256 of its file, in lower-case hexadecimal.
    pub sha256: String,
}

/// A remark on a photo, for the trainee while the camera is at hand. Never a refusal and never a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// Nowhere are edges as crisp as the picture's own pixels allow: out of focus, or the hand moved.
    Blurred,
    /// Dark on the whole.
    TooDark,
    /// Part of the picture is burnt out: a lamp, a window or the flash mirrors in the surface.
    Glare,
    /// Fewer pixels than a mentor's screen shows.
    SmallPicture,
}

impl Advice {
    /// Every remark.
    pub const ALL: [Self; 4] = [Self::Blurred, Self::TooDark, Self::Glare, Self::SmallPicture];

    /// The name in headers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blurred => "blurred",
            Self::TooDark => "too_dark",
            Self::Glare => "glare",
            Self::SmallPicture => "small_picture",
        }
    }

    /// The remark of a name; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|advice| advice.as_str() == text)
    }
}

/// The most bytes of one photo: 40 MB, as it is written everywhere, in units of 1,000.
pub const MAX_BYTES: u64 = 40_000_000;

/// Why a photo was not taken in, with the numbers that a sentence about it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum RefusedPhoto {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file is longer than the limit.
    #[error("the file is longer than {limit} bytes")]
    TooManyBytes {
        /// Largest permitted file, in bytes.
        limit: u64,
    },
    /// The content is none of the formats that are taken, whatever the file is called.
    #[error("the file is not a JPEG, PNG or WebP picture")]
    NotAPicture {
        /// What it appears to be.
        looks_like: LooksLike,
    },
    /// Apple's photo format; the phone can be set to save JPEG.
    #[error("HEIC is not taken; set the phone to save JPEG")]
    Heic,
    /// One side is longer than the limit.
    #[error("{width} × {height} px: no side may be longer than {limit} px")]
    TooLarge {
        /// Width, in pixels.
        width: u32,
        /// Height, in pixels.
        height: u32,
        /// Longest permitted side, in pixels.
        limit: u32,
    },
    /// One side is too short to show anything.
    #[error("{width} × {height} px: no side may be shorter than {limit} px")]
    TooSmall {
        /// Width, in pixels.
        width: u32,
        /// Height, in pixels.
        height: u32,
        /// Shortest permitted side, in pixels.
        limit: u32,
    },
    /// Each side is permitted but the area is not.
    #[error("{width} × {height} px: the limit is {limit} pixels in all")]
    TooManyPixels {
        /// Width, in pixels.
        width: u32,
        /// Height, in pixels.
        height: u32,
        /// Largest permitted area, in pixels.
        limit: u64,
    },
    /// The file ends before the picture does.
    #[error("the file ends before the picture does")]
    Truncated,
    /// The file does not hold together as a picture.
    #[error("the picture is damaged")]
    Corrupt,
    /// This coding of the picture needs more memory than one photo may take; an ordinary JPEG of it would not.
    #[error("decoding the picture needs too much memory; save it as an ordinary JPEG")]
    OutOfMemory,
}

/// What a file that is no picture we take appears to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LooksLike {
    /// A still picture of another format: its usual name.
    Picture(OtherPicture),
    /// A PDF document.
    Pdf,
    /// A film.
    Video,
    /// A web page, often a saved "page not found".
    WebPage,
    /// Plain text.
    Text,
    /// A ZIP archive or an office document.
    Archive,
    /// Nothing we know.
    Unknown,
}

/// A format of still pictures that is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherPicture {
    /// AVIF.
    Avif,
    /// Windows bitmap.
    Bmp,
    /// GIF.
    Gif,
    /// JPEG 2000 or JPEG XL.
    NewerJpeg,
    /// SVG.
    Svg,
    /// TIFF, or a camera's raw format built on it.
    Tiff,
}

impl OtherPicture {
    /// The format's name, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Avif => "AVIF",
            Self::Bmp => "BMP",
            Self::Gif => "GIF",
            Self::NewerJpeg => "JPEG 2000 / JPEG XL",
            Self::Svg => "SVG",
            Self::Tiff => "TIFF / RAW",
        }
    }
}

/// A file's name as it may be shown and kept: the last part of a path, without control characters, at most
/// [`MAX_NAME`] characters; `photo` when nothing is left.
pub fn file_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !is_bidi_control(*c)).collect();
    let clean = clean.trim();
    if clean.is_empty() {
        return "photo".to_owned();
    }
    let length = clean.chars().count();
    if length <= MAX_NAME {
        return clean.to_owned();
    }
    // The end holds the number the camera gave, so the middle goes.
    let head: String = clean.chars().take(MAX_NAME / 2).collect();
    let tail: String = clean.chars().skip(length - (MAX_NAME / 2 - 1)).collect();
    format!("{head}…{tail}")
}

/// Characters that turn the direction of writing and so can make a name look like another.
const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_name_is_the_last_part_of_a_path_without_tricks() {
        assert_eq!(file_name("C:\\Users\\ana\\IMG_0042.jpg"), "IMG_0042.jpg");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("gpj.\u{202e}exe\n"), "gpj.exe");
        assert_eq!(file_name(" \u{7} "), "photo");
    }

    proptest! {
        #[test]
        fn a_file_name_is_never_empty_nor_too_long_and_stays_as_it_is(raw in "\\PC{0,300}|.{0,40}") {
            let name = file_name(&raw);
            prop_assert!((1..=MAX_NAME).contains(&name.chars().count()));
            prop_assert_eq!(file_name(&name), name);
        }
    }
}
