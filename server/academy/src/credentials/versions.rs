//! The versions of certificates that were looked up a moment ago.
//!
//! A verification page is kept as rendered, and shown again while its certificate's version is the one it was made
//! from. What this process changes is seen by the next request; what another process changes, within a second.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::credentials::CodeKey;
use quick_cache::sync::Cache;
use store::credentials as kept;
use time::OffsetDateTime;

use crate::{Academy, Result};

/// How many codes are remembered.
const CODES: usize = 10_000;

/// What was seen, when, and how many changes this process had made by then.
#[derive(Clone, Copy)]
struct Seen {
    version: u64,
    at: OffsetDateTime,
    changes: u64,
}

pub(crate) struct Versions {
    seen: Cache<CodeKey, Seen>,
    changes: AtomicU64,
}

impl Default for Versions {
    fn default() -> Self {
        Self { seen: Cache::new(CODES), changes: AtomicU64::new(0) }
    }
}

impl Versions {
    /// To be called after every change of a standing has been committed.
    pub(super) fn changed(&self) {
        self.changes.fetch_add(1, Ordering::Release);
    }
}

/// The version of a certificate's page; `None` for a code that was never issued.
pub(super) async fn version(academy: &Academy, key: &CodeKey) -> Result<Option<u64>> {
    let versions = academy.versions();
    let (at, changes) = (academy.now(), versions.changes.load(Ordering::Acquire));
    if let Some(seen) = versions.seen.get(key)
        && (seen.at, seen.changes) == (at, changes)
    {
        return Ok(Some(seen.version));
    }
    let version = kept::revision(academy.store.reader(), key).await?;
    if let Some(version) = version {
        // A change that was committed while reading has counted up since, so this is not believed.
        versions.seen.insert(key.clone(), Seen { version, at, changes });
    }
    Ok(version)
}
