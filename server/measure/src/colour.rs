//! From whatever the camera meant to opaque sRGB.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, Rgb, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Eight bits, three channels, transparency laid on white paper.
pub(crate) fn opaque(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let layered = picture.into_rgba8();
    let mut flat = RgbImage::new(layered.width(), layered.height());
    for (below, above) in flat.pixels_mut().zip(layered.pixels()) {
        let [r, g, b, alpha] = above.0;
        *below = Rgb([r, g, b].map(|channel| over_white(channel, alpha)));
    }
    flat
}

fn over_white(channel: u8, alpha: u8) -> u8 {
    let (channel, alpha) = (u32::from(channel), u32::from(alpha));
    let mixed = (channel * alpha + 255 * (255 - alpha) + 127) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

/// Converts from the embedded ICC profile to sRGB. Phones photograph in Display P3, and undertones matter here.
///
/// Only RGB profiles apply: decoders have turned CMYK and grey into RGB already. A profile that cannot be read is
/// left aside, and the numbers are then taken for sRGB, as browsers do.
pub(crate) fn to_srgb(picture: RgbImage, icc_profile: Option<&[u8]>) -> RgbImage {
    let Some(profile) = icc_profile else { return picture };
    // A profile is a stranger's data structure too.
    let converted = catch_unwind(AssertUnwindSafe(|| convert(&picture, profile))).ok().flatten();
    converted.unwrap_or(picture)
}

fn convert(picture: &RgbImage, icc_profile: &[u8]) -> Option<RgbImage> {
    let profile = ColorProfile::new_from_slice(icc_profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let transform = profile
        .create_transform_8bit(
            Layout::Rgb,
            &ColorProfile::new_srgb(),
            Layout::Rgb,
            TransformOptions::default(),
        )
        .ok()?;
    let mut converted = RgbImage::new(picture.width(), picture.height());
    transform.transform(picture, &mut converted).ok()?;
    Some(converted)
}
