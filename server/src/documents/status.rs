//! Where a certificate stands now, as a picture for other people's pages. Its colours are its own, so that it can be read
//! wherever it is put.

use std::fmt::Write;

use app::credentials::embed::mark;
use app::credentials::words;
use app::i18n::{credentials as say, format};
use app::ui::Tone;
use contract::credentials::VerificationView;
use domain::Locale;
use html_escape::{encode_double_quoted_attribute as quoted, encode_text as escaped};

use super::badge::hex;
use super::ink::{BLACK, GREEN, GREY, Ink, RED};
use super::layout::Style;

const WIDTH: f32 = 360.0;
const HEIGHT: f32 = 112.0;
/// Where the text begins.
const LEFT: f32 = 70.0;
const ROOM: f32 = WIDTH - LEFT - 14.0;
/// For what is over, as the pages have it.
const AMBER: Ink = (116, 78, 0);

/// The picture; `None` says that no certificate has the code.
pub(crate) fn status(view: Option<&VerificationView>, locale: Locale) -> String {
    let tone = view.map_or(Tone::Error, |view| words::tone(&view.verdict));
    let ink = match tone {
        Tone::Ok => GREEN,
        Tone::Warn | Tone::Info | Tone::Plain => AMBER,
        Tone::Error => RED,
    };
    let state = view.map_or_else(
        || say::verdict::not_found(locale).to_owned(),
        |view| words::verdict(locale, &view.verdict),
    );
    let record = view.and_then(|view| view.record.as_ref());
    let stated = record.map(|record| format!("{}: {}", record.title, record.holder));
    let title = stated.map_or_else(|| state.clone(), |stated| format!("{state}. {stated}"));
    let colour = hex(ink);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         viewBox=\"0 0 {WIDTH} {HEIGHT}\" lang=\"{}\" role=\"img\" aria-label=\"{}\"><title>{}</title>\
         <rect x=\".5\" y=\".5\" width=\"359\" height=\"111\" rx=\"4\" fill=\"#fff\" stroke=\"#7c8584\"/>\
         <path d=\"M0 4a4 4 0 0 1 4-4h2v112h-2a4 4 0 0 1-4-4z\" fill=\"{colour}\"/>\
         <g transform=\"translate(19 16) scale(.78)\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"4\" \
         stroke-linecap=\"round\"><circle cx=\"24\" cy=\"24\" r=\"21\"/><path d=\"{}\"/></g>",
        locale.tag(),
        quoted(&title),
        escaped(&title),
        mark(tone),
    );
    let mut lines = vec![(Style::Display, 22.0, ink, 31.0, state)];
    if let Some(record) = record {
        lines.push((Style::Strong, 14.0, BLACK, 53.0, record.holder.clone()));
        lines.push((Style::Text, 13.0, BLACK, 72.0, record.title.clone()));
    }
    if let Some(view) = view {
        let checked = say::as_of(locale, format::date_time(locale, view.as_of));
        lines.push((Style::Text, 11.5, GREY, 96.0, checked));
    }
    for (style, size, ink, y, text) in lines {
        svg.push_str(&line(style, size, ink, y, &text));
    }
    svg.push_str("</svg>");
    svg
}

/// A line that keeps to its room whatever face a reader's computer sets it in: a wide one is drawn smaller, and never
/// wider than it was measured.
fn line(style: Style, size: f32, ink: Ink, y: f32, text: &str) -> String {
    let fitted = style.fit(text, size, ROOM * 0.96);
    let tight = fitted < size;
    let mut element = format!(
        "<text x=\"{LEFT}\" y=\"{y}\" font-family=\"{}\" font-weight=\"{}\" font-size=\"{fitted:.1}\" fill=\"{}\"",
        style.family(),
        style.weight(),
        hex(ink)
    );
    if tight {
        // Writing to a string does not fail.
        let _ = write!(element, " textLength=\"{:.0}\" lengthAdjust=\"spacingAndGlyphs\"", ROOM * 0.96);
    }
    let _ = write!(element, ">{}</text>", escaped(text));
    element
}

#[cfg(test)]
mod tests {
    use domain::credentials::Verdict;
    use resvg::usvg::roxmltree::Document;
    use time::macros::datetime;

    use super::super::certificate::tests::view;
    use super::*;

    #[test]
    fn the_picture_says_in_words_what_it_shows() {
        let revoked = Verdict::Revoked { at: datetime!(2026-10-30 00:00 UTC), reason: "<fraud>".to_owned() };
        let mut view = view(1);
        let valid = status(Some(&view), Locale::En);
        assert!(valid.contains(">Valid<") && valid.contains("<title>Valid. "), "{valid}");
        view.verdict = revoked;
        let text = status(Some(&view), Locale::Es);
        let tree = Document::parse(&text).expect("well-formed");
        let root = tree.root_element();
        assert!(
            root.attribute("aria-label").is_some_and(|label| label.starts_with("Revocado el 30")),
            "{text}"
        );
        assert!(!text.contains("<script") && !text.contains("style="), "{text}");
    }

    #[test]
    fn names_are_never_markup() {
        let mut view = view(1);
        if let Some(record) = view.record.as_mut() {
            record.holder = "<script>&\"Ana\"".to_owned();
        }
        let text = status(Some(&view), Locale::En);
        assert!(Document::parse(&text).is_ok() && !text.contains("<script"), "{text}");
    }

    #[test]
    fn an_unknown_code_gets_a_picture_that_says_so() {
        assert!(status(None, Locale::Es).contains("No encontrado"));
    }
}
