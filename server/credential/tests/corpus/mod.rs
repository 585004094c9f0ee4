//! Forged and broken certificates, each named by what somebody tries, and where it must be caught.
//!
//! One collection for every way in: this crate's own tests, the machine API and the command line of the real program
//! (`tests/tests/demo/forgeries.rs`). Everything follows from the keys and the genuine certificate a [`Workshop`] is
//! given, so that a running academy's own can be forged as well: what is signed with them, only strictness can catch.
#![allow(dead_code, unused_imports, reason = "every test program uses another part of it")]

mod documents;
mod files;
mod lists;
mod tokens;

use credential::{CredentialRecord, IssuingKeys, StatusEntry, embedded_credential, sign_credential};
use serde_json::Value;
use time::OffsetDateTime;

use super::fixture::{key, part_of, signed};

pub use documents::presentation;
pub use files::{attached, baked_png, baked_svg};

/// One attempt.
#[derive(Clone)]
pub struct Fate {
    /// What somebody tries.
    pub attempt: String,
    /// What is shown.
    pub file: Vec<u8>,
    /// The status list it is checked with, unless the genuine one.
    pub list: Option<Vec<u8>>,
    /// How it must come out.
    pub refusal: Refusal,
}

/// How an attempt must come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No certificate is found in it, for this reason (`Unreadable::code`).
    NoCertificate(&'static str),
    /// This check (`CheckName::code`) fails for this reason (`Reason::code`).
    At(&'static str, &'static str),
}

/// What forgeries are made of.
pub struct Workshop {
    /// The academy's own keys.
    pub keys: IssuingKeys,
    /// The record of a genuine certificate.
    pub record: CredentialRecord,
    /// Where its status is.
    pub status: StatusEntry,
    /// The genuine certificate.
    pub genuine: String,
    /// The genuine status list.
    pub list: String,
    /// A moment at which both are good.
    pub now: OffsetDateTime,
    header: Value,
    payload: Value,
}

impl Workshop {
    pub fn new(
        keys: IssuingKeys,
        record: CredentialRecord,
        status: StatusEntry,
        list: String,
        now: OffsetDateTime,
    ) -> Self {
        let genuine = sign_credential(&record, &keys, &status).expect("a sound record").into_string();
        let (header, payload) = (part_of(&genuine, 0), part_of(&genuine, 1));
        Self { keys, record, status, genuine, list, now, header, payload }
    }

    /// Every attempt there is.
    pub fn fates(&self) -> Vec<Fate> {
        [tokens::all(self), documents::all(self), files::all(self), lists::all(self)].concat()
    }

    /// Signed by the academy's own key.
    fn signed(&self, header: &Value, payload: &Value) -> String {
        signed(&header.to_string(), &payload.to_string(), &self.keys.token)
    }

    fn with_header(&self, member: &str, value: Value) -> String {
        let mut header = self.header.clone();
        header[member] = value;
        self.signed(&header, &self.payload)
    }

    fn without_header(&self, member: &str) -> String {
        let mut header = self.header.clone();
        header.as_object_mut().expect("an object").remove(member);
        self.signed(&header, &self.payload)
    }

    fn with(&self, pointer: &str, value: Value) -> String {
        let mut payload = self.payload.clone();
        *payload.pointer_mut(pointer).expect("the member exists") = value;
        self.signed(&self.header, &payload)
    }

    fn with_extra(&self, member: &str, value: Value) -> String {
        let mut payload = self.payload.clone();
        payload[member] = value;
        self.signed(&self.header, &payload)
    }

    fn without(&self, member: &str) -> String {
        let mut payload = self.payload.clone();
        payload.as_object_mut().expect("an object").remove(member);
        self.signed(&self.header, &payload)
    }

    /// One part of the genuine token replaced, the signature kept.
    fn swapped(&self, number: usize, text: &str) -> String {
        let mut parts: Vec<_> = self.genuine.split('.').collect();
        parts[number] = text;
        parts.join(".")
    }

    /// The genuine token with another name in it.
    fn altered(&self) -> String {
        let mut payload = self.payload.clone();
        payload["credentialSubject"]["identifier"][0]["identityHash"] = "Somebody Else".into();
        self.swapped(1, &base64url(&payload.to_string()))
    }

    /// The genuine certificate without its token.
    fn document(&self) -> Value {
        let json = embedded_credential(self.genuine.as_bytes()).expect("a proof inside");
        serde_json::from_str(&json).expect("JSON")
    }

    fn did(&self) -> String {
        self.record.issuer.did.to_string()
    }
}

fn base64url(text: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(text)
}

fn refused(attempt: &str, file: impl Into<Vec<u8>>, check: &'static str, reason: &'static str) -> Fate {
    Fate { attempt: attempt.into(), file: file.into(), list: None, refusal: Refusal::At(check, reason) }
}

fn unreadable(attempt: &str, file: impl Into<Vec<u8>>, reason: &'static str) -> Fate {
    Fate { attempt: attempt.into(), file: file.into(), list: None, refusal: Refusal::NoCertificate(reason) }
}
