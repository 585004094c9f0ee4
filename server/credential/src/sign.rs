//! From a frozen record to the signed credential.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use thiserror::Error;
use time::OffsetDateTime;

use crate::{
    claims::Payload,
    digest::Sha256Hex,
    jws::{self, CompactJwt},
    keys::SigningKey,
    open_badge::{
        Achieved, Achievement, BADGE_TYPE, Criteria, Evidence, IdentityObject, OpenBadge, Profile,
        ResultDescription, SchemaReference, StatusReference, Subject,
    },
    proof,
    proof_key::ProofKey,
    rdf::{BADGE_CONTEXTS, RdfError},
    record::{AssessedAssignment, CredentialRecord, RecordError, RenewalBasis},
    status_list::StatusIndex,
    verify::MAX_CREDENTIAL_BYTES,
    wording::Wording,
};

/// What an academy signs with: one key for tokens, one for the proofs inside.
#[derive(Debug, Clone)]
pub struct IssuingKeys {
    /// Signs tokens (ES256).
    pub token: SigningKey,
    /// Makes embedded proofs (`eddsa-rdfc-2022`).
    pub proof: ProofKey,
}

/// Where the certificate's status bit stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEntry {
    /// Absolute URL of the status list.
    pub list: String,
    /// The place in it.
    pub index: StatusIndex,
}

/// Why a record was not signed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SignError {
    /// The record does not make a truthful credential.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The document would be larger than verifiers accept.
    #[error(
        "the certificate would be {size} bytes, more than the {MAX_CREDENTIAL_BYTES} a verifier reads; it names too many assessed items"
    )]
    TooLarge {
        /// Its size, bytes.
        size: usize,
    },
    /// The document has no canonical form, so there is nothing an embedded proof could sign.
    #[error("the certificate cannot be given an embedded proof: {0}")]
    Canonical(#[from] RdfError),
    /// The signature could not be computed.
    #[error("the signature could not be computed")]
    Signature,
}

/// Signs the record as Open Badges 3.0 credential: first the embedded proof, then the VC-JWT with ES256 around it.
///
/// The same arguments give the same bytes.
///
/// # Errors
/// [`SignError`]: the record is not [sound](CredentialRecord::check), or too large.
pub fn sign_credential(
    record: &CredentialRecord,
    keys: &IssuingKeys,
    status: &StatusEntry,
) -> Result<CompactJwt, SignError> {
    record.check()?;
    let mut badge = open_badge(record, status)?;
    proof::make(&mut badge, &record.issuer.did, &keys.proof, record.issued_at)?;
    let token =
        jws::sign(&Payload::of(&badge), &record.issuer.did, &keys.token).ok_or(SignError::Signature)?;
    let size = token.as_str().len();
    if size > MAX_CREDENTIAL_BYTES { Err(SignError::TooLarge { size }) } else { Ok(token) }
}

fn open_badge(record: &CredentialRecord, status: &StatusEntry) -> Result<OpenBadge, RecordError> {
    let valid_from = whole_seconds(record.issued_at);
    let valid_until = whole_seconds(record.valid_until);
    Ok(OpenBadge {
        context: BADGE_CONTEXTS.map(String::from).into(),
        kind: vec!["VerifiableCredential".into(), BADGE_TYPE.into()],
        name: record.achievement.name.get(record.language).clone(),
        description: record.scope.get(record.language).clone(),
        issuer: Profile {
            id: record.issuer.did.to_string(),
            kind: vec!["Profile".into()],
            name: record.issuer.name.clone(),
            url: record.issuer.url.to_string(),
        },
        valid_from,
        valid_until,
        awarded_date: whole_seconds(record.awarded_at),
        evidence: evidence(record)?,
        credential_schema: vec![SchemaReference::open_badge()],
        credential_status: StatusReference {
            id: format!("{}#{}", status.list, status.index.number()),
            kind: "BitstringStatusListEntry".into(),
            status_purpose: "revocation".into(),
            status_list_index: status.index.number().to_string(),
            status_list_credential: status.list.clone(),
        },
        proof: None,
        id: record.credential_url(),
        credential_subject: subject(record),
    })
}

fn subject(record: &CredentialRecord) -> Subject {
    let identity = |kind: &str, hashed, value: &str, salt| IdentityObject {
        kind: "IdentityObject".into(),
        identity_type: kind.into(),
        hashed,
        identity_hash: value.into(),
        salt,
    };
    let email = &record.holder.email;
    let (result_description, result) = results(record).into_iter().unzip();
    Subject {
        id: format!("urn:uuid:{}", record.holder.id),
        kind: vec!["AchievementSubject".into()],
        license_number: record.license_number.clone(),
        identifier: vec![
            identity("name", false, &record.holder.name, None),
            identity("emailAddress", true, &email.hash, Some(email.salt.clone())),
        ],
        achievement: Achievement {
            id: record.achievement_url(),
            kind: vec!["Achievement".into()],
            category: "Certification".into(),
            name: record.achievement.name.get(record.language).clone(),
            description: record.achievement.description.get(record.language).clone(),
            criteria: Criteria { narrative: record.achievement.criteria.get(record.language).clone() },
            in_language: record.language.tag().into(),
            version: record.course_revision.to_string(),
            result_description,
        },
        result,
    }
}

/// Hours, quiz marks, rubric levels and cases, each as what could be reached and what was.
fn results(record: &CredentialRecord) -> Vec<(ResultDescription, Achieved)> {
    let achievement = record.achievement_url();
    let wording = Wording::of(record.language);
    let result = |fragment: String, name: String, kind: &str, range: Option<u8>, value: String| {
        let id = format!("{achievement}#{fragment}");
        let achieved = Achieved { kind: vec!["Result".into()], result_description: id.clone(), value };
        let description = ResultDescription {
            id,
            kind: vec!["ResultDescription".into()],
            name,
            result_type: kind.into(),
            value_min: range.map(|_| "0".into()),
            value_max: range.map(|max| max.to_string()),
        };
        (description, achieved)
    };
    let hours = result(
        "hours".into(),
        wording.hours().into(),
        "ext:StudyHours",
        None,
        record.achievement.hours.to_string(),
    );
    let quizzes = record.quiz_marks.iter().enumerate().map(|(n, mark)| {
        let title = mark.title.get(record.language).clone();
        result(format!("quiz-{}", n + 1), title, "Percent", Some(100), mark.percent.get().to_string())
    });
    let criteria = record.assessments.iter().enumerate().flat_map(|(n, assessment)| {
        assessment.criteria.iter().enumerate().map(move |(m, criterion)| (n, m, assessment, criterion))
    });
    let levels = criteria.map(|(n, m, assessment, criterion)| {
        let [assignment, criterion_title] =
            [&assessment.title, &criterion.title].map(|t| t.get(record.language));
        let name = format!("{assignment}: {criterion_title}");
        let level = criterion.level.get().to_string();
        result(format!("criterion-{}-{}", n + 1, m + 1), name, "PerformanceLevel", Some(4), level)
    });
    let again = record.renewal.iter().flat_map(|renewal| renewal.quiz_marks.iter().enumerate());
    let again = again.map(|(n, mark)| {
        let title = wording.again(mark.title.get(record.language));
        result(format!("renewal-quiz-{}", n + 1), title, "Percent", Some(100), mark.percent.get().to_string())
    });
    let counts = cases(record)
        .into_iter()
        .map(|(fragment, name, kind, count)| result(fragment, name, kind, None, count.to_string()));
    std::iter::once(hours).chain(quizzes).chain(levels).chain(again).chain(counts).collect()
}

/// The cases, counted: fragment, name, kind and number of each. Nothing where none were recorded.
fn cases(record: &CredentialRecord) -> Vec<(String, String, &'static str, u32)> {
    let (wording, cases) = (Wording::of(record.language), &record.cases);
    if cases.total == 0 {
        return Vec::new();
    }
    let all = ("cases".to_owned(), wording.cases().to_owned(), "ext:Cases", cases.total);
    let live =
        ("live-models".to_owned(), wording.live_models().to_owned(), "ext:LiveModelCases", cases.live_models);
    let categories = cases.categories.iter().enumerate().map(|(n, category)| {
        let name = format!("{}: {}", wording.cases(), category.name.get(record.language));
        (format!("cases-{}", n + 1), name, "ext:Cases", category.count)
    });
    [all, live].into_iter().chain(categories).collect()
}

/// The page a person can open, the record's digest, each assessed work with the digests of its photographs, and what
/// the certificate rests on besides: prerequisites, continuing education, the record it replaces.
fn evidence(record: &CredentialRecord) -> Result<Vec<Evidence>, RecordError> {
    let wording = Wording::of(record.language);
    let mut frozen = item(Some(named_information(record.digest()?)), wording.record().into(), RECORD_GENRE);
    frozen.narrative = record.edition.map(|edition| wording.edition(edition));
    let page = record.verification_url();
    let mut all = vec![item(Some(page), wording.certificate(record.code.as_str()), "verification"), frozen];
    for assessment in &record.assessments {
        all.extend(assessed_work(assessment, record, &wording));
    }
    all.extend(prerequisites(record, &wording));
    all.extend(record.renewal.iter().flat_map(|renewal| education(renewal, &wording)));
    all.extend(previous(record, &wording));
    Ok(all)
}

fn prerequisites(record: &CredentialRecord, wording: &Wording) -> impl Iterator<Item = Evidence> {
    record.prerequisites.iter().map(|held| {
        let name = format!("{}: {}", wording.prerequisite(held.kind), held.provider);
        let mut item = item(None, name, "prerequisite");
        item.narrative = Some(wording.held(held));
        item
    })
}

fn education(renewal: &RenewalBasis, wording: &Wording) -> impl Iterator<Item = Evidence> {
    renewal.education.iter().map(|counted| {
        let mut item = item(None, counted.title.clone(), "continuing-education");
        item.narrative = Some(wording.education(counted));
        item
    })
}

fn previous(record: &CredentialRecord, wording: &Wording) -> Option<Evidence> {
    let previous = record.previous.as_ref()?;
    let page = record.page_of(&previous.code);
    let mut item = item(Some(page), wording.certificate(previous.code.as_str()), "previous-record");
    item.narrative = Some(wording.succession(previous.cause).into());
    Some(item)
}

fn assessed_work(
    assessment: &AssessedAssignment,
    record: &CredentialRecord,
    wording: &Wording,
) -> impl Iterator<Item = Evidence> {
    let title = assessment.title.get(record.language);
    let mut work = item(None, title.clone(), assessment.surface.as_str());
    work.narrative =
        Some(wording.approval(assessment.approved_at.date(), &assessment.reviewer, assessment.rounds));
    let photos = assessment.evidence.iter().enumerate().map(move |(n, digest)| {
        item(Some(named_information(*digest)), wording.photo(title, n + 1), PHOTO_GENRE)
    });
    std::iter::once(work).chain(photos.collect::<Vec<_>>())
}

fn item(id: Option<String>, name: String, genre: &str) -> Evidence {
    Evidence { id, kind: vec!["Evidence".into()], name, narrative: None, genre: genre.into() }
}

/// `genre` of the evidence that names the frozen record by its digest.
pub(crate) const RECORD_GENRE: &str = "record";
const PHOTO_GENRE: &str = "photograph";

/// Names bytes by their digest ([RFC 6920](https://www.rfc-editor.org/rfc/rfc6920)), wherever they are kept.
pub(crate) fn named_information(digest: Sha256Hex) -> String {
    format!("ni:///sha-256;{}", URL_SAFE_NO_PAD.encode(digest.0))
}

/// JWT dates are whole seconds, and the credential must not say anything else than they do.
pub(crate) fn whole_seconds(moment: OffsetDateTime) -> OffsetDateTime {
    let utc = moment.to_offset(time::UtcOffset::UTC);
    utc.replace_nanosecond(0).unwrap_or(utc)
}
