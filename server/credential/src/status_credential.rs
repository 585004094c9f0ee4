//! The signed status list: a `BitstringStatusListCredential` as VC-JWT, and the same as JSON with an embedded proof
//! for tools that read no JWT.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::{Duration, OffsetDateTime};

use crate::{
    claims::{Claimed, Claims, Payload, agree},
    issuer::Did,
    jws::{self, CompactJwt, Token},
    key_set::KeySet,
    keys::SigningKey,
    proof::{self, Proof, Provable},
    proof_key::ProofKey,
    rdf::LIST_CONTEXTS,
    reason::Reason,
    sign::{SignError, whole_seconds},
    status_list::StatusList,
    strict_json,
    verify::{CLOCK_SKEW, structure},
};

/// How long a verifier may keep a list before asking again: `ttl`, and the cache lifetime of the HTTP answer.
pub const STATUS_LIST_TTL: Duration = Duration::minutes(5);
/// How long a signed list is good for at most, so that an old one cannot be replayed for ever. Re-sign daily.
pub const STATUS_LIST_LIFETIME: Duration = Duration::days(7);
/// The largest signed list that is read (1 MiB).
pub(crate) const MAX_LIST_BYTES: usize = 1024 * 1024;
/// The type that tells a status list from everything else an issuer signs.
pub(crate) const LIST_TYPE: &str = "BitstringStatusListCredential";
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    proof: Option<Vec<Proof>>,
}

impl Provable for StatusListCredential {
    fn contexts(&self) -> &[String] {
        &self.context
    }

    fn proof(&mut self) -> &mut Option<Vec<Proof>> {
        &mut self.proof
    }
}

impl Claimed for StatusListCredential {
    fn issuer(&self) -> &str {
        &self.issuer
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn subject(&self) -> &str {
        &self.credential_subject.id
    }

    fn validity(&self) -> (OffsetDateTime, OffsetDateTime) {
        (self.valid_from, self.valid_until)
    }
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
    let list = credential(url, list, issuer, now)?;
    jws::sign(&Payload::of(&list), issuer, key).ok_or(SignError::Signature)
}

/// The same list with the same bits and times as JSON with an embedded proof (media type `application/vc`).
///
/// # Errors
/// [`SignError::Signature`] when `now` is outside the years RFC 3339 can write.
pub fn prove_status_list(
    url: &str,
    list: &StatusList,
    issuer: &Did,
    key: &ProofKey,
    now: OffsetDateTime,
) -> Result<String, SignError> {
    let mut list = credential(url, list, issuer, now)?;
    proof::make(&mut list, issuer, key, now)?;
    serde_json::to_string(&list).map_err(|_| SignError::Signature)
}

fn credential(
    url: &str,
    list: &StatusList,
    issuer: &Did,
    now: OffsetDateTime,
) -> Result<StatusListCredential, SignError> {
    let valid_from = whole_seconds(now);
    let valid_until = valid_from.checked_add(STATUS_LIST_LIFETIME).ok_or(SignError::Signature)?;
    Ok(StatusListCredential {
        context: LIST_CONTEXTS.map(String::from).into(),
        id: url.into(),
        kind: vec!["VerifiableCredential".into(), LIST_TYPE.into()],
        issuer: issuer.to_string(),
        valid_from,
        valid_until,
        credential_subject: ListSubject {
            id: format!("{url}#list"),
            kind: "BitstringStatusList".into(),
            status_purpose: PURPOSE.into(),
            encoded_list: list.encode().map_err(|_| SignError::Signature)?,
            ttl: i64::try_from(STATUS_LIST_TTL.whole_milliseconds()).map_err(|_| SignError::Signature)?,
        },
        proof: None,
    })
}

/// The list in a document, if it is one and names the issuer of `keys`.
fn listing(document: &Value, keys: &KeySet) -> Result<StatusListCredential, Reason> {
    let types = document.get("type").and_then(Value::as_array);
    if !types.is_some_and(|types| types.iter().any(|kind| kind == LIST_TYPE)) {
        return Err(Reason::DocumentType { expected: LIST_TYPE });
    }
    let credential: StatusListCredential = structure(document)?;
    agree("iss", credential.issuer == keys.issuer().as_str())?;
    Ok(credential)
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
    /// Checks a list in either of the forms it is published in, at the moment `now`.
    ///
    /// # Errors
    /// The [`Reason`] why it is not a status list of this academy.
    pub fn read(list: &[u8], keys: &KeySet, now: OffsetDateTime) -> Result<Self, Reason> {
        if list.starts_with(b"{") { Self::open_document(list, keys, now) } else { Self::open(list, keys) }
    }

    /// Checks signature and structure of a signed list.
    ///
    /// # Errors
    /// The [`Reason`] why it is not a status list of this academy.
    pub fn open(jwt: &[u8], keys: &KeySet) -> Result<Self, Reason> {
        let token = Token::parse(jwt, MAX_LIST_BYTES)?;
        let key = keys.find(token.checked_kid()?)?;
        let payload = token.signed_by(key)?.json()?;
        let credential = listing(&payload, keys)?;
        Claims::check(&payload, &credential)?;
        Self::of(credential)
    }

    /// Checks proof and structure of a list as JSON, which may hold nothing that the proof passes over.
    fn open_document(json: &[u8], keys: &KeySet, now: OffsetDateTime) -> Result<Self, Reason> {
        if json.len() > MAX_LIST_BYTES {
            return Err(Reason::TooLarge { limit: MAX_LIST_BYTES });
        }
        let document = strict_json::parse(json)?;
        let mut credential = listing(&document, keys)?;
        if serde_json::to_value(&credential).ok().as_ref() != Some(&document) {
            return Err(Reason::ProofUncovered);
        }
        proof::check(&mut credential, keys, now)?;
        Self::of(credential)
    }

    fn of(credential: StatusListCredential) -> Result<Self, Reason> {
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
