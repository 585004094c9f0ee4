//! A hairline in dots over a pencilled forehead, with the landmarks it was planned by.

use rand::RngExt;

use super::{
    Scene,
    canvas::{Canvas, Ink, Point},
    glyphs::write,
    hand::tattoo,
    noise, paper,
    shape::{Area, curve, ellipse, inside},
};

const PENCIL: [f32; 3] = [0.42, 0.42, 0.45];

/// Radius of a well-made dot, in canvas pixels.
const DOT: f32 = 3.8;

/// How far behind the hairline the dots reach, in canvas pixels.
const BAND: f32 = 250.0;

pub(super) fn work(scene: &mut Scene) -> Canvas {
    let mut canvas = paper::blank(&mut scene.place);
    let landmarks = landmarks(scene);
    let hairline = curve(&landmarks, 24);
    forehead(&mut canvas);
    mark(&mut canvas, scene, &landmarks);
    for dash in hairline.chunks(6).step_by(2) {
        canvas.stroke(dash, 1.2, Ink::new(PENCIL, 0.5, 1.8));
    }
    dot_the_line(&mut canvas, scene, &hairline);
    canvas
}

/// Temporal points, recessions, and the middle of the frontal line, from left to right. An unpractised eye sets the
/// two sides at different heights.
fn landmarks(scene: &mut Scene) -> Vec<Point> {
    // Rounder or with deeper recessions, higher or lower.
    let depth = [60.0, 105.0, 30.0, 80.0][scene.variant as usize % 4];
    let height = 640.0 + scene.moment.random_range(-25.0..25.0);
    let lopsided = 42.0 * scene.hand.unsteadiness() * scene.moment.random_range(0.5..1.0);
    let side = [(565.0, 330.0), (500.0, 120.0), (400.0, 20.0 - depth), (210.0, -14.0)];
    let left = side.map(|(x, y)| Point::new(900.0 - x, height + y + lopsided * x / 565.0));
    let right = side.map(|(x, y)| Point::new(900.0 + x, height + y - lopsided * x / 565.0));
    let middle = [Point::new(900.0, height)];
    left.into_iter().chain(middle).chain(right.into_iter().rev()).collect()
}

/// The head from temple over the top to temple.
fn head() -> Vec<Point> {
    let corners = [
        (265.0, 1290.0),
        (262.0, 1000.0),
        (285.0, 700.0),
        (380.0, 400.0),
        (600.0, 180.0),
        (900.0, 105.0),
        (1200.0, 180.0),
        (1420.0, 400.0),
        (1515.0, 700.0),
        (1538.0, 1000.0),
        (1535.0, 1290.0),
    ];
    curve(&corners.map(|(x, y)| Point::new(x, y)), 8)
}

/// The head's outline, brows and the line down the middle, in pencil.
fn forehead(canvas: &mut Canvas) {
    canvas.stroke(&head(), 2.0, Ink::new(PENCIL, 0.75, 2.0));
    for side in [-1.0, 1.0] {
        let brow = [(130.0, 1195.0), (240.0, 1145.0), (360.0, 1140.0), (470.0, 1190.0)];
        let brow = brow.map(|(x, y)| Point::new(900.0 + side * x, y));
        canvas.stroke(&curve(&brow, 12), 3.4, Ink::new(PENCIL, 0.6, 4.0));
    }
    for step in 0..16_u8 {
        let top = 330.0 + f32::from(step) * 56.0;
        canvas.stroke(
            &[Point::new(900.0, top), Point::new(900.0, top + 30.0)],
            0.9,
            Ink::new(PENCIL, 0.45, 1.6),
        );
    }
}

/// A cross in a circle at every landmark, numbered.
fn mark(canvas: &mut Canvas, scene: &mut Scene, landmarks: &[Point]) {
    let ink = Ink::new([0.75, 0.25, 0.22], 0.75, 1.6);
    let shake = scene.hand.unsteadiness();
    for (number, &at) in (1_u8..).zip(landmarks.iter().step_by(2)) {
        canvas.stroke(&[at.plus(-13.0, 0.0), at.plus(13.0, 0.0)], 1.5, ink);
        canvas.stroke(&[at.plus(0.0, -13.0), at.plus(0.0, 13.0)], 1.5, ink);
        let ring = ellipse(at, 17.0, 17.0, 1.0);
        canvas.stroke(&ring, 1.2, ink);
        write(canvas, &mut scene.moment, &[number], at.plus(18.0, 22.0), 30.0, ink, shake);
    }
}

/// A practised hairline begins with a few scattered dots and thickens behind; an unpractised one is a hard line with
/// too little behind it.
fn dot_the_line(canvas: &mut Canvas, scene: &mut Scene, hairline: &[Point]) {
    let hand = scene.hand;
    let fringe = scene.moment.random::<u32>();
    let mut head = head();
    head.push(head[0]);
    let area = Area::new(280.0, 250.0, 1520.0, 1130.0);
    let mut dots = hand.stipple(&mut scene.moment, area, DOT, |at| {
        inside(&head, at).filter(|depth| *depth > 14.0)?;
        let behind = behind(hairline, at)?
            - 26.0 * hand.quality * (1.0 + noise::smooth(at.x / 18.0, at.y / 18.0, fringe));
        let share = behind / BAND;
        ((0.0..1.0).contains(&share)).then(|| {
            let thickening = 40.0 - 18.0 * noise::ease(share * 2.5);
            thickening + 14.0 * noise::ease((share - 0.6) * 2.5)
        })
    });
    if hand.quality < 0.6 {
        let pitch = noise::mix(9.0, 14.0, hand.quality);
        let mut travelled = 0.0;
        for pair in hairline.windows(2) {
            travelled += pair[0].distance(pair[1]);
            if travelled > pitch {
                travelled -= pitch;
                let (x, y) = (scene.moment.random_range(-1.5..1.5), scene.moment.random_range(-1.5..1.5));
                dots.push(hand.touch(&mut scene.moment, pair[1].plus(x, y), DOT));
            }
        }
    }
    tattoo(canvas, &dots, 1.8);
}

/// How far `at` lies behind the hairline, on the side of the crown; `None` in front of it.
fn behind(hairline: &[Point], at: Point) -> Option<f32> {
    let (distance, index) = hairline
        .iter()
        .enumerate()
        .map(|(index, point)| (at.distance(*point), index))
        .min_by(|(a, _), (b, _)| a.total_cmp(b))?;
    let from = hairline[index.saturating_sub(1)];
    let to = hairline[(index + 1).min(hairline.len() - 1)];
    // The line runs from left to right: the crown is on its left hand, where y is smaller.
    let side = (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x);
    (side < 0.0).then_some(distance)
}
