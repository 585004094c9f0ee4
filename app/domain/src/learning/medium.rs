//! Films and recordings of a course, with the files that pages load.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::slug::MediumName;

/// Something to watch or to listen to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Medium {
    /// What its files are called.
    pub name: MediumName,
    /// To watch or to listen to.
    pub kind: MediumKind,
    /// Its files by their names: pictures, sound, captions.
    pub files: BTreeMap<String, MediumFile>,
}

/// Whether there is something to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediumKind {
    /// Moving pictures, with or without sound, the same in both languages.
    Film,
    /// Sound alone, spoken in each language.
    Recording,
}

impl MediumKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Film, Self::Recording];

    /// What lessons call it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Film => "film",
            Self::Recording => "recording",
        }
    }

    /// The identifier, within a lesson's page, of the medium that is called so. Those of headings hold no underscore, so
    /// none is the same.
    pub fn anchor(self, name: &MediumName) -> String {
        format!("{}_{name}", self.as_str())
    }
}

/// A file as it is sent to browsers.
#[derive(Clone, PartialEq, Eq)]
pub struct MediumFile {
    /// Its media type.
    pub media_type: &'static str,
    /// SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl fmt::Debug for MediumFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes of {} ({})", self.bytes.len(), self.media_type, self.sha256)
    }
}
