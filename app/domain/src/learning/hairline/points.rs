//! Where a design puts its points, and what a point that is moved makes of the design.

use super::design::{Design, Measure, Part, Side};
use super::face::FaceShape;

/// A place on the face seen from the front, in millimetres from the glabella.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// To the right in the picture.
    pub across: f64,
    /// Upwards, as the tape lies on the skin.
    pub up: f64,
}

impl Spot {
    /// How far it is to another.
    pub fn distance(self, other: Self) -> f64 {
        (self.across - other.across).hypot(self.up - other.up)
    }

    /// The same place on the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { across: -self.across, ..self }
    }
}

/// The five landmark points; left and right in the picture where there are two.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Landmarks {
    /// The glabella.
    pub a: Spot,
    /// The mid-frontal point.
    pub b: Spot,
    /// The frontotemporal points.
    pub c: [Spot; 2],
    /// The temporal peaks.
    pub d: [Spot; 2],
    /// The outer corners of the eyes.
    pub e: [Spot; 2],
}

/// A point that is placed and can be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movable {
    /// B, up and down the midline.
    Middle,
    /// C of the right side or the left.
    Corner {
        /// Whether it is the right one in the picture.
        right: bool,
    },
    /// D of the right side or the left.
    Peak {
        /// Whether it is the right one in the picture.
        right: bool,
    },
}

impl Movable {
    /// Each of them, in an order that can be counted.
    pub const ALL: [Self; 5] = [
        Self::Middle,
        Self::Corner { right: false },
        Self::Corner { right: true },
        Self::Peak { right: false },
        Self::Peak { right: true },
    ];
}

/// The outer corner of the right eye.
fn eye(face: FaceShape) -> Spot {
    let features = face.features();
    Spot { across: f64::from(features.eye_across), up: -f64::from(features.eye_below) }
}

/// C of the right side.
fn corner(face: FaceShape, side: Side) -> Spot {
    let eye = eye(face);
    Spot { across: eye.across + side.get(Part::Line).length(), up: eye.up + side.get(Part::Corner).length() }
}

/// From C towards E of the right side, and from there forward to the face: two lengths of one.
fn axes(side: Side) -> (Spot, Spot) {
    let (line, height) = (side.get(Part::Line).length(), side.get(Part::Corner).length());
    let length = line.hypot(height);
    let along = Spot { across: -line / length, up: -height / length };
    (along, Spot { across: along.up, up: -along.across })
}

/// D of the right side.
fn peak(face: FaceShape, side: Side) -> Spot {
    let (corner, (along, forward)) = (corner(face, side), axes(side));
    let (far, off) = (side.get(Part::Peak).length(), side.get(Part::Forward).length());
    Spot {
        across: corner.across + along.across * far + forward.across * off,
        up: corner.up + along.up * far + forward.up * off,
    }
}

impl Design {
    /// Where its points are.
    pub fn landmarks(&self) -> Landmarks {
        let [left, right] = self.sides.both();
        let of =
            |side: fn(FaceShape, Side) -> Spot| [side(self.face, left).mirrored(), side(self.face, right)];
        Landmarks {
            a: Spot { across: 0.0, up: 0.0 },
            b: Spot { across: 0.0, up: self.middle.length() },
            c: of(corner),
            d: of(peak),
            e: of(|face, _| eye(face)),
        }
    }

    /// Where a point that can be moved is.
    pub fn place_of(&self, point: Movable) -> Spot {
        let all = self.landmarks();
        match point {
            Movable::Middle => all.b,
            Movable::Corner { right } => all.c[usize::from(right)],
            Movable::Peak { right } => all.d[usize::from(right)],
        }
    }

    /// With a point moved as near to a place as it can be.
    #[must_use]
    pub fn moved(self, point: Movable, to: Spot) -> Self {
        match point {
            Movable::Middle => Self { middle: Measure::Middle.nearest(to.up), ..self },
            Movable::Corner { right } => {
                let (to, eye) = (if right { to } else { to.mirrored() }, eye(self.face));
                let sides = self.sides.with(right, Part::Line, to.across - eye.across);
                Self { sides: sides.with(right, Part::Corner, to.up - eye.up), ..self }
            }
            Movable::Peak { right } => {
                let to = if right { to } else { to.mirrored() };
                let side = self.sides.both()[usize::from(right)];
                let (corner, (along, forward)) = (corner(self.face, side), axes(side));
                let way = Spot { across: to.across - corner.across, up: to.up - corner.up };
                let on = |axis: Spot| way.across * axis.across + way.up * axis.up;
                let sides = self.sides.with(right, Part::Peak, on(along));
                Self { sides: sides.with(right, Part::Forward, on(forward)), ..self }
            }
        }
    }
}
