//! All notes as one Markdown text (`CommonMark`), to be taken elsewhere.

use std::fmt::Write as _;

use contract::learning::{CourseNotes, LessonNotes, NoteView, NotesView};
use time::OffsetDateTime;

use crate::i18n::{Locale, format, notes as say};
use crate::learning::words;

/// Everything somebody has noted; addresses begin with `origin`. What they wrote stands there as they wrote it, passages
/// as quotations.
pub fn text(locale: Locale, notes: &NotesView, origin: &str, now: OffsetDateTime) -> String {
    let exported = say::exported(locale, format::long_date(locale, now));
    let mut text = format!("# {}\n\n{exported}\n", say::title(locale));
    for course in &notes.courses {
        let _ = write!(text, "\n## {}\n", plain(&course.course.title));
        for lesson in &course.lessons {
            self::lesson(locale, course, lesson, origin, &mut text);
        }
    }
    text
}

fn lesson(locale: Locale, course: &CourseNotes, lesson: &LessonNotes, origin: &str, text: &mut String) {
    let title = plain(&lesson.title);
    // Writing into a String cannot fail.
    let _ = match &lesson.link {
        Some(link) => {
            let href = words::lesson_href(locale, &course.course.slug, link);
            write!(text, "\n### [{title}]({origin}{href})\n")
        }
        None => write!(text, "\n### {title}\n\n{}\n", say::no_lesson(locale)),
    };
    let mut section = None;
    for note in &lesson.notes {
        let here = note.section.as_ref().map(|at| at.heading.as_str());
        if here.is_some() && here != section {
            let _ = write!(text, "\n#### {}\n", plain(here.unwrap_or_default()));
            section = here;
        }
        self::note(locale, note, lesson.link.is_some(), text);
    }
}

fn note(locale: Locale, note: &NoteView, taught: bool, text: &mut String) {
    if let Some(quote) = &note.quote {
        let _ = write!(text, "\n> {}\n", plain(quote));
    }
    if taught && note.section.is_none() {
        let _ = write!(text, "\n{}\n", say::gone(locale));
    } else if note.lost && taught {
        let _ = write!(text, "\n{}\n", say::lost(locale));
    }
    if let Some(words) = &note.text {
        let _ = write!(text, "\n{words}\n");
    }
    let _ = write!(text, "\n*{}*\n", say::written(locale, format::date(locale, note.made_at)));
}

/// A text in which no character means anything to Markdown.
fn plain(text: &str) -> String {
    let special = |letter: char| letter.is_ascii_punctuation() && !",;:'\"()?!%/.-".contains(letter);
    let mut plain = String::with_capacity(text.len());
    for (place, letter) in text.chars().enumerate() {
        // At the beginning of a line a hyphen or a number with a stop would begin a list.
        let begins = place == 0 && letter == '-' || letter == '.' && is_number(&plain);
        if special(letter) || begins {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use contract::learning::{LessonLink, Named, SectionLink};
    use domain::id::NoteId;
    use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};
    use time::macros::datetime;

    use super::*;

    fn note(quote: Option<&str>, text: Option<&str>, section: Option<&str>) -> NoteView {
        let at = datetime!(2026-11-28 12:00 UTC);
        NoteView {
            id: "0192f1a0-0000-7000-8000-000000000001".parse::<NoteId>().expect("an id"),
            quote: quote.map(str::to_owned),
            language: Locale::En,
            text: text.map(str::to_owned),
            section: section.map(|heading| SectionLink { id: "x".to_owned(), heading: heading.to_owned() }),
            passage: None,
            lost: quote.is_some(),
            made_at: at,
            changed_at: at,
        }
    }

    #[test]
    fn what_was_written_stays_and_what_is_quoted_means_nothing() {
        let slug = CourseSlug::parse("foundations").expect("a slug");
        let link = LessonLink {
            module: ModuleSlug::parse("skin").expect("a slug"),
            lesson: LessonSlug::parse("layers").expect("a slug"),
            title: "Layers".to_owned(),
            minutes: 5,
        };
        let notes = vec![
            note(Some("1. *Stop* at <b>"), Some("Ask *Lucía*.\n\n- twice"), Some("Depth")),
            note(None, Some("Second"), Some("Depth")),
            note(None, Some("Third"), None),
        ];
        let lesson = LessonNotes { title: "Layers".to_owned(), link: Some(link), notes };
        let course = CourseNotes { course: Named { slug, title: "# One".to_owned() }, lessons: vec![lesson] };
        let view = NotesView { courses: vec![course] };
        let text = text(Locale::En, &view, "https://academy.example", datetime!(2026-11-28 12:00 UTC));
        for part in [
            "# Your notes\n\nExported on 28 November 2026\n",
            "\n## \\# One\n",
            "\n### [Layers](https://academy.example/courses/foundations/skin/layers)\n",
            "\n> 1\\. \\*Stop\\* at \\<b\\>\n",
            "\nThis passage has been changed or removed since.\n",
            "\nAsk *Lucía*.\n\n- twice\n",
            "\nThe section that this note belongs to is no longer in the lesson.\n\nThird\n",
        ] {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        assert_eq!(text.matches("#### Depth").count(), 1);
    }
}
