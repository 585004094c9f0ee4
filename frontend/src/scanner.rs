//! Reads QR codes in a camera's picture, for browsers that have no eye of their own. A bundle by itself: its tables are
//! larger than all the checks of a certificate's code, and most visitors never need it.

use wasm_bindgen::prelude::wasm_bindgen;

/// The text of the first QR code in a picture (four bytes a pixel, red first).
#[wasm_bindgen]
pub fn scan(pixels: &[u8], width: usize) -> Option<String> {
    let height = pixels.len().checked_div(4 * width)?;
    let grey = |x: usize, y: usize| {
        let at = 4 * (y * width + x);
        let part = |offset: usize, weight: u16| u16::from(pixels[at + offset]) * weight;
        u8::try_from((part(0, 77) + part(1, 150) + part(2, 29)) >> 8).unwrap_or(u8::MAX)
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    picture.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
