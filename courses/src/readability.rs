//! How hard a text is to read: the length of its sentences and of its words.
//!
//! English is measured by Flesch's reading ease (R. Flesch, "A new readability yardstick", Journal of Applied
//! Psychology 32, 1948), Spanish by the Flesch-Szigriszt index (F. Szigriszt Pazos, "Sistemas predictivos de
//! legibilidad del mensaje escrito", Madrid 1993), which was fitted to Spanish words. Both give about 0 for what
//! specialists can barely read and 100 for what is easy.
//!
//! Syllables are counted by rule. Libraries that hyphenate leave out breaks a printer would not use (*á-rea*, *i-de-a*),
//! so they find too few.

use domain::Locale;

/// Letters, words and sentences of a piece of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Measure {
    pub(crate) words: u32,
    pub(crate) sentences: u32,
    pub(crate) syllables: u32,
    /// The longest sentence, in words.
    pub(crate) longest: u32,
    /// How it starts.
    pub(crate) longest_start: String,
}

impl Measure {
    /// Adds one block of prose, such as a paragraph. Its end is the end of a sentence.
    pub(crate) fn add(&mut self, prose: &str, locale: Locale) {
        let mut sentence: Vec<&str> = Vec::new();
        for token in prose.split_whitespace() {
            if token.contains(char::is_alphabetic) {
                sentence.push(token);
            }
            if ends_sentence(token) {
                self.end(&mut sentence, locale);
            }
        }
        self.end(&mut sentence, locale);
    }

    fn end(&mut self, sentence: &mut Vec<&str>, locale: Locale) {
        let words = u32::try_from(sentence.len()).unwrap_or(u32::MAX);
        if words == 0 {
            return;
        }
        self.sentences += 1;
        self.words += words;
        self.syllables += sentence.iter().map(|token| token_syllables(token, locale)).sum::<u32>();
        if words > self.longest {
            self.longest = words;
            self.longest_start = sentence.iter().take(5).copied().collect::<Vec<_>>().join(" ");
        }
        sentence.clear();
    }

    /// Words of an average sentence.
    pub(crate) fn words_per_sentence(&self) -> f64 {
        f64::from(self.words) / f64::from(self.sentences.max(1))
    }

    /// Syllables of an average word.
    pub(crate) fn syllables_per_word(&self) -> f64 {
        f64::from(self.syllables) / f64::from(self.words.max(1))
    }

    /// The reading ease, from about 0 (hard) to 100 (easy).
    pub(crate) fn ease(&self, locale: Locale) -> f64 {
        let (words, syllables) = (self.words_per_sentence(), self.syllables_per_word());
        match locale {
            Locale::En => 206.835 - 1.015 * words - 84.6 * syllables,
            Locale::Es => 206.835 - words - 62.3 * syllables,
        }
    }
}

/// The name of the index, for messages.
pub(crate) const fn index(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Flesch",
        Locale::Es => "Flesch-Szigriszt",
    }
}

/// Whether a sentence ends with this token; an abbreviation ends none.
pub(crate) fn ends_sentence(token: &str) -> bool {
    let bare = token.trim_end_matches(['"', '”', '’', '»', ')', '*', '_']);
    bare.ends_with(['.', '!', '?', '…']) && !matches!(bare, "e.g." | "i.e." | "p." | "ej." | "etc." | "vs.")
}

/// Syllables of all words that hyphens and slashes join.
fn token_syllables(token: &str, locale: Locale) -> u32 {
    token
        .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .filter(|word| word.contains(char::is_alphabetic))
        .map(|word| syllables(word, locale))
        .sum::<u32>()
        .max(1)
}

fn syllables(word: &str, locale: Locale) -> u32 {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let count = match locale {
        Locale::En => english(&letters),
        Locale::Es => spanish(&letters),
    };
    u32::try_from(count).unwrap_or(u32::MAX).max(1)
}

/// Pairs of vowels between which a syllable ends, each with parts of words in which it does not.
const BREAKS: [(&str, &[&str]); 10] = [
    ("ia", &["cial", "tial", "cian", "tian", "iage"]),
    ("io", &["tio", "sio", "cio", "gio", "xio"]),
    ("iu", &[]),
    ("ien", &["tien", "ficien", "friend"]),
    ("ua", &["qua", "gua"]),
    ("ue", &["que", "gue", "lue", "rue", "sue", "due", "nue", "tue"]),
    ("eo", &["people", "geo", "eou"]),
    ("creat", &["creatur"]),
    ("contrain", &[]),
    ("ism", &[]),
];

/// Groups of vowels, without an *e* that is not spoken, with the breaks that pairs of vowels often hide. The rules are a
/// selection of those in `Lingua::EN::Syllable` (G. Fast, 1999): rules of thumb, right for about nine words in ten.
fn english(letters: &[char]) -> usize {
    let word: String = letters.iter().collect();
    let hidden = BREAKS
        .iter()
        .filter(|(pair, whole)| word.contains(pair) && !whole.iter().any(|part| word.contains(part)));
    let ending = usize::from(word.ends_with("ea") && vowel_groups(letters) > 1);
    let count = vowel_groups(letters) + hidden.count() + ending;
    if ends_silently(letters, &word) && count > 1 { count - 1 } else { count }
}

/// Groups of vowels; between two vowels *y* is none (*lay-er*).
fn vowel_groups(letters: &[char]) -> usize {
    let plain = |at: usize| letters.get(at).is_some_and(|c| "aeiouáéíóúü".contains(*c));
    let vowel = |at: usize| {
        let between = letters[at] == 'y' && at > 0 && plain(at - 1) && plain(at + 1);
        plain(at) || (letters[at] == 'y' && !between)
    };
    (0..letters.len()).filter(|at| vowel(*at) && (*at == 0 || !vowel(*at - 1))).count()
}

/// Whether the last *e* is written only.
fn ends_silently(letters: &[char], word: &str) -> bool {
    let consonant = |c: char| !"aeiouyáéíóú".contains(c);
    match letters {
        [.., before, 'e'] => consonant(*before) && !ends_in_consonant_le(letters),
        [.., before, 'e', 'd'] => consonant(*before) && !matches!(before, 't' | 'd'),
        [stem @ .., before, 'e', 's'] => {
            let hisses = matches!(before, 's' | 'x' | 'z' | 'c' | 'g')
                || word.ends_with("shes")
                || word.ends_with("ches");
            let after_consonant = stem.last().is_some_and(|c| consonant(*c));
            consonant(*before) && !hisses && !(*before == 'l' && after_consonant)
        }
        _ => false,
    }
}

/// *needle*, *table*: the last syllable is spoken.
fn ends_in_consonant_le(letters: &[char]) -> bool {
    matches!(letters, [.., before, 'l', 'e'] if !"aeiouy".contains(*before))
}

/// Nuclei of syllables by the rules of the Academy's orthography (RAE, *Ortografía de la lengua española*, 2010): open
/// vowels and accented *í*, *ú* are nuclei of their own, other *i*, *u* join their neighbours; *u* in *qu* and before *e*, *i* after
/// *g* is silent.
fn spanish(letters: &[char]) -> usize {
    let mut nuclei = 0;
    // Whether the last letter was an i or u that the next open vowel joins, or an open vowel that an i or u joins.
    let (mut joined, mut after_open) = (false, false);
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let next = letters.get(at + 1).copied();
        let silent = *letter == 'u'
            && (before == Some('q') || (before == Some('g') && matches!(next, Some('e' | 'i' | 'é' | 'í'))));
        match letter {
            _ if silent => {}
            'a' | 'e' | 'o' | 'á' | 'é' | 'ó' => {
                nuclei += usize::from(!joined);
                (joined, after_open) = (false, true);
            }
            'í' | 'ú' => {
                nuclei += 1;
                (joined, after_open) = (false, false);
            }
            'i' | 'u' | 'ü' => {
                // Two closed vowels are one syllable; the first one counted it.
                nuclei += usize::from(!after_open && !joined);
                (joined, after_open) = (!after_open, false);
            }
            'y' if next.is_none() => {
                nuclei += usize::from(!after_open && !joined);
                (joined, after_open) = (false, false);
            }
            _ => (joined, after_open) = (false, false),
        }
    }
    nuclei
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(words: &[(&str, u32)], locale: Locale) {
        let wrong: Vec<_> = words
            .iter()
            .map(|(word, expected)| (*word, *expected, syllables(word, locale)))
            .filter(|(_, expected, found)| expected != found)
            .collect();
        assert!(wrong.is_empty(), "word, expected, counted: {wrong:?}");
    }

    #[test]
    fn english_words_have_the_syllables_one_hears() {
        let words = [
            ("dot", 1),
            ("dots", 1),
            ("needle", 2),
            ("needles", 2),
            ("pigment", 2),
            ("permanent", 3),
            ("area", 3),
            ("idea", 3),
            ("science", 2),
            ("layered", 2),
            ("treated", 2),
            ("stopped", 1),
            ("healing", 2),
            ("hairline", 2),
            ("reticular", 4),
            ("epidermis", 4),
            ("session", 2),
            ("people", 2),
            ("question", 2),
            ("contraindication", 6),
            ("the", 1),
            ("one", 1),
            ("edges", 2),
            ("client", 2),
            ("medical", 3),
        ];
        counts(&words, Locale::En);
    }

    #[test]
    fn spanish_words_have_the_syllables_their_spelling_says() {
        let words = [
            ("punto", 2),
            ("cabello", 3),
            ("área", 3),
            ("leer", 2),
            ("país", 2),
            ("ciudad", 2),
            ("sería", 3),
            ("línea", 3),
            ("agua", 2),
            ("continúa", 4),
            ("aguja", 3),
            ("guía", 2),
            ("que", 1),
            ("pigmentación", 4),
            ("piel", 1),
            ("hoy", 1),
            ("oír", 2),
            ("seis", 1),
            ("muy", 1),
            ("dermis", 2),
            ("micropigmentación", 6),
            ("pingüino", 3),
            ("quiere", 2),
            ("idea", 3),
            ("viuda", 2),
            ("yo", 1),
        ];
        counts(&words, Locale::Es);
    }

    #[test]
    fn sentences_end_at_stops_and_at_the_end_of_a_block() {
        let mut measure = Measure::default();
        measure.add("Draw one line. Is it 2.5 cm long? (Yes.) Then stop", Locale::En);
        measure.add("A list item", Locale::En);
        assert_eq!((measure.sentences, measure.words), (5, 13));
        assert_eq!((measure.longest, measure.longest_start.as_str()), (4, "Is it cm long?"));
    }

    #[test]
    fn long_sentences_of_long_words_read_worse() {
        let ease = |text: &str, locale| {
            let mut measure = Measure::default();
            measure.add(text, locale);
            measure.ease(locale)
        };
        let easy = ease("The dot is small. You can see it.", Locale::En);
        let hard = ease(
            "Considerable irregularities characterise insufficiently standardised pigmentation.",
            Locale::En,
        );
        assert!(easy > 90.0 && hard < 10.0, "{easy} {hard}");
        let easy = ease("El punto es chico. Se ve bien.", Locale::Es);
        let hard = ease(
            "Considerables irregularidades caracterizan pigmentaciones insuficientemente estandarizadas.",
            Locale::Es,
        );
        assert!(easy > 80.0 && hard < 10.0, "{easy} {hard}");
    }
}
