//! Notes stay in their place, whatever is edited around them.

use proptest::prelude::*;
use time::macros::datetime;
use uuid::Uuid;

use super::*;
use crate::learning::lesson::{LessonBody, MedicalReview, PlainText, Section};
use crate::learning::revision::RevisionHasher;
use crate::locale::Localized;
use crate::slug::{LessonSlug, ModuleSlug};

fn lesson(sections: &[(&str, &str)]) -> Lesson {
    let body = |prefix: &str| LessonBody {
        sections: sections
            .iter()
            .map(|(id, text)| Section {
                id: format!("{prefix}{id}"),
                plain: PlainText { text: format!("{prefix}{text}"), ..PlainText::default() },
                heading: String::new(),
                html: String::new(),
            })
            .collect(),
        ..LessonBody::default()
    };
    Lesson {
        slug: LessonSlug::parse("layers").expect("a slug"),
        title: Localized::default(),
        summary: Localized::default(),
        minutes: 5,
        free: false,
        review: MedicalReview::NotNeeded,
        facts: std::collections::BTreeSet::new(),
        sources: std::collections::BTreeSet::new(),
        formerly: Vec::new(),
        body: Localized { en: body(""), es: body("es-") },
    }
}

fn heading(id: &str) -> HeadingId {
    HeadingId::parse(id).expect("a heading's identifier")
}

fn about(section: &str, quote: Option<Quote>) -> Anchor {
    Anchor {
        course: CourseSlug::parse("foundations").expect("a slug"),
        lesson: LessonKey {
            module: ModuleSlug::parse("skin").expect("a slug"),
            lesson: LessonSlug::parse("layers").expect("a slug"),
        },
        locale: Locale::En,
        section: heading(section),
        quote,
        revision: CourseRevision::from_hasher(RevisionHasher::default()),
    }
}

/// The passage of a text from one character to another, as a page would name it.
fn quoted(text: &str, range: Range<usize>) -> Option<Quote> {
    let letters: Vec<char> = text.chars().collect();
    let part = |range: Range<usize>| letters[range].iter().collect::<String>();
    let (start, end) = (range.start, range.end);
    Quote::parse(&part(range), &part(0..start), &part(end..letters.len())).expect("short enough")
}

fn found(text: &str, quote: &Quote) -> Option<String> {
    let letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    quote.find(text).map(|found| letters[found.range].iter().collect())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn of_equal_passages_the_one_in_the_same_company_is_meant() {
    let text = "A dot heals. It heals lighter. It heals.";
    for (range, start) in [(6..11, 4), (16..21, 12), (34..39, 27)] {
        let quote = quoted(text, range).expect("words");
        assert_eq!(quote.exact(), "heals");
        assert_eq!(quote.find(text).map(|found| found.range), Some(start..start + 5));
    }
}

#[test]
fn a_note_moves_with_its_passage_and_stays_when_that_is_gone() {
    let before = lesson(&[("depth", "Stay in the upper dermis."), ("blood", "Stop when you see blood.")]);
    let anchor = about("depth", quoted("Stay in the upper dermis.", 12..24));
    assert_eq!(anchor.stand(&before, Locale::En), Stand::Passage { section: 0, range: 9..20 });
    let moved = lesson(&[("depth", "Half a millimetre."), ("blood", "Stop. Stay in the upper dermis.")]);
    assert_eq!(anchor.stand(&moved, Locale::En), Stand::Passage { section: 1, range: 14..25 });
    let gone = lesson(&[("blood", "Stop."), ("depth", "Half a millimetre.")]);
    assert_eq!(anchor.stand(&gone, Locale::En), Stand::Section { section: 1, lost: true });
    let renamed = lesson(&[("blood", "Stop.")]);
    assert_eq!(anchor.stand(&renamed, Locale::En), Stand::End);
    let whole = about("depth", None);
    assert_eq!(whole.stand(&gone, Locale::En), Stand::Section { section: 1, lost: false });
    assert_eq!(whole.stand(&renamed, Locale::En), Stand::End);
}

#[test]
fn in_the_other_language_a_note_stands_at_the_same_section() {
    let read = lesson(&[("blood", "Stop."), ("depth", "Stay in the upper dermis.")]);
    for quote in [None, quoted("Stay in the upper dermis.", 12..24)] {
        let stand = about("depth", quote).stand(&read, Locale::Es);
        assert_eq!(stand, Stand::Section { section: 1, lost: false });
    }
}

#[test]
fn a_note_has_words_or_a_passage() {
    let now = datetime!(2026-11-28 12:00 UTC);
    let write = |quote, text: &str| {
        let text = NoteText::parse(text).expect("short enough");
        Note::write(NoteId::new(Uuid::nil()), about("depth", quote), text, now)
    };
    let passage = || quoted("Stop when you see blood.", 0..4);
    assert_eq!(write(None, "  \n").map(drop), Err(Problem::Required));
    assert!(write(None, "x").is_ok() && write(passage(), "").is_ok());
    let later = now + time::Duration::DAY;
    let changed = write(passage(), "x").and_then(|note| note.rewrite(None, later)).expect("still a mark");
    assert_eq!((changed.made_at, changed.changed_at, changed.text), (now, later, None));
    let emptied = write(None, "x").and_then(|note| note.rewrite(None, later));
    assert_eq!(emptied.map(drop), Err(Problem::Required));
}

#[test]
fn limits_hold() {
    let long = |length| "x".repeat(length);
    assert!(NoteText::parse(&long(NoteText::MAX)).is_ok());
    assert_eq!(NoteText::parse(&long(NoteText::MAX + 1)), Err(Problem::TooLong { max: NoteText::MAX }));
    let quote = Quote::parse(&long(Quote::MAX), &long(99), &long(99)).expect("fits").expect("words");
    assert_eq!((quote.prefix().len(), quote.suffix().len()), (Quote::CONTEXT, Quote::CONTEXT));
    assert_eq!(Quote::parse(&long(Quote::MAX + 1), "", ""), Err(Problem::TooLong { max: Quote::MAX }));
    assert_eq!(Quote::parse("a\u{7}", "", ""), Err(Problem::Unprintable));
    assert_eq!(Quote::parse("a", "\u{7}", ""), Err(Problem::Unprintable));
    assert_eq!(Quote::parse(" \n", "a", "b"), Ok(None));
    for wrong in ["", "a b", "a\"b", "../x", &long(201)] {
        assert_eq!(HeadingId::parse(wrong), Err(Problem::NotAChoice), "{wrong}");
    }
    assert!(HeadingId::parse("qué-señal-2").is_ok());
}

/// A text and a part of it that has words, within the limits.
fn text_and_part() -> impl Strategy<Value = (String, Range<usize>)> {
    "[a-cñ .]{1,120}".prop_flat_map(|text| {
        let length = text.chars().count();
        (Just(text), 0..length).prop_flat_map(move |(text, start)| {
            (Just(text), Just(start), start + 1..=length).prop_map(|(text, start, end)| (text, start..end))
        })
    })
}

proptest! {
    #[test]
    fn every_passage_is_found_by_its_words((text, range) in text_and_part()) {
        if let Some(quote) = quoted(&text, range) {
            prop_assert_eq!(found(&text, &quote), Some(squeezed(quote.exact())));
        }
    }

    #[test]
    fn white_space_makes_no_difference((text, range) in text_and_part(), space in "[ \n\t]{1,3}") {
        if let Some(quote) = quoted(&text, range) {
            let other = text.replace(' ', &space).replace('.', &format!("{space}."));
            prop_assert_eq!(
                quote.find(&other).map(|found| found.range),
                quote.find(&text).map(|found| found.range)
            );
        }
    }

    #[test]
    fn a_passage_of_its_own_words_survives_any_edit_around_it(
        before in "[a-c ]{0,80}",
        passage in "[x-z]{1,30}",
        after in "[a-c ]{0,80}",
        new_before in "[a-c ]{0,80}",
        new_after in "[a-c ]{0,80}",
    ) {
        let text = format!("{before}{passage}{after}");
        let start = before.len();
        let quote = quoted(&text, start..start + passage.len()).expect("words");
        let edited = format!("{new_before}{passage}{new_after}");
        let at = squeezed(&new_before).len();
        prop_assert_eq!(quote.find(&edited).map(|found| found.range), Some(at..at + passage.len()));
        prop_assert_eq!(quote.find(&format!("{new_before}{new_after}")), None);
    }

    #[test]
    fn a_note_always_stands_somewhere_that_is_there(
        (text, range) in text_and_part(),
        edited in proptest::collection::vec("[a-cñ .]{0,120}", 0..4),
        spanish: bool,
    ) {
        let ids = ["a", "b", "c", "d"];
        let sections: Vec<_> = ids.into_iter().zip(edited.iter().map(String::as_str)).collect();
        let lesson = lesson(&sections);
        let reader = if spanish { Locale::Es } else { Locale::En };
        let length = |section: usize| squeezed(&lesson.body.get(Locale::En).sections[section].plain.text).chars().count();
        match about("b", quoted(&text, range)).stand(&lesson, reader) {
            Stand::Passage { section, range } => prop_assert!(range.end <= length(section) && !spanish),
            Stand::Section { section, .. } => prop_assert!(section < sections.len()),
            Stand::End => prop_assert!(sections.len() < 2),
        }
    }
}
