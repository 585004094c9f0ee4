//! The painted photos of the demo academy.

use measure::{
    Format, Limits, Size,
    dots::{Surface, practice_picture},
    intake,
};

#[test]
fn every_painted_photo_passes_for_a_photo() {
    for surface in Surface::ALL {
        for (variant, quality) in [(0, 0.0), (1, 0.5), (2, 1.0)] {
            let file = practice_picture(11, surface, quality, variant);
            let name = format!("{surface:?}, quality {quality}, variant {variant}");
            assert!(file.len() < 400_000, "{name}: {} bytes", file.len());
            let photo = intake(&file, &Limits::default()).expect(&name);
            assert_eq!(photo.format, Format::Jpeg, "{name}");
            assert_eq!(photo.original_size, Size { width: 1600, height: 1200 }, "{name}");
            assert_eq!(photo.advice, [], "{name}");
        }
    }
}

#[test]
fn the_same_arguments_give_the_same_bytes_and_others_another_photo() {
    let photo = || practice_picture(3, Surface::Latex, 0.6, 1);
    assert_eq!(photo(), photo());
    assert_ne!(photo(), practice_picture(4, Surface::Latex, 0.6, 1), "another trainee");
    assert_ne!(photo(), practice_picture(3, Surface::Latex, 0.8, 1), "after more practice");
    assert_ne!(photo(), practice_picture(3, Surface::Latex, 0.6, 3), "another photo");
}

#[test]
fn a_quality_beyond_its_range_is_the_nearest_in_it() {
    let photo = |quality| practice_picture(5, Surface::Worksheet, quality, 0);
    assert_eq!(photo(7.0), photo(1.0));
    assert_eq!(photo(-1.0), photo(0.0));
}
