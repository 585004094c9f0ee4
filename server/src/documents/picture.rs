//! Drawings made into pictures, with the academy's own faces.

use std::sync::{Arc, LazyLock};

use academy::Engraver;
use resvg::{tiny_skia, usvg};

use super::ink::DocumentError;
use super::layout::FILES;

/// How many pixels a unit of a figure takes: a figure is 640 units wide, close inspection 2560 pixels at most.
const CLOSE: f32 = 3.0;

/// The drawing, each of its units `scale` pixels long.
pub(super) fn rendered(svg: &str, scale: f32) -> Result<tiny_skia::Pixmap, DocumentError> {
    static FACES: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
        let mut faces = usvg::fontdb::Database::new();
        for file in FILES {
            faces.load_font_data(file.to_vec());
        }
        Arc::new(faces)
    });
    let options = usvg::Options { fontdb: FACES.clone(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).map_err(DocumentError::of)?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(|| DocumentError::of("no size"))?;
    let mut picture =
        tiny_skia::Pixmap::new(size.width(), size.height()).ok_or_else(|| DocumentError::of("no room"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut picture.as_mut());
    Ok(picture)
}

/// Makes pictures of designs.
pub(crate) struct Press;

impl Engraver for Press {
    fn engrave(&self, svg: &str) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
        let picture = rendered(svg, CLOSE)?;
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, picture.width(), picture.height());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        // The ground of a figure is opaque, so nothing shows through.
        let colours = picture.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
        writer.write_image_data(&colours.collect::<Vec<_>>())?;
        writer.finish()?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use app::figures::plate;
    use domain::Locale;
    use domain::learning::Interactive;

    use super::*;

    #[test]
    fn a_design_is_a_picture_that_can_be_taken_in() {
        let svg = plate(Interactive::HairlineDesign, Locale::Es, &[]);
        let picture = rendered(&svg, 1.0).expect("a drawing");
        assert_eq!((picture.width(), picture.height()), (640, 564));
        assert!(picture.pixels().iter().all(|pixel| pixel.alpha() == 255), "the ground is opaque");
        let dark = picture.pixels().iter().filter(|pixel| pixel.red() < 60 && pixel.green() < 60);
        assert!(dark.count() > 2_000, "hair and letters");
        let file = Press.engrave(&svg).expect("a picture");
        let taken = measure::intake(&file, &measure::Limits::default()).expect("a photo");
        assert_eq!(taken.format, domain::practice::photo::Format::Png);
    }

    #[test]
    fn what_is_no_drawing_is_no_picture() {
        assert!(Press.engrave("no drawing").is_err());
    }
}
