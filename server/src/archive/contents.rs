//! The bytes of an archive's files, wherever they come from.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use academy::{Blobs, Digest};
use sha2::{Digest as _, Sha256};

use super::manifest::Listed;
use crate::compose::Failure;

/// Where a file's bytes come from.
pub(super) enum Origin {
    /// A file of this machine.
    Disk(PathBuf),
    /// The storage of photos.
    Storage(String),
}

/// A file to be put into an archive.
pub(super) struct Content {
    pub listed: Listed,
    pub origin: Origin,
}

impl Content {
    /// A file of this machine, under `path` in the archive.
    pub(super) fn on_disk(file: PathBuf, path: String) -> Result<Self, Failure> {
        let (bytes, sha256) =
            digest(File::open(&file).map_err(|error| format!("{}: {error}", file.display()))?)?;
        Ok(Self { listed: Listed { path, bytes, sha256 }, origin: Origin::Disk(file) })
    }

    /// A file of the storage of photos. Those named by their content need not be read for their digest.
    pub(super) async fn stored(blobs: &Blobs, key: String, bytes: u64) -> Result<Self, Failure> {
        let named = key.rsplit('/').next().and_then(Digest::parse);
        let sha256 = match named {
            Some(digest) => digest.as_str().to_owned(),
            None => {
                let found =
                    blobs.read_at(&key).await?.ok_or_else(|| format!("{key} was removed meanwhile"))?;
                Digest::of(&found).as_str().to_owned()
            }
        };
        let path = format!("{}{key}", super::manifest::FILES);
        Ok(Self { listed: Listed { path, bytes, sha256 }, origin: Origin::Storage(key) })
    }
}

/// The length and SHA-256 of what can be read.
pub(super) fn digest(mut from: impl Read) -> io::Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut total = 0;
    loop {
        match from.read(&mut buffer)? {
            0 => break,
            read => {
                hasher.update(&buffer[..read]);
                total += u64::try_from(read).unwrap_or(0);
            }
        }
    }
    let hex = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((total, hex))
}

/// The SQLite file a database address names, if it names one.
pub(super) fn sqlite_file(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:"))?;
    Some(Path::new(path.split('?').next().unwrap_or(path)))
}
