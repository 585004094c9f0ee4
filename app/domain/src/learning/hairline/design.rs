//! What a designer chooses.

use super::face::FaceShape;

/// A length on the skin, in whole millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millimetres(i16);

impl Millimetres {
    /// How many.
    pub const fn count(self) -> i16 {
        self.0
    }

    /// How many, to calculate with.
    pub fn length(self) -> f64 {
        f64::from(self.0)
    }
}

/// A length that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// How high B is above A: 50 to 110 mm.
    Middle,
    /// How deep the transition zone is: 0 to 20 mm.
    Zone,
    /// A length of one side.
    Of(Part),
}

/// A length that each side has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// How high C is above E: 50 to 110 mm.
    Corner,
    /// How far C is from the vertical through the outer corner of the eye: 30 mm towards the middle (negative) to 30 mm
    /// towards the ear.
    Line,
    /// How far D is from C, along the line from C to E: 20 to 80 mm.
    Peak,
    /// How far D is off that line: 20 mm back (negative) to 20 mm forward.
    Forward,
}

impl Part {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Corner, Self::Line, Self::Peak, Self::Forward];
}

impl Measure {
    /// The first and the last that can be chosen, in millimetres.
    pub const fn range(self) -> (i16, i16) {
        match self {
            Self::Middle | Self::Of(Part::Corner) => (50, 110),
            Self::Zone => (0, 20),
            Self::Of(Part::Line) => (-30, 30),
            Self::Of(Part::Peak) => (20, 80),
            Self::Of(Part::Forward) => (-20, 20),
        }
    }

    /// The nearest length that can be chosen. What is no number is the first.
    pub fn nearest(self, millimetres: f64) -> Millimetres {
        let (first, last) = self.range();
        let kept = millimetres.round().clamp(f64::from(first), f64::from(last));
        // Within the range, so nothing is lost; a cast makes zero of what is no number.
        #[allow(clippy::cast_possible_truncation)]
        Millimetres((kept as i16).clamp(first, last))
    }
}

/// One side of a hairline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    corner: Millimetres,
    line: Millimetres,
    peak: Millimetres,
    forward: Millimetres,
}

/// How far D stays away from E, in millimetres: off the lid and the brow.
const CLEAR_OF_THE_EYE: i16 = 25;

impl Side {
    /// As the published method places it: C 80 mm above E and on its vertical, D 50 mm from C (source 60).
    pub const USUAL: Self = Self {
        corner: Millimetres(80),
        line: Millimetres(0),
        peak: Millimetres(50),
        forward: Millimetres(0),
    };

    /// One of its lengths.
    pub const fn get(self, part: Part) -> Millimetres {
        match part {
            Part::Corner => self.corner,
            Part::Line => self.line,
            Part::Peak => self.peak,
            Part::Forward => self.forward,
        }
    }

    /// With one length changed to the nearest that can be chosen. D stays between C and E.
    #[must_use]
    pub fn with(mut self, part: Part, millimetres: f64) -> Self {
        let length = Measure::Of(part).nearest(millimetres);
        match part {
            Part::Corner => self.corner = length,
            Part::Line => self.line = length,
            Part::Peak => self.peak = length,
            Part::Forward => self.forward = length,
        }
        let (first, _) = Measure::Of(Part::Peak).range();
        self.peak = self.peak.min(Millimetres((self.corner.0 - CLEAR_OF_THE_EYE).max(first)));
        self
    }
}

/// Both sides, as one sees them from the front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// The right one is the left one in a mirror.
    Mirrored(Side),
    /// Each for itself: the left one in the picture, the right one.
    Free([Side; 2]),
}

impl Sides {
    /// Left and right in the picture.
    pub const fn both(self) -> [Side; 2] {
        match self {
            Self::Mirrored(side) => [side, side],
            Self::Free(sides) => sides,
        }
    }

    /// With one length changed: on both sides in a mirror, else on the right one or not.
    #[must_use]
    pub fn with(self, right: bool, part: Part, millimetres: f64) -> Self {
        match self {
            Self::Mirrored(side) => Self::Mirrored(side.with(part, millimetres)),
            Self::Free([left, other]) if right => Self::Free([left, other.with(part, millimetres)]),
            Self::Free([left, other]) => Self::Free([left.with(part, millimetres), other]),
        }
    }
}

/// Whose line it is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// How the line is to read.
    pub sex: Sex,
    /// How old its wearer is.
    pub age: Age,
    /// Whether more hair is likely to go.
    pub more_loss: bool,
}

/// Whose tendencies the line follows. A tendency of a group is where a conversation starts, not a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// A man's line.
    Man,
    /// A woman's.
    Woman,
}

impl Sex {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Man, Self::Woman];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Man => "man",
            Self::Woman => "woman",
        }
    }
}

/// An age, as far as the rules tell ages apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Age {
    /// 18 to 29: a man's line turns from concave to convex in these years (source 67).
    Young,
    /// 30 to 49.
    Middle,
    /// 50 and over.
    Older,
}

impl Age {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Young, Self::Middle, Self::Older];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Young => "18-29",
            Self::Middle => "30-49",
            Self::Older => "50",
        }
    }
}

/// The course of the edge between the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// Straight from point to point.
    Ruled,
    /// A gentle wave, not the same on both sides.
    Wave,
    /// Teeth of one size.
    Zigzag,
}

impl Edge {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Wave, Self::Ruled, Self::Zigzag];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ruled => "ruled",
            Self::Wave => "wave",
            Self::Zigzag => "zigzag",
        }
    }
}

/// A hairline for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Design {
    /// The face it is drawn on.
    pub face: FaceShape,
    /// Whose it is.
    pub client: Client,
    /// How high B is above A.
    pub middle: Millimetres,
    /// C and D of both sides.
    pub sides: Sides,
    /// How deep the transition zone is.
    pub zone: Millimetres,
    /// The edge between the points.
    pub edge: Edge,
}

impl Default for Design {
    /// A mature man's line as the published method places it.
    fn default() -> Self {
        Self {
            face: FaceShape::Oval,
            client: Client { sex: Sex::Man, age: Age::Middle, more_loss: false },
            middle: Millimetres(80),
            sides: Sides::Mirrored(Side::USUAL),
            zone: Millimetres(7),
            edge: Edge::Wave,
        }
    }
}
