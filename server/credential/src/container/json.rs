//! Certificates in JSON: a credential with its proof, or a token in one of the wrappings that standards have for it.

use domain::credentials::{Source, Unreadable};
use serde_json::Value;

use super::{Found, Presented, like_a_token, text, token};
use crate::strict_json::{self, StrictJsonError};

/// The type of the wrapping that [VC Data Model 2.0](https://www.w3.org/TR/vc-data-model-2.0/#enveloped-verifiable-credentials)
/// has for tokens, and the one for a presentation in a token.
const ENVELOPED: [&str; 2] = ["EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation"];
/// Media types of a token in a `data:` address.
const TOKENS: [&str; 4] = [
    "data:application/vc+jwt",
    "data:application/vp+jwt",
    "data:application/jwt",
    "data:application/vc+ld+json+jwt",
];
/// Where the Open Badges 3.0 API has tokens: its model says the first, an example the second.
const COMPACT: [&str; 2] = ["compactJwsString", "compactJwsStrings"];
/// What a request to our own API has.
const REQUEST: &str = "credential";
/// Members of which a credential has at least one.
const MEMBERS: [&str; 3] = ["@context", "credentialSubject", "proof"];
/// Members of this academy's transcripts, which have none of those.
const TRANSCRIPT: [&str; 3] = ["certificate_number", "code", "credential"];

/// What is in `json`, which may be `wrapped` in one more text.
pub(super) fn presented(json: &str, wrapped: bool) -> Result<Presented, Unreadable> {
    let value = strict_json::parse(json.as_bytes()).map_err(|error| match error {
        StrictJsonError::DuplicateMember => Unreadable::DuplicateMember,
        StrictJsonError::Malformed => Unreadable::Malformed,
    })?;
    let found = |found| Ok(Presented { source: Source::Json, found });
    match &value {
        Value::String(text) => found(compact(text)?),
        Value::Array(items) => Err(none_or_several(items)),
        Value::Object(object) => {
            if let Some(tokens) = COMPACT.iter().find_map(|member| object.get(*member)) {
                return found(only(tokens)?);
            }
            if let [(REQUEST, inner)] =
                object.iter().map(|(name, value)| (name.as_str(), value)).collect::<Vec<_>>()[..]
            {
                return request(inner, wrapped);
            }
            if is_enveloped(&value) {
                return found(enveloped(&value)?);
            }
            if MEMBERS.iter().any(|member| object.contains_key(*member)) {
                return found(Found::Document(json.into()));
            }
            let transcript = TRANSCRIPT.iter().all(|member| object.contains_key(*member));
            Err(if transcript { Unreadable::Transcript } else { Unreadable::NoCertificate })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Err(Unreadable::NoCertificate),
    }
}

/// The body of a request: the text, or the credential, itself.
fn request(inner: &Value, wrapped: bool) -> Result<Presented, Unreadable> {
    match inner {
        Value::String(inner) if wrapped => text(inner, false),
        Value::Object(_) if wrapped => text(&inner.to_string(), false),
        Value::Array(items) => Err(none_or_several(items)),
        _ => Err(Unreadable::NoCertificate),
    }
}

/// A credential inside a presentation: a token, by itself or in its wrapping, or JSON.
pub(super) fn credential(value: &Value) -> Result<Found, Unreadable> {
    match value {
        Value::String(text) => compact(text),
        Value::Object(_) if is_enveloped(value) => enveloped(value),
        Value::Object(_) => Ok(Found::Document(value.to_string())),
        _ => Err(Unreadable::NoCertificate),
    }
}

fn only(tokens: &Value) -> Result<Found, Unreadable> {
    match tokens {
        Value::String(text) => compact(text),
        Value::Array(items) => match items.as_slice() {
            [Value::String(text)] => compact(text),
            items => Err(none_or_several(items)),
        },
        _ => Err(Unreadable::NoCertificate),
    }
}

fn compact(text: &str) -> Result<Found, Unreadable> {
    if like_a_token(text.trim()) { Ok(token(text)) } else { Err(Unreadable::NoCertificate) }
}

fn none_or_several(items: &[Value]) -> Unreadable {
    if items.len() > 1 { Unreadable::Several } else { Unreadable::NoCertificate }
}

fn is_enveloped(value: &Value) -> bool {
    match &value["type"] {
        Value::String(kind) => ENVELOPED.contains(&kind.as_str()),
        Value::Array(kinds) => kinds.iter().any(|kind| ENVELOPED.iter().any(|enveloped| kind == enveloped)),
        _ => false,
    }
}

fn enveloped(value: &Value) -> Result<Found, Unreadable> {
    let address = value["id"].as_str().and_then(|id| id.split_once(','));
    match address {
        Some((media_type, text)) if TOKENS.contains(&media_type) => compact(text),
        _ => Err(Unreadable::NoCertificate),
    }
}
