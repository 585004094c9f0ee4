//! What one photo costs: `cargo bench -p measure`. The budget for a 12-megapixel photo is 1.5 s of one core.

use std::{hint::black_box, io::Cursor, time::Duration};

use criterion::{Criterion, criterion_group, criterion_main};
use image::{ImageFormat, RgbImage};
use measure::{
    Limits,
    dots::{Surface, practice_picture},
    intake,
};

/// 4000 × 3000 px with a painted photo's detail and noise throughout.
fn twelve_megapixels() -> RgbImage {
    let file = practice_picture(7, Surface::Latex, 0.5, 1);
    let photo = image::load_from_memory(&file).expect("a painted photo decodes").into_rgb8();
    RgbImage::from_fn(4000, 3000, |x, y| *photo.get_pixel(x % photo.width(), y % photo.height()))
}

fn jpeg(picture: &RgbImage, progressive: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 92);
    encoder.set_progressive(progressive);
    encoder.encode(picture, 4000, 3000, jpeg_encoder::ColorType::Rgb).expect("encodes");
    file
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).expect("encodes");
    file.into_inner()
}

fn photos(criterion: &mut Criterion) {
    let picture = twelve_megapixels();
    let mut group = criterion.benchmark_group("intake of 12 megapixels");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    for (name, file) in
        [("JPEG", jpeg(&picture, false)), ("progressive JPEG", jpeg(&picture, true)), ("PNG", png(&picture))]
    {
        group.bench_function(name, |bencher| bencher.iter(|| intake(black_box(&file), &Limits::default())));
    }
    group.finish();
}

fn painting(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("painting a practice photo");
    group.sample_size(10);
    for surface in Surface::ALL {
        group.bench_function(format!("{surface:?}"), |bencher| {
            bencher.iter(|| practice_picture(black_box(7), surface, 0.6, 1));
        });
    }
    group.finish();
}

criterion_group!(benches, photos, painting);
criterion_main!(benches);
