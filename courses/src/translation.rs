//! Whether a text was translated: no sentence is the same in both languages.

use std::collections::BTreeSet;

use crate::readability::ends_sentence;
use crate::rule::Rule;
use crate::toml_reader::Scope;

/// Fewer words may be the same in both languages: names, terms, units.
const WORDS_OF_A_SENTENCE: usize = 4;

/// What to do about a sentence that was not translated.
pub(crate) const REMEDY: &str = "write it in Spanish; names and terms of up to three words may be the same";

/// A piece of text that is read as a whole, such as a paragraph or a caption, and the byte of its file it starts at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) offset: usize,
}

impl Said {
    pub(crate) fn new(text: &str, offset: usize) -> Self {
        Self { text: text.split_whitespace().collect::<Vec<_>>().join(" "), offset }
    }
}

/// Reports each piece of the Spanish text that holds a sentence of the English one.
pub(crate) fn check(es_scope: Scope<'_>, en: &[Said], es: &[Said]) {
    let english: BTreeSet<String> = en.iter().flat_map(|said| sentences(&said.text)).collect();
    for said in es {
        if let Some(same) = sentences(&said.text).into_iter().find(|sentence| english.contains(sentence)) {
            es_scope.error(Rule::Untranslated, said.offset, message(&same), REMEDY);
        }
    }
}

/// A sentence that is the same in both texts.
pub(crate) fn shared(en: &str, es: &str) -> Option<String> {
    let english = sentences(en);
    sentences(es).into_iter().find(|sentence| english.contains(sentence))
}

pub(crate) fn message(same: &str) -> String {
    let start: Vec<&str> = same.split(' ').take(5).collect();
    format!("the Spanish text is the English one: “{} …”", start.join(" "))
}

/// The sentences of a text that are long enough to be some.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut sentence: Vec<&str> = Vec::new();
    for token in text.split_whitespace() {
        sentence.push(token);
        if ends_sentence(token) {
            found.push(std::mem::take(&mut sentence));
        }
    }
    found.push(sentence);
    let is_word = |token: &&&str| token.contains(char::is_alphabetic);
    found.retain(|sentence| sentence.iter().filter(is_word).count() >= WORDS_OF_A_SENTENCE);
    found.into_iter().map(|sentence| sentence.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_held_against_each_other_one_by_one() {
        let en = "Stretch the skin first. Then place one dot.";
        assert_eq!(
            shared(en, "Primero tensa la piel. Then place one dot.").as_deref(),
            Some("Then place one dot.")
        );
        assert_eq!(shared(en, "Primero tensa la piel. Luego pon un punto."), None);
    }

    #[test]
    fn names_terms_and_numbers_may_be_the_same() {
        for text in ["Norwood 3 vertex", "Real Decreto 1591/2009", "2 × 3 = 6, 6 ÷ 3 = 2", "80 %"] {
            assert_eq!(shared(text, text), None, "{text}");
        }
    }
}
