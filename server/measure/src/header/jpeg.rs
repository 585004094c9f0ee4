//! JPEG: a chain of marker segments, entropy-coded scans between them, an end marker (ITU-T T.81, annex B).

use super::{Format, Header, Size, array, take};
use crate::RefusedPhoto;

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const TEMPORARY: u8 = 0x01;

/// Follows the segments from start to end marker. Whatever lies behind the end marker (a phone's second picture, a
/// film clip) is not part of the photo and is not looked at.
pub(super) fn read(bytes: &[u8]) -> Result<Header, RefusedPhoto> {
    let mut at = 2;
    let mut frame: Option<Frame> = None;
    let mut scanned = false;
    loop {
        let (marker, next) = next_marker(bytes, at)?;
        at = next;
        match marker {
            END => break,
            START | TEMPORARY | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let segment = segment(bytes, at)?;
        at += 2 + segment.len();
        if is_frame(marker) && frame.is_none() {
            frame = Some(Frame::read(marker, segment)?);
        } else if marker == SCAN {
            let frame = frame.as_mut().ok_or(RefusedPhoto::Corrupt)?;
            frame.note_scan(segment, scanned)?;
            scanned = true;
            at = end_of_scan(bytes, at)?;
        }
    }
    match frame {
        Some(frame) if scanned => Ok(frame.header(bytes.len())),
        _ => Err(RefusedPhoto::Corrupt),
    }
}

/// The next marker code and the position behind it; stray bytes before it are skipped, as decoders do.
fn next_marker(bytes: &[u8], at: usize) -> Result<(u8, usize), RefusedPhoto> {
    let rest = bytes.get(at..).ok_or(RefusedPhoto::Truncated)?;
    let pair = rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xFF));
    pair.map(|skip| (rest[skip + 1], at + skip + 2)).ok_or(RefusedPhoto::Truncated)
}

/// The payload of the segment whose length field is at `at`.
fn segment(bytes: &[u8], at: usize) -> Result<&[u8], RefusedPhoto> {
    let length = usize::from(u16::from_be_bytes(array(bytes, at)?));
    let payload = length.checked_sub(2).ok_or(RefusedPhoto::Corrupt)?;
    take(bytes, at + 2, payload)
}

/// Position of the marker that ends the entropy-coded data from `at`: the first that is neither a stuffed byte nor a
/// restart.
fn end_of_scan(bytes: &[u8], at: usize) -> Result<usize, RefusedPhoto> {
    let rest = bytes.get(at..).ok_or(RefusedPhoto::Truncated)?;
    rest.windows(2)
        .position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF))
        .map(|skip| at + skip)
        .ok_or(RefusedPhoto::Truncated)
}

/// Start-of-frame markers: all of `C0..=CF` but the Huffman, JPG and arithmetic tables.
const fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// The frame header: dimensions and how much of the picture a decoder must hold at once.
struct Frame {
    size: Size,
    components: u8,
    /// Blocks of 8 × 8 coefficients in the whole picture, all components together.
    blocks: u64,
    /// Whether coefficients of the whole picture are kept until the last scan.
    buffered: bool,
    progressive: bool,
    /// Whether some component has fewer rows than another.
    rows_differ: bool,
}

impl Frame {
    fn read(marker: u8, segment: &[u8]) -> Result<Self, RefusedPhoto> {
        let [_precision, h1, h0, w1, w0, components] =
            array(segment, 0).map_err(|_| RefusedPhoto::Corrupt)?;
        let size = Size {
            width: u32::from(u16::from_be_bytes([w1, w0])),
            height: u32::from(u16::from_be_bytes([h1, h0])),
        };
        let table = take(segment, 6, 3 * usize::from(components)).map_err(|_| RefusedPhoto::Corrupt)?;
        let sampling = || table.chunks_exact(3).map(|row| (u32::from(row[1] >> 4), u32::from(row[1] & 15)));
        let across = sampling().map(|(h, _)| h).max().unwrap_or(0);
        let down = sampling().map(|(_, v)| v).max().unwrap_or(0);
        if !(1..=4).contains(&components)
            || sampling().any(|(h, v)| !(1..=4).contains(&h) || !(1..=4).contains(&v))
        {
            return Err(RefusedPhoto::Corrupt);
        }
        let units = u64::from(size.width.div_ceil(8 * across)) * u64::from(size.height.div_ceil(8 * down));
        let blocks_per_unit: u32 = sampling().map(|(h, v)| h * v).sum();
        let progressive = !matches!(marker, 0xC0 | 0xC1);
        Ok(Self {
            size,
            components,
            blocks: units * u64::from(blocks_per_unit),
            buffered: progressive,
            progressive,
            rows_differ: sampling().any(|(_, v)| v != down),
        })
    }

    /// Baseline pictures may still come one component at a time, and are then buffered whole too.
    fn note_scan(&mut self, segment: &[u8], again: bool) -> Result<(), RefusedPhoto> {
        let components = *segment.first().ok_or(RefusedPhoto::Corrupt)?;
        self.buffered |= again || components < self.components;
        // `zune-jpeg` 0.5.15 mixes up the rows of such a picture and reports success: green stripes instead of a
        // photo. Cameras write no such files; a few optimizers do. Better refused than shown like that.
        if self.buffered && !self.progressive && self.rows_differ {
            Err(RefusedPhoto::Corrupt)
        } else {
            Ok(())
        }
    }

    fn header(&self, file: usize) -> Header {
        let coefficients = if self.buffered { self.blocks * 64 * 2 } else { 0 };
        Header {
            format: Format::Jpeg,
            size: self.size,
            pixel_bytes: if self.components == 1 { 1 } else { 3 },
            // The decoder reads its own copy of the file.
            decoder_bytes: coefficients + file as u64,
        }
    }
}
