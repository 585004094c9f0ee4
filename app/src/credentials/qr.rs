//! QR codes as shapes: for pages that print, and for documents.

use fast_qr::{ECL, QRBuilder};

/// A QR code (ISO/IEC 18004), error correction M: a tenth of it may be dirty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Modules on each side, without the quiet zone.
    pub size: usize,
    /// Runs of dark modules: row, first column, count.
    pub runs: Vec<(usize, usize, usize)>,
}

/// Modules of white that a QR code needs around itself.
pub const QUIET: usize = 4;

impl Qr {
    /// The code that reads `text`; `None` for a text too long for any.
    pub fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for row in 0..code.size {
            for (column, module) in code[row].iter().take(code.size).enumerate() {
                if !module.value() {
                    continue;
                }
                match runs.last_mut() {
                    Some((last, start, count)) if *last == row && *start + *count == column => *count += 1,
                    _ => runs.push((row, column, 1)),
                }
            }
        }
        Some(Self { size: code.size, runs })
    }

    /// The code with its quiet zone as an SVG path of unit modules; it fills a square of [`side`](Self::side).
    pub fn path(&self) -> String {
        self.runs.iter().fold(String::new(), |mut path, (row, column, count)| {
            path.push_str(&format!("M{} {}h{count}v1h-{count}z", column + QUIET, row + QUIET));
            path
        })
    }

    /// Modules on each side with the quiet zone.
    pub const fn side(&self) -> usize {
        self.size + 2 * QUIET
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_reads_what_is_drawn() {
        // The longest address that a document is printed with.
        let text = format!("https://academy.example/verify/7Q4K-2M9P-W3XD#t={}", "Ab3-".repeat(85));
        let qr = Qr::of(&text).expect("short enough");
        assert!(qr.size <= 77, "no more than version 15: {}", qr.size);
        let is_dark = |x: usize, y: usize| {
            let (Some(row), Some(column)) = (y.checked_sub(QUIET), x.checked_sub(QUIET)) else {
                return false;
            };
            qr.runs.iter().any(|(r, start, count)| *r == row && (*start..start + count).contains(&column))
        };
        let scale = 4;
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(qr.side() * scale, qr.side() * scale, |x, y| {
                if is_dark(x / scale, y / scale) { 0 } else { 255 }
            });
        let read: Vec<_> = picture.detect_grids().iter().filter_map(|grid| grid.decode().ok()).collect();
        assert_eq!(read.into_iter().map(|(_, text)| text).collect::<Vec<_>>(), [text]);
    }

    #[test]
    fn the_runs_are_exactly_the_dark_modules() {
        let text = "https://academy.example/verify/7Q4K-2M9P-W3XD";
        let qr = Qr::of(text).expect("short enough");
        let code = QRBuilder::new(text).ecl(ECL::M).build().expect("short enough");
        let dark = |row: usize, column: usize| {
            qr.runs.iter().any(|(r, start, count)| *r == row && (*start..start + count).contains(&column))
        };
        for row in 0..code.size {
            for column in 0..code.size {
                assert_eq!(dark(row, column), code[row][column].value(), "{row}, {column}");
            }
        }
    }
}
