//! Practice photos that nobody had to take.
//!
//! The demo academy needs trainees' work in every state, and real work belongs to real people. So the photos are
//! painted here: a surface with texture, pigment placed by a more or less practised hand, and a phone held over it.
//! A photo is a function of its arguments, so the demo looks the same on every machine, and round two can show the
//! same table and the same light as round one with a steadier hand.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "coordinates within one picture"
)]

mod camera;
mod canvas;
mod drawing;
mod glyphs;
mod hand;
mod latex;
mod noise;
mod paper;
mod shape;
mod worksheet;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use canvas::Canvas;
use hand::Hand;

/// What is photographed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Surface {
    /// A printed practice sheet with fields to fill.
    PaperSheet,
    /// A pad of practice skin.
    Latex,
    /// A hairline in dots over a pencilled forehead with its landmarks.
    Drawing,
    /// A page of handwritten figures.
    Worksheet,
}

impl Surface {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::PaperSheet, Self::Latex, Self::Drawing, Self::Worksheet];

    /// The surface lying flat, worked on.
    fn work(self, scene: &mut Scene) -> Canvas {
        match self {
            Self::PaperSheet => paper::work(scene),
            Self::Latex => latex::work(scene),
            Self::Drawing => drawing::work(scene),
            Self::Worksheet => worksheet::work(scene),
        }
    }
}

/// Who works, where, and on which photo.
struct Scene {
    /// Decides what stays the same between photos of one trainee: table, light, paper.
    place: ChaCha8Rng,
    /// Decides what differs from photo to photo: pose, placement.
    moment: ChaCha8Rng,
    hand: Hand,
    variant: u32,
}

/// A JPEG photo, 1600 × 1200 px and under 400 kB, of practice on `surface`.
///
/// `seed` is the trainee with their table and their light. `variant` is the photo, and where a surface has several
/// exercises, also which of them. `quality` runs from 0, a first evening (rows, clumps, blobs, dragged dots), to 1
/// (crisp dots, even without being regular).
pub fn practice_picture(seed: u64, surface: Surface, quality: f32, variant: u32) -> Vec<u8> {
    let mut moment = ChaCha8Rng::seed_from_u64(seed);
    // Stream 0 is the place.
    moment.set_stream(1 + u64::from(variant));
    let mut scene = Scene {
        place: ChaCha8Rng::seed_from_u64(seed),
        moment,
        hand: Hand::of(quality.clamp(0.0, 1.0)),
        variant,
    };
    let canvas = surface.work(&mut scene);
    camera::photograph(&canvas, &mut scene)
}
