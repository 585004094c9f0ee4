//! Finding words in what is taught: what is looked through, what is looked for, and what is shown of a find.
//!
//! [`passages`] cuts the curriculum into parts with an address of their own. Some database finds those that hold all
//! [`SearchWords`] and marks the words in them; [`Marked`] reads the marks and makes an excerpt.

mod marked;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::learning::catalogue::Catalogue;
use crate::learning::course::{Course, Module};
use crate::learning::lesson::{Lesson, LessonKey, PlainText};
use crate::learning::medium::MediumKind;
use crate::locale::Locale;
use crate::slug::{CourseSlug, TermSlug};

pub use marked::{MARK_END, MARK_START, Marked, Piece};

/// Changes whenever other passages are made of the same curriculum, so that what was made of it before is not used.
const FORMAT: u32 = 2;

/// The words somebody looks for: small letters and digits without accents, one word at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchWords(Vec<String>);

impl SearchWords {
    /// The most words that count; more would find nothing anyway.
    pub const MOST: usize = 8;
    /// The most letters of a word that count.
    pub const LONGEST: usize = 40;

    /// Reads what somebody typed. Everything but letters and digits separates words, so no sign has a meaning and
    /// none can be wrong; `None` when no word is left.
    pub fn parse(typed: &str) -> Option<Self> {
        // Eight words of forty letters fit in here many times over, and nobody makes us fold a book.
        let typed: String = typed.chars().take(2_000).collect();
        let plain = plain(&typed);
        let cut = |word: &str| word.chars().take(Self::LONGEST).collect::<String>();
        let mut words: Vec<String> = Vec::new();
        for word in plain.split_whitespace().map(cut) {
            if words.len() < Self::MOST && !words.contains(&word) {
                words.push(word);
            }
        }
        (!words.is_empty()).then_some(Self(words))
    }

    /// The words, in the order they were typed.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether each of them begins a word of a text that no database looks through.
    pub fn all_in(&self, text: &str) -> bool {
        let plain = plain(text);
        self.iter().all(|sought| plain.split_whitespace().any(|word| word.starts_with(sought)))
    }
}

/// A text letter for letter as it is looked through: small letters without accents and digits, everything else a
/// space. It has as many characters as the text, so that a place in one is the same place in the other.
pub fn plain(text: &str) -> String {
    text.chars().map(plain_letter).collect()
}

fn plain_letter(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) if small.is_alphanumeric() => {
            std::iter::once(small).nfkd().next().filter(char::is_ascii_alphanumeric).unwrap_or(small)
        }
        _ => ' ',
    }
}

/// Where a passage stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Whereabouts {
    /// In a lesson's text: before its first section when the anchor is empty.
    Section {
        /// The course.
        course: CourseSlug,
        /// The lesson.
        lesson: LessonKey,
        /// The heading's identifier in the page.
        anchor: String,
    },
    /// In a lesson's drawing.
    Figure {
        /// The course.
        course: CourseSlug,
        /// The lesson.
        lesson: LessonKey,
        /// The identifier of the heading that the drawing stands under.
        anchor: String,
    },
    /// In a lesson's film or recording: what is said of it, and in it.
    Medium {
        /// The course.
        course: CourseSlug,
        /// The lesson.
        lesson: LessonKey,
        /// The identifier of the film or the recording itself.
        anchor: String,
        /// Which of the two.
        medium: MediumKind,
    },
    /// In the glossary.
    Term {
        /// Which term.
        term: TermSlug,
    },
}

/// A part of the curriculum that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its language.
    pub locale: Locale,
    /// Where it stands.
    pub place: Whereabouts,
    /// What it belongs to, such as the lesson's title; may be empty. Found too, but not shown.
    pub title: String,
    /// Its own heading.
    pub heading: String,
    /// Its text.
    pub text: String,
}

/// A passage that holds what was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub place: Whereabouts,
    /// Its heading.
    pub heading: Marked,
    /// Its text.
    pub text: Marked,
}

/// The name of everything that can be found now. It changes with the curriculum.
pub fn search_revision(catalogue: &Catalogue) -> String {
    format!("{FORMAT}.{}", catalogue.revision())
}

/// Everything that can be found, in both languages.
pub fn passages(catalogue: &Catalogue) -> Vec<Passage> {
    Locale::ALL.into_iter().flat_map(|locale| in_language(catalogue, locale)).collect()
}

fn in_language(catalogue: &Catalogue, locale: Locale) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut terms = std::collections::BTreeSet::new();
    for course in catalogue.courses() {
        for (module, lesson) in course.lessons() {
            of_lesson(course, module, lesson, locale, &mut found);
        }
        // What modules share under one name stands in the glossary once.
        let all = course.modules.iter().flat_map(|module| &module.terms);
        let new: Vec<_> = all.filter(|term| terms.insert(&term.slug)).collect();
        found.extend(new.into_iter().map(|term| Passage {
            locale,
            place: Whereabouts::Term { term: term.slug.clone() },
            title: String::new(),
            heading: term.name.get(locale).clone(),
            text: term.meaning.get(locale).clone(),
        }));
    }
    found
}

fn of_lesson(course: &Course, module: &Module, lesson: &Lesson, locale: Locale, found: &mut Vec<Passage>) {
    let (body, title) = (lesson.body.get(locale), lesson.title.get(locale));
    let summary = lesson.summary.get(locale);
    let mut cut = Cut { locale, course: &course.slug, lesson: module.key(lesson), found };
    let intro =
        PlainText { text: format!("{summary} {}", body.intro_plain.text), ..body.intro_plain.clone() };
    cut.section("", "", title, &intro);
    for section in &body.sections {
        cut.section(&section.id, title, &section.heading, &section.plain);
    }
}

/// A lesson that is being cut into passages.
struct Cut<'a> {
    locale: Locale,
    course: &'a CourseSlug,
    lesson: LessonKey,
    found: &'a mut Vec<Passage>,
}

impl Cut<'_> {
    /// The text under one heading, its drawings, and its films and recordings.
    fn section(&mut self, id: &str, title: &str, heading: &str, plain: &PlainText) {
        let (course, lesson, anchor) = self.at(id);
        self.add(Whereabouts::Section { course, lesson, anchor }, title, heading, plain.text.clone());
        for picture in &plain.pictures {
            let (course, lesson, anchor) = self.at(id);
            let place = Whereabouts::Figure { course, lesson, anchor };
            self.add(place, title, &picture.caption, picture.alternative.clone());
        }
        for medium in &plain.media {
            let (course, lesson, anchor) = self.at(&medium.anchor);
            let place = Whereabouts::Medium { course, lesson, anchor, medium: medium.kind };
            let text = format!("{} {}", medium.alternative, medium.transcript);
            self.add(place, title, &medium.caption, text);
        }
    }

    fn at(&self, id: &str) -> (CourseSlug, LessonKey, String) {
        (self.course.clone(), self.lesson.clone(), id.to_owned())
    }

    fn add(&mut self, place: Whereabouts, title: &str, heading: &str, text: String) {
        let (title, heading) = (title.to_owned(), heading.to_owned());
        self.found.push(Passage { locale: self.locale, place, title, heading, text });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(typed: &str) -> Vec<String> {
        SearchWords::parse(typed).map(|words| words.iter().map(str::to_owned).collect()).unwrap_or_default()
    }

    #[test]
    fn signs_have_no_meaning() {
        assert_eq!(words("\"hair* OR -(line):^~ NEAR/2"), ["hair", "or", "line", "near", "2"]);
        assert_eq!(words("  Piel  ÑANDÚ, piel!"), ["piel", "nandu"]);
        assert_eq!(SearchWords::parse("\"' -- *&|!():"), None);
        assert_eq!(SearchWords::parse(""), None);
    }

    #[test]
    fn a_text_holds_words_that_begin_words_of_its_own() {
        let text = "Diseñador de línea frontal";
        let holds = |typed: &str| SearchWords::parse(typed).expect("words").all_in(text);
        assert!(holds("DISENADOR linea") && holds("front dis"));
        assert!(!holds("señador") && !holds("línea recta"));
    }

    #[test]
    fn a_book_pasted_into_the_field_is_cut_short() {
        let book: String = (0..100_000).map(|n| format!("word{n} ")).collect();
        assert_eq!(words(&book).len(), SearchWords::MOST);
        assert_eq!(words(&"a".repeat(100_000))[0].len(), SearchWords::LONGEST);
    }

    proptest! {
        #[test]
        fn a_text_stays_as_long_as_it_is(text in "\\PC*") {
            prop_assert_eq!(plain(&text).chars().count(), text.chars().count());
        }

        #[test]
        fn whatever_is_typed_only_words_are_left(typed in "\\PC*") {
            for word in words(&typed) {
                prop_assert!(!word.is_empty() && word.chars().all(char::is_alphanumeric));
            }
        }
    }
}
