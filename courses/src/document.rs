//! One content file in memory, and the lines of its bytes.

use crate::problem::Place;

/// The text of a content file. Positions are byte offsets into it until they are shown to somebody.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// Path as the author knows it.
    pub(crate) shown: String,
    pub(crate) text: String,
    line_starts: Vec<usize>,
}

impl Document {
    pub(crate) fn new(shown: String, text: String) -> Self {
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(offset, _)| offset + 1)).collect();
        Self { shown, text, line_starts }
    }

    /// The place of a byte.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let line = self.line_of(offset);
        let before = self.text.get(self.line_starts[line - 1]..offset).unwrap_or_default();
        Place { file: self.shown.clone(), line, column: before.chars().count() + 1 }
    }

    /// The start of the file, for what concerns all of it.
    pub(crate) fn top(&self) -> Place {
        self.place(0)
    }

    /// The line of a byte, from 1.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// The byte at which a line starts; the end of the text for lines beyond it.
    pub(crate) fn line_start(&self, line: usize) -> usize {
        self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let document = Document::new("a.toml".into(), "é = 1\nab = 2\n".into());
        let place = |offset| {
            let Place { line, column, .. } = document.place(offset);
            (line, column)
        };
        assert_eq!(place(0), (1, 1));
        assert_eq!(place(3), (1, 3), "é is two bytes but one character");
        assert_eq!(place(10), (2, 4));
        assert_eq!(place(999), (3, 1));
    }
}
