//! The signed statement: an Open Badges 3.0 `OpenBadgeCredential` as VC-JWT payload.
//!
//! Only terms that the listed JSON-LD contexts define are used, in the shapes the published JSON schema wants:
//! sets are arrays, nothing is null, nothing is an empty array ([Open Badges 3.0](https://www.imsglobal.org/spec/ob/v3p0/),
//! [VC Data Model 2.0](https://www.w3.org/TR/vc-data-model-2.0/)). The same types read a payload back when verifying.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{
    claims::Claimed,
    proof::{Proof, Provable},
};

/// The type that tells a badge from everything else this issuer signs.
pub(crate) const BADGE_TYPE: &str = "OpenBadgeCredential";
const SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

/// The credential; in a token the registered claims stand beside its members.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OpenBadge {
    #[serde(rename = "@context")]
    pub context: Vec<String>,
    pub id: String,
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    pub name: String,
    pub description: String,
    pub issuer: Profile,
    #[serde(with = "time::serde::rfc3339")]
    pub valid_from: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub valid_until: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub awarded_date: OffsetDateTime,
    pub credential_subject: Subject,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    pub credential_schema: Vec<SchemaReference>,
    pub credential_status: StatusReference,
    /// Documents issued before there were embedded proofs have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Vec<Proof>>,
}

impl Claimed for OpenBadge {
    fn issuer(&self) -> &str {
        &self.issuer.id
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

impl Provable for OpenBadge {
    fn contexts(&self) -> &[String] {
        &self.context
    }

    fn proof(&mut self) -> &mut Option<Vec<Proof>> {
        &mut self.proof
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Profile {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    pub name: String,
    pub url: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Subject {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    pub license_number: String,
    pub identifier: Vec<IdentityObject>,
    pub achievement: Achievement,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub result: Vec<Achieved>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct IdentityObject {
    #[serde(rename = "type")]
    pub kind: String,
    pub identity_type: String,
    pub hashed: bool,
    pub identity_hash: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Achievement {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    #[serde(rename = "achievementType")]
    pub category: String,
    pub name: String,
    pub description: String,
    pub criteria: Criteria,
    pub in_language: String,
    pub version: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub result_description: Vec<ResultDescription>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Criteria {
    pub narrative: String,
}

/// What could be reached; [`Achieved`] says what was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ResultDescription {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    pub name: String,
    pub result_type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_min: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_max: Option<String>,
}

/// The specification's `Result`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Achieved {
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    pub result_description: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Evidence {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    pub genre: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SchemaReference {
    id: String,
    #[serde(rename = "type")]
    kind: String,
}

impl SchemaReference {
    pub(crate) fn open_badge() -> Self {
        Self { id: SCHEMA.into(), kind: "1EdTechJsonSchemaValidator2019".into() }
    }
}

/// `credentialStatus`: one entry only, the schema of Open Badges 3.0 allows no array.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StatusReference {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub status_purpose: String,
    pub status_list_index: String,
    pub status_list_credential: String,
}
