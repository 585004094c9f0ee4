//! Setting lines: faces, widths, and where a line breaks.

use std::sync::LazyLock;

use krilla::text::Font;
use ttf_parser::Face;

/// A face of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Atkinson Hyperlegible Next, for text.
    Text,
    /// Its bold, for names of things.
    Strong,
    /// Besley, for headings.
    Display,
}

/// Latin and extended Latin of the fonts the pages use (SIL Open Font License, beside the files).
pub(super) const FILES: [&[u8]; 3] = [
    include_bytes!("fonts/atkinson-400.ttf"),
    include_bytes!("fonts/atkinson-700.ttf"),
    include_bytes!("fonts/besley-500.ttf"),
];

static FONTS: LazyLock<[Option<Font>; 3]> = LazyLock::new(|| FILES.map(|file| Font::new(file.into(), 0)));

static FACES: LazyLock<[Option<Face<'static>>; 3]> =
    LazyLock::new(|| FILES.map(|file| Face::parse(file, 0).ok()));

impl Style {
    const fn index(self) -> usize {
        match self {
            Self::Text => 0,
            Self::Strong => 1,
            Self::Display => 2,
        }
    }

    /// The font to draw with.
    pub(super) fn font(self) -> Option<Font> {
        FONTS[self.index()].clone()
    }

    fn face(self) -> Option<&'static Face<'static>> {
        FACES[self.index()].as_ref()
    }

    /// How drawings name the face, with a relative that most computers have.
    pub(super) const fn family(self) -> &'static str {
        match self {
            Self::Display => "Besley, Georgia, serif",
            Self::Strong | Self::Text => "'Atkinson Hyperlegible Next', Verdana, sans-serif",
        }
    }

    /// How heavy the face is, as drawings write it.
    pub(super) const fn weight(self) -> u16 {
        match self {
            Self::Display => 500,
            Self::Strong => 700,
            Self::Text => 400,
        }
    }

    /// The text with a question mark for every letter the face lacks: a page of another script would need
    /// fonts larger than the whole program. The page on the site shows every script.
    pub(super) fn spell(self, text: &str) -> String {
        let has = |c: char| self.face().is_some_and(|face| face.glyph_index(c).is_some());
        let plain = text.replace('\u{a0}', " ");
        plain.chars().map(|c| if has(c) { c } else { '?' }).collect()
    }

    /// The width of `text` at `size` points.
    pub(super) fn width(self, text: &str, size: f32) -> f32 {
        let Some(face) = self.face() else { return 0.0 };
        let advance = |c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph));
        let units: u32 = text.chars().filter_map(advance).map(u32::from).sum();
        #[allow(clippy::cast_precision_loss, reason = "a line has far fewer units than f32 can count")]
        let units = units as f32;
        units / f32::from(face.units_per_em()) * size
    }

    /// The size, `size` at most, at which `text` is no wider than `room`.
    pub(super) fn fit(self, text: &str, size: f32, room: f32) -> f32 {
        let width = self.width(&self.spell(text), size);
        if width > room { size * room / width } else { size }
    }

    /// Breaks `text` between words so that no line is wider than `room`; a single word may be.
    pub(super) fn wrap(self, text: &str, size: f32, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in self.spell(text).split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_of_the_house_is_one() {
        for style in [Style::Text, Style::Strong, Style::Display] {
            assert!(style.font().is_some() && style.face().is_some(), "{style:?}");
        }
    }

    #[test]
    fn the_letters_of_both_languages_and_their_neighbours_are_there() {
        for style in [Style::Text, Style::Strong, Style::Display] {
            let text = "Inés Ñúñez “Ana” Łukasz Çelik Škoda – 0123 · ¿Válido?";
            assert_eq!(style.spell(text), text);
            assert_eq!(style.spell("李"), "?");
        }
    }

    #[test]
    fn a_text_that_is_too_wide_is_set_smaller() {
        assert!((Style::Strong.fit("Ana", 10.0, 100.0) - 10.0).abs() < f32::EPSILON);
        let size = Style::Display.fit("Maximiliana von Hohenfels-Wartburg", 34.0, 200.0);
        assert!(size < 34.0 && Style::Display.width("Maximiliana von Hohenfels-Wartburg", size) < 200.1);
    }

    #[test]
    fn lines_stay_within_their_room() {
        let text =
            "This certificate records training and assessed practice work. It is not a licence to practise.";
        let lines = Style::Text.wrap(text, 10.0, 150.0);
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| Style::Text.width(line, 10.0) <= 150.0));
        assert_eq!(lines.join(" "), text);
    }
}
