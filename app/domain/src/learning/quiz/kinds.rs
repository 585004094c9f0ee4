//! The six kinds of items. Each constructor refuses what could not be asked or judged, so the
//! rest of the program never meets such an item.

use std::collections::BTreeSet;

use crate::locale::Localized;
use crate::slug::{FigureName, OptionId};

/// Something to choose or to put in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Stable name within the item.
    pub id: OptionId,
    /// What is read.
    pub text: Localized<String>,
    /// Why it is right, wrong, or where it stands.
    pub why: Localized<String>,
}

/// Two things that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Name of the left side.
    pub id: OptionId,
    /// Name of the right side; a different one, or the page's own markup would give it away.
    pub partner: OptionId,
    /// What is asked.
    pub left: Localized<String>,
    /// What belongs to it.
    pub right: Localized<String>,
    /// Why they belong together.
    pub why: Localized<String>,
}

/// A rectangle in a drawing, in fractions of its width and height.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Stable name within the item.
    pub id: OptionId,
    /// Left edge, 0 to 1.
    pub x: f64,
    /// Upper edge, 0 to 1.
    pub y: f64,
    /// Width, above 0.
    pub w: f64,
    /// Height, above 0.
    pub h: f64,
    /// What the place is called.
    pub label: Localized<String>,
    /// Why it is right or wrong.
    pub why: Localized<String>,
}

/// Why parts make no item.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ItemError {
    /// There is nothing to choose from.
    #[error("the item needs at least {needed} options and has {found}")]
    TooFew {
        /// Smallest number that makes a question.
        needed: usize,
        /// Number there is.
        found: usize,
    },
    /// Two options share a name.
    #[error("two options are called `{0}`")]
    Repeated(OptionId),
    /// A single choice has none or several right options.
    #[error("exactly one option must be correct, {0} are")]
    NotOneRight(usize),
    /// Every option is right, or none is.
    #[error("at least one option must be correct and at least one wrong")]
    AllAlike,
    /// A number that cannot be compared with.
    #[error("answer and tolerance must be finite, and the tolerance not negative")]
    NotANumber,
    /// A region lies outside its drawing or has no area.
    #[error("region `{0}` must lie within the figure: x, y from 0 and x + w, y + h up to 1")]
    Outside(OptionId),
    /// One place in the drawing would belong to two regions.
    #[error("regions `{0}` and `{1}` overlap")]
    Overlap(OptionId, OptionId),
}

/// Choose one of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingleChoice {
    options: Vec<Choice>,
    right: usize,
}

impl SingleChoice {
    /// Options, each with whether it is right.
    ///
    /// # Errors
    /// Unless there are two or more options with names of their own, exactly one of them right.
    pub fn new(options: Vec<(Choice, bool)>) -> Result<Self, ItemError> {
        check_ids(options.iter().map(|(choice, _)| &choice.id), 2)?;
        let mut right = options.iter().enumerate().filter(|(_, (_, right))| *right);
        match (right.next(), right.count()) {
            (Some((index, _)), 0) => {
                Ok(Self { right: index, options: options.into_iter().map(|(choice, _)| choice).collect() })
            }
            (None, _) => Err(ItemError::NotOneRight(0)),
            (Some(_), more) => Err(ItemError::NotOneRight(more + 1)),
        }
    }

    /// All options in the author's order.
    pub fn options(&self) -> &[Choice] {
        &self.options
    }

    /// The right one.
    pub fn right(&self) -> &Choice {
        &self.options[self.right]
    }
}

/// Choose all that are right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MultipleChoice {
    options: Vec<Choice>,
    right: BTreeSet<OptionId>,
}

impl MultipleChoice {
    /// Options, each with whether it is right.
    ///
    /// # Errors
    /// Unless there are two or more options with names of their own, some right and some wrong.
    pub fn new(options: Vec<(Choice, bool)>) -> Result<Self, ItemError> {
        check_ids(options.iter().map(|(choice, _)| &choice.id), 2)?;
        let right: BTreeSet<_> =
            options.iter().filter(|(_, right)| *right).map(|(choice, _)| choice.id.clone()).collect();
        if right.is_empty() || right.len() == options.len() {
            return Err(ItemError::AllAlike);
        }
        Ok(Self { options: options.into_iter().map(|(choice, _)| choice).collect(), right })
    }

    /// All options in the author's order.
    pub fn options(&self) -> &[Choice] {
        &self.options
    }

    /// Names of the right ones.
    pub fn right(&self) -> impl ExactSizeIterator<Item = &OptionId> {
        self.right.iter()
    }

    /// Whether the option of that name is right.
    pub fn is_right(&self, id: &OptionId) -> bool {
        self.right.contains(id)
    }
}

/// Steps that have one right order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    steps: Vec<Choice>,
}

impl Sequence {
    /// Steps in the right order.
    ///
    /// # Errors
    /// Unless there are three or more steps with names of their own.
    pub fn new(steps: Vec<Choice>) -> Result<Self, ItemError> {
        check_ids(steps.iter().map(|step| &step.id), 3)?;
        Ok(Self { steps })
    }

    /// All steps in the right order.
    pub fn steps(&self) -> &[Choice] {
        &self.steps
    }
}

/// Things that belong together two by two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    pairs: Vec<Pair>,
}

impl Matching {
    /// Pairs in the author's order.
    ///
    /// # Errors
    /// Unless there are two or more pairs and every side has a name of its own.
    pub fn new(pairs: Vec<Pair>) -> Result<Self, ItemError> {
        check_ids(pairs.iter().map(|pair| &pair.id), 2)?;
        check_ids(pairs.iter().map(|pair| &pair.partner), 2)?;
        Ok(Self { pairs })
    }

    /// All pairs in the author's order.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }
}

/// A number to type.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeric {
    answer: f64,
    tolerance: f64,
    unit: Localized<String>,
}

impl Numeric {
    /// The right number and how far off still counts as right.
    ///
    /// # Errors
    /// When either is not finite or the tolerance is negative.
    pub fn new(answer: f64, tolerance: f64, unit: Localized<String>) -> Result<Self, ItemError> {
        if answer.is_finite() && tolerance.is_finite() && tolerance >= 0.0 {
            Ok(Self { answer, tolerance, unit })
        } else {
            Err(ItemError::NotANumber)
        }
    }

    /// The right number.
    pub fn answer(&self) -> f64 {
        self.answer
    }

    /// How far off still counts as right.
    pub fn tolerance(&self) -> f64 {
        self.tolerance
    }

    /// What is counted.
    pub fn unit(&self) -> &Localized<String> {
        &self.unit
    }

    /// Whether a number is near enough. Decimal fractions such as 4.8 have no exact binary form,
    /// so the edge of the tolerance is widened by a hair.
    pub fn accepts(&self, number: f64) -> bool {
        const HAIR: f64 = 1e-9;
        (number - self.answer).abs() <= self.tolerance + HAIR * self.answer.abs().max(1.0)
    }
}

/// A place to point at.
#[derive(Debug, Clone, PartialEq)]
pub struct Hotspot {
    figure: FigureName,
    regions: Vec<Region>,
    right: usize,
}

impl Hotspot {
    /// A drawing and its regions, each with whether it is the right one.
    ///
    /// # Errors
    /// Unless there are two or more regions, apart from each other and inside the drawing, with
    /// names of their own, exactly one of them right.
    pub fn new(figure: FigureName, regions: Vec<(Region, bool)>) -> Result<Self, ItemError> {
        check_ids(regions.iter().map(|(region, _)| &region.id), 2)?;
        let count = regions.iter().filter(|(_, right)| *right).count();
        let right = regions.iter().position(|(_, right)| *right).ok_or(ItemError::NotOneRight(0))?;
        if count > 1 {
            return Err(ItemError::NotOneRight(count));
        }
        let regions: Vec<Region> = regions.into_iter().map(|(region, _)| region).collect();
        for (index, region) in regions.iter().enumerate() {
            if !region.is_inside() {
                return Err(ItemError::Outside(region.id.clone()));
            }
            if let Some(earlier) = regions[..index].iter().find(|earlier| earlier.overlaps(region)) {
                return Err(ItemError::Overlap(earlier.id.clone(), region.id.clone()));
            }
        }
        Ok(Self { figure, regions, right })
    }

    /// The drawing.
    pub fn figure(&self) -> &FigureName {
        &self.figure
    }

    /// All regions in the author's order.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The right one.
    pub fn right(&self) -> &Region {
        &self.regions[self.right]
    }

    /// The region under a point, in fractions of the drawing.
    pub fn region_at(&self, x: f64, y: f64) -> Option<&Region> {
        self.regions.iter().find(|region| region.contains(x, y))
    }
}

impl Region {
    /// Fractions are written with few decimals; this much beyond an edge is rounding, not a mistake.
    const SLACK: f64 = 1e-6;

    /// Whether a point lies in the region.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        (self.x..=self.x + self.w).contains(&x) && (self.y..=self.y + self.h).contains(&y)
    }

    fn is_inside(&self) -> bool {
        let within = |start: f64, length: f64| {
            start >= 0.0 && length > Self::SLACK && start + length <= 1.0 + Self::SLACK
        };
        within(self.x, self.w) && within(self.y, self.h)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let apart = |a: f64, a_length: f64, b: f64, b_length: f64| {
            a + a_length <= b + Self::SLACK || b + b_length <= a + Self::SLACK
        };
        !apart(self.x, self.w, other.x, other.w) && !apart(self.y, self.h, other.y, other.h)
    }
}

fn check_ids<'i>(ids: impl Iterator<Item = &'i OptionId>, needed: usize) -> Result<(), ItemError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(ItemError::Repeated(id.clone()));
        }
    }
    if seen.len() < needed { Err(ItemError::TooFew { needed, found: seen.len() }) } else { Ok(()) }
}
