//! Documents that holders hand in to show something.

use time::OffsetDateTime;

use crate::id::{DocumentId, UserId};

/// The largest document, in bytes.
pub const MAX_DOCUMENT_BYTES: u64 = 10_000_000;

/// What a document is kept as. Pictures are kept as they are shown, without anything their camera wrote into them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentForm {
    /// PDF, as it came.
    Pdf,
    /// A picture, encoded afresh.
    Jpeg,
}

impl DocumentForm {
    /// Every form.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Jpeg];

    /// The name in stores, and the usual ending of a file's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
        }
    }

    /// The form of a name; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == text)
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// A document. Only the person who handed it in and admins ever see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its identity.
    pub id: DocumentId,
    /// Who handed it in.
    pub holder: UserId,
    /// What its holder called the file.
    pub name: String,
    /// What it is kept as.
    pub form: DocumentForm,
    /// The SHA-256 of what is kept, in lower-case hexadecimal.
    pub sha256: String,
    /// How many bytes are kept.
    pub bytes: u64,
    /// When it was handed in.
    pub added_at: OffsetDateTime,
}
