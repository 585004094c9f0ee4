//! What the bytes are, by their content alone.

use crate::{Format, LooksLike, OtherPicture, RefusedPhoto};

/// How far into a text file its nature is looked for: past an XML declaration and a licence comment.
const TEXT_WINDOW: usize = 1024;

/// Names the format, or refuses with what the bytes appear to be instead.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Format, RefusedPhoto> {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Ok(Format::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Format::Png);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(Format::Webp);
    }
    Err(match iso_brand(bytes) {
        Some(brand) => refuse_brand(brand),
        None => RefusedPhoto::NotAPicture { looks_like: other(bytes) },
    })
}

/// The major brand of an ISO base media file (HEIC, AVIF, MP4 and their relatives).
fn iso_brand(bytes: &[u8]) -> Option<&[u8]> {
    (bytes.get(4..8)? == b"ftyp").then(|| bytes.get(8..12)).flatten()
}

fn refuse_brand(brand: &[u8]) -> RefusedPhoto {
    match brand {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"mif1" | b"msf1" => {
            RefusedPhoto::Heic
        }
        b"avif" | b"avis" => RefusedPhoto::NotAPicture { looks_like: LooksLike::Picture(OtherPicture::Avif) },
        b"crx " => RefusedPhoto::NotAPicture { looks_like: LooksLike::Picture(OtherPicture::Tiff) },
        _ => RefusedPhoto::NotAPicture { looks_like: LooksLike::Video },
    }
}

fn other(bytes: &[u8]) -> LooksLike {
    const SIGNATURES: &[(&[u8], LooksLike)] = &[
        (b"GIF8", LooksLike::Picture(OtherPicture::Gif)),
        (b"II*\0", LooksLike::Picture(OtherPicture::Tiff)),
        (b"MM\0*", LooksLike::Picture(OtherPicture::Tiff)),
        (b"II+\0", LooksLike::Picture(OtherPicture::Tiff)),
        (b"MM\0+", LooksLike::Picture(OtherPicture::Tiff)),
        (b"%PDF-", LooksLike::Pdf),
        (b"BM", LooksLike::Picture(OtherPicture::Bmp)),
        (b"PK\x03\x04", LooksLike::Archive),
        (b"\x1A\x45\xDF\xA3", LooksLike::Video),
        (b"\0\0\0\x0CjP  ", LooksLike::Picture(OtherPicture::NewerJpeg)),
        (b"\0\0\0\x0CJXL ", LooksLike::Picture(OtherPicture::NewerJpeg)),
        (b"\xFF\x0A", LooksLike::Picture(OtherPicture::NewerJpeg)),
    ];
    SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
        .map_or_else(|| text(bytes), |&(_, looks_like)| looks_like)
}

/// Tells text, HTML and SVG from binary content.
fn text(bytes: &[u8]) -> LooksLike {
    let window = &bytes[..bytes.len().min(TEXT_WINDOW)];
    let readable = match std::str::from_utf8(window) {
        Ok(text) => text,
        // The window may have cut the last character in two; anything earlier is not text.
        Err(cut) if window.len() - cut.valid_up_to() < 4 && bytes.len() > TEXT_WINDOW => {
            std::str::from_utf8(&window[..cut.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return LooksLike::Unknown,
    };
    if readable.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return LooksLike::Unknown;
    }
    let folded = readable.to_ascii_lowercase();
    if folded.contains("<svg") {
        LooksLike::Picture(OtherPicture::Svg)
    } else if folded.contains("<!doctype html") || folded.contains("<html") {
        LooksLike::WebPage
    } else {
        LooksLike::Text
    }
}
