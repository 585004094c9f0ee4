//! Files of films and recordings.

use std::fmt;
use std::sync::Arc;

/// A file of a film or a recording.
#[derive(Clone, PartialEq, Eq)]
pub struct MediumFileView {
    /// Its media type.
    pub media_type: &'static str,
    /// SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl fmt::Debug for MediumFileView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes of {} ({})", self.bytes.len(), self.media_type, self.sha256)
    }
}
