//! WebP: a RIFF container with one `VP8 `, `VP8L` or `VP8X` chunk first (RFC 9649).

use super::{Format, Header, Size, array, take};
use crate::RefusedPhoto;

/// Signature, length and form type before the first chunk.
const FIRST_CHUNK: usize = 12;

/// Checks that every chunk lies within the file, and reads the first.
pub(super) fn read(bytes: &[u8]) -> Result<Header, RefusedPhoto> {
    let length = u32::from_le_bytes(array(bytes, 4)?) as usize;
    let riff = take(bytes, 0, length.checked_add(8).ok_or(RefusedPhoto::Corrupt)?)?;
    let mut at = FIRST_CHUNK;
    let mut first = None;
    while at < riff.len() {
        let name: [u8; 4] = array(riff, at)?;
        let body = take(riff, at + 8, u32::from_le_bytes(array(riff, at + 4)?) as usize)?;
        if first.is_none() {
            first = Some(image_header(name, body)?);
        }
        // Chunks are padded to an even length; some writers leave the last pad out.
        at += 8 + body.len() + body.len() % 2;
    }
    first.ok_or(RefusedPhoto::Truncated)
}

fn image_header(name: [u8; 4], body: &[u8]) -> Result<Header, RefusedPhoto> {
    let corrupt = |_| RefusedPhoto::Corrupt;
    let mut animated = false;
    let size = match &name {
        b"VP8 " => {
            let [s0, s1, s2, w0, w1, h0, h1] = array(body, 3).map_err(corrupt)?;
            if [s0, s1, s2] != [0x9D, 0x01, 0x2A] {
                return Err(RefusedPhoto::Corrupt);
            }
            let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
            Size { width: side(w0, w1), height: side(h0, h1) }
        }
        b"VP8L" => {
            let [signature, b0, b1, b2, b3] = array(body, 0).map_err(corrupt)?;
            if signature != 0x2F {
                return Err(RefusedPhoto::Corrupt);
            }
            let bits = u32::from_le_bytes([b0, b1, b2, b3]);
            Size { width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1 }
        }
        b"VP8X" => {
            let [flags, _, _, _, w0, w1, w2, h0, h1, h2] = array(body, 0).map_err(corrupt)?;
            animated = flags & 0b10 != 0;
            Size {
                width: u32::from_le_bytes([w0, w1, w2, 0]) + 1,
                height: u32::from_le_bytes([h0, h1, h2, 0]) + 1,
            }
        }
        _ => return Err(RefusedPhoto::Corrupt),
    };
    Ok(Header {
        format: Format::Webp,
        size,
        pixel_bytes: 4,
        // Planes of the lossy coder or pixels of the lossless one; an animation composes on a canvas besides.
        decoder_bytes: size.pixels() * if animated { 8 } else { 4 },
    })
}
