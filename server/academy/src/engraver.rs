//! Drawings made into pictures.

/// Makes a picture of a drawing. Implemented where the fonts are.
pub trait Engraver: Send + Sync {
    /// The drawing, an SVG that one of our figures made, as a PNG large enough for close inspection. Takes a good part of a
    /// second of a core.
    ///
    /// # Errors
    /// When it is no drawing.
    fn engrave(&self, svg: &str) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>>;
}
