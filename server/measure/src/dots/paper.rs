//! A printed practice sheet: fields with a frame, ticks along the edge, dots in the fields.

use rand::{Rng, RngExt};

use super::{
    Scene,
    canvas::{Canvas, Ink, Point},
    hand::tattoo,
    noise,
    shape::Area,
};

const PRINT: [f32; 3] = [0.55, 0.58, 0.62];

/// Radius of a well-made dot, in canvas pixels.
const DOT: f32 = 4.6;

pub(super) fn work(scene: &mut Scene) -> Canvas {
    let mut canvas = blank(&mut scene.place);
    print_frame(&mut canvas);
    match scene.variant % 3 {
        0 => one_field(&mut canvas, scene),
        1 => six_densities(&mut canvas, scene),
        _ => fading(&mut canvas, scene),
    }
    canvas
}

/// Paper: nearly white, with fibres and the faint waviness of a sheet that has lain about.
pub(super) fn blank(rng: &mut impl Rng) -> Canvas {
    let seed = rng.random::<u32>();
    let warmth = rng.random_range(0.0..0.05);
    Canvas::new(move |x, y| {
        let fibre =
            noise::smooth(x / 2.2, y / 7.0, seed) * 0.010 + noise::white(x as i32, y as i32, seed) * 0.012;
        let wave = noise::smooth(x / 420.0, y / 330.0, seed ^ 2) * 0.018;
        let white = 0.93 + fibre + wave;
        [white, white - warmth * 0.3, white - 0.015 - warmth]
    })
}

fn print_frame(canvas: &mut Canvas) {
    let line = Ink::new(PRINT, 0.7, 1.4);
    for corner in [(90.0, 90.0), (1710.0, 90.0), (90.0, 1260.0), (1710.0, 1260.0)] {
        let at = Point::new(corner.0, corner.1);
        canvas.stroke(&[at.plus(-22.0, 0.0), at.plus(22.0, 0.0)], 1.6, line);
        canvas.stroke(&[at.plus(0.0, -22.0), at.plus(0.0, 22.0)], 1.6, line);
    }
    for step in 0..=40_u8 {
        let x = 400.0 + f32::from(step) * 25.0;
        let length = if step % 10 == 0 { 20.0 } else { 10.0 };
        canvas.stroke(&[Point::new(x, 1290.0), Point::new(x, 1290.0 - length)], 0.8, line);
    }
}

fn frame(canvas: &mut Canvas, area: Area) {
    canvas.stroke(&area.outline(), 1.3, Ink::new(PRINT, 0.75, 1.4));
}

fn fill(canvas: &mut Canvas, scene: &mut Scene, area: Area, spacing: impl Fn(Point) -> Option<f32>) {
    let dots = scene.hand.stipple(&mut scene.moment, area.inset(14.0), DOT, spacing);
    tattoo(canvas, &dots, 2.0);
}

fn one_field(canvas: &mut Canvas, scene: &mut Scene) {
    let field = Area::new(190.0, 180.0, 1610.0, 1170.0);
    frame(canvas, field);
    // The exercise is half done or nearly done, never to the last corner.
    let reach = scene.moment.random_range(0.70..0.97);
    fill(canvas, scene, field, |at| (field.across(at) < reach).then_some(29.0));
}

fn six_densities(canvas: &mut Canvas, scene: &mut Scene) {
    let spacings = [44.0, 37.0, 31.0, 27.0, 23.0, 20.0];
    for (index, spacing) in spacings.into_iter().enumerate() {
        let (column, row) = ((index % 3) as f32, (index / 3) as f32);
        let (left, top) = (180.0 + column * 490.0, 180.0 + row * 510.0);
        let field = Area::new(left, top, left + 460.0, top + 470.0);
        frame(canvas, field);
        fill(canvas, scene, field, |_| Some(spacing));
    }
}

/// From dense to nothing, as at the edge of a treated zone.
fn fading(canvas: &mut Canvas, scene: &mut Scene) {
    for (top, bottom) in [(180.0, 640.0), (710.0, 1170.0)] {
        let field = Area::new(190.0, top, 1610.0, bottom);
        frame(canvas, field);
        fill(canvas, scene, field, |at| Some(21.0 + 27.0 * field.across(at)));
    }
}
