//! The seven shapes of a face, and what is found on the face that is drawn for each.

/// A shape of face. What it asks for is style advice (fact A4, sources 70 and 71), not a measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaceShape {
    /// Balanced lengths.
    Oval,
    /// As wide as long.
    Round,
    /// A wide jaw.
    Square,
    /// A wide forehead and a pointed chin.
    Heart,
    /// Wide cheekbones.
    Diamond,
    /// Much longer than wide.
    Oblong,
    /// A wide jaw and a narrow forehead.
    Triangle,
}

/// Where the features of a drawn face are, in millimetres from the glabella. They belong to the drawing: nobody's face has
/// been measured for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Features {
    /// How far the outer corner of an eye is from the midline.
    pub eye_across: i16,
    /// How far it is below the glabella.
    pub eye_below: i16,
    /// How far the base of the nose is below the glabella: the middle third.
    pub nose_below: i16,
    /// How far the tip of the chin is below the glabella: middle and lower third.
    pub chin_below: i16,
}

impl FaceShape {
    /// Every shape, in the order of the lesson.
    pub const ALL: [Self; 7] =
        [Self::Oval, Self::Round, Self::Square, Self::Heart, Self::Diamond, Self::Oblong, Self::Triangle];

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Oval => "oval",
            Self::Round => "round",
            Self::Square => "square",
            Self::Heart => "heart",
            Self::Diamond => "diamond",
            Self::Oblong => "oblong",
            Self::Triangle => "triangle",
        }
    }

    /// Where the advice for this shape comes from; nowhere if it is the academy's own reasoning by analogy.
    pub const fn sources(self) -> &'static [u16] {
        match self {
            Self::Oval | Self::Round | Self::Square | Self::Heart => &[70, 71],
            Self::Diamond | Self::Oblong | Self::Triangle => &[],
        }
    }

    /// What is found on the drawn face.
    pub const fn features(self) -> Features {
        let (eye_across, nose_below, chin_below) = match self {
            Self::Oval | Self::Heart => (46, 66, 130),
            Self::Round => (48, 61, 118),
            Self::Square => (47, 63, 124),
            Self::Diamond => (46, 66, 132),
            Self::Oblong => (43, 71, 144),
            Self::Triangle => (45, 64, 126),
        };
        Features { eye_across, eye_below: 12, nose_below, chin_below }
    }
}
