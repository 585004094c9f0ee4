//! Where a hand puts its dots, from a first evening to a practised one.

use rand::{Rng, RngExt};

use super::{
    canvas::{Canvas, Ink, Point},
    noise,
    shape::Area,
};

/// Dark brown pigment.
const PIGMENT: [f32; 3] = [0.10, 0.07, 0.06];

/// One touch of the needle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dot {
    at: Point,
    /// Where the needle left the surface: not where it entered when the hand drags.
    end: Point,
    radius: f32,
    strength: f32,
    /// Too deep: pigment has spread around it.
    blown: bool,
}

/// A practised or unpractised hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand {
    /// 0 is a first evening, 1 a master.
    pub(super) quality: f32,
}

impl Hand {
    pub(super) const fn of(quality: f32) -> Self {
        Self { quality }
    }

    /// What is left to learn.
    pub(super) fn unsteadiness(self) -> f32 {
        1.0 - self.quality
    }

    /// Fills `area` with dots of about `radius`, `spacing` telling how far apart they belong at each place, or that
    /// none belong there.
    pub(super) fn stipple(
        self,
        rng: &mut impl Rng,
        area: Area,
        radius: f32,
        spacing: impl Fn(Point) -> Option<f32>,
    ) -> Vec<Dot> {
        let patches = rng.random::<u32>();
        let row = rng.random_range(26.0..34.0);
        let mut placed = Placed::over(area);
        let mut dots = Vec::new();
        for _ in 0..placed.tries() {
            let mut at = Point::new(
                rng.random_range(area.from.x..area.to.x),
                rng.random_range(area.from.y..area.to.y),
            );
            let in_a_row = rng.random::<f32>() < 0.75 * self.unsteadiness() * self.unsteadiness();
            if in_a_row {
                // A row drifts as the hand travels.
                let drift = noise::smooth(at.x / 300.0, at.y / 200.0, patches) * 12.0;
                at.y = (at.y / row).round() * row + drift + swing(rng, 2.0);
            }
            let Some(apart) = spacing(at) else { continue };
            let forgotten = noise::smooth(at.x / 130.0, at.y / 130.0, patches);
            if forgotten > 0.35 + 0.75 * self.quality && rng.random::<f32>() < 0.85 {
                continue;
            }
            let wanted = noise::mix(1.7 * Placed::TRY_AREA / (apart * apart), 1.0, self.quality.powi(6));
            let kept = apart * noise::mix(0.34, 0.84, self.quality);
            if rng.random::<f32>() > wanted || placed.nearest(at) < kept {
                continue;
            }
            placed.add(at);
            let spill = if in_a_row { 2.0 } else { 8.0 } * self.unsteadiness();
            let at = at.plus(swing(rng, spill), swing(rng, spill));
            dots.push(self.touch(rng, at, radius));
            if rng.random::<f32>() < 0.022 * self.unsteadiness() {
                self.clump(rng, at, radius, &mut dots);
            }
        }
        dots
    }

    /// One dot as this hand makes it.
    pub(super) fn touch(self, rng: &mut impl Rng, at: Point, radius: f32) -> Dot {
        let shaky = self.unsteadiness();
        let blown = rng.random::<f32>() < 0.05 * shaky;
        let dragged = rng.random::<f32>() < 0.15 * shaky;
        let deep = if blown { rng.random_range(0.3..0.9) } else { 0.0 };
        let size = 1.0 + swing(rng, 0.10 + 0.32 * shaky) + deep;
        let drag = if dragged { rng.random_range(0.8..2.4) } else { swing(rng, 0.25).abs() } * radius;
        let direction = -0.6 + swing(rng, 0.6);
        let strength = 0.86 + swing(rng, 0.06 + 0.28 * shaky);
        Dot {
            at,
            end: at.plus(drag * direction.cos(), drag * direction.sin()),
            radius: radius * size.max(0.4),
            strength: strength.clamp(0.25, 0.97),
            blown,
        }
    }

    /// The needle lingers: several touches where one belongs.
    fn clump(self, rng: &mut impl Rng, around: Point, radius: f32, dots: &mut Vec<Dot>) {
        for _ in 0..rng.random_range(2..7) {
            let (x, y) = (rng.random_range(-2.4..2.4) * radius, rng.random_range(-2.4..2.4) * radius);
            dots.push(self.touch(rng, around.plus(x, y), radius));
        }
    }
}

/// Up to `width` to either side.
fn swing(rng: &mut impl Rng, width: f32) -> f32 {
    rng.random_range(-1.0..1.0) * width
}

/// Puts dots down as pigment.
pub(super) fn tattoo(canvas: &mut Canvas, dots: &[Dot], edge: f32) {
    for dot in dots {
        if dot.blown {
            canvas.dot(
                dot.at,
                dot.end,
                dot.radius * 1.5,
                Ink::new([0.45, 0.47, 0.52], 0.42, dot.radius * 2.6),
            );
        }
        canvas.dot(dot.at, dot.end, dot.radius, Ink::new(PIGMENT, dot.strength, edge));
    }
}

/// The dots so far, in a grid that answers quickly how near the nearest is.
struct Placed {
    area: Area,
    columns: usize,
    cells: Vec<Vec<Point>>,
}

impl Placed {
    /// Wider than any spacing asked about.
    const CELL: f32 = 48.0;

    fn over(area: Area) -> Self {
        let cells = |from: f32, to: f32| ((to - from) / Self::CELL).ceil().max(1.0) as usize;
        let (columns, rows) = (cells(area.from.x, area.to.x), cells(area.from.y, area.to.y));
        Self { area, columns, cells: vec![Vec::new(); columns * rows] }
    }

    /// Canvas per try: small enough that in the end there is no room for another dot.
    const TRY_AREA: f32 = 18.0;

    fn tries(&self) -> usize {
        (self.cells.len() as f32 * Self::CELL * Self::CELL / Self::TRY_AREA) as usize
    }

    fn cell(&self, at: Point) -> (usize, usize) {
        let index = |value: f32, from: f32, count: usize| {
            (((value - from) / Self::CELL).max(0.0) as usize).min(count - 1)
        };
        let rows = self.cells.len() / self.columns;
        (index(at.x, self.area.from.x, self.columns), index(at.y, self.area.from.y, rows))
    }

    fn add(&mut self, at: Point) {
        let (column, row) = self.cell(at);
        self.cells[row * self.columns + column].push(at);
    }

    fn nearest(&self, at: Point) -> f32 {
        let (column, row) = self.cell(at);
        let rows = self.cells.len() / self.columns;
        let mut nearest = f32::INFINITY;
        for row in row.saturating_sub(1)..(row + 2).min(rows) {
            for column in column.saturating_sub(1)..(column + 2).min(self.columns) {
                for &other in &self.cells[row * self.columns + column] {
                    nearest = nearest.min(at.distance(other));
                }
            }
        }
        nearest
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    use super::*;

    const FIELD: Area = Area::new(0.0, 0.0, 900.0, 700.0);

    fn worked(quality: f32, spacing: f32) -> Vec<Dot> {
        Hand::of(quality).stipple(&mut ChaCha8Rng::seed_from_u64(4), FIELD, 4.5, |_| Some(spacing))
    }

    /// Standard deviation over mean: 0 when all values are equal.
    fn spread(values: &[f32]) -> f32 {
        let count = values.len() as f32;
        let mean = values.iter().sum::<f32>() / count;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / count;
        variance.sqrt() / mean
    }

    fn nearest_neighbours(dots: &[Dot]) -> Vec<f32> {
        let others =
            |at: Point| dots.iter().map(move |dot| at.distance(dot.at)).filter(|distance| *distance > 0.0);
        dots.iter().map(|dot| others(dot.at).fold(f32::INFINITY, f32::min)).collect()
    }

    #[test]
    fn practice_evens_out_spacing_and_size() {
        let [beginner, developing, master] = [0.0, 0.5, 1.0].map(|quality| worked(quality, 28.0));
        let [a, b, c] = [&beginner, &developing, &master].map(|dots| spread(&nearest_neighbours(dots)));
        assert!(a > b && b > c && c < 0.2, "spacing: {a} {b} {c}");
        let [a, b, c] = [&beginner, &developing, &master]
            .map(|dots| spread(&dots.iter().map(|dot| dot.radius).collect::<Vec<_>>()));
        assert!(a > b && b > c && c < 0.1, "size: {a} {b} {c}");
    }

    #[test]
    fn even_spacing_is_not_a_grid() {
        let spread = spread(&nearest_neighbours(&worked(1.0, 28.0)));
        assert!(spread > 0.02, "{spread}");
    }

    #[test]
    fn every_hand_puts_about_as_many_dots_as_were_asked_for() {
        for quality in [0.0, 0.5, 1.0] {
            let (asked, put) = (900.0 * 700.0 / (28.0 * 28.0), worked(quality, 28.0).len() as f32);
            assert!((0.55..1.5).contains(&(put / asked)), "at quality {quality}: {put} of {asked}");
        }
    }
}
