//! A lesson as it is read: prose in both languages, already turned into safe HTML.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::interactive::Interactive;
use super::medium::MediumKind;
use crate::locale::Localized;
use crate::slug::{FigureName, LessonSlug, MediumName, ModuleSlug, TermSlug};

/// One lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// Its name; the address and everything that is stored of readers use it.
    pub slug: LessonSlug,
    /// Title, the page's first heading.
    pub title: Localized<String>,
    /// One sentence.
    pub summary: Localized<String>,
    /// Reading time in minutes, as stated by the author.
    pub minutes: u16,
    /// Open to anybody without an account.
    pub free: bool,
    /// Whether a medical professional has read it.
    pub review: MedicalReview,
    /// Sections of the fact base it is written from.
    pub facts: BTreeSet<FactSection>,
    /// Sources cited in the text.
    pub sources: BTreeSet<SourceNumber>,
    /// What it was called before, and where: what was kept under these is kept under its name now.
    pub formerly: Vec<LessonKey>,
    /// The text.
    pub body: Localized<LessonBody>,
}

/// The text of a lesson in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LessonBody {
    /// HTML before the first section.
    pub intro_html: String,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Number of words a reader reads.
    pub words: u32,
    /// Glossary terms linked from the text, as `#term-<slug>`, in order of first use.
    pub terms: Vec<TermSlug>,
    /// Drawings shown, in order of first use.
    pub figures: Vec<FigureName>,
    /// What stands before the first section, without markup.
    pub intro_plain: PlainText,
    /// Figures that answer, which drawings of the text lead to.
    pub interactive: Vec<Interactive>,
    /// Films and recordings, in order of first use.
    pub media: Vec<MediumName>,
}

/// A part of a lesson under one second-level heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Identifier of the heading within the page, for links.
    pub id: String,
    /// Heading as plain text.
    pub heading: String,
    /// HTML below the heading, without the heading.
    pub html: String,
    /// The same without markup.
    pub plain: PlainText,
}

/// A text without its markup, for search and for quotations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlainText {
    /// The words, without those of pictures, separated by single spaces.
    pub text: String,
    /// What is said of its pictures, in order.
    pub pictures: Vec<PictureText>,
    /// What is said of its films and recordings, and in them, in order.
    pub media: Vec<MediumText>,
}

/// What is said of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureText {
    /// The line below it.
    pub caption: String,
    /// What is said in its place to those who do not see it.
    pub alternative: String,
}

/// What is said of a film or a recording, and in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediumText {
    /// Which of the two.
    pub kind: MediumKind,
    /// Its identifier within the page, for links.
    pub anchor: String,
    /// The line below it.
    pub caption: String,
    /// What can be seen or heard, in a sentence.
    pub alternative: String,
    /// What is said and shown, in full.
    pub transcript: String,
}

/// A lesson's place in its course, which is how progress refers to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LessonKey {
    /// Module that holds the lesson.
    pub module: ModuleSlug,
    /// Lesson within the module.
    pub lesson: LessonSlug,
}

/// What a medical professional said about a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MedicalReview {
    /// The lesson has no medical content.
    NotNeeded,
    /// It has, and nobody has read it yet; the page says so.
    Pending,
    /// It was read and found right.
    Reviewed {
        /// Who read it.
        name: String,
        /// What entitles them to judge.
        qualification: String,
        /// When.
        on: time::Date,
    },
}

/// A source's number in the register, as readers see it in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceNumber(pub u16);

impl fmt::Display for SourceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Why a text names no section of the fact base.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a section of the fact base")]
pub struct FactSectionError(String);

/// A section of the academy's fact base, such as `A1` or `D`: a unit of the curriculum, and what texts are written from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactSection(&'static str);

impl FactSection {
    /// Every section that texts may be written from, as the headings of the fact base name them: foundations (A), work by
    /// hand (B), clients (C), business (D), assessment (E), certification (F), glossary (G). Section H is not among them:
    /// it lists what must not be repeated as fact, so nothing is written from it.
    pub const ALL: [&'static str; 19] = [
        "A1", "A2", "A3", "A4", "A5", "B1", "B2", "B3", "B4", "B5", "C1", "C2", "C3", "C4", "C5", "D", "E",
        "F", "G",
    ];

    /// Reads the name of a section that exists.
    ///
    /// # Errors
    /// [`FactSectionError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, FactSectionError> {
        let known = Self::ALL.into_iter().find(|known| *known == text);
        known.map(Self).ok_or_else(|| FactSectionError(text.to_owned()))
    }

    /// The whole name.
    pub const fn as_str(&self) -> &'static str {
        self.0
    }
}

impl fmt::Display for FactSection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its number in the register.
    pub number: SourceNumber,
    /// Author, year, title.
    pub title: String,
    /// Where it can be read, when it is on the web.
    pub url: Option<String>,
    /// How much weight it carries.
    pub grade: SourceGrade,
}

/// How strong a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceGrade {
    /// Peer-reviewed work, medical text, law or regulator.
    A,
    /// Trade body, awarding body or medical-site summary.
    B,
    /// Clinic, vendor or blog: opinion from practice.
    C,
    /// General knowledge, unconfirmed.
    K,
}

/// An original drawing, as inlined into lessons and shown in hotspot items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// File name without ending.
    pub name: FigureName,
    /// Width of the drawing in its own units.
    pub width: u32,
    /// Height of the drawing in its own units.
    pub height: u32,
    /// `<svg>` element with the texts of one language, hidden from assistive technology:
    /// whoever shows it names it.
    pub svg: Localized<String>,
}
