//! What is refused, and as what.

mod samples;

use image::ImageFormat;
use measure::{Limits, LooksLike, OtherPicture, RefusedPhoto, intake};

fn refusal(bytes: &[u8]) -> RefusedPhoto {
    intake(bytes, &Limits::default()).expect_err("is refused")
}

#[test]
fn a_file_that_is_no_photo_is_refused_by_what_it_is() {
    let cases: &[(&str, &[u8], LooksLike)] = &[
        ("text renamed to .jpg", b"Dear academy, please find my practice attached.", LooksLike::Text),
        ("a saved error page", b"\n<!DOCTYPE html><html><body>404</body></html>", LooksLike::WebPage),
        (
            "a drawing",
            b"<?xml version='1.0'?>\n<!-- me --><svg xmlns='http://www.w3.org/2000/svg'/>",
            LooksLike::Picture(OtherPicture::Svg),
        ),
        ("GIF", b"GIF89a\x01\0\x01\0\x80\0\0", LooksLike::Picture(OtherPicture::Gif)),
        ("TIFF, little endian", b"II*\0\x08\0\0\0", LooksLike::Picture(OtherPicture::Tiff)),
        ("TIFF, big endian", b"MM\0*\0\0\0\x08", LooksLike::Picture(OtherPicture::Tiff)),
        ("PDF", b"%PDF-1.7\n%\xE2\xE3", LooksLike::Pdf),
        ("ZIP", b"PK\x03\x04\x14\0\0\0", LooksLike::Archive),
        ("bitmap", b"BM\x46\0\0\0\0\0", LooksLike::Picture(OtherPicture::Bmp)),
        ("AVIF", b"\0\0\0\x20ftypavif\0\0\0\0", LooksLike::Picture(OtherPicture::Avif)),
        ("film", b"\0\0\0\x14ftypqt  \0\0\0\0", LooksLike::Video),
        ("MP4", b"\0\0\0\x18ftypisom\0\0\x02\0", LooksLike::Video),
        ("a RIFF file that is sound", b"RIFF\x24\0\0\0WAVEfmt ", LooksLike::Unknown),
        ("noise", b"\x00\x9C\x03\xFE\xED\x01\x02", LooksLike::Unknown),
    ];
    for &(name, bytes, looks_like) in cases {
        assert_eq!(refusal(bytes), RefusedPhoto::NotAPicture { looks_like }, "{name}");
    }
}

#[test]
fn heic_is_refused_as_heic_whatever_its_brand() {
    for brand in [b"heic", b"heix", b"hevc", b"mif1", b"msf1"] {
        let bytes = [b"\0\0\0\x18ftyp", &brand[..], b"\0\0\0\0mif1heic"].concat();
        assert_eq!(refusal(&bytes), RefusedPhoto::Heic);
    }
}

#[test]
fn an_empty_file_and_a_long_file_are_refused_by_their_length() {
    assert_eq!(refusal(b""), RefusedPhoto::Empty);
    let limits = Limits { max_bytes: 10, ..Limits::default() };
    assert_eq!(intake(&[0xFF; 11], &limits), Err(RefusedPhoto::TooManyBytes { limit: 10 }));
}

#[test]
fn a_header_that_promises_too_much_is_refused_before_decoding() {
    let cases = [
        (50_000, 10, RefusedPhoto::TooLarge { width: 50_000, height: 10, limit: 12_000 }),
        (u32::MAX, u32::MAX, RefusedPhoto::TooLarge { width: u32::MAX, height: u32::MAX, limit: 12_000 }),
        (12_000, 12_000, RefusedPhoto::TooManyPixels { width: 12_000, height: 12_000, limit: 50_000_000 }),
        (199, 4000, RefusedPhoto::TooSmall { width: 199, height: 4000, limit: 200 }),
        (0, 4000, RefusedPhoto::Corrupt),
    ];
    for (width, height, expected) in cases {
        assert_eq!(refusal(&samples::hollow_png(width, height)), expected, "{width} × {height}");
    }
}

#[test]
fn a_coding_that_needs_too_much_memory_is_refused_though_its_pixels_are_few_enough() {
    let limits = Limits { max_memory: 100 << 20, ..Limits::default() };
    let refused = intake(&samples::hollow_png(4000, 4000), &limits).expect_err("is refused");
    assert_eq!(refused, RefusedPhoto::OutOfMemory);
}

#[test]
fn a_picture_that_promises_more_than_it_holds_is_not_taken() {
    let refused = refusal(&samples::hollow_png(400, 300));
    assert!(matches!(refused, RefusedPhoto::Truncated | RefusedPhoto::Corrupt), "{refused:?}");
}

/// Decoders fill what is missing from a JPEG with grey and report success: the case this test exists for.
#[test]
fn a_file_cut_short_anywhere_is_refused() {
    let whole = [
        ("JPEG", samples::jpeg()),
        ("progressive JPEG", samples::progressive_jpeg()),
        ("JPEG with EXIF", samples::with_exif(&samples::jpeg(), 6)),
        ("PNG", samples::png()),
        ("WebP", samples::webp()),
    ];
    for (name, bytes) in whole {
        intake(&bytes, &Limits::default()).unwrap_or_else(|refused| panic!("{name} is whole: {refused}"));
        let ends =
            [12, 20, bytes.len() / 3, bytes.len() / 2, bytes.len() - 100, bytes.len() - 2, bytes.len() - 1];
        for end in ends {
            assert_eq!(
                refusal(&bytes[..end]),
                RefusedPhoto::Truncated,
                "{name} cut at {end} of {}",
                bytes.len()
            );
        }
    }
}

#[test]
fn a_thumbnail_inside_the_metadata_does_not_pass_for_the_end_of_the_picture() {
    let thumbnail = samples::encoded(&samples::picture(16, 12), ImageFormat::Jpeg);
    let whole = samples::with_segment(&samples::jpeg(), 0xE1, &[b"Exif\0\0", thumbnail.as_slice()].concat());
    assert!(intake(&whole, &Limits::default()).is_ok());
    assert_eq!(refusal(&whole[..whole.len() / 2]), RefusedPhoto::Truncated);
}

#[test]
fn what_a_phone_appends_behind_the_picture_is_ignored() {
    let bytes = [samples::jpeg(), b"\0\0\0\x18ftypmp42 a motion photo's film".to_vec()].concat();
    assert!(intake(&bytes, &Limits::default()).is_ok());
}

/// A valid but rare coding that the decoder shows as green stripes. When this fails, the decoder may have learnt it:
/// look at the picture, and drop the refusal.
#[test]
fn a_coding_that_decodes_wrongly_is_refused() {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(&samples::picture(400, 300), 400, 300, jpeg_encoder::ColorType::Rgb).expect("encodes");
    assert_eq!(refusal(&file), RefusedPhoto::Corrupt);
}

#[test]
fn a_refusal_travels_as_json_and_comes_back_the_same() {
    let refused = RefusedPhoto::TooLarge { width: 50_000, height: 10, limit: 12_000 };
    let json = serde_json::to_value(&refused).expect("serializes");
    assert_eq!(
        json,
        serde_json::json!({ "reason": "too_large", "width": 50_000, "height": 10, "limit": 12_000 })
    );
    assert_eq!(serde_json::from_value::<RefusedPhoto>(json).expect("deserializes"), refused);
}
