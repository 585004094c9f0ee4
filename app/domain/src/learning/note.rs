//! What readers write beside a lesson and mark in it, and how that stays in its place when the lesson is edited.

mod quote;
#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::id::NoteId;
use crate::learning::lesson::{Lesson, LessonKey};
use crate::learning::revision::CourseRevision;
use crate::locale::Locale;
use crate::problem::{self, Problem};
use crate::slug::CourseSlug;

pub use quote::Quote;

/// The identifier of a section's heading: what stands behind `#` in an address. 1 to 200 letters, digits and hyphens of
/// any language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HeadingId(String);

impl HeadingId {
    /// Reads an identifier.
    ///
    /// # Errors
    /// [`Problem::NotAChoice`] for what no heading is called.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let length = text.chars().count();
        let plain = text.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
        if (1..=200).contains(&length) && plain {
            Ok(Self(text.to_owned()))
        } else {
            Err(Problem::NotAChoice)
        }
    }

    /// The identifier as it stands in the page.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for HeadingId {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        Self::parse(&text)
    }
}

impl From<HeadingId> for String {
    fn from(id: HeadingId) -> Self {
        id.0
    }
}

impl Lesson {
    /// The place of a section among the others, by its heading's identifier in one language. Both languages have the same
    /// sections in the same order.
    pub fn section_index(&self, locale: Locale, heading: &HeadingId) -> Option<usize> {
        self.body.get(locale).sections.iter().position(|section| section.id == heading.as_str())
    }
}

/// The words of a note: 1 to [`NoteText::MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteText(String);

impl NoteText {
    /// The most characters.
    pub const MAX: usize = 2_000;

    /// Reads what somebody typed; nothing when the field is empty.
    ///
    /// # Errors
    /// [`Problem::TooLong`] or [`Problem::Unprintable`].
    pub fn parse(typed: &str) -> Result<Option<Self>, Problem> {
        let text = problem::optional_text(typed, Self::MAX)?;
        Ok((!text.is_empty()).then_some(Self(text)))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a note is about: a section, or a passage of it. It names the passage by its words, so that it is found again after
/// the lesson was edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The course.
    pub course: CourseSlug,
    /// The lesson.
    pub lesson: LessonKey,
    /// The language that was read.
    pub locale: Locale,
    /// The heading of the section.
    pub section: HeadingId,
    /// The passage, unless the whole section is meant.
    pub quote: Option<Quote>,
    /// What the course said then.
    pub revision: CourseRevision,
}

/// Where a note stands in a lesson as it is now. Sections are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stand {
    /// At its passage.
    Passage {
        /// The section that holds it, which may be another than before.
        section: usize,
        /// Its characters in the section's text, white space not counted.
        range: Range<usize>,
    },
    /// At a section.
    Section {
        /// Which.
        section: usize,
        /// Whether it had a passage that is no longer there.
        lost: bool,
    },
    /// At the end: its section is no longer there, nor its passage.
    End,
}

impl Anchor {
    /// Where the note stands in `lesson` for somebody who reads it in `reader`'s language. In the other language passages
    /// have other words, so the note stands at the section that says the same.
    pub fn stand(&self, lesson: &Lesson, reader: Locale) -> Stand {
        let own = lesson.section_index(self.locale, &self.section);
        let passage = self.quote.as_ref().map(|quote| self.passage(quote, own, lesson));
        match (passage, own) {
            (Some(Some((section, range))), _) if reader == self.locale => Stand::Passage { section, range },
            (Some(Some((section, _))), _) | (None, Some(section)) => Stand::Section { section, lost: false },
            (Some(None), Some(section)) => Stand::Section { section, lost: true },
            (Some(None) | None, None) => Stand::End,
        }
    }

    /// The passage: in its own section, otherwise where most of what stood around it still does.
    fn passage(&self, quote: &Quote, own: Option<usize>, lesson: &Lesson) -> Option<(usize, Range<usize>)> {
        let sections = &lesson.body.get(self.locale).sections;
        let found = sections.iter().enumerate().filter_map(|(index, section)| {
            let found = quote.find(&section.plain.text)?;
            Some((own == Some(index), found.context, index, found.range))
        });
        // The first of equals, as `max_by_key` would not have it.
        let best = found.reduce(|best, next| if (next.0, next.1) > (best.0, best.1) { next } else { best });
        best.map(|(_, _, index, range)| (index, range))
    }
}

/// What somebody wrote, or marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its identity.
    pub id: NoteId,
    /// What it is about.
    pub anchor: Anchor,
    /// The words; nothing where a passage was only marked.
    pub text: Option<NoteText>,
    /// When it was made.
    pub made_at: OffsetDateTime,
    /// When its words were changed last.
    pub changed_at: OffsetDateTime,
}

impl Note {
    /// The most notes of one person.
    pub const MOST: usize = 1_000;

    /// A new note.
    ///
    /// # Errors
    /// [`Problem::Required`] when it has neither words nor a passage.
    pub fn write(
        id: NoteId,
        anchor: Anchor,
        text: Option<NoteText>,
        now: OffsetDateTime,
    ) -> Result<Self, Problem> {
        if text.is_none() && anchor.quote.is_none() {
            return Err(Problem::Required);
        }
        Ok(Self { id, anchor, text, made_at: now, changed_at: now })
    }

    /// The same note with other words.
    ///
    /// # Errors
    /// As [`Note::write`].
    pub fn rewrite(self, text: Option<NoteText>, now: OffsetDateTime) -> Result<Self, Problem> {
        Ok(Self { made_at: self.made_at, ..Self::write(self.id, self.anchor, text, now)? })
    }

    /// Whether the other says the same about the same: what was sent twice is kept once.
    pub fn repeats(&self, other: &Self) -> bool {
        self.anchor == other.anchor && self.text == other.text
    }
}

/// How far somebody has come in a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingPlace {
    /// The course.
    pub course: CourseSlug,
    /// The lesson.
    pub lesson: LessonKey,
    /// The language that was read.
    pub locale: Locale,
    /// The heading of the section that was read last.
    pub section: HeadingId,
    /// When.
    pub at: OffsetDateTime,
}
