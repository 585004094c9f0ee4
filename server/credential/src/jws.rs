//! JWS compact serialization ([RFC 7515 §3.1]) reduced to what this academy signs: ES256, a header of exactly
//! `alg`, `kid`, `typ`, one key per `kid`.
//!
//! A general JOSE library accepts more than we ever sign and then has to be told to refuse it; here nothing else
//! can be expressed. The signature itself is the `p256` crate's.
//!
//! [RFC 7515 §3.1]: https://www.rfc-editor.org/rfc/rfc7515#section-3.1

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    issuer::Did,
    keys::{SigningKey, VerifyingKey},
    reason::{Reason, shortened},
    strict_json,
};

/// `typ` of every token: Open Badges 3.0 §8.2.3.1, "if present, MUST be set to JWT".
const TYP: &str = "JWT";
/// The only algorithm: Open Badges validators know RS256 and ES256.
const ALG: &str = "ES256";

/// A signed token in compact form: three base64url parts with dots between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompactJwt(String);

impl CompactJwt {
    /// The token as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The token as owned text, for storing.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl AsRef<[u8]> for CompactJwt {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Display for CompactJwt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[derive(Serialize)]
struct Header<'a> {
    alg: &'static str,
    kid: &'a str,
    typ: &'static str,
}

/// Signs `payload` in the name of `issuer`. `None` only if the payload cannot be written or signed at all.
pub(crate) fn sign(payload: &impl Serialize, issuer: &Did, key: &SigningKey) -> Option<CompactJwt> {
    let kid = issuer.key_url(key.verifying_key().thumbprint());
    let header = serde_json::to_vec(&Header { alg: ALG, kid: &kid, typ: TYP }).ok()?;
    let mut token = URL_SAFE_NO_PAD.encode(header);
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(serde_json::to_vec(payload).ok()?, &mut token);
    let signature = key.sign(token.as_bytes())?;
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(signature, &mut token);
    Some(CompactJwt(token))
}

/// A token taken apart; nothing in it is trusted yet.
pub(crate) struct Token<'a> {
    signing_input: &'a [u8],
    header: Map<String, Value>,
    payload: Vec<u8>,
    signature: Vec<u8>,
}

impl<'a> Token<'a> {
    /// Takes a token of at most `limit` bytes apart.
    pub(crate) fn parse(bytes: &'a [u8], limit: usize) -> Result<Self, Reason> {
        if bytes.len() > limit {
            return Err(Reason::TooLarge { limit });
        }
        // The short parts are at the ends. A fourth part would be in the middle, where a dot is no base64url.
        let is_dot = |byte: &u8| *byte == b'.';
        let last = bytes.iter().rposition(is_dot).ok_or(Reason::NotCompact)?;
        let (signing_input, signature) = (&bytes[..last], &bytes[last + 1..]);
        let first = signing_input.iter().position(is_dot).ok_or(Reason::NotCompact)?;
        let (header, payload) = (&signing_input[..first], &signing_input[first + 1..]);
        // Canonical base64url only: stray trailing bits would give one signature many spellings.
        let decode = |part: &[u8]| URL_SAFE_NO_PAD.decode(part).map_err(|_| Reason::NotCompact);
        let header = match strict_json::parse(&decode(header)?) {
            Ok(Value::Object(header)) => header,
            Ok(_) => return Err(Reason::NotJson),
            Err(error) => return Err(error.into()),
        };
        Ok(Self { signing_input, header, payload: decode(payload)?, signature: decode(signature)? })
    }

    /// Demands exactly `alg`: ES256, `typ`: JWT and a `kid`, which is returned.
    pub(crate) fn checked_kid(&self) -> Result<&str, Reason> {
        match self.header.get("alg") {
            Some(Value::String(alg)) if alg == ALG => {}
            Some(Value::String(alg)) => return Err(Reason::Algorithm { algorithm: shortened(alg) }),
            _ => return Err(Reason::HeaderMissing { member: "alg" }),
        }
        if let Some(extra) = self.header.keys().find(|name| !matches!(name.as_str(), "alg" | "kid" | "typ")) {
            return Err(Reason::HeaderExtra { member: shortened(extra) });
        }
        if self.header.get("typ") != Some(&Value::from(TYP)) {
            return Err(Reason::TokenType);
        }
        self.header.get("kid").and_then(Value::as_str).ok_or(Reason::HeaderMissing { member: "kid" })
    }

    /// The key's name, if there is one.
    pub(crate) fn kid(&self) -> Option<&str> {
        self.header.get("kid").and_then(Value::as_str)
    }

    /// The header's members.
    pub(crate) fn header(&self) -> &Map<String, Value> {
        &self.header
    }

    /// What is signed, and the signature.
    pub(crate) fn signed(&self) -> (&[u8], &[u8]) {
        (self.signing_input, &self.signature)
    }

    /// Gives the payload out unchecked, for handing on to somebody who checks it.
    pub(crate) fn unchecked(self) -> SignedPayload {
        SignedPayload(self.payload)
    }

    /// Checks the signature and gives the payload out.
    pub(crate) fn signed_by(self, key: &VerifyingKey) -> Result<SignedPayload, Reason> {
        let genuine = key.accepts(self.signing_input, &self.signature);
        if genuine { Ok(SignedPayload(self.payload)) } else { Err(Reason::Signature) }
    }
}

/// What a token holds; its signature was checked, unless it says `unchecked` where it came from.
pub(crate) struct SignedPayload(Vec<u8>);

impl SignedPayload {
    /// The payload as it is.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Reads the payload as strict JSON.
    pub(crate) fn json(&self) -> Result<Value, Reason> {
        strict_json::parse(&self.0).map_err(Reason::from)
    }
}
