//! Names of content by what it says: the same bytes have the same revision everywhere.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Why a text is no revision.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a revision: 64 lower-case hexadecimal digits (SHA-256)")]
pub struct RevisionError(pub String);

/// Hashes fields so that no two different lists of fields run together into the same bytes.
#[derive(Default)]
pub struct RevisionHasher(Sha256);

impl RevisionHasher {
    /// Adds one field, preceded by its length.
    pub fn field(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
        self
    }

    fn hex(self) -> String {
        use fmt::Write as _;
        self.0.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing into a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

macro_rules! revisions {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The revision of everything the hasher was fed.
            pub fn from_hasher(hasher: RevisionHasher) -> Self {
                Self(hasher.hex())
            }

            /// Reads 64 lower-case hexadecimal digits.
            ///
            /// # Errors
            /// [`RevisionError`] for anything else.
            pub fn parse(text: &str) -> Result<Self, RevisionError> {
                let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
                if text.len() == 64 && text.bytes().all(hex) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(RevisionError(text.to_owned()))
                }
            }

            /// All 64 digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The first 12 digits, for people and for cache keys.
            pub fn short(&self) -> &str {
                &self.0[..12]
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = RevisionError;
            fn from_str(text: &str) -> Result<Self, RevisionError> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = RevisionError;
            fn try_from(text: String) -> Result<Self, RevisionError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(revision: $name) -> Self {
                revision.0
            }
        }
    )*};
}

revisions! {
    /// SHA-256 over every file of a course; a certificate names the one it was earned under.
    CourseRevision,
    /// SHA-256 over all courses and sources; what is made from them is good as long as it stays the same.
    CatalogueRevision,
    /// SHA-256 over a rubric's criteria; a review names the one it was judged by.
    RubricRevision,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn revision(fields: &[&str]) -> CourseRevision {
        let mut hasher = RevisionHasher::default();
        for field in fields {
            hasher.field(field.as_bytes());
        }
        CourseRevision::from_hasher(hasher)
    }

    #[test]
    fn fields_do_not_run_together() {
        assert_ne!(revision(&["ab", "c"]), revision(&["a", "bc"]));
    }

    #[test]
    fn a_revision_reads_back_from_its_text() {
        let made = revision(&["a"]);
        assert_eq!(CourseRevision::parse(made.as_str()), Ok(made.clone()));
        assert_eq!(made.short().len(), 12);
    }

    #[test]
    fn capitals_and_short_texts_are_no_revision() {
        assert!(CourseRevision::parse(&"A".repeat(64)).is_err());
        assert!(CourseRevision::parse("abc").is_err());
    }
}
