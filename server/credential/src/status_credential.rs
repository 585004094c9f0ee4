//! The signed status list: a `BitstringStatusListCredential` as VC-JWT.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::{Duration, OffsetDateTime};

use crate::{
    issuer::Did,
    jws::{self, CompactJwt, Token},
    key_set::KeySet,
    keys::SigningKey,
    open_badge::CONTEXTS,
    reason::Reason,
    sign::{SignError, whole_seconds},
    status_list::StatusList,
    verify::{CLOCK_SKEW, agree, structure},
};

/// How long a verifier may keep a list before asking again: `ttl`, and the cache lifetime of the HTTP answer.
pub const STATUS_LIST_TTL: Duration = Duration::minutes(5);
/// How long a signed list is good for at most, so that an old one cannot be replayed for ever. Re-sign daily.
pub const STATUS_LIST_LIFETIME: Duration = Duration::days(7);
/// The largest signed list that is read (1 MiB).
const MAX_LIST_BYTES: usize = 1024 * 1024;
const LIST_TYPE: &str = "BitstringStatusListCredential";
const PURPOSE: &str = "revocation";

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct StatusListCredential {
    #[serde(rename = "@context")]
    context: Vec<String>,
    id: String,
    #[serde(rename = "type")]
    kind: Vec<String>,
    issuer: String,
    #[serde(with = "time::serde::rfc3339")]
    valid_from: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    valid_until: OffsetDateTime,
    credential_subject: ListSubject,
    iss: String,
    jti: String,
    sub: String,
    nbf: i64,
    exp: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListSubject {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    status_purpose: String,
    encoded_list: String,
    ttl: i64,
}

/// Signs `list`, which is published at `url`, as it stands `now`.
///
/// # Errors
/// [`SignError::Signature`] when `now` is outside the years RFC 3339 can write.
pub fn sign_status_list(
    url: &str,
    list: &StatusList,
    issuer: &Did,
    key: &SigningKey,
    now: OffsetDateTime,
) -> Result<CompactJwt, SignError> {
    let valid_from = whole_seconds(now);
    let valid_until = valid_from.checked_add(STATUS_LIST_LIFETIME).ok_or(SignError::Signature)?;
    let subject = format!("{url}#list");
    let credential = StatusListCredential {
        context: vec![CONTEXTS[0].into()],
        id: url.into(),
        kind: vec!["VerifiableCredential".into(), LIST_TYPE.into()],
        issuer: issuer.to_string(),
        valid_from,
        valid_until,
        iss: issuer.to_string(),
        jti: url.into(),
        sub: subject.clone(),
        nbf: valid_from.unix_timestamp(),
        exp: valid_until.unix_timestamp(),
        credential_subject: ListSubject {
            id: subject,
            kind: "BitstringStatusList".into(),
            status_purpose: PURPOSE.into(),
            encoded_list: list.encode().map_err(|_| SignError::Signature)?,
            ttl: i64::try_from(STATUS_LIST_TTL.whole_milliseconds()).map_err(|_| SignError::Signature)?,
        },
    };
    jws::sign(&credential, issuer, key).ok_or(SignError::Signature)
}

/// A genuine status list, opened once and good for many verifications until it is [stale](Self::check_fresh).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedStatusList {
    url: String,
    list: StatusList,
    valid_from: OffsetDateTime,
    valid_until: OffsetDateTime,
}

impl OpenedStatusList {
    /// Checks signature and structure of a signed list.
    ///
    /// # Errors
    /// The [`Reason`] why it is not a status list of this academy.
    pub fn open(jwt: &[u8], keys: &KeySet) -> Result<Self, Reason> {
        let token = Token::parse(jwt, MAX_LIST_BYTES)?;
        let key = keys.find(token.checked_kid()?)?;
        let payload = token.signed_by(key)?.json()?;
        let is_list = payload
            .get("type")
            .and_then(Value::as_array)
            .is_some_and(|types| types.iter().any(|t| t == LIST_TYPE));
        if !is_list {
            return Err(Reason::DocumentType { expected: LIST_TYPE });
        }
        let credential: StatusListCredential = structure(payload)?;
        agree("iss", credential.iss == credential.issuer && credential.issuer == keys.issuer().as_str())?;
        agree("jti", credential.jti == credential.id)?;
        agree("sub", credential.sub == credential.credential_subject.id)?;
        agree("nbf", credential.nbf == credential.valid_from.unix_timestamp())?;
        agree("exp", credential.exp == credential.valid_until.unix_timestamp())?;
        let subject = credential.credential_subject;
        if subject.kind != "BitstringStatusList" || subject.status_purpose != PURPOSE {
            return Err(Reason::StatusPurpose);
        }
        let list = StatusList::decode(&subject.encoded_list)?;
        let StatusListCredential { id: url, valid_from, valid_until, .. } = credential;
        Ok(Self { url, list, valid_from, valid_until })
    }

    /// Where the list is published.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The bits.
    pub fn list(&self) -> &StatusList {
        &self.list
    }

    /// Demands that `now` lies in the list's time.
    ///
    /// # Errors
    /// [`Reason::StatusListStale`].
    pub fn check_fresh(&self, now: OffsetDateTime) -> Result<(), Reason> {
        let begun = self.valid_from <= now.saturating_add(CLOCK_SKEW);
        if begun && now < self.valid_until { Ok(()) } else { Err(Reason::StatusListStale) }
    }
}
