//! Photos with one fault each.

use image::{Rgb, RgbImage};

use super::*;
use crate::dots::{Surface, practice_picture};

fn photo(surface: Surface) -> RgbImage {
    let file = practice_picture(9, surface, 0.7, 1);
    image::load_from_memory(&file)
        .expect("decodes")
        .resize_exact(1280, 960, image::imageops::Triangle)
        .into_rgb8()
}

fn advice(picture: RgbImage) -> Vec<Advice> {
    on(&DynamicImage::ImageRgb8(picture), Size { width: 4000, height: 3000 })
}

/// Three passes of a moving average over 2 × `reach` + 1 pixels each way: nearly a Gaussian.
fn defocused(mut picture: RgbImage, reach: u32) -> RgbImage {
    for turn in 0..6 {
        let before = picture.clone();
        let (width, height) = before.dimensions();
        picture = RgbImage::from_fn(width, height, |x, y| {
            let along = |step: u32| match turn % 2 {
                0 => *before.get_pixel((x + step).saturating_sub(reach).min(width - 1), y),
                _ => *before.get_pixel(x, (y + step).saturating_sub(reach).min(height - 1)),
            };
            let taps = 2 * reach + 1;
            Rgb(std::array::from_fn(|i| {
                let sum: u32 = (0..taps).map(|step| u32::from(along(step)[i])).sum();
                u8::try_from((sum + reach) / taps).unwrap_or(u8::MAX)
            }))
        });
    }
    picture
}

/// Sensor noise of a dim room, reproducible.
fn noisy(mut picture: RgbImage) -> RgbImage {
    let mut state = 1_u32;
    for channel in picture.iter_mut() {
        let mut swing = 0_i16;
        for _ in 0..3 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            swing += i16::from(state.to_be_bytes()[0]) - 128;
        }
        *channel = channel.saturating_add_signed(i8::try_from(swing / 28).unwrap_or(0));
    }
    picture
}

#[test]
fn a_photo_out_of_focus_is_called_blurred_even_through_noise() {
    for surface in [Surface::Latex, Surface::Worksheet] {
        let blurred = defocused(photo(surface), 4);
        assert_eq!(advice(noisy(blurred.clone())), [Advice::Blurred], "{surface:?}, noisy");
        assert_eq!(advice(blurred), [Advice::Blurred], "{surface:?}");
    }
}

#[test]
fn a_photo_in_focus_is_not_called_blurred_even_when_its_dots_are_pale() {
    let mut pale = photo(Surface::PaperSheet);
    for channel in pale.iter_mut() {
        *channel = 150 + *channel / 5;
    }
    assert_eq!(advice(pale), []);
    assert_eq!(advice(noisy(photo(Surface::Drawing))), []);
}

#[test]
fn a_photo_sharp_in_one_half_is_not_called_blurred() {
    let mut half = photo(Surface::PaperSheet);
    let blurred = defocused(half.clone(), 4);
    image::imageops::replace(
        &mut half,
        &image::imageops::crop_imm(&blurred, 0, 0, 640, 960).to_image(),
        0,
        0,
    );
    assert_eq!(advice(half), []);
}

#[test]
fn a_surface_without_detail_cannot_be_blurred() {
    assert_eq!(advice(RgbImage::from_pixel(1280, 960, Rgb([180, 150, 130]))), []);
}

#[test]
fn a_dark_photo_is_called_dark() {
    let mut dark = photo(Surface::Latex);
    dark.iter_mut().for_each(|channel| *channel /= 4);
    assert_eq!(advice(dark), [Advice::TooDark]);
}

#[test]
fn a_burnt_out_patch_is_called_glare_and_a_white_page_is_not() {
    let mut lamp = photo(Surface::Latex);
    for (x, y, pixel) in lamp.enumerate_pixels_mut() {
        if x.abs_diff(800).pow(2) + y.abs_diff(400).pow(2) < 120 * 120 {
            *pixel = Rgb([255; 3]);
        }
    }
    assert_eq!(advice(lamp), [Advice::Glare]);

    let mut scan = RgbImage::from_pixel(1280, 960, Rgb([255; 3]));
    for (x, y, pixel) in scan.enumerate_pixels_mut() {
        if (x % 20).abs_diff(10).pow(2) + (y % 20).abs_diff(10).pow(2) < 9 {
            *pixel = Rgb([20; 3]);
        }
    }
    assert_eq!(advice(scan), []);
}
