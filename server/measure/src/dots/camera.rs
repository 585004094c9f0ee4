//! A phone held over the work: pose, light, table, lens and sensor.

use image::{DynamicImage, RgbImage};
use rand::RngExt;

use super::{
    Scene,
    canvas::{Canvas, Point},
    noise,
};
use crate::rendition;

const WIDTH: u32 = 1600;
const HEIGHT: u32 = 1200;

/// JPEG quality of the photo, about what a phone uses after a messenger has had it.
const QUALITY: u8 = 82;

/// Takes the picture.
pub(super) fn photograph(canvas: &Canvas, scene: &mut Scene) -> Vec<u8> {
    let pose = Pose::held(scene);
    let light = Light::falling(scene);
    let table = Table::found(scene);
    let grain = scene.moment.random::<u32>();
    let photo = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let frame = Point::new(x as f32 / WIDTH as f32 - 0.5, y as f32 / WIDTH as f32 - 0.375);
        let at = pose.seen_at(frame);
        let seen = light.on(frame, at, canvas, table.with(canvas, at));
        expose(seen, x, y, grain)
    });
    rendition::jpeg(&DynamicImage::ImageRgb8(photo), QUALITY).unwrap_or_default()
}

/// Brightness to sensor values, with the noise that grows with them.
fn expose(seen: [f32; 3], x: u32, y: u32, grain: u32) -> image::Rgb<u8> {
    let (x, y) = (x.cast_signed(), y.cast_signed());
    let shared = noise::white(x, y, grain) + noise::white(x, y, grain ^ 0xA5) - 1.0;
    let own = [1_u32, 2, 3].map(|channel| noise::white(x, y, grain ^ (channel << 9)) - 0.5);
    image::Rgb(std::array::from_fn(|i| {
        let level = seen[i].clamp(0.0, 1.2);
        // Highlights roll off before they clip.
        let toned = if level > 0.85 { 0.85 + (level - 0.85) * 0.55 } else { level };
        let noisy = toned * 255.0 + (shared * 2.6 + own[i] * 2.4) * (0.6 + toned);
        noisy.clamp(0.0, 255.0) as u8
    }))
}

/// Where the phone is: a plane seen a little from the side.
struct Pose {
    centre: Point,
    scale: f32,
    turn: (f32, f32),
    tilt: (f32, f32),
}

impl Pose {
    fn held(scene: &mut Scene) -> Self {
        let rng = &mut scene.moment;
        let turn = rng.random_range(-0.055..0.055_f32);
        Self {
            centre: Point::new(
                Canvas::WIDTH as f32 / 2.0 + rng.random_range(-35.0..35.0),
                Canvas::HEIGHT as f32 / 2.0 + rng.random_range(-25.0..25.0),
            ),
            scale: Canvas::WIDTH as f32 * rng.random_range(0.99..1.09),
            turn: turn.sin_cos(),
            tilt: (rng.random_range(-0.07..0.07), rng.random_range(-0.13..0.10)),
        }
    }

    /// The place on the table plane that appears at `frame`, whose width is 1 and whose centre is 0.
    fn seen_at(&self, frame: Point) -> Point {
        let depth = 1.0 + self.tilt.0 * frame.x + self.tilt.1 * frame.y;
        let (sin, cos) = self.turn;
        let (x, y) = (frame.x * cos - frame.y * sin, frame.x * sin + frame.y * cos);
        self.centre.plus(self.scale * x / depth, self.scale * y / depth)
    }
}

/// A window or a lamp, and the shadow of whoever holds the phone.
struct Light {
    towards: (f32, f32),
    strength: f32,
    colour: [f32; 3],
    shadow: (f32, f32, f32),
    gleam: Point,
    seed: u32,
}

impl Light {
    fn falling(scene: &mut Scene) -> Self {
        let rng = &mut scene.place;
        let angle = rng.random_range(0.0..std::f32::consts::TAU);
        let warm = rng.random_range(-0.5..1.0_f32);
        let towards = (angle.cos(), angle.sin());
        let seed = rng.random();
        let strength = rng.random_range(0.10..0.30);
        let exposure = scene.moment.random_range(0.90..1.02);
        let wander = scene.moment.random_range(-0.12..0.12);
        Self {
            towards,
            strength,
            colour: [1.0 + 0.035 * warm, 1.0, 1.0 - 0.075 * warm].map(|channel| channel * exposure),
            shadow: (-towards.0, -towards.1, 0.40 + wander),
            gleam: Point::new(towards.0 * 0.26 + wander, towards.1 * 0.20),
            seed,
        }
    }

    /// What the lens sees of `surface` at a place in the frame.
    fn on(&self, frame: Point, at: Point, canvas: &Canvas, surface: [f32; 3]) -> [f32; 3] {
        let slope = 1.0 + self.strength * (frame.x * self.towards.0 + frame.y * self.towards.1);
        let lens = 1.0 - 0.42 * (frame.x * frame.x + frame.y * frame.y);
        let uneven = 1.0 + 0.03 * noise::smooth(frame.x * 3.0, frame.y * 3.0, self.seed);
        let across = frame.x * self.shadow.0 + frame.y * self.shadow.1 - self.shadow.2;
        let shade = 1.0 - 0.24 * noise::ease(across / 0.22 + 0.5);
        let lit = slope * lens * uneven * shade;
        let gleam = self.gleam_at(frame, at, canvas);
        std::array::from_fn(|i| surface[i] * lit * self.colour[i] + gleam)
    }

    /// The lamp in a rubbery surface: soft, and broken by its unevenness.
    fn gleam_at(&self, frame: Point, at: Point, canvas: &Canvas) -> f32 {
        if canvas.shine == 0.0 || canvas.outside(at) > 0.0 {
            return 0.0;
        }
        if frame.distance(self.gleam) > 0.42 && canvas.outside(at) < -26.0 {
            return 0.0;
        }
        let bump = noise::rough(at.x / 60.0, at.y / 60.0, self.seed ^ 5, 2) * 0.06;
        let distance = frame.distance(self.gleam) + bump;
        let bevel = noise::ease(1.0 + canvas.outside(at) / 26.0)
            * (1.0 - noise::ease(1.0 + canvas.outside(at) / 9.0));
        canvas.shine * (noise::ease(1.0 - distance / 0.34) + 0.5 * bevel)
    }
}

/// What the work lies on.
struct Table {
    tone: [f32; 3],
    grained: bool,
    seed: u32,
}

impl Table {
    fn found(scene: &mut Scene) -> Self {
        let tables = [
            ([0.42, 0.29, 0.19], true),
            ([0.20, 0.20, 0.22], false),
            ([0.58, 0.45, 0.32], true),
            ([0.36, 0.42, 0.45], false),
        ];
        let (tone, grained) = tables[scene.place.random_range(0..tables.len())];
        Self { tone, grained, seed: scene.place.random() }
    }

    /// The canvas where it lies, the table around it, and the canvas's shadow on the table.
    fn with(&self, canvas: &Canvas, at: Point) -> [f32; 3] {
        let outside = canvas.outside(at);
        if outside <= -0.7 {
            return canvas.sample(at);
        }
        let grain = if self.grained {
            let rings = noise::rough(at.x / 260.0, at.y / 17.0, self.seed, 3);
            0.16 * rings + 0.05 * noise::smooth(at.x / 40.0, at.y / 2.5, self.seed)
        } else {
            0.03 * noise::smooth(at.x / 3.0, at.y / 3.0, self.seed)
        };
        let shadow = 1.0 - 0.55 * (-(outside + 0.7) / 14.0).exp();
        let covered = noise::ease((0.7 - outside) / 1.4);
        let under = self.tone.map(|channel| channel * (1.0 + grain) * shadow);
        let over = canvas.sample(at);
        std::array::from_fn(|i| noise::mix(under[i], over[i], covered))
    }
}
