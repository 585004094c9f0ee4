//! A page of handwritten figures: a worksheet filled in at the kitchen table.

use rand::RngExt;

use super::{
    Scene,
    canvas::{Canvas, Ink, Point},
    glyphs::{scribble, write},
    noise, paper,
    shape::Area,
};

const RULE: [f32; 3] = [0.62, 0.72, 0.86];
const PRINT: [f32; 3] = [0.30, 0.30, 0.33];

/// Distance between two rules, in canvas pixels.
const LINE: f32 = 72.0;

pub(super) fn work(scene: &mut Scene) -> Canvas {
    let mut canvas = paper::blank(&mut scene.place);
    let pens = [[0.10, 0.14, 0.48], [0.10, 0.10, 0.13], [0.08, 0.20, 0.55]];
    let pen = Ink::new(pens[scene.place.random_range(0..pens.len())], 0.85, 1.7);
    rule(&mut canvas);
    let rows: u8 = 12;
    // Nobody fills in a page completely on the first evening.
    let filled = f32::from(rows) * (0.55 + 0.45 * scene.hand.quality);
    for row in (0..rows).filter(|row| f32::from(*row) < filled) {
        fill_in(&mut canvas, scene, row, pen);
    }
    sum_up(&mut canvas, scene, pen);
    canvas
}

fn rule(canvas: &mut Canvas) {
    let rule = Ink::new(RULE, 0.8, 1.4);
    for row in 0..=13_u8 {
        let y = 260.0 + f32::from(row) * LINE;
        canvas.stroke(&[Point::new(120.0, y), Point::new(1680.0, y)], 1.0, rule);
    }
    for x in [120.0, 840.0, 1120.0, 1400.0, 1680.0] {
        canvas.stroke(&[Point::new(x, 190.0), Point::new(x, 260.0 + 13.0 * LINE)], 1.0, rule);
    }
    for (left, right) in [(140.0, 420.0), (860.0, 1010.0), (1140.0, 1300.0), (1420.0, 1570.0)] {
        print(canvas, Point::new(left, 238.0), right, 15.0);
    }
    print(canvas, Point::new(140.0, 122.0), 830.0, 27.0);
    canvas.stroke(&Area::new(1240.0, 70.0, 1680.0, 150.0).outline(), 1.6, Ink::new(PRINT, 0.6, 1.6));
}

/// A line of type, too small to read at this distance: stems close together, now and then a space.
fn print(canvas: &mut Canvas, at: Point, right: f32, height: f32) {
    let ink = Ink::new(PRINT, 0.62, height / 3.0);
    let pitch = height * 0.34;
    for stem in 0_u16.. {
        let x = at.x + f32::from(stem) * pitch;
        if x > right {
            break;
        }
        let [word, tall, round] = [1, 2, 3].map(|seed| noise::white(i32::from(stem), height as i32, seed));
        if word < 0.17 {
            continue;
        }
        let top = if tall < 0.25 { height } else { height * 0.66 };
        canvas.stroke(&[Point::new(x, at.y), Point::new(x, at.y - top)], height / 14.0, ink);
        if round < 0.6 {
            let y = at.y - if round < 0.3 { 0.0 } else { height * 0.62 };
            canvas.stroke(&[Point::new(x, y), Point::new(x + pitch, y)], height / 20.0, ink);
        }
    }
}

/// One row: a scribbled word or two, then figures in the columns.
fn fill_in(canvas: &mut Canvas, scene: &mut Scene, row: u8, pen: Ink) {
    let shake = scene.hand.unsteadiness();
    let base = 260.0 + (f32::from(row) + 1.0) * LINE;
    let mut left = 145.0 + scene.moment.random_range(0.0..30.0);
    for _ in 0..scene.moment.random_range(1..4) {
        let letters = scene.moment.random_range(3..8);
        let at = Point::new(left, base - 15.0 + shake * scene.moment.random_range(-5.0..5.0));
        left = scribble(canvas, &mut scene.moment, letters, at, pen, 0.3 + shake) + 30.0;
    }
    for column in [870.0, 1150.0, 1430.0] {
        let digits = scene.moment.random_range(2..5);
        let figures: Vec<u8> =
            (0..digits).map(|place| scene.moment.random_range(u8::from(place == 0)..10)).collect();
        let at = Point::new(
            column + scene.moment.random_range(0.0..40.0),
            base - 54.0 + shake * scene.moment.random_range(-9.0..9.0),
        );
        let end = write(canvas, &mut scene.moment, &figures, at, 42.0, pen, 0.3 + shake);
        if scene.moment.random::<f32>() < 0.22 * shake {
            strike_out(canvas, at, end, pen);
        }
    }
}

fn strike_out(canvas: &mut Canvas, from: Point, to: Point, pen: Ink) {
    let path = [from.plus(-6.0, 26.0), to.plus(4.0, 16.0), from.plus(0.0, 32.0), to.plus(8.0, 24.0)];
    canvas.stroke(&path, 1.7, pen);
}

/// The result below, underlined twice.
fn sum_up(canvas: &mut Canvas, scene: &mut Scene, pen: Ink) {
    let figures: Vec<u8> = (0..4).map(|_| scene.moment.random_range(1..10)).collect();
    let shake = 0.3 + scene.hand.unsteadiness();
    let at = Point::new(1425.0, 260.0 + 12.0 * LINE + 14.0);
    let end = write(canvas, &mut scene.moment, &figures, at, 46.0, pen, shake);
    for below in [60.0, 68.0] {
        canvas.stroke(&[at.plus(-6.0, below), Point::new(end.x, at.y + below - 3.0)], 1.6, pen);
    }
}
