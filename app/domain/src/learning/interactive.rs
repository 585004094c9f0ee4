//! Figures that answer: the reader changes something and sees what becomes of it.

use serde::{Deserialize, Serialize};

/// A figure with a page of its own, `/figures/{name}`, which lessons lead to. What it says is code, because it computes;
/// its sources are those of the courses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interactive {
    /// What is normal on which day, and what needs a doctor.
    HealingTimeline,
    /// How deep, how hard, and what is left of the dot.
    NeedleDepth,
    /// A hairline on seven shapes of face, and what the rules say to it.
    HairlineDesign,
    /// Skin, stubble, shade and pigment, and the colour when it has healed.
    ColourMatch,
    /// Dots placed or generated, and what can be measured of them.
    DotField,
    /// Costs, time and target income, and the price they ask for.
    Pricing,
}

/// Which bundle for the browser holds a figure, so that nobody loads figures which their page does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Room {
    /// Figures that are read.
    Figures,
    /// Figures with which something is made.
    Workbench,
    /// The hairline designer, whose drawing alone fills one.
    Designer,
}

impl Room {
    /// As its feature in the crate `frontend` is called.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Workbench => "workbench",
            Self::Designer => "designer",
        }
    }
}

impl Interactive {
    /// Every figure, in the order in which one learns.
    pub const ALL: &'static [Self] = &[
        Self::HealingTimeline,
        Self::NeedleDepth,
        Self::HairlineDesign,
        Self::ColourMatch,
        Self::DotField,
        Self::Pricing,
    ];

    /// Whether what is made with it is a picture that can be sent as practice work.
    pub const fn makes_designs(self) -> bool {
        matches!(self, Self::HairlineDesign)
    }

    /// The name in addresses and in lessons.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HealingTimeline => "healing-timeline",
            Self::NeedleDepth => "needle-depth",
            Self::HairlineDesign => "hairline-design",
            Self::ColourMatch => "colour-match",
            Self::DotField => "dot-field",
            Self::Pricing => "pricing",
        }
    }

    /// The bundle that holds it.
    pub const fn room(self) -> Room {
        match self {
            Self::HealingTimeline | Self::NeedleDepth | Self::ColourMatch => Room::Figures,
            Self::DotField | Self::Pricing => Room::Workbench,
            Self::HairlineDesign => Room::Designer,
        }
    }

    /// The figure of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|figure| figure.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_found_by_its_name() {
        for &figure in Interactive::ALL {
            assert_eq!(Interactive::parse(figure.as_str()), Some(figure));
            let written = serde_json::to_string(&figure).expect("a name");
            assert_eq!(written, format!("\"{}\"", figure.as_str()));
        }
        assert_eq!(Interactive::parse("perpetual-motion"), None);
    }
}
