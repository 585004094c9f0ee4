//! Sign and verify certificates: bytes in, checks out.
//!
//! No I/O, no clock, no randomness: keys, moments and random places are arguments, so the same call gives the
//! same bytes everywhere, and a certificate can be checked with our server down.
//!
//! A certificate is a frozen [`CredentialRecord`], signed as an Open Badges 3.0 credential in a JWT (ES256). The
//! issuer is a `did:web`, its keys are in a [`KeySet`]. Whether it was withdrawn stands in a [`StatusList`]: one
//! bit per certificate, all in one signed list, so that looking one up tells the academy nothing.
//!
//! # Issuing
//! 1. Freeze a [`CredentialRecord`]; draw a [`StatusIndex`] that is still free.
//! 2. [`sign_credential`]; store record, index and token in one transaction.
//! 3. To withdraw, set the bit: build a [`StatusList`] from the withdrawn indices and [`sign_status_list`].
//!
//! # Verifying
//! [`verify`] takes any bytes. Its [`Report`] has one [`Check`] per question: an answer is never more than what
//! was really checked. [`Report::authenticity`] goes into `domain::credentials::Verdict::derive`, which alone
//! decides what a person is told.
//!
//! # Where things are
//! [`record`] what is stated; [`issuer`], [`keys`], [`KeySet`] who states it; `open_badge`, `sign` how it is
//! written; `jws`, `es256`, `strict_json` the envelope, read so strictly that only one spelling of a token is accepted;
//! `status_list`, `status_credential` the bits; `verify`, `report`, `reason` what was found. A further proof
//! (inside the payload, before signing) belongs beside `sign`.

mod digest;
mod es256;
mod issuer;
mod jws;
mod key_set;
mod keys;
mod open_badge;
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

pub use digest::{DigestError, Sha256Hex};
pub use issuer::{Did, DidError, PublicUrl, PublicUrlError};
pub use jws::CompactJwt;
pub use key_set::{DidDocument, DidDocumentError, JwkSet, KeySet, PublishedJwk, VerificationMethod};
pub use keys::{CryptoRng, Curve, Jwk, KeyError, KeyType, SigningKey, VerifyingKey};
pub use reason::Reason;
pub use record::{CredentialRecord, RecordError};
pub use report::{Check, CheckName, Outcome, Report};
pub use sign::{SignError, StatusEntry, sign_credential};
pub use statement::{StatedEvidence, StatedResult, Statement};
pub use status_credential::{OpenedStatusList, STATUS_LIST_LIFETIME, STATUS_LIST_TTL, sign_status_list};
pub use status_list::{LIST_LENGTH, StatusIndex, StatusList};
pub use verify::{MAX_CREDENTIAL_BYTES, StatusSource, verify};
