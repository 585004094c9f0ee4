//! What an embedded proof signs: not the JSON text but the statements it makes, in canonical form.
//!
//! In wasm there is none: the libraries for it want randomness there, which only special compiler flags give, and the
//! token's signature covers the same document.

use thiserror::Error;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use crate::canonical::canonical;

/// JSON-LD contexts of a badge, in the order the specifications fix; the last one defines the schema's type.
pub(crate) const BADGE_CONTEXTS: [&str; 3] = [
    CREDENTIALS,
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
];
/// JSON-LD contexts of a status list.
pub(crate) const LIST_CONTEXTS: [&str; 1] = [CREDENTIALS];

pub(crate) const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";

/// Why a document has no canonical form here.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RdfError {
    /// It names a context that is not built in.
    #[error("the JSON-LD context `{context}` is not one of those built in")]
    Context {
        /// The context, shortened.
        context: String,
    },
    /// It is no JSON-LD.
    #[error("the document is no JSON-LD: {detail}")]
    JsonLd {
        /// What the reader stumbled over.
        detail: String,
    },
    /// Unnamed nodes hang from each other, so that putting them in order could take for ever.
    #[error("the document links unnamed parts to each other")]
    Entangled,
    /// This build of the program makes no canonical forms.
    #[error("canonical forms are not made here")]
    Unavailable,
}

/// The statements of `document`, whose contexts are `contexts`, as canonical N-Quads.
#[cfg(target_arch = "wasm32")]
pub(crate) fn canonical(_: &[String], _: &impl serde::Serialize) -> Result<String, RdfError> {
    Err(RdfError::Unavailable)
}
