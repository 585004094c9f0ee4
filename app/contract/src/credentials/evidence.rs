//! What holders declare besides the course, and what the academy makes of it.

use domain::credentials::DocumentForm;
use domain::id::{DocumentId, EducationId, PrerequisiteId};
use domain::learning::{Blocked, PrerequisiteKind, Proof};
use time::{Date, OffsetDateTime};

use super::EducationView;

/// Hand a document in, to be named in a declaration afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandIn {
    /// What the file is called.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A document, as lists and forms name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentView {
    /// Its identity.
    pub id: DocumentId,
    /// What the file is called.
    pub name: String,
    /// What it is kept as.
    pub form: DocumentForm,
    /// How many bytes are kept.
    pub bytes: u64,
}

/// A document's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFile {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The media type.
    pub media_type: &'static str,
    /// What the file is called.
    pub name: String,
}

/// Declare a prerequisite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declare {
    /// Which kind.
    pub kind: PrerequisiteKind,
    /// Who issued it; at most 120 characters.
    pub provider: String,
    /// Its number, or nothing; at most 60 characters.
    pub number: String,
    /// When it was issued.
    pub issued_on: Date,
    /// The last day on which it holds.
    pub expires_on: Date,
    /// A document one has handed in before.
    pub document: Option<DocumentId>,
}

/// What one holds besides the courses, and what they ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrerequisitesView {
    /// What the courses ask for.
    pub asked: Vec<AskedPrerequisiteView>,
    /// What was declared, the latest first.
    pub declared: Vec<DeclaredView>,
}

/// A course's word on one kind of prerequisite, and how one stands with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedPrerequisiteView {
    /// Which kind.
    pub kind: PrerequisiteKind,
    /// The certificate that asks for it.
    pub title: String,
    /// How much proof there must be.
    pub proof: Proof,
    /// How many months after it was issued it counts at most.
    pub max_age_months: Option<u16>,
    /// What is closed without it.
    pub blocks: Vec<Blocked>,
    /// How one stands with it.
    pub standing: HeldView,
}

/// How somebody stands with a prerequisite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldView {
    /// It counts.
    Good {
        /// Through this day.
        until: Date,
    },
    /// An admin has to look at it first.
    Unchecked,
    /// It counts no longer.
    Lapsed {
        /// The last day on which it did.
        on: Date,
    },
    /// An admin found that it does not count.
    Refused {
        /// Why.
        reason: String,
    },
    /// Nothing was declared.
    Missing,
}

impl HeldView {
    /// Whether it counts.
    pub const fn is_good(&self) -> bool {
        matches!(self, Self::Good { .. })
    }
}

/// A prerequisite that was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredView {
    /// Its identity.
    pub id: PrerequisiteId,
    /// Which kind.
    pub kind: PrerequisiteKind,
    /// Who issued it.
    pub provider: String,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// When it was issued.
    pub issued_on: Date,
    /// The last day on which it holds.
    pub expires_on: Date,
    /// The document that shows it.
    pub document: Option<DocumentView>,
    /// When it was declared.
    pub declared_at: OffsetDateTime,
    /// What the academy made of it.
    pub appraisal: AppraisalView,
    /// Whether its last day is over.
    pub lapsed: bool,
}

/// What the academy made of something somebody declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppraisalView {
    /// Nobody has looked at it.
    Open,
    /// It is what it says.
    Accepted {
        /// Who looked at it; `None` for the command line.
        by: Option<String>,
        /// When.
        at: OffsetDateTime,
    },
    /// It does not count.
    Refused {
        /// Who looked at it; `None` for the command line.
        by: Option<String>,
        /// When.
        at: OffsetDateTime,
        /// Why.
        reason: String,
    },
}

/// What waits to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecksView {
    /// The prerequisites that have waited longest.
    pub prerequisites: Vec<CheckRow<DeclaredView>>,
    /// How many wait altogether.
    pub prerequisites_total: u64,
    /// The continuing education that has waited longest.
    pub education: Vec<CheckRow<EducationView>>,
    /// How much waits altogether.
    pub education_total: u64,
}

/// Something that waits to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow<T> {
    /// Who declared it.
    pub holder: String,
    /// What was declared.
    pub declared: T,
    /// Whether the reader may decide about it: nobody decides about their own.
    pub decidable: bool,
}

/// Decide about something somebody declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appraise {
    /// What.
    pub what: Declared,
    /// `None` accepts it; a reason refuses it, in words its holder reads, at most 500 characters.
    pub refuse: Option<String>,
}

/// Something somebody declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// A prerequisite.
    Prerequisite(PrerequisiteId),
    /// Continuing education.
    Education(EducationId),
}
