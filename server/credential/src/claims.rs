//! The registered claims of a token ([RFC 7519 §4.1](https://www.rfc-editor.org/rfc/rfc7519#section-4.1)).
//!
//! They belong to the token, not to the credential in it: each repeats a member of the credential
//! ([Open Badges 3.0 §8.2.4.1](https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof)), and the embedded proof, which is
//! made before there is a token, does not cover them.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;

use crate::{reason::Reason, verify::structure};

/// What the claims of a token repeat.
pub(crate) trait Claimed {
    /// The issuer's identifier.
    fn issuer(&self) -> &str;
    /// The credential's `id`.
    fn id(&self) -> &str;
    /// The subject's `id`.
    fn subject(&self) -> &str;
    /// Start and end of validity.
    fn validity(&self) -> (OffsetDateTime, OffsetDateTime);
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Claims {
    iss: String,
    jti: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sub: Option<String>,
    nbf: i64,
    exp: i64,
}

/// The payload of a token: the credential, then the claims.
#[derive(Serialize)]
pub(crate) struct Payload<'a, C> {
    #[serde(flatten)]
    credential: &'a C,
    #[serde(flatten)]
    claims: Claims,
}

impl<'a, C: Claimed> Payload<'a, C> {
    pub(crate) fn of(credential: &'a C) -> Self {
        Self { credential, claims: Claims::of(credential) }
    }
}

impl Claims {
    fn of(credential: &impl Claimed) -> Self {
        let (from, until) = credential.validity();
        Self {
            iss: credential.issuer().into(),
            jti: credential.id().into(),
            sub: Some(credential.subject().into()),
            nbf: from.unix_timestamp(),
            exp: until.unix_timestamp(),
        }
    }

    /// Demands that the claims in `payload` repeat what `credential`, read from it too, says.
    pub(crate) fn check(payload: &Value, credential: &impl Claimed) -> Result<(), Reason> {
        let (found, expected): (Self, _) = (structure(payload)?, Self::of(credential));
        agree("iss", found.iss == expected.iss)?;
        agree("jti", found.jti == expected.jti)?;
        agree("sub", found.sub == expected.sub)?;
        agree("nbf", found.nbf == expected.nbf)?;
        agree("exp", found.exp == expected.exp)
    }
}

/// A claim has to repeat what the document says.
pub(crate) fn agree(claim: &'static str, holds: bool) -> Result<(), Reason> {
    if holds { Ok(()) } else { Err(Reason::ClaimMismatch { claim }) }
}
