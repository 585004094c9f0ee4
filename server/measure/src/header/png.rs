//! PNG: a signature and a chain of chunks from `IHDR` to `IEND` (ISO/IEC 15948).

use super::{Format, Header, Size, array, take};
use crate::RefusedPhoto;

/// Length, type and checksum around each chunk's data.
const AROUND: usize = 12;

/// Follows the chunks to `IEND`; inflates nothing.
pub(super) fn read(bytes: &[u8]) -> Result<Header, RefusedPhoto> {
    let mut at = 8;
    let mut header = None;
    let mut data = false;
    loop {
        let length = u32::from_be_bytes(array(bytes, at)?) as usize;
        let chunk = take(bytes, at, length.checked_add(AROUND).ok_or(RefusedPhoto::Corrupt)?)?;
        let body = &chunk[8..8 + length];
        match (&chunk[4..8], header) {
            (b"IHDR", None) => header = Some(image_header(body)?),
            (_, None) => return Err(RefusedPhoto::Corrupt),
            (b"IDAT", _) => data = true,
            (b"IEND", Some(header)) if data => return Ok(header),
            (b"IEND", _) => return Err(RefusedPhoto::Corrupt),
            _ => {}
        }
        at += chunk.len();
    }
}

fn image_header(body: &[u8]) -> Result<Header, RefusedPhoto> {
    let corrupt = |_| RefusedPhoto::Corrupt;
    let width = u32::from_be_bytes(array(body, 0).map_err(corrupt)?);
    let height = u32::from_be_bytes(array(body, 4).map_err(corrupt)?);
    let [depth, colour] = array(body, 8).map_err(corrupt)?;
    // A palette and a colour key (`tRNS`) may each expand to alpha, so the larger count is taken.
    let channels = match colour {
        0 | 4 => 2,
        2 | 3 | 6 => 4,
        _ => return Err(RefusedPhoto::Corrupt),
    };
    Ok(Header {
        format: Format::Png,
        size: Size { width, height },
        pixel_bytes: channels * if depth == 16 { 2 } else { 1 },
        // Two rows and the inflater's window.
        decoder_bytes: 1 << 20,
    })
}
