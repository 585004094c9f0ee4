//! A pad of practice skin: rubbery, mottled, with pigment that was wiped and left a haze.

use rand::RngExt;

use super::{
    Scene,
    canvas::{Canvas, Ink, Point},
    hand::tattoo,
    noise,
    shape::{Area, ellipse, inside},
};

/// Radius of a well-made dot, in canvas pixels.
const DOT: f32 = 4.2;

pub(super) fn work(scene: &mut Scene) -> Canvas {
    let mut canvas = blank(scene);
    wiped(&mut canvas, scene);
    let guide = guide(scene.variant);
    let path: Vec<Point> =
        guide.iter().map(|at| at.plus(scene.moment.random_range(-2.0..2.0), 0.0)).collect();
    canvas.stroke(&path, 1.8, Ink::new([0.55, 0.50, 0.72], 0.55, 2.2));

    let area = Area::new(170.0, 150.0, 1630.0, 1200.0);
    let fades = scene.variant % 2 == 1;
    let dots = scene.hand.stipple(&mut scene.moment, area, DOT, |at| {
        let depth = inside(&guide, at).filter(|depth| *depth > 10.0)?;
        Some(if fades { 23.0 + 22.0 * (1.0 - depth / 500.0).clamp(0.0, 1.0) } else { 27.0 })
    });
    tattoo(&mut canvas, &dots, 2.6);
    canvas
}

fn blank(scene: &mut Scene) -> Canvas {
    let seed = scene.place.random::<u32>();
    let tones = [[0.86, 0.70, 0.58], [0.80, 0.62, 0.50], [0.90, 0.78, 0.68], [0.66, 0.48, 0.37]];
    let tone = tones[scene.place.random_range(0..tones.len())];
    let mut canvas = Canvas::new(|x, y| {
        let mottle = noise::rough(x / 90.0, y / 90.0, seed, 2) * 0.030;
        let pores = noise::smooth(x / 3.4, y / 3.4, seed ^ 7) * 0.014;
        let grain = noise::white(x as i32, y as i32, seed) * 0.012;
        let flush = noise::smooth(x / 260.0, y / 260.0, seed ^ 3) * 0.016;
        let light = 1.0 + mottle + pores + grain;
        [tone[0] * light + flush, tone[1] * light, tone[2] * light - flush * 0.5]
    });
    canvas.corner = 70.0;
    canvas.shine = 0.16;
    canvas
}

/// What the cloth left: more of it the less sparing the hand was with pigment.
fn wiped(canvas: &mut Canvas, scene: &mut Scene) {
    let haze = Ink::new([0.62, 0.60, 0.60], 0.05 + 0.16 * scene.hand.unsteadiness(), 70.0);
    for _ in 0..7 {
        let at =
            Point::new(scene.moment.random_range(300.0..1500.0), scene.moment.random_range(250.0..1100.0));
        let end = at.plus(scene.moment.random_range(120.0..380.0), scene.moment.random_range(-110.0..60.0));
        canvas.dot(at, end, scene.moment.random_range(12.0..40.0), haze);
    }
}

/// The outline drawn on the pad before the work, closed.
fn guide(variant: u32) -> Vec<Point> {
    match (variant / 2) % 3 {
        // A square field.
        0 => Area::new(330.0, 250.0, 1470.0, 1090.0).outline().to_vec(),
        // A front third with its rounded hairline below.
        1 => {
            let mut path = vec![Point::new(300.0, 300.0), Point::new(1500.0, 300.0)];
            path.extend(ellipse(Point::new(900.0, 560.0), 600.0, 480.0, 0.5));
            path.push(path[0]);
            path
        }
        // A crown.
        _ => ellipse(Point::new(900.0, 670.0), 560.0, 450.0, 1.0),
    }
}
