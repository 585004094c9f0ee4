//! The form of a transcript for programs.

use std::collections::BTreeMap;

use domain::credentials::Verdict;
use domain::learning::PrerequisiteKind;
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// Everything that was assessed for a certificate. Members may be added; none changes its meaning.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Transcript {
    /// The version of this form: 1.
    pub(super) version: u8,
    /// The language of titles and texts: `en` or `es`.
    #[schema(example = "en")]
    pub(super) language: &'static str,
    /// The certificate's code as printed.
    #[schema(example = "7Q4K-2M9P-W3XD")]
    pub(super) code: String,
    /// Where the certificate stands: `verdict` (`valid`, `expired`, `suspended`, `revoked`, `superseded` or
    /// `unchecked`), and with it `at`, `reason` or `by`.
    #[schema(value_type = Object)]
    pub(super) state: Verdict,
    /// The moment it was checked for.
    #[serde(with = "time::serde::rfc3339")]
    pub(super) as_of: OffsetDateTime,
    /// The holder's name as printed.
    pub(super) holder: String,
    /// What the certificate is for.
    pub(super) title: String,
    /// The running number.
    #[schema(example = "SMP-2026-00001")]
    pub(super) certificate_number: String,
    /// Which of the records with this number it is, from 1; absent where the record does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) edition: Option<u32>,
    /// The code of the record whose place it took; absent where there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) replaces: Option<String>,
    /// The code of the certificate that renewed it: both are in force until this one ends; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) renewed_by: Option<String>,
    /// When what it attests was awarded or last renewed: later records of the same say the same moment.
    #[serde(with = "time::serde::rfc3339")]
    pub(super) awarded_at: OffsetDateTime,
    /// When it was issued.
    #[serde(with = "time::serde::rfc3339")]
    pub(super) issued_at: OffsetDateTime,
    /// When it ends.
    #[serde(with = "time::serde::rfc3339")]
    pub(super) valid_until: OffsetDateTime,
    /// Study hours.
    pub(super) hours: u16,
    /// Who issued it.
    pub(super) issuer: Issuer,
    /// The course as it was taught and assessed.
    pub(super) course: Taught,
    /// The practice work, in the order of the course.
    pub(super) work: Vec<Work>,
    /// The quizzes, in the order of the course.
    pub(super) quizzes: Vec<Mark>,
    /// Work on people and heads that was recorded as cases.
    pub(super) cases: Cases,
    /// What the holder held besides the course.
    pub(super) prerequisites: Vec<HeldBesides>,
    /// What the renewal rests on; absent where the certificate is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) renewal: Option<Renewal>,
    /// The SHA-256 of each rubric that was used.
    pub(super) rubric_revisions: Vec<String>,
    /// Everybody who reviewed the work, each once.
    pub(super) reviewers: Vec<String>,
    /// What had to be shown.
    pub(super) criteria: String,
    /// What the certificate says and does not say.
    pub(super) scope: String,
    /// The page for people.
    pub(super) page: String,
    /// The signed document, an Open Badges 3.0 credential as JWT.
    pub(super) credential: String,
}

/// Who issued a certificate, as it was then.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Issuer {
    /// The academy's name.
    pub(super) name: String,
    /// Its address.
    pub(super) url: String,
    /// Its identifier.
    #[schema(example = "did:web:academy.example")]
    pub(super) did: String,
}

/// A course as it was taught.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Taught {
    /// Its name in addresses.
    #[schema(example = "foundations")]
    pub(super) name: String,
    /// The SHA-256 of its content.
    pub(super) revision: String,
}

/// Practice work that was approved.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Work {
    /// The assignment's title.
    pub(super) title: String,
    /// What was worked on.
    #[schema(value_type = String, example = "latex")]
    pub(super) surface: domain::learning::Surface,
    /// Rounds until approval, from 1.
    pub(super) rounds: u32,
    /// When it was approved.
    #[serde(with = "time::serde::rfc3339")]
    pub(super) approved_at: OffsetDateTime,
    /// The mentor's name.
    pub(super) reviewer: String,
    /// Every criterion with the level reached.
    pub(super) criteria: Vec<Reached>,
    /// The SHA-256 of each photo of the approved round.
    pub(super) photos: Vec<String>,
}

/// The level reached in a criterion.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Reached {
    /// The criterion's title.
    pub(super) title: String,
    /// 0 not shown, 1 not yet, 2 developing, 3 competent, 4 excellent.
    #[schema(minimum = 0, maximum = 4)]
    pub(super) level: u8,
}

/// A quiz that was passed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Mark {
    /// Its title.
    pub(super) title: String,
    /// The best mark, in percent.
    #[schema(minimum = 0, maximum = 100)]
    pub(super) percent: u8,
}

/// Work on people and heads that was recorded as cases.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Cases {
    /// How many there are.
    pub(super) total: u32,
    /// How many of them were on people.
    pub(super) live_models: u32,
    /// How many there are of each category.
    pub(super) categories: BTreeMap<String, u32>,
}

/// Something the holder held besides the course.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HeldBesides {
    /// Which kind.
    #[schema(value_type = String, example = "first-aid")]
    pub(super) kind: PrerequisiteKind,
    /// Who issued it.
    pub(super) provider: String,
    /// When it was issued.
    #[schema(value_type = String, format = Date)]
    #[serde(with = "day")]
    pub(super) issued_on: Date,
    /// The last day on which it holds.
    #[schema(value_type = String, format = Date)]
    #[serde(with = "day")]
    pub(super) expires_on: Date,
    /// Who of the academy has seen a document; absent for the holder's word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) checked_by: Option<String>,
    /// When it was checked, or declared.
    #[schema(value_type = String, format = Date)]
    #[serde(with = "day")]
    pub(super) on: Date,
}

/// What a renewal rests on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Renewal {
    /// The continuing education that was counted.
    pub(super) education: Vec<Education>,
    /// The quizzes passed again.
    pub(super) quizzes: Vec<Mark>,
}

/// Continuing education that was counted.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Education {
    /// What it was.
    pub(super) title: String,
    /// Who gave it.
    pub(super) provider: String,
    /// When it was completed.
    #[schema(value_type = String, format = Date)]
    #[serde(with = "day")]
    pub(super) completed_on: Date,
    /// How many hours it took.
    pub(super) hours: u16,
}

time::serde::format_description!(day, Date, "[year]-[month]-[day]");
