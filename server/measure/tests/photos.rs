//! What becomes of a good photo.

mod samples;

use image::{ImageFormat, Rgb, RgbImage, RgbaImage, imageops::FilterType};
use measure::{Advice, Digest, Format, Intake, Limits, RenditionKind, Size, intake};

fn taken(bytes: &[u8]) -> Intake {
    intake(bytes, &Limits::default()).expect("is taken in")
}

fn shown(photo: &Intake, kind: RenditionKind) -> RgbImage {
    image::load_from_memory(&photo.rendition(kind).bytes).expect("a rendition decodes").into_rgb8()
}

fn close(a: Rgb<u8>, b: [u8; 3], tolerance: u8) -> bool {
    a.0.iter().zip(b).all(|(&a, b)| a.abs_diff(b) <= tolerance)
}

#[test]
fn each_accepted_format_is_told_by_its_content() {
    assert_eq!(taken(&samples::jpeg()).format, Format::Jpeg);
    assert_eq!(taken(&samples::progressive_jpeg()).format, Format::Jpeg);
    assert_eq!(taken(&samples::png()).format, Format::Png);
    assert_eq!(taken(&samples::webp()).format, Format::Webp);
}

#[test]
fn renditions_keep_the_proportions_and_are_never_enlarged() {
    let large = taken(&samples::encoded(&samples::picture(3000, 2000), ImageFormat::Jpeg));
    let sizes = large.renditions.each_ref().map(|rendition| (rendition.kind, rendition.size));
    let size = |width, height| Size { width, height };
    assert_eq!(
        sizes,
        [
            (RenditionKind::Thumb, size(320, 213)),
            (RenditionKind::Screen, size(1280, 853)),
            (RenditionKind::Full, size(2560, 1707))
        ]
    );
    for kind in RenditionKind::ALL {
        assert_eq!(shown(&large, kind).dimensions(), {
            let size = large.rendition(kind).size;
            (size.width, size.height)
        });
    }

    let small = taken(&samples::jpeg());
    assert_eq!(small.rendition(RenditionKind::Full).size, size(400, 300));
    assert_eq!(small.rendition(RenditionKind::Screen).size, size(400, 300));
    assert_eq!(small.rendition(RenditionKind::Thumb).size, size(320, 240));
}

#[test]
fn every_rendition_looks_like_the_original() {
    let original = samples::picture(2700, 1800);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let photo = taken(&samples::encoded(&original, format));
        for kind in RenditionKind::ALL {
            let seen = shown(&photo, kind);
            let (width, height) = seen.dimensions();
            let wanted = image::imageops::resize(&original, width, height, FilterType::Lanczos3);
            let difference: u64 =
                wanted.iter().zip(seen.iter()).map(|(&a, &b)| u64::from(a.abs_diff(b))).sum();
            let mean = difference / (u64::from(width) * u64::from(height) * 3);
            assert!(mean < 12, "{format:?} {kind:?}: {mean} of 255 apart");
        }
    }
}

#[test]
fn digests_are_those_of_the_bytes() {
    let bytes = samples::png();
    let photo = taken(&bytes);
    assert_eq!(photo.sha256, Digest::of(&bytes));
    for rendition in &photo.renditions {
        assert_eq!(rendition.sha256, Digest::of(&rendition.bytes));
    }
}

/// FIPS 180-4's own example.
#[test]
fn a_digest_is_sha_256_in_hexadecimal_and_reads_back() {
    let digest = Digest::of(b"abc");
    let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(digest.to_string(), text);
    assert_eq!(text.parse(), Ok(digest));
    assert!("ba78".parse::<Digest>().is_err());
    assert!(text.replace('b', "g").parse::<Digest>().is_err());
}

#[test]
fn the_same_photo_always_gives_the_same_renditions() {
    let bytes = samples::webp();
    assert_eq!(taken(&bytes), taken(&bytes));
}

/// Quadrants: red, green over blue, white.
fn quadrants(x: u32, y: u32, size: Size) -> Rgb<u8> {
    match (x < size.width / 2, y < size.height / 2) {
        (true, true) => Rgb([220, 30, 30]),
        (false, true) => Rgb([30, 200, 30]),
        (true, false) => Rgb([30, 30, 220]),
        (false, false) => Rgb([240, 240, 240]),
    }
}

/// The EXIF standard says which edge of the scene the first row and the first column of the file are; this writes a
/// file accordingly, without the code under test.
fn stored(orientation: u8, upright: Size) -> RgbImage {
    let Size { width: w, height: h } = upright;
    let (columns, rows) = if orientation >= 5 { (h, w) } else { (w, h) };
    RgbImage::from_fn(columns, rows, |column, row| {
        let (x, y) = match orientation {
            1 => (column, row),
            2 => (w - 1 - column, row),
            3 => (w - 1 - column, h - 1 - row),
            4 => (column, h - 1 - row),
            5 => (row, column),
            6 => (w - 1 - row, column),
            7 => (w - 1 - row, h - 1 - column),
            _ => (row, h - 1 - column),
        };
        quadrants(x, y, upright)
    })
}

#[test]
fn all_eight_exif_orientations_end_upright() {
    let upright = Size { width: 400, height: 240 };
    for orientation in 1..=8 {
        let file = samples::encoded(&stored(orientation, upright), ImageFormat::Jpeg);
        let photo = taken(&samples::with_exif(&file, orientation));
        assert_eq!(photo.original_size, upright, "orientation {orientation}");
        for kind in RenditionKind::ALL {
            let picture = shown(&photo, kind);
            let size = Size { width: picture.width(), height: picture.height() };
            for (x, y) in [(1, 1), (3, 1), (1, 3), (3, 3)] {
                let (x, y) = (x * size.width / 4, y * size.height / 4);
                let seen = *picture.get_pixel(x, y);
                assert!(
                    close(seen, quadrants(x, y, size).0, 12),
                    "orientation {orientation}, {kind:?}, {x} {y}: {seen:?}"
                );
            }
        }
    }
}

#[test]
fn orientation_is_honoured_in_png_too() {
    let upright = Size { width: 400, height: 240 };
    let file = samples::encoded(&stored(6, upright), ImageFormat::Png);
    let photo = taken(&samples::with_chunk(&file, *b"eXIf", &samples::exif(6)));
    assert_eq!(photo.original_size, upright);
    assert!(close(*shown(&photo, RenditionKind::Full).get_pixel(390, 10), [30, 200, 30], 12));
}

#[test]
fn no_rendition_carries_metadata() {
    let secrets: [&[u8]; 6] =
        [b"Exif", b"CameraCorp", b"http://ns.adobe.com", b"ICC_PROFILE", b"GPS", b"Photoshop"];
    let mut jpeg = samples::with_exif(&samples::jpeg(), 1);
    jpeg = samples::with_segment(
        &jpeg,
        0xE1,
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPSLatitude</x:xmpmeta>",
    );
    jpeg = samples::with_segment(&jpeg, 0xE2, b"ICC_PROFILE\0\x01\x01not much of a profile");
    jpeg = samples::with_segment(&jpeg, 0xED, b"Photoshop 3.0\x008BIM");
    jpeg = samples::with_segment(&jpeg, 0xFE, b"GPS comment");
    let png = samples::with_chunk(&samples::png(), *b"tEXt", b"XML:com.adobe.xmp\0GPS http://ns.adobe.com");
    for file in [jpeg, png] {
        assert!(secrets.iter().any(|secret| contains(&file, secret)), "the original has something to lose");
        for rendition in taken(&file).renditions {
            for secret in secrets {
                assert!(
                    !contains(&rendition.bytes, secret),
                    "{:?} in {:?}",
                    secret.escape_ascii(),
                    rendition.kind
                );
            }
            assert_eq!(app_segments(&rendition.bytes), [0xE0], "nothing but the JFIF header");
        }
    }
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Application and comment segments before the first scan.
fn app_segments(jpeg: &[u8]) -> Vec<u8> {
    let mut found = Vec::new();
    let mut at = 2;
    while jpeg[at + 1] != 0xDA {
        if matches!(jpeg[at + 1], 0xE0..=0xEF | 0xFE) {
            found.push(jpeg[at + 1]);
        }
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    found
}

#[test]
fn transparency_is_laid_on_white() {
    let glass = RgbaImage::from_pixel(300, 300, image::Rgba([0, 0, 0, 128]));
    let mut file = std::io::Cursor::new(Vec::new());
    glass.write_to(&mut file, ImageFormat::Png).expect("encodes");
    let photo = taken(&file.into_inner());
    assert!(close(*shown(&photo, RenditionKind::Full).get_pixel(150, 150), [127; 3], 3));
}

#[test]
fn grey_and_sixteen_bit_pictures_are_taken_in() {
    let grey = image::GrayImage::from_fn(300, 200, |x, _| image::Luma([u8::try_from(x % 256).unwrap_or(0)]));
    let deep = image::ImageBuffer::<image::Rgba<u16>, _>::from_pixel(
        2700,
        300,
        image::Rgba([0x8000, 0x4000, 0xC000, 0xFFFF]),
    );
    let mut files = [std::io::Cursor::new(Vec::new()), std::io::Cursor::new(Vec::new())];
    grey.write_to(&mut files[0], ImageFormat::Jpeg).expect("encodes");
    deep.write_to(&mut files[1], ImageFormat::Png).expect("encodes");
    let [grey, deep] = files.map(|file| taken(&file.into_inner()));
    assert!(close(*shown(&grey, RenditionKind::Full).get_pixel(100, 100), [100; 3], 4));
    assert!(close(*shown(&deep, RenditionKind::Full).get_pixel(100, 100), [0x80, 0x40, 0xC0], 4));
}

/// Photos in Display P3 look washed out when their numbers are taken for sRGB.
#[test]
fn a_display_p3_photo_is_converted_to_srgb() {
    let muted_green = RgbImage::from_pixel(300, 300, Rgb([90, 180, 90]));
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("encodes");
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 100);
    encoder.add_icc_profile(&profile).expect("fits");
    encoder.encode(&muted_green, 300, 300, jpeg_encoder::ColorType::Rgb).expect("encodes");
    let seen = *shown(&taken(&file), RenditionKind::Full).get_pixel(150, 150);
    assert!(seen[0] < 75 && seen[1] > 180, "more saturated in sRGB numbers: {seen:?}");
}

#[test]
fn a_small_photo_is_taken_in_with_advice() {
    assert_eq!(taken(&samples::jpeg()).advice, [Advice::SmallPicture]);
}
