//! What a genuine credential states, read from the token alone: no database, no server.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Serialize;
use time::OffsetDateTime;

use crate::{
    digest::Sha256Hex,
    open_badge::{Achieved, Evidence, OpenBadge, ResultDescription},
    sign::RECORD_GENRE,
};

/// The content of a verified credential, for showing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// The credential's `id`.
    pub id: String,
    /// The holder's name.
    pub holder: Option<String>,
    /// What it is for.
    pub achievement: String,
    /// What that means.
    pub description: String,
    /// What had to be shown.
    pub criteria: String,
    /// Language of the texts, BCP 47.
    pub language: String,
    /// What it says and does not say.
    pub scope: String,
    /// Running number.
    pub license_number: String,
    /// The academy's identifier.
    pub issuer: String,
    /// The academy's name.
    pub issuer_name: String,
    /// The academy's address.
    pub issuer_url: String,
    /// Start of validity.
    #[serde(with = "time::serde::rfc3339")]
    pub valid_from: OffsetDateTime,
    /// End of validity.
    #[serde(with = "time::serde::rfc3339")]
    pub valid_until: OffsetDateTime,
    /// URL of the status list that knows whether it was withdrawn.
    pub status_list: String,
    /// Marks and levels.
    pub results: Vec<StatedResult>,
    /// Assessed work and what it is named by.
    pub evidence: Vec<StatedEvidence>,
    /// Digest of the frozen record it was made from.
    pub record_digest: Option<Sha256Hex>,
}

/// One mark or level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatedResult {
    /// What was measured.
    pub name: String,
    /// What was reached.
    pub value: String,
    /// What could be reached.
    pub best: Option<String>,
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatedEvidence {
    /// What it is.
    pub name: String,
    /// `verification`, `record`, `photograph`, or the surface that was worked on.
    pub genre: String,
    /// How it was assessed.
    pub narrative: Option<String>,
    /// Where it is, when that is an address.
    pub url: Option<String>,
    /// What its bytes hash to, when it is named by them.
    pub digest: Option<Sha256Hex>,
}

impl Statement {
    pub(crate) fn of(badge: OpenBadge) -> Self {
        let subject = badge.credential_subject;
        let descriptions = subject.achievement.result_description;
        let results =
            subject.result.into_iter().filter_map(|result| stated_result(result, &descriptions)).collect();
        let evidence: Vec<_> = badge.evidence.into_iter().map(StatedEvidence::of).collect();
        let record_digest =
            evidence.iter().find(|item| item.genre == RECORD_GENRE).and_then(|item| item.digest);
        let name = subject
            .identifier
            .into_iter()
            .find(|identity| identity.identity_type == "name" && !identity.hashed);
        Self {
            id: badge.id,
            holder: name.map(|identity| identity.identity_hash),
            achievement: badge.name,
            description: subject.achievement.description,
            criteria: subject.achievement.criteria.narrative,
            language: subject.achievement.in_language,
            scope: badge.description,
            license_number: subject.license_number,
            issuer: badge.issuer.id,
            issuer_name: badge.issuer.name,
            issuer_url: badge.issuer.url,
            valid_from: badge.valid_from,
            valid_until: badge.valid_until,
            status_list: badge.credential_status.status_list_credential,
            results,
            evidence,
            record_digest,
        }
    }
}

fn stated_result(result: Achieved, descriptions: &[ResultDescription]) -> Option<StatedResult> {
    let description = descriptions.iter().find(|description| description.id == result.result_description)?;
    Some(StatedResult {
        name: description.name.clone(),
        value: result.value,
        best: description.value_max.clone(),
    })
}

impl StatedEvidence {
    fn of(evidence: Evidence) -> Self {
        let digest = evidence.id.as_deref().and_then(read_named_information);
        let url = evidence.id.filter(|_| digest.is_none());
        Self { name: evidence.name, genre: evidence.genre, narrative: evidence.narrative, url, digest }
    }
}

fn read_named_information(id: &str) -> Option<Sha256Hex> {
    let digest = URL_SAFE_NO_PAD.decode(id.strip_prefix("ni:///sha-256;")?).ok()?;
    digest.try_into().ok().map(Sha256Hex)
}
