//! What a certificate of another issuer states, read as loosely as Open Badges 3.0 and both versions of the data model
//! allow.

use serde::Serialize;
use serde_json::Value;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::{
    claims::agree,
    reason::{Reason, shortened},
    verify::unwrapped,
};

/// Types of a badge: Open Badges 3.0 has two names for it.
const TYPES: [&str; 2] = ["OpenBadgeCredential", "AchievementCredential"];
/// First context of a credential, in both versions of the data model.
const MODELS: [&str; 2] = ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1"];

/// The content of a verified certificate of another issuer, for showing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ForeignStatement {
    /// The credential's `id`.
    pub id: Option<String>,
    /// The issuer's identifier.
    pub issuer: String,
    /// What the issuer calls itself. Anybody can call themselves anything.
    pub issuer_name: Option<String>,
    /// The issuer's address, by its own account.
    pub issuer_url: Option<String>,
    /// The holder's name.
    pub holder: Option<String>,
    /// What it is for.
    pub achievement: String,
    /// What that means.
    pub description: Option<String>,
    /// What had to be shown: words, or an address.
    pub criteria: Option<String>,
    /// Start of validity.
    #[serde(with = "time::serde::rfc3339::option")]
    pub valid_from: Option<OffsetDateTime>,
    /// End of validity.
    #[serde(with = "time::serde::rfc3339::option")]
    pub valid_until: Option<OffsetDateTime>,
}

/// The issuer's identifier.
pub(super) fn issuer(document: &Value) -> Option<&str> {
    document["issuer"].as_str().or_else(|| document["issuer"]["id"].as_str())
}

/// Reads a badge; the registered claims of a `token` must agree with it.
pub(super) fn read(document: &Value, token: bool) -> Result<ForeignStatement, Reason> {
    if !TYPES.iter().any(|kind| is(&document["type"], kind)) {
        return Err(Reason::DocumentType { expected: TYPES[0] });
    }
    unwrapped(document)?;
    let first = document["@context"].as_str().or_else(|| document["@context"][0].as_str());
    if !first.is_some_and(|first| MODELS.contains(&first)) {
        return Err(missing("@context"));
    }
    let subject = one(&document["credentialSubject"]).ok_or_else(|| missing("credentialSubject"))?;
    let achievement = one(&subject["achievement"]).ok_or_else(|| missing("achievement"))?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let criteria = &achievement["criteria"];
    let statement = ForeignStatement {
        id: text(&document["id"]),
        issuer: issuer(document).ok_or_else(|| missing("issuer"))?.to_owned(),
        issuer_name: text(&document["issuer"]["name"]),
        issuer_url: text(&document["issuer"]["url"]),
        holder: holder(subject),
        achievement: text(&achievement["name"]).ok_or_else(|| missing("achievement.name"))?,
        description: text(&achievement["description"]),
        criteria: text(&criteria["narrative"]).or_else(|| text(&criteria["id"])),
        valid_from: moment(document, ["validFrom", "issuanceDate"])?,
        valid_until: moment(document, ["validUntil", "expirationDate"])?,
    };
    if token {
        claims(document, subject, &statement)?;
    }
    Ok(statement)
}

/// Each registered claim that is there repeats a member; an `exp` without an end would be one.
fn claims(document: &Value, subject: &Value, statement: &ForeignStatement) -> Result<(), Reason> {
    let same = |claim: &'static str, member: Option<&str>| match document.get(claim) {
        Some(value) => agree(claim, value.as_str() == member),
        None => Ok(()),
    };
    same("iss", Some(&statement.issuer))?;
    same("jti", statement.id.as_deref())?;
    same("sub", subject["id"].as_str())?;
    let at = |claim: &'static str, member: Option<OffsetDateTime>| match document.get(claim) {
        // Some write seconds with a fraction, which then is the member's.
        Some(value) => agree(claim, seconds(value) == member.map(OffsetDateTime::unix_timestamp)),
        None => Ok(()),
    };
    at("nbf", statement.valid_from)?;
    at("exp", statement.valid_until)
}

fn seconds(value: &Value) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a second is not compared")]
    value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds.floor() as i64))
}

fn moment(document: &Value, members: [&'static str; 2]) -> Result<Option<OffsetDateTime>, Reason> {
    let Some((member, value)) = members.into_iter().find_map(|member| Some((member, document.get(member)?)))
    else {
        return Ok(None);
    };
    let moment = value.as_str().and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok());
    moment.map(Some).ok_or_else(|| missing(member))
}

fn holder(subject: &Value) -> Option<String> {
    let identities = subject["identifier"].as_array().map(Vec::as_slice).unwrap_or_default();
    let name =
        identities.iter().find(|identity| identity["identityType"] == "name" && identity["hashed"] != true);
    let name = name.map_or(&subject["name"], |identity| &identity["identityHash"]);
    name.as_str().map(str::to_owned)
}

/// An object, or the only one in a list.
fn one(value: &Value) -> Option<&Value> {
    match value {
        Value::Object(_) => Some(value),
        Value::Array(items) => match items.as_slice() {
            [only @ Value::Object(_)] => Some(only),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a type, or one of several, is `kind`.
pub(super) fn is(types: &Value, kind: &str) -> bool {
    match types {
        Value::String(only) => only == kind,
        Value::Array(all) => all.iter().any(|one| one == kind),
        _ => false,
    }
}

fn missing(member: &str) -> Reason {
    Reason::Structure { detail: shortened(&format!("`{member}` is missing or cannot be read")) }
}
