//! The table of contents of an archive.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// Its name, and its place: before everything else.
pub(super) const NAME: &str = "manifest.json";
/// The database of SQLite.
pub(super) const SQLITE: &str = "stipple.db";
/// The database of PostgreSQL.
pub(super) const POSTGRES: &str = "database.dump";
/// Where photos and unfinished uploads lie.
pub(super) const FILES: &str = "files/";
/// Where keys lie.
pub(super) const KEYS: &str = "keys/";

/// What is in an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// How the archive is laid out: 1.
    pub format: u32,
    /// When the database was copied.
    #[serde(with = "time::serde::rfc3339")]
    pub made_at: OffsetDateTime,
    /// The program that made it.
    pub version: String,
    /// Every file, in the order of the archive.
    pub files: Vec<Listed>,
}

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    /// Its path, with `/` between the parts.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256, lower-case hexadecimal.
    pub sha256: String,
}

impl Listed {
    /// Whether it may lie in an archive: in one of the known places, and not above them.
    pub(super) fn is_in_place(&self) -> bool {
        let known = [SQLITE, POSTGRES].contains(&self.path.as_str())
            || self.path.starts_with(FILES)
            || self.path.starts_with(KEYS);
        known && self.path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_outside_the_known_places_is_not_in_place() {
        let listed = |path: &str| Listed { path: path.into(), bytes: 0, sha256: String::new() };
        for path in ["stipple.db", "database.dump", "files/content/ab/abc", "keys/log.jsonl"] {
            assert!(listed(path).is_in_place(), "{path}");
        }
        for path in ["/etc/passwd", "files/../../x", "keys//log", "files/", "other", "files/./x"] {
            assert!(!listed(path).is_in_place(), "{path}");
        }
    }
}
