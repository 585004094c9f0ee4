//! What would make the next photo better.

use image::DynamicImage;

use crate::{Advice, RenditionKind, Size};

/// Mean luma below which a picture is dark, of 255.
const DARK: f64 = 62.0;

/// Luma from which a pixel counts as burnt out.
const BURNT: u8 = 252;

/// Share of burnt-out pixels between which they are glare. Above, the picture is a scan or a drawing on white.
const GLARE: std::ops::Range<f64> = 0.015..0.5;

/// Side of the tiles in which sharpness is judged, in pixels of the halved screen rendition.
const TILE: usize = 32;

/// Luma variance from which a tile has anything that could be sharp, beyond six times the noise.
const DETAIL: f64 = 30.0;

/// Ratio of Laplacian energy to luma variance below which detail is blurred. Dots and handwriting in focus measure 2
/// to 5, out of focus by 2 px of the screen rendition about 0.5, by 3.5 px (when dots begin to merge) 0.05 to 0.2.
const SHARP: f64 = 0.25;

/// Response of the Laplacian kernel below to white noise of variance 1.
const NOISE_GAIN: f64 = 20.0;

/// Looks at the screen rendition, whose size makes the measures comparable between cameras.
pub(crate) fn on(screen: &DynamicImage, original: Size) -> Vec<Advice> {
    let luma = Luma::of(screen);
    let burnt = luma.share(|value| value >= BURNT);
    let judged = [
        (Advice::Blurred, luma.sharpness().is_some_and(|sharpness| sharpness < SHARP)),
        (Advice::TooDark, luma.mean() < DARK),
        (Advice::Glare, GLARE.contains(&burnt)),
        (Advice::SmallPicture, original.longest() < RenditionKind::Screen.longest_side()),
    ];
    judged.into_iter().filter(|&(_, applies)| applies).map(|(advice, _)| advice).collect()
}

/// Brightness alone, one byte per pixel.
struct Luma {
    width: usize,
    values: Vec<u8>,
}

impl Luma {
    fn of(picture: &DynamicImage) -> Self {
        let width = picture.width() as usize;
        Self { width, values: picture.to_luma8().into_raw() }
    }

    fn mean(&self) -> f64 {
        let sum: u64 = self.values.iter().copied().map(u64::from).sum();
        ratio(sum, self.values.len())
    }

    fn share(&self, of: impl Fn(u8) -> bool) -> f64 {
        let count = self.values.iter().filter(|&&value| of(value)).count();
        ratio(count as u64, self.values.len())
    }

    /// How much of the detail there is lies at the finest scale: the upper quartile, over the tiles that show
    /// anything, of Laplacian energy per luma variance, with the camera's noise taken off both.
    ///
    /// A ratio, so that pale dots count like black ones; the upper quartile, so that a photo with a shallow plane of
    /// focus is not called blurred; `None` where there is nothing to judge by.
    fn sharpness(&self) -> Option<f64> {
        let tiles = self.halved().tiles();
        let noise = quantile(tiles.iter().map(|tile| tile.laplacian / NOISE_GAIN).collect(), 0.1)?;
        let ratios = tiles
            .iter()
            .filter(|tile| tile.variance - noise > DETAIL.max(6.0 * noise))
            .map(|tile| (tile.laplacian - NOISE_GAIN * noise) / (tile.variance - noise))
            .collect();
        quantile(ratios, 0.75)
    }

    /// The mean of each two by two pixels: most noise goes, and blur too slight to matter.
    fn halved(&self) -> Self {
        let rows: Vec<&[u8]> = self.values.chunks_exact(self.width).collect();
        let halve = |pair: &[&[u8]]| -> Vec<u8> {
            let quads = pair[0].chunks_exact(2).zip(pair[1].chunks_exact(2));
            quads.map(|(a, b)| mean_of([a[0], a[1], b[0], b[1]])).collect()
        };
        Self { width: self.width / 2, values: rows.chunks_exact(2).flat_map(halve).collect() }
    }

    fn tiles(&self) -> Vec<Tile> {
        let rows: Vec<&[u8]> = self.values.chunks_exact(self.width).collect();
        let mut tiles = Vec::new();
        for band in rows.windows(TILE + 2).step_by(TILE) {
            for left in (1..self.width.saturating_sub(TILE)).step_by(TILE) {
                tiles.push(Tile::measure(band, left));
            }
        }
        tiles
    }
}

fn mean_of(values: [u8; 4]) -> u8 {
    let sum: u16 = values.into_iter().map(u16::from).sum();
    u8::try_from((sum + 2) / 4).unwrap_or(u8::MAX)
}

/// One square of the picture.
struct Tile {
    /// Variance of luma.
    variance: f64,
    /// Mean square of the 4-neighbour Laplacian.
    laplacian: f64,
}

impl Tile {
    /// Measures the tile whose first column is `left`; `band` has one row more above and below.
    fn measure(band: &[&[u8]], left: usize) -> Self {
        let (mut sum, mut squares, mut laplacian) = (0_u64, 0_u64, 0_u64);
        for rows in band.windows(3) {
            for x in left..left + TILE {
                let [above, here, below] = [rows[0], rows[1], rows[2]].map(|row| i32::from(row[x]));
                let around = above + below + i32::from(rows[1][x - 1]) + i32::from(rows[1][x + 1]);
                sum += u64::from(here.unsigned_abs());
                squares += u64::from(here.unsigned_abs().pow(2));
                laplacian += u64::from((around - 4 * here).unsigned_abs().pow(2));
            }
        }
        let area = TILE * TILE;
        let mean = ratio(sum, area);
        Self { variance: ratio(squares, area) - mean * mean, laplacian: ratio(laplacian, area) }
    }
}

/// Sums over a picture stay far below 2⁵³, where `f64` begins to round.
#[expect(clippy::cast_precision_loss, reason = "see above")]
fn ratio(sum: u64, count: usize) -> f64 {
    sum as f64 / count.max(1) as f64
}

/// The value below which the given share of `values` lies.
fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index"
    )]
    let at = (values.len().checked_sub(1)? as f64 * share) as usize;
    let (_, value, _) = values.select_nth_unstable_by(at, f64::total_cmp);
    Some(*value)
}

#[cfg(test)]
mod tests;
