//! What can be measured of a field of dots, wherever the dots come from: a photographed sheet or a drawing.
//!
//! The definitions are those of the practice sheet. What is called a row, a clump or even is the academy's own choice:
//! nobody has published a limit. Lengths are in millimetres; a field begins at zero and reaches to the right and down.

mod rows;
mod spread;

#[cfg(test)]
mod tests;

/// Where a dot lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// From the left, in millimetres.
    pub x: f64,
    /// From the top, in millimetres.
    pub y: f64,
}

impl Dot {
    fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// The size of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// In millimetres.
    pub width: f64,
    /// In millimetres.
    pub height: f64,
}

impl Area {
    /// In square centimetres.
    pub fn cm2(self) -> f64 {
        self.width * self.height / 100.0
    }

    fn short_side(self) -> f64 {
        self.width.min(self.height)
    }

    /// How far a dot is from the border.
    fn inset(self, dot: Dot) -> f64 {
        dot.x.min(self.width - dot.x).min(dot.y).min(self.height - dot.y)
    }
}

/// How dots are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// In one or more directions they repeat.
    Rows,
    /// In groups, with more between the groups than chance leaves.
    Clustered,
    /// Further from each other than chance puts them.
    Even,
    /// As chance would have it.
    Random,
}

/// Everything that is measured of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// How many dots there are.
    pub count: usize,
    /// Dots per square centimetre.
    pub density: f64,
    /// Mean distance from a dot to its nearest neighbour, in millimetres, without dots near the border; nothing below
    /// [`FEWEST`] dots.
    pub spacing: Option<f64>,
    /// That distance over the one chance would give (Clark and Evans): 1 is chance, more is even, less is clustered.
    pub index: Option<f64>,
    /// How much the strongest repetition stands out: about 1 without rows; nothing below [`FEWEST_IN_ROWS`] dots.
    pub rows: Option<f64>,
    /// Local variance over mean of counts: 1 is chance, below 0.6 even, above 1.5 clustered; nothing where there is no
    /// room for a block of counts.
    pub dispersion: Option<f64>,
    /// The share of dots that touch another, 0 to 1.
    pub merged: f64,
    /// What it looks like; nothing below [`FEWEST`] dots.
    pub pattern: Option<Pattern>,
}

/// With fewer dots nothing is said about their arrangement.
pub const FEWEST: usize = 12;
/// With fewer dots in a window nothing is said about rows.
pub const FEWEST_IN_ROWS: usize = 40;
/// A row score above this is called rows.
pub const ROWS_FROM: f64 = 2.2;
/// A dispersion above this is called clustered.
pub const CLUSTERED_FROM: f64 = 1.5;
/// Where nothing can be said of the dispersion, an index below this is called clustered.
pub const CLUSTERED_BELOW: f64 = 0.7;
/// An index above this is called even.
pub const EVEN_FROM: f64 = 1.245;

impl Measures {
    /// Measures dots of one diameter (in millimetres) that lie in an area of some size.
    pub fn of(dots: &[Dot], area: Area, diameter: f64) -> Self {
        let density = per(dots.len(), area.cm2());
        let spacing = spread::spacing(dots, area);
        // The mean distance of chance is half over the root of the density.
        let index = spacing.map(|spacing| spacing * 2.0 * (density / 100.0).sqrt());
        let rows = rows::score(dots, area);
        let dispersion = spread::dispersion(dots, area);
        let clustered = |index: f64| match dispersion {
            Some(dispersion) => dispersion > CLUSTERED_FROM,
            None => index < CLUSTERED_BELOW,
        };
        let pattern = index.map(|index| match rows {
            Some(rows) if rows > ROWS_FROM => Pattern::Rows,
            _ if clustered(index) => Pattern::Clustered,
            _ if index > EVEN_FROM => Pattern::Even,
            _ => Pattern::Random,
        });
        let merged = spread::merged(dots, diameter);
        Self { count: dots.len(), density, spacing, index, rows, dispersion, merged, pattern }
    }
}

/// So many of something in that much of another; nothing in nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of dots")]
fn per(count: usize, whole: f64) -> f64 {
    if whole > 0.0 { count as f64 / whole } else { 0.0 }
}
