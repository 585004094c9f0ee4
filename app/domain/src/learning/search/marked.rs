//! A text in which words are marked, and the part of it that is worth showing.

use super::{SearchWords, plain};

/// Where a database says that a marked word begins: a letter of nobody's alphabet.
pub const MARK_START: char = '\u{E010}';
/// Where a database says that a marked word ends.
pub const MARK_END: char = '\u{E011}';

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether it is what was looked for.
    pub hit: bool,
}

/// A text in which words are marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    letters: Vec<(char, bool)>,
}

impl Marked {
    /// Reads the marks a database put into `text` or into its [`plain`](super::plain) form. Marks that do not belong
    /// to this text mark nothing.
    pub fn read(text: &str, marked: &str) -> Self {
        let mut hit = false;
        let mut hits = Vec::with_capacity(text.len());
        for letter in marked.chars() {
            match letter {
                MARK_START => hit = true,
                MARK_END => hit = false,
                _ => hits.push(hit),
            }
        }
        let letters: Vec<char> = text.chars().collect();
        if letters.len() != hits.len() {
            hits = vec![false; letters.len()];
        }
        Self { letters: letters.into_iter().zip(hits).collect() }
    }

    /// Marks what begins with one of these words in a text that no database looks through.
    pub fn by(text: &str, words: &SearchWords) -> Self {
        let plain: Vec<char> = plain(text).chars().collect();
        let hits = plain.split_inclusive(|letter| *letter == ' ').flat_map(|word| {
            let said: String = word.iter().collect();
            let hit = words.iter().any(|sought| said.starts_with(sought));
            word.iter().map(move |letter| hit && *letter != ' ')
        });
        Self { letters: text.chars().zip(hits).collect() }
    }

    /// Whether anything is marked.
    pub fn is_hit(&self) -> bool {
        self.letters.iter().any(|(_, hit)| *hit)
    }

    /// All of it.
    pub fn whole(&self) -> Vec<Piece> {
        pieces(&self.letters)
    }

    /// About `length` letters of it where most words are marked, cut between words; an ellipsis where it was cut.
    pub fn excerpt(&self, length: usize) -> Vec<Piece> {
        if self.letters.len() <= length {
            return self.whole();
        }
        let best = self.best_start(length);
        let (start, end) = (self.word_start(best), self.word_end(best + length));
        let mut shown = pieces(&self.letters[start..end]);
        if start > 0 {
            shown.insert(0, Piece { text: "… ".to_owned(), hit: false });
        }
        if end < self.letters.len() {
            shown.push(Piece { text: " …".to_owned(), hit: false });
        }
        shown
    }

    /// Where the stretch with most marked letters begins, with a few words before the first of them.
    fn best_start(&self, length: usize) -> usize {
        let reach = length * 3 / 4;
        let mut best = (0, 0);
        let mut inside = 0_usize;
        let mut end = 0_usize;
        for start in 0..self.letters.len() {
            while end < (start + reach).min(self.letters.len()) {
                inside += usize::from(self.letters[end].1);
                end += 1;
            }
            if self.letters[start].1 && inside > best.0 {
                best = (inside, start);
            }
            inside -= usize::from(self.letters[start].1);
        }
        best.1.saturating_sub(length / 4).min(self.letters.len() - length)
    }

    /// The beginning of the word that `at` falls into.
    fn word_start(&self, at: usize) -> usize {
        self.letters[..at].iter().rposition(|(letter, _)| letter.is_whitespace()).map_or(0, |space| space + 1)
    }

    /// The end of the word that `at` falls into.
    fn word_end(&self, at: usize) -> usize {
        let mut rest = self.letters.iter().enumerate().skip(at);
        rest.find(|(_, (letter, _))| letter.is_whitespace()).map_or(self.letters.len(), |(space, _)| space)
    }
}

/// Letters marked alike as one piece.
fn pieces(letters: &[(char, bool)]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (letter, hit) in letters {
        match pieces.last_mut() {
            Some(last) if last.hit == *hit => last.text.push(*letter),
            _ => pieces.push(Piece { text: (*letter).into(), hit: *hit }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn marks_of_the_plain_form_are_put_on_the_text_itself() {
        let marked = Marked::read("La piel, ¿curación?", "la piel   \u{E010}curacion\u{E011} ");
        let hits: Vec<_> = marked.whole().into_iter().filter(|piece| piece.hit).collect();
        assert_eq!(hits, [Piece { text: "curación".to_owned(), hit: true }]);
    }

    #[test]
    fn words_are_marked_without_a_database() {
        let words = SearchWords::parse("CURA el").expect("words");
        let marked = Marked::by("La piel, ¿curación?", &words);
        assert_eq!(text(&marked.whole()), "La piel, ¿curación?");
        let hits: Vec<_> = marked.whole().into_iter().filter(|piece| piece.hit).collect();
        assert_eq!(hits, [Piece { text: "curación".to_owned(), hit: true }], "not the end of piel");
    }

    #[test]
    fn marks_of_another_text_mark_nothing() {
        assert!(!Marked::read("abc", "\u{E010}abcd\u{E011}").is_hit());
    }

    #[test]
    fn an_excerpt_shows_where_most_words_are() {
        let filler = "word ".repeat(80);
        let plain = format!("one {filler}two three {filler}");
        let marked = plain.replace("one ", "\u{E010}one\u{E011} ");
        let marked = marked.replace("two three", "\u{E010}two\u{E011} \u{E010}three\u{E011}");
        let shown = Marked::read(&plain, &marked).excerpt(120);
        let said = text(&shown);
        assert!(said.starts_with("… word") && said.ends_with("word …"), "{said}");
        assert_eq!(shown.iter().filter(|piece| piece.hit).count(), 2, "{said}");
        assert!(said.chars().count() <= 132, "{said}");
    }

    proptest! {
        #[test]
        fn an_excerpt_of_anything_holds_a_mark_if_there_is_one(
            before in "[a-z ]{0,300}", hit in "[a-z]{1,20}", after in "[a-z ]{0,300}"
        ) {
            let text = format!("{before} {hit} {after}");
            let marked = format!("{before} {MARK_START}{hit}{MARK_END} {after}");
            let shown = Marked::read(&text, &marked).excerpt(100);
            prop_assert!(shown.iter().any(|piece| piece.hit));
        }
    }
}
