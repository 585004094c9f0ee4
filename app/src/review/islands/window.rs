//! Which part of a photo is in sight. All places are fractions, of the photo or of the window, so that nothing here
//! depends on sizes in pixels.

/// The window onto a photo: where its upper left corner lies on the photo, and how far it is zoomed in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    scale: f64,
    x: f64,
    y: f64,
}

/// The closest look.
const MOST: f64 = 8.0;

impl Window {
    /// All of the photo.
    pub const FIT: Self = Self { scale: 1.0, x: 0.0, y: 0.0 };

    /// How far it is zoomed in, 1–8.
    pub const fn scale(self) -> f64 {
        self.scale
    }

    /// The place on the photo under a place of the window.
    pub fn below(self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x + x / self.scale, self.y + y / self.scale)
    }

    /// Where a place on the photo is in the window; outside 0–1 when it is out of sight.
    pub fn above(self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.x) * self.scale, (y - self.y) * self.scale)
    }

    /// Zoomed by `factor`; the place `at` of the photo stays where it is in the window, as far as the edges allow.
    #[must_use]
    pub fn zoomed(self, factor: f64, at: (f64, f64)) -> Self {
        let scale = (self.scale * factor).clamp(1.0, MOST);
        let (wx, wy) = self.above(at);
        Self { scale, x: at.0 - wx / scale, y: at.1 - wy / scale }.inside()
    }

    /// Moved so that what was at the window's edge is `by` window widths and heights further in.
    #[must_use]
    pub fn panned(self, (x, y): (f64, f64)) -> Self {
        Self { x: self.x - x / self.scale, y: self.y - y / self.scale, ..self }.inside()
    }

    /// Moved no further than needed to have a place of the photo in sight, a tenth of the window from its edges.
    #[must_use]
    pub fn showing(self, (x, y): (f64, f64)) -> Self {
        let (side, margin) = (1.0 / self.scale, 0.1 / self.scale);
        let shift = |start: f64, place: f64| start.clamp(place + margin - side, place - margin);
        Self { x: shift(self.x, x), y: shift(self.y, y), ..self }.inside()
    }

    /// The `transform` of a picture that fills the window when all of it is in sight.
    pub fn transform(self) -> String {
        let percent = |corner: f64| -corner * self.scale * 100.0;
        format!("translate({:.4}%, {:.4}%) scale({:.4})", percent(self.x), percent(self.y), self.scale)
    }

    fn inside(self) -> Self {
        let most = 1.0 - 1.0 / self.scale;
        Self { x: self.x.clamp(0.0, most), y: self.y.clamp(0.0, most), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: (f64, f64), b: (f64, f64)) -> bool {
        (a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9
    }

    #[test]
    fn zooming_keeps_the_place_under_the_pointer() {
        let at = (0.4, 0.6);
        let zoomed = Window::FIT.zoomed(2.0, at).zoomed(1.5, at);
        assert!(near(zoomed.above(at), at), "{:?}", zoomed.above(at));
        assert!(near(zoomed.below(zoomed.above((0.5, 0.5))), (0.5, 0.5)));
    }

    #[test]
    fn the_window_never_leaves_the_photo() {
        let corner = Window::FIT.zoomed(4.0, (1.0, 1.0)).panned((-9.0, -9.0));
        assert!(near(corner.below((1.0, 1.0)), (1.0, 1.0)));
        assert_eq!(Window::FIT.panned((0.3, 0.3)), Window::FIT);
        assert_eq!(corner.zoomed(0.01, (0.2, 0.9)), Window::FIT);
        assert!((corner.zoomed(99.0, (0.5, 0.5)).scale() - MOST).abs() < 1e-9);
    }

    #[test]
    fn a_place_out_of_sight_comes_into_sight() {
        let window = Window::FIT.zoomed(4.0, (0.0, 0.0)).showing((0.9, 0.5));
        let (x, y) = window.above((0.9, 0.5));
        assert!((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y), "{x} {y}");
        assert_eq!(window.showing((0.9, 0.5)), window);
    }
}
