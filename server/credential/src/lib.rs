//! Sign and verify certificates: bytes in, checks out.
//!
//! No I/O, no clock, no randomness: keys, moments and random places are arguments, so the same call gives the
//! same bytes everywhere, and a certificate can be checked with our server down.
//!
//! A certificate is a frozen [`CredentialRecord`], written as an Open Badges 3.0 credential that carries an embedded
//! proof (`eddsa-rdfc-2022`) and is then signed as JWT (ES256): one file for tools that read the one and tools that
//! read the other. The issuer is a `did:web`, its keys are in a [`KeySet`]. Whether it was withdrawn stands in a [`StatusList`]: one
//! bit per certificate, all in one signed list, so that looking one up tells the academy nothing.
//!
//! # Issuing
//! 1. Freeze a [`CredentialRecord`]; draw a [`StatusIndex`] that is still free.
//! 2. [`sign_credential`]; store record, index and token in one transaction.
//! 3. To withdraw, set the bit: build a [`StatusList`] from the withdrawn indices and [`sign_status_list`].
//!
//! # Verifying
//! [`find`] takes whatever somebody has: a token, JSON, a picture, a drawing, a PDF, a link, a code. [`verify_found`]
//! checks what it found with the keys of an issuer whose format is ours, [`Enquiry`] a certificate of anybody else;
//! [`Named`] tells which of the two it is. Their [`Report`] has one [`Check`] per question: an answer is never more than what
//! was really checked. [`Report::authenticity`] goes into `domain::credentials::Verdict::derive`, which alone
//! decides what a person is told; without a register to ask, [`Report::conclusion`] is all that can be said.
//!
//! # Where things are
//! [`record`] what is stated; [`issuer`], [`keys`], [`KeySet`] who states it; `open_badge`, `sign` how it is
//! written; `proof`, `proof_key`, `multikey`, `rdf`, `canonical` the proof inside; `jws`, `es256`, `strict_json` the envelope, read so
//! strictly that only one spelling of a token is accepted; `status_list`, `status_credential` the bits; `container`
//! what a certificate comes in; `mini` what is printed of it; `verify`, `document`, `foreign` the checks; `named`, `report`, `reason` what was found.

#[cfg(feature = "proofs")]
mod canonical;
mod claims;
mod container;
mod digest;
mod document;
mod es256;
mod foreign;
mod issuer;
mod jws;
mod key_log;
mod key_set;
mod keys;
mod mini;
mod multikey;
mod named;
mod open_badge;
mod proof;
mod proof_key;
mod rdf;
mod reason;
pub mod record;
mod report;
mod sign;
mod statement;
mod status_credential;
mod status_list;
mod strict_json;
mod verify;
mod wording;

pub use container::{Found, MAX_FILE_BYTES, Presented, find};
pub use digest::{DigestError, Sha256Hex};
pub use document::{verify_document, verify_found};
pub use foreign::{Attestation, Enquiry, ForeignReport, ForeignStatement};
pub use issuer::{Did, DidError, PublicUrl, PublicUrlError};
pub use jws::CompactJwt;
pub use key_log::{KeyHistory, KeyLog, KeyLogEntry, KeyLogError, KeyLogProblem, KeyState, KeyUse, PublicKey};
pub use key_set::{DidDocument, DidDocumentError, JwkSet, KeySet, PublishedJwk, VerificationMethod};
pub use keys::{CryptoRng, Curve, Jwk, KeyError, KeyType, SigningKey, VerifyingKey};
pub use mini::{Mini, MiniError};
pub use named::Named;
pub use proof_key::{ProofKey, ProofVerifyingKey, PublishedProofKey};
pub use rdf::RdfError;
pub use reason::Reason;
pub use record::{CredentialRecord, RecordError};
pub use report::{Check, CheckName, Outcome, Report};
pub use sign::{IssuingKeys, SignError, StatusEntry, sign_credential};
pub use statement::{StatedEvidence, StatedResult, Statement};
pub use status_credential::{
    OpenedStatusList, STATUS_LIST_LIFETIME, STATUS_LIST_TTL, prove_status_list, sign_status_list,
};
pub use status_list::{LIST_LENGTH, StatusIndex, StatusList};
pub use verify::{
    Depth, MAX_CREDENTIAL_BYTES, StatusSource, embedded_credential, keys_named, verify, verify_to,
};
