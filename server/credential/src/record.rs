//! The frozen record: everything one certificate states, as it stood on the day it was issued.
//!
//! A record outlives the course, the account and the key it came from, so it refers to nothing that can change:
//! names and titles are copied, revisions and photographs are named by hash. It is stored as JSON, never edited;
//! its [digest](CredentialRecord::digest) is part of what is signed, so a row changed in the database no longer
//! agrees with the signature.
//!
//! The format has a number. A record is read from and written in the format it was frozen in, so that its digest stays
//! what was signed; what a format has no place for is empty or absent here.

mod v1;
mod v2;

use domain::{
    Locale, Localized,
    credentials::{Cause, Code},
    id::CredentialId,
    learning::{CourseRevision, Percent, PrerequisiteKind, RubricRevision, Surface},
    review::Level,
    slug::CourseSlug,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::{
    digest::Sha256Hex,
    issuer::{Did, PublicUrl},
};

/// One issued certificate. Equal records have equal digests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialRecord {
    /// The format of this record; a reader refuses the ones it does not know.
    pub version: RecordVersion,
    /// The code people type.
    pub code: Code,
    /// Names the credential inside the signed document.
    pub credential_id: CredentialId,
    /// Which of the records with its running number, from 1; format 1 does not say.
    pub edition: Option<u32>,
    /// The record whose place it took.
    pub previous: Option<Previous>,
    /// The language in which the signed document is written.
    pub language: Locale,
    /// Whom it was issued to.
    pub holder: Holder,
    /// What it was issued for.
    pub achievement: Achievement,
    /// Hash of the course as it was taught and assessed.
    pub course_revision: CourseRevision,
    /// Hashes of the rubrics the reviews were made with.
    pub rubric_revisions: Vec<RubricRevision>,
    /// The practice work that was assessed and approved.
    pub assessments: Vec<AssessedAssignment>,
    /// The quizzes that were passed.
    pub quiz_marks: Vec<QuizMark>,
    /// The mentors who approved the work, each once.
    pub mentors: Vec<String>,
    /// Work on people and heads that was recorded as cases.
    pub cases: Cases,
    /// What the holder held besides the course on that day.
    pub prerequisites: Vec<HeldPrerequisite>,
    /// What a renewal rests on besides.
    pub renewal: Option<RenewalBasis>,
    /// The academy.
    pub issuer: Issuer,
    /// When the achievement was awarded or last renewed; earlier than `issued_at` where the record only replaces
    /// another one.
    pub awarded_at: OffsetDateTime,
    /// Valid from this moment.
    pub issued_at: OffsetDateTime,
    /// Valid until just before this moment.
    pub valid_until: OffsetDateTime,
    /// What the certificate says and what it does not say (it is not a licence to practise).
    pub scope: Localized<String>,
    /// The academy's running number, such as `SMP-2026-00001`; a renewal keeps it.
    pub license_number: String,
}

impl Serialize for CredentialRecord {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.version {
            RecordVersion::V1 => v1::Record::from(self.clone()).serialize(serializer),
            RecordVersion::V2 => v2::Record::from(self.clone()).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for CredentialRecord {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        let json = serde_json::Value::deserialize(deserializer)?;
        let version = json.get("version").ok_or_else(|| D::Error::missing_field("version"))?;
        match RecordVersion::deserialize(version).map_err(D::Error::custom)? {
            RecordVersion::V1 => v1::Record::deserialize(json).map(Self::from),
            RecordVersion::V2 => v2::Record::deserialize(json).map(Self::from),
        }
        .map_err(D::Error::custom)
    }
}

/// Formats of [`CredentialRecord`]. A later one is added beside, with a conversion for reading the older.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "u16", try_from = "u16")]
pub enum RecordVersion {
    /// The first format.
    V1,
    /// With prerequisites, cases, mentors, and the way from one record to the next.
    V2,
}

/// The record's format number is not one this program knows; a newer program wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("certificate record format {0} is newer than this program; update it")]
pub struct UnknownRecordVersion(pub u16);

impl From<RecordVersion> for u16 {
    fn from(version: RecordVersion) -> Self {
        match version {
            RecordVersion::V1 => 1,
            RecordVersion::V2 => 2,
        }
    }
}

impl TryFrom<u16> for RecordVersion {
    type Error = UnknownRecordVersion;

    fn try_from(number: u16) -> Result<Self, UnknownRecordVersion> {
        match number {
            1 => Ok(Self::V1),
            2 => Ok(Self::V2),
            other => Err(UnknownRecordVersion(other)),
        }
    }
}

/// The person a certificate was issued to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// Stands for the person in every certificate of theirs; tells nothing about the account.
    pub id: Uuid,
    /// The name as printed.
    pub name: String,
    /// Proof of the e-mail address, without the address.
    pub email: EmailHash,
}

/// The salted hash of an e-mail address, as Open Badges 3.0 `IdentityObject` has it.
///
/// Whoever knows the address can [check](Self::matches) it; nobody can read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmailHash {
    /// `sha256$` and the lower-case hex SHA-256 of address followed by salt.
    pub hash: String,
    /// The salt: printable text, fresh for each record.
    pub salt: String,
}

impl EmailHash {
    /// Hashes an address (case folded, so that the way it is typed does not matter) with a fresh random `salt`.
    pub fn new(email: &str, salt: impl Into<String>) -> Self {
        let salt = salt.into();
        let digest = Sha256::new().chain_update(email.trim().to_lowercase()).chain_update(&salt).finalize();
        Self { hash: format!("sha256${}", Sha256Hex(digest.into())), salt }
    }

    /// Whether this is the hash of `email`.
    pub fn matches(&self, email: &str) -> bool {
        Self::new(email, self.salt.as_str()) == *self
    }
}

/// What the certificate is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Achievement {
    /// The course, part of its public address.
    pub course: CourseSlug,
    /// The certificate's title.
    pub name: Localized<String>,
    /// One paragraph for people who see only the certificate.
    pub description: Localized<String>,
    /// What had to be shown to earn it.
    pub criteria: Localized<String>,
    /// Study hours.
    pub hours: u16,
}

/// One assignment whose work was approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessedAssignment {
    /// The assignment's title.
    pub title: Localized<String>,
    /// What was worked on.
    pub surface: Surface,
    /// How many rounds were handed in until approval, from 1.
    pub rounds: u32,
    /// When a mentor approved it.
    #[serde(with = "time::serde::rfc3339")]
    pub approved_at: OffsetDateTime,
    /// The mentor's name.
    pub reviewer: String,
    /// The level reached in each criterion of the rubric.
    pub criteria: Vec<AssessedCriterion>,
    /// Digests of the untouched originals of the approved round.
    pub evidence: Vec<Sha256Hex>,
}

/// The level reached in one criterion of a rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessedCriterion {
    /// The criterion's title.
    pub title: Localized<String>,
    /// The level.
    pub level: Level,
}

/// A passed quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuizMark {
    /// The quiz's title.
    pub title: Localized<String>,
    /// Mark of the best attempt.
    pub percent: Percent,
}

/// The record whose place another one took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Previous {
    /// Its code.
    pub code: Code,
    /// Why it was replaced.
    pub cause: Cause,
}

/// Work on people and heads that was recorded as cases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases {
    /// How many there are.
    pub total: u32,
    /// How many of them were on people.
    pub live_models: u32,
    /// How many there are of each category; a case may belong to several.
    pub categories: Vec<CaseCategory>,
}

/// How many cases a category has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseCategory {
    /// What they have in common.
    pub name: Localized<String>,
    /// How many there are.
    pub count: u32,
}

/// Something the holder held besides the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldPrerequisite {
    /// Which kind.
    pub kind: PrerequisiteKind,
    /// Who issued it.
    pub provider: String,
    /// When it was issued.
    #[serde(with = "day")]
    pub issued_on: Date,
    /// The last day on which it holds.
    #[serde(with = "day")]
    pub expires_on: Date,
    /// What speaks for it.
    pub proof: StatedProof,
}

/// What speaks for something the holder says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum StatedProof {
    /// The holder's word.
    SelfDeclared {
        /// Given on this day.
        #[serde(with = "day")]
        on: Date,
    },
    /// Somebody of the academy has seen a document.
    Checked {
        /// Who.
        by: String,
        /// On this day.
        #[serde(with = "day")]
        on: Date,
    },
}

/// What a renewal rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenewalBasis {
    /// The continuing education that was counted.
    pub education: Vec<CountedEducation>,
    /// The quizzes that were passed again.
    pub quiz_marks: Vec<QuizMark>,
}

/// Continuing education that was counted for a renewal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountedEducation {
    /// What it was.
    pub title: String,
    /// Who gave it.
    pub provider: String,
    /// When it was completed.
    #[serde(with = "day")]
    pub completed_on: Date,
    /// How many hours it took.
    pub hours: u16,
}

time::serde::format_description!(day, Date, "[year]-[month]-[day]");

/// The academy as it was called when it issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// Its identifier; the keys are found through it.
    pub did: Did,
    /// Its name.
    pub name: String,
    /// Its public origin.
    pub url: PublicUrl,
}

/// Why a record cannot become a credential: a field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("certificate record: {field} {problem}")]
pub struct RecordError {
    /// Path of the field, such as `holder.name`.
    pub field: &'static str,
    /// What is wrong, as the end of a sentence that begins with the field.
    pub problem: &'static str,
}

impl CredentialRecord {
    /// The record as it is stored and hashed: JSON with the members in the order of this file.
    ///
    /// # Errors
    /// [`RecordError`] when a moment lies outside the years 0–9999, which RFC 3339 cannot write.
    pub fn to_json(&self) -> Result<String, RecordError> {
        serde_json::to_string(self)
            .map_err(|_| RecordError { field: "a moment", problem: "is outside the years 0–9999" })
    }

    /// SHA-256 of [`to_json`](Self::to_json); signed as part of the credential.
    ///
    /// # Errors
    /// As [`to_json`](Self::to_json).
    pub fn digest(&self) -> Result<Sha256Hex, RecordError> {
        Ok(Sha256Hex(Sha256::digest(self.to_json()?).into()))
    }

    /// `id` of the credential. Signed documents carry these addresses for good, so they never change.
    pub fn credential_url(&self) -> String {
        self.issuer.url.at(&format!("/credentials/{}", self.credential_id))
    }

    /// `id` of the achievement: the course's public page.
    pub fn achievement_url(&self) -> String {
        self.issuer.url.at(&format!("/courses/{}", self.achievement.course))
    }

    /// The page on which anybody can check the certificate.
    pub fn verification_url(&self) -> String {
        self.page_of(&self.code)
    }

    /// The page of another certificate of the same academy.
    pub fn page_of(&self, code: &Code) -> String {
        self.issuer.url.at(&format!("/verify/{code}"))
    }

    /// Refuses what would sign an empty, impossible or contradictory statement.
    ///
    /// # Errors
    /// [`RecordError`] names the first bad field.
    pub fn check(&self) -> Result<(), RecordError> {
        self.check_texts()?;
        self.check_assessments()?;
        self.check_succession()?;
        self.check_prerequisites()?;
        let rule =
            |holds: bool, field, problem| if holds { Ok(()) } else { Err(RecordError { field, problem }) };
        rule(self.issued_at < self.valid_until, "valid_until", "is not after issued_at")?;
        rule((1970..=9999).contains(&self.issued_at.year()), "issued_at", "is outside the years 1970–9999")?;
        rule(
            (1970..=9999).contains(&self.valid_until.year()),
            "valid_until",
            "is outside the years 1970–9999",
        )?;
        rule(self.awarded_at <= self.issued_at, "awarded_at", "is after issued_at")?;
        rule(
            (1970..=9999).contains(&self.awarded_at.year()),
            "awarded_at",
            "is outside the years 1970–9999",
        )?;
        rule(self.issuer.url.did_web() == self.issuer.did, "issuer.did", "does not belong to issuer.url")
    }

    fn check_texts(&self) -> Result<(), RecordError> {
        let plain = [
            ("holder.name", &self.holder.name),
            ("holder.email.hash", &self.holder.email.hash),
            ("holder.email.salt", &self.holder.email.salt),
            ("issuer.name", &self.issuer.name),
            ("license_number", &self.license_number),
        ];
        let localized = [
            ("achievement.name", &self.achievement.name),
            ("achievement.description", &self.achievement.description),
            ("achievement.criteria", &self.achievement.criteria),
            ("scope", &self.scope),
        ];
        let quizzes = self.quiz_marks.iter().map(|mark| ("quiz_marks.title", &mark.title));
        let both = localized
            .into_iter()
            .chain(quizzes)
            .flat_map(|(field, text)| [(field, &text.en), (field, &text.es)]);
        refuse_unusable(plain.into_iter().chain(both))
    }

    /// Which record comes after which.
    fn check_succession(&self) -> Result<(), RecordError> {
        let error = |field, problem| Err(RecordError { field, problem });
        match (self.version, self.edition, &self.previous) {
            (RecordVersion::V2, None | Some(0), _) => error("edition", "is not given"),
            (RecordVersion::V2, Some(1), Some(_)) => error("previous", "is given for the first edition"),
            (RecordVersion::V2, Some(2..), None) => error("previous", "is missing in a later edition"),
            _ => Ok(()),
        }
    }

    fn check_prerequisites(&self) -> Result<(), RecordError> {
        for held in &self.prerequisites {
            refuse_unusable([("prerequisites.provider", &held.provider)])?;
            if let StatedProof::Checked { by, .. } = &held.proof {
                refuse_unusable([("prerequisites.proof.by", by)])?;
            }
            if held.expires_on < held.issued_on {
                return Err(RecordError {
                    field: "prerequisites.expires_on",
                    problem: "is before issued_on",
                });
            }
        }
        refuse_unusable(self.mentors.iter().map(|mentor| ("mentors", mentor)))?;
        let names = self.cases.categories.iter().map(|category| ("cases.categories.name", &category.name));
        let again = self.renewal.iter().flat_map(|renewal| &renewal.quiz_marks);
        let names = names.chain(again.map(|mark| ("renewal.quiz_marks.title", &mark.title)));
        refuse_unusable(names.flat_map(|(field, text)| [(field, &text.en), (field, &text.es)]))?;
        let education = self.renewal.iter().flat_map(|renewal| &renewal.education);
        refuse_unusable(education.flat_map(|item| {
            [("renewal.education.title", &item.title), ("renewal.education.provider", &item.provider)]
        }))
    }

    fn check_assessments(&self) -> Result<(), RecordError> {
        for assessment in &self.assessments {
            let criteria =
                assessment.criteria.iter().map(|criterion| ("assessments.criteria.title", &criterion.title));
            let titles = std::iter::once(("assessments.title", &assessment.title)).chain(criteria);
            refuse_unusable(titles.flat_map(|(field, text)| [(field, &text.en), (field, &text.es)]))?;
            refuse_unusable([("assessments.reviewer", &assessment.reviewer)])?;
            if assessment.rounds == 0 {
                return Err(RecordError {
                    field: "assessments.rounds",
                    problem: "is 0 although work was approved",
                });
            }
        }
        Ok(())
    }
}

/// The mentors who approved these works, each once, in the order of the works.
pub fn mentors_of(assessments: &[AssessedAssignment]) -> Vec<String> {
    let mut mentors: Vec<String> = Vec::new();
    for assessment in assessments {
        if !mentors.contains(&assessment.reviewer) {
            mentors.push(assessment.reviewer.clone());
        }
    }
    mentors
}

/// Noncharacters are refused because libraries write them differently into the form that embedded proofs sign.
fn refuse_unusable<'a>(
    texts: impl IntoIterator<Item = (&'static str, &'a String)>,
) -> Result<(), RecordError> {
    for (field, text) in texts {
        if text.trim().is_empty() {
            return Err(RecordError { field, problem: "is empty" });
        }
        if text.contains(['\u{fffe}', '\u{ffff}']) {
            return Err(RecordError { field, problem: "has a character that is none, U+FFFE or U+FFFF" });
        }
    }
    Ok(())
}
