//! Files to take in, made here byte by byte so that a reader can see what is wrong with each.

#![allow(dead_code, reason = "each test file uses its part")]

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

/// A small valid picture with some texture, as a trainee might send.
pub(crate) fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let dot = (x % 16).abs_diff(8).pow(2) + (y % 16).abs_diff(8).pow(2) < 12;
        let light = u8::try_from((x * 40 / width) + 170).unwrap_or(u8::MAX);
        if dot { Rgb([60, 48, 44]) } else { Rgb([light, light - 8, light - 20]) }
    })
}

pub(crate) fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).expect("encodes");
    file.into_inner()
}

pub(crate) fn jpeg() -> Vec<u8> {
    encoded(&picture(400, 300), ImageFormat::Jpeg)
}

pub(crate) fn png() -> Vec<u8> {
    encoded(&picture(400, 300), ImageFormat::Png)
}

pub(crate) fn webp() -> Vec<u8> {
    encoded(&picture(400, 300), ImageFormat::WebP)
}

/// A progressive JPEG, as most web tools and some phones write.
pub(crate) fn progressive_jpeg() -> Vec<u8> {
    let picture = picture(400, 300);
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.set_progressive(true);
    encoder.encode(&picture, 400, 300, jpeg_encoder::ColorType::Rgb).expect("encodes");
    file
}

/// A TIFF structure, as in EXIF, with an orientation and a camera maker's name.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend(b"\x0F\x01\x02\0\x0B\0\0\0\x26\0\0\0"); // Make, ASCII, 11 bytes at 38
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]); // Orientation, SHORT
    tiff.extend([0; 4]); // no further directory
    tiff.extend(b"CameraCorp\0");
    tiff
}

/// `jpeg` with a segment put right behind the start marker.
pub(crate) fn with_segment(jpeg: &[u8], marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).expect("fits");
    let mut file = jpeg[..2].to_vec();
    file.extend([0xFF, marker]);
    file.extend(length.to_be_bytes());
    file.extend(payload);
    file.extend(&jpeg[2..]);
    file
}

/// `jpeg` with an EXIF segment.
pub(crate) fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    with_segment(jpeg, 0xE1, &[b"Exif\0\0", exif(orientation).as_slice()].concat())
}

/// A PNG chunk.
pub(crate) fn chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let covered = [name.as_slice(), body].concat();
    let length = u32::try_from(body.len()).expect("fits");
    [&length.to_be_bytes()[..], &covered, &crc32(&covered).to_be_bytes()].concat()
}

/// The checksum of PNG chunks (ISO/IEC 15948, annex D).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

/// `png` with a chunk put right behind its header.
pub(crate) fn with_chunk(png: &[u8], name: [u8; 4], body: &[u8]) -> Vec<u8> {
    const HEADER_END: usize = 8 + 25;
    [&png[..HEADER_END], &chunk(name, body), &png[HEADER_END..]].concat()
}

/// A PNG that promises `width` × `height` pixels of 16-bit RGBA and holds next to nothing.
pub(crate) fn hollow_png(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[16, 6, 0, 0, 0]].concat();
    let parts = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(*b"IHDR", &header),
        // A zlib stream of one stored, empty block.
        chunk(*b"IDAT", b"\x78\x01\x01\0\0\xFF\xFF\0\0\0\x01"),
        chunk(*b"IEND", b""),
    ];
    parts.concat()
}
