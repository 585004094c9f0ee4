//! The commonest endings of words, for a database that knows none.

use domain::Locale;

/// The shortest beginning that may be left: shorter ones begin too many other words.
const SHORTEST: usize = 4;

/// Longer endings first: the first that fits is taken off.
const ENGLISH: [&str; 8] = ["ings", "ing", "edly", "ed", "ies", "es", "s", "e"];
const SPANISH: [&str; 17] = [
    "aciones", "acion", "mente", "ando", "iendo", "adas", "ados", "ada", "ado", "ones", "on", "es", "as",
    "os", "s", "a", "o",
];

/// The beginning that a word shares with its other forms; the word itself when no ending fits.
pub(super) fn stem(locale: Locale, word: &str) -> &str {
    let endings: &[&str] = match locale {
        Locale::En => &ENGLISH,
        Locale::Es => &SPANISH,
    };
    let left = endings.iter().find_map(|ending| word.strip_suffix(ending));
    left.filter(|left| left.len() >= SHORTEST).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_begin_alike() {
        for (locale, forms) in [
            (Locale::En, ["needle", "needles", "needling"].as_slice()),
            (Locale::En, &["heal", "healed", "healing"]),
            (Locale::Es, &["lesion", "lesiones"]),
            (Locale::Es, &["pigmento", "pigmentos", "pigmentacion"]),
        ] {
            for form in forms {
                for other in forms {
                    let stem = stem(locale, form);
                    assert!(other.starts_with(stem), "{form} → {stem} does not find {other}");
                }
            }
        }
    }

    #[test]
    fn short_words_stay_whole() {
        assert_eq!(stem(Locale::En, "uses"), "uses");
        assert_eq!(stem(Locale::Es, "piel"), "piel");
    }
}
