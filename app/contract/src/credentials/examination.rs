//! What anybody may have checked: a code, a link, or a file that they hold in their hands.

use domain::credentials::{Code, Conclusion, Source, Verdict};
use time::OffsetDateTime;

use super::{CheckView, RecordView};

/// How a certificate is to be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// The moment it is judged for; now if there is none.
    pub at: Option<OffsetDateTime>,
    /// Whether the proof inside a signed document is checked too, although the document's signature covers it.
    pub thorough: bool,
}

/// What somebody showed, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExaminationView {
    /// What it was found in.
    pub source: Source,
    /// Whether it is a genuine document of this academy, whatever has become of it since.
    pub ours: bool,
    /// What a stranger is told first.
    pub verdict: Verdict,
    /// What the checks of another issuer's document come to; `None` for what names this academy.
    pub theirs: Option<Conclusion>,
    /// The moment it was checked for.
    pub as_of: OffsetDateTime,
    /// Whom the document names as issuer. Only as true as the document is.
    pub issuer: Option<IssuerView>,
    /// What the document itself states; `None` unless it is genuine.
    pub stated: Option<StatedView>,
    /// The checks, in the order they were made.
    pub checks: Vec<CheckView>,
    /// What the register keeps about it; `None` unless the document is genuine, ours and known.
    pub kept: Option<KeptView>,
}

/// Whom a document names as its issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerView {
    /// Its identifier (DID).
    pub id: String,
    /// What it calls itself.
    pub name: Option<String>,
    /// Its address, by its own account.
    pub url: Option<String>,
}

/// What a genuine document states, in its own language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedView {
    /// What the holder is called.
    pub holder: Option<String>,
    /// What it is for.
    pub achievement: String,
    /// What that means.
    pub description: Option<String>,
    /// What had to be shown.
    pub criteria: Option<String>,
    /// The running number.
    pub license_number: Option<String>,
    /// Start of validity.
    pub valid_from: Option<OffsetDateTime>,
    /// End of validity.
    pub valid_until: Option<OffsetDateTime>,
}

/// What the register keeps about a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptView {
    /// The code as printed.
    pub code: Code,
    /// Every field of the record.
    pub record: RecordView,
    /// The frozen record as it is kept, JSON.
    pub record_json: String,
}
