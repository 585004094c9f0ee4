//! The words of a text without its markup: what search looks through and what readers quote.

use comrak::nodes::{Node, NodeLink, NodeValue};
use domain::Locale;
use domain::learning::{MediumText, PictureText, PlainText};

use super::Shelf;
use super::check::split_medium;

/// Adds the words of a block. Words of different blocks never run together.
pub(super) fn gather(block: Node<'_>, locale: Locale, shelf: &Shelf<'_>, plain: &mut PlainText) {
    let mut words = String::new();
    for node in block.descendants() {
        match &node.data().value {
            NodeValue::Image(image) => keep_aside(node, image, locale, shelf, plain),
            _ if in_picture(node) => {}
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::CodeBlock(code) => words.push_str(&code.literal),
            // The mark of a source stands behind a space that is not one between words.
            NodeValue::FootnoteReference(_) => words.truncate(words.trim_end().len()),
            NodeValue::SoftBreak
            | NodeValue::LineBreak
            | NodeValue::Paragraph
            | NodeValue::Heading(_)
            | NodeValue::Item(_)
            | NodeValue::TableCell => words.push(' '),
            _ => {}
        }
    }
    let words = single_spaced(&words);
    if !words.is_empty() {
        if !plain.text.is_empty() {
            plain.text.push(' ');
        }
        plain.text.push_str(&words);
    }
}

/// Adds what is said of a picture, or of a film or a recording, with its transcript.
fn keep_aside(node: Node<'_>, image: &NodeLink, locale: Locale, shelf: &Shelf<'_>, plain: &mut PlainText) {
    let (caption, alternative) = (image.title.clone(), single_spaced(&node.collect_text()));
    let Some((_, name)) = split_medium(&image.url) else {
        return plain.pictures.push(PictureText { caption, alternative });
    };
    if let Some(recorded) = shelf.recorded(name) {
        let transcript = recorded.transcript.get(locale).join(" ");
        let (kind, anchor) = (recorded.kind, recorded.anchor());
        plain.media.push(MediumText { kind, anchor, caption, alternative, transcript });
    }
}

fn in_picture(node: Node<'_>) -> bool {
    node.ancestors().skip(1).any(|up| matches!(up.data().value, NodeValue::Image(_)))
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn words_of_cells_and_items_stay_apart_and_pictures_are_kept_aside() {
        let arena = comrak::Arena::new();
        let markdown = "Two *soft*\nlines [^9].\n\n| a | b |\n|--|--|\n| c | d |\n\n- one\n- two\n\n![Alt\ntext](figure:x \"Caption\")\n\n[^9]: .";
        let root = comrak::parse_document(&arena, markdown, &super::super::options());
        let (sources, figures, media, terms) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        let shelf = Shelf { sources: &sources, figures: &figures, media: &media, terms: &terms };
        let mut plain = PlainText::default();
        for block in root.children() {
            if !matches!(block.data().value, NodeValue::FootnoteDefinition(_)) {
                gather(block, Locale::En, &shelf, &mut plain);
            }
        }
        assert_eq!(plain.text, "Two soft lines. a b c d one two");
        let picture = PictureText { caption: "Caption".to_owned(), alternative: "Alt text".to_owned() };
        assert_eq!(plain.pictures, [picture]);
    }
}
