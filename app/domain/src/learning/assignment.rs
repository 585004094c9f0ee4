//! Practice work a trainee photographs and a mentor reviews.

use std::collections::BTreeSet;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::learning::lesson::SourceNumber;
use crate::learning::rubric::Rubric;
use crate::locale::Localized;
use crate::practice::MAX_PHOTOS;
use crate::slug::AssignmentSlug;

/// A practice assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Stable name, unique in the academy.
    pub slug: AssignmentSlug,
    /// Title.
    pub title: Localized<String>,
    /// One or two sentences.
    pub summary: Localized<String>,
    /// What the work is done on.
    pub surface: Surface,
    /// Instructions as HTML.
    pub brief_html: Localized<String>,
    /// How many photos a round has.
    pub photos: PhotoCount,
    /// Whether a design made with a figure may take the place of a photo.
    pub designs: bool,
    /// What to photograph.
    pub shots: Vec<Shot>,
    /// Measurable aims; advisory, never a grade.
    pub targets: Vec<Target>,
    /// Yardstick of the review.
    pub rubric: Rubric,
}

/// What practice work is done on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Surface {
    /// The academy's printed practice sheet, the only surface that can be measured.
    Sheet,
    /// Latex practice skin.
    Latex,
    /// A melon.
    Melon,
    /// A practice head.
    Head,
    /// A drawing or a worked page.
    Drawing,
    /// A person, with their consent.
    LiveModel,
}

/// Why a text names no surface.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a surface: use sheet, latex, melon, head, drawing or live-model")]
pub struct SurfaceError(pub String);

impl Surface {
    /// Every surface, in teaching order.
    pub const ALL: [Self; 6] =
        [Self::Drawing, Self::Sheet, Self::Latex, Self::Melon, Self::Head, Self::LiveModel];

    /// The name used in files and stores.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::Latex => "latex",
            Self::Melon => "melon",
            Self::Head => "head",
            Self::Drawing => "drawing",
            Self::LiveModel => "live-model",
        }
    }
}

impl FromStr for Surface {
    type Err = SurfaceError;
    fn from_str(text: &str) -> Result<Self, SurfaceError> {
        Self::ALL
            .into_iter()
            .find(|surface| surface.as_str() == text)
            .ok_or_else(|| SurfaceError(text.to_owned()))
    }
}

/// How many photos a round takes: at least one, at most twelve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PhotoCount {
    min: usize,
    max: usize,
}

/// Why two numbers are no photo count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{min} to {max} photos cannot be asked for: use 1 ≤ min ≤ max ≤ {limit}", limit = PhotoCount::LIMIT)]
pub struct PhotoCountError {
    /// Lower bound that was asked for.
    pub min: usize,
    /// Upper bound that was asked for.
    pub max: usize,
}

impl PhotoCount {
    /// The most photos any round may have.
    pub const LIMIT: usize = MAX_PHOTOS;

    /// Bounds of one round.
    ///
    /// # Errors
    /// [`PhotoCountError`] unless 1 ≤ min ≤ max ≤ [`Self::LIMIT`].
    pub const fn new(min: usize, max: usize) -> Result<Self, PhotoCountError> {
        if min >= 1 && min <= max && max <= Self::LIMIT {
            Ok(Self { min, max })
        } else {
            Err(PhotoCountError { min, max })
        }
    }

    /// Fewest photos that make a round.
    pub const fn min(self) -> usize {
        self.min
    }

    /// Most photos a round may have.
    pub const fn max(self) -> usize {
        self.max
    }
}

/// One picture the trainee is asked to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shot {
    /// What it must show.
    pub text: Localized<String>,
}

/// A measurable aim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What is measured.
    pub name: Localized<String>,
    /// Range that is aimed at, with its unit.
    pub range: Localized<String>,
    /// Where the range comes from.
    pub sources: BTreeSet<SourceNumber>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_surface_reads_back_from_its_name() {
        for surface in Surface::ALL {
            assert_eq!(surface.as_str().parse(), Ok(surface));
        }
        assert_eq!("skin".parse::<Surface>(), Err(SurfaceError("skin".to_owned())));
    }

    #[test]
    fn a_round_has_at_least_one_and_at_most_twelve_photos() {
        assert!(PhotoCount::new(1, 12).is_ok());
        for (min, max) in [(0, 3), (4, 3), (1, 13)] {
            assert_eq!(PhotoCount::new(min, max), Err(PhotoCountError { min, max }));
        }
    }
}
