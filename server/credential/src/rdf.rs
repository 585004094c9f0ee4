//! What an embedded proof signs: not the JSON text but the statements it makes, in canonical form.
//!
//! Without the feature `proofs` there is none: a browser that checks a token does not need it, for the token's signature
//! covers the same document.

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

#[cfg(feature = "proofs")]
pub(crate) use crate::canonical::{canonical, knows_every_term};

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

/// What a proof signs: the hash of its configuration, then that of the document without proof
/// ([§3.2.4](https://www.w3.org/TR/vc-di-eddsa/#hashing-eddsa-rdfc-2022)).
pub(crate) fn signed_bytes(
    contexts: &[String],
    configuration: &impl Serialize,
    document: &impl Serialize,
) -> Result<[u8; 64], RdfError> {
    let hash = |text: String| -> [u8; 32] { Sha256::digest(text).into() };
    let configuration = hash(canonical(contexts, configuration)?);
    let document = hash(canonical(contexts, document)?);
    let mut both = [0; 64];
    both[..32].copy_from_slice(&configuration);
    both[32..].copy_from_slice(&document);
    Ok(both)
}

/// The statements of `document`, whose contexts are `contexts`, as canonical N-Quads.
#[cfg(not(feature = "proofs"))]
pub(crate) fn canonical(_: &[String], _: &impl Serialize) -> Result<String, RdfError> {
    Err(RdfError::Unavailable)
}

/// Whether every term in `document` means something in its contexts.
#[cfg(not(feature = "proofs"))]
pub(crate) fn knows_every_term(_: &[String], _: &serde_json::Value) -> Result<bool, RdfError> {
    Err(RdfError::Unavailable)
}
