//! The certificate as a picture that carries its signed document: Open Badges 3.0, section 5.3, "Baking".
//!
//! One drawing in both forms. The SVG names faces that most computers have a relative of; in the PNG the academy's own
//! are drawn in.

use std::fmt::Write;

use app::i18n::{credentials as say, format};
use contract::credentials::{RecordView, VerificationView};
use domain::Locale;
use html_escape::{encode_double_quoted_attribute as quoted, encode_text as escaped};

use super::ink::{BLACK, DocumentError, GREEN, GREY, Ink};
use super::layout::Style;
use super::picture::rendered;

/// Side of the drawing, in its own units.
const SIDE: f32 = 600.0;
/// How many pixels of the PNG a unit takes.
const SCALE: f32 = 2.0;
/// The widest line.
const ROOM: f32 = 430.0;
/// The academy's sign, a drawing of 40 × 24 units.
const SIGN: &str = include_str!("../../../app/static/favicon.svg");
/// What Open Badges calls the chunk of a PNG that holds the token.
const CHUNK: &str = "openbadgecredential";

/// The badge as SVG, with the token in the element that Open Badges asks for, directly after the root's tag.
///
/// # Errors
/// When the record cannot be believed.
pub(crate) fn svg(view: &VerificationView, locale: Locale) -> Result<String, DocumentError> {
    let record = view.record.as_ref().ok_or_else(DocumentError::nothing)?;
    let token = quoted(&view.jwt);
    let credential = format!(
        "<openbadges:credential xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\" verify=\"{token}\"/>"
    );
    Ok(drawing(record, locale, &credential))
}

/// The badge as PNG, with the token in an uncompressed iTXt chunk.
///
/// # Errors
/// When the record cannot be believed.
pub(crate) fn png(view: &VerificationView, locale: Locale) -> Result<Vec<u8>, DocumentError> {
    let record = view.record.as_ref().ok_or_else(DocumentError::nothing)?;
    let picture = rendered(&drawing(record, locale, ""), SCALE)?;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.add_itxt_chunk(CHUNK.to_owned(), view.jwt.clone()).map_err(DocumentError::of)?;
    let mut writer = encoder.write_header().map_err(DocumentError::of)?;
    writer.write_image_data(&picture.take_demultiplied()).map_err(DocumentError::of)?;
    writer.finish().map_err(DocumentError::of)?;
    Ok(file)
}

/// A seal: two hairlines around the sign, what it is for, whose it is, and until when.
fn drawing(record: &RecordView, locale: Locale, credential: &str) -> String {
    let title = format!("{}: {}", record.title, record.holder);
    let (sign, green) = (sign(), hex(GREEN));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{SIDE}\" height=\"{SIDE}\" viewBox=\"0 0 {SIDE} {SIDE}\" \
         role=\"img\" aria-label=\"{}\">{credential}<title>{}</title>\
         <circle cx=\"300\" cy=\"300\" r=\"296\" fill=\"#fbfcfa\" stroke=\"{green}\" stroke-width=\"4\"/>\
         <circle cx=\"300\" cy=\"300\" r=\"284\" fill=\"none\" stroke=\"{green}\" stroke-width=\"1.5\"/>\
         <g fill=\"{green}\" transform=\"translate(190 76) scale(5.5)\">{sign}</g>",
        quoted(&title),
        escaped(&title),
    );
    let until = format!("{} {}", say::fact::until(locale), format::day(locale, record.valid_until.date()));
    let blocks = [
        (Style::Display, 36.0, BLACK, record.title.as_str(), 0.0),
        (Style::Strong, 30.0, GREEN, record.holder.as_str(), 18.0),
        (Style::Text, 20.0, GREY, record.issuer.as_str(), 16.0),
        (Style::Text, 20.0, GREY, until.as_str(), 0.0),
    ];
    let mut y = 262.0;
    for (style, size, ink, text, above) in blocks {
        y += above;
        for line in style.wrap(text, size, ROOM) {
            y += size * 1.2;
            // Writing to a string does not fail.
            let _ = write!(svg, "{}", text_element(style, size, ink, y, &line));
        }
    }
    svg.push_str("</svg>");
    svg
}

fn text_element(style: Style, size: f32, ink: Ink, y: f32, line: &str) -> String {
    let (family, weight) = (style.family(), style.weight());
    format!(
        "<text x=\"300\" y=\"{y}\" text-anchor=\"middle\" font-family=\"{family}\" font-weight=\"{weight}\" \
         font-size=\"{size}\" fill=\"{}\">{}</text>",
        hex(ink),
        escaped(line)
    )
}

/// What the sign's own file draws, without its root.
fn sign() -> &'static str {
    let inner = SIGN.split_once('>').map_or("", |(_, rest)| rest);
    inner.trim_end().trim_end_matches("</svg>")
}

/// A colour as drawings write it.
pub(super) fn hex((red, green, blue): Ink) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::super::certificate::tests::view;
    use super::*;

    #[test]
    fn the_png_carries_the_token_in_one_uncompressed_chunk() {
        let view = view(1);
        let file = png(&view, Locale::En).expect("a badge");
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&file));
        decoder.set_limits(png::Limits { bytes: 1 << 24 });
        let reader = decoder.read_info().expect("a PNG");
        let [chunk] = reader.info().utf8_text.as_slice() else { panic!("one chunk") };
        assert_eq!((chunk.keyword.as_str(), chunk.compressed), (CHUNK, false));
        assert_eq!(chunk.get_text().expect("text"), view.jwt);
    }

    #[test]
    fn the_svg_carries_the_token_directly_after_its_root_and_no_markup_of_names() {
        let mut view = view(1);
        if let Some(record) = view.record.as_mut() {
            record.holder = "<script>&\"Ana\"".to_owned();
        }
        let text = svg(&view, Locale::Es).expect("a badge");
        let tree = resvg::usvg::roxmltree::Document::parse(&text).expect("well-formed");
        let first = tree.root_element().first_element_child().expect("an element");
        assert_eq!(first.tag_name().namespace(), Some("https://purl.imsglobal.org/ob/v3p0"));
        assert_eq!(first.attribute("verify"), Some(view.jwt.as_str()));
        assert!(!text.contains("<script"));
    }

    #[test]
    fn the_picture_shows_more_than_paper() {
        let record = view(1).record.expect("a record");
        let picture = rendered(&drawing(&record, Locale::En, ""), SCALE).expect("a picture");
        let inked = picture.pixels().iter().filter(|pixel| pixel.alpha() == 255 && pixel.red() < 60).count();
        assert!(inked > 10_000, "{inked} dark pixels");
    }
}
