//! What anybody may know about a certificate.

use domain::Locale;
use domain::credentials::{Cause, CheckOutcome, Code, Verdict};
use domain::learning::{Percent, PrerequisiteKind, Surface};
use domain::review::Level;
use domain::slug::CourseSlug;
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

/// A certificate, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerificationView {
    /// The code as printed.
    pub code: Code,
    /// What a stranger is told first.
    pub verdict: Verdict,
    /// The moment it was checked for.
    pub as_of: OffsetDateTime,
    /// What the certificate states; `None` when it cannot be believed.
    pub record: Option<RecordView>,
    /// The checks, in the order they were made.
    pub checks: Vec<CheckView>,
    /// The number of the status list with its bit.
    pub list: u32,
    /// What the academy's own records say, where the signed document cannot tell.
    pub on_record: Option<OnRecordView>,
    /// The record that followed it, and why, if there is one. After a renewal both are in force until the older one ends.
    pub next: Option<(Code, Cause)>,
    /// The frozen record as it is kept, JSON.
    pub record_json: String,
    /// The signed form, a JWT (Open Badges 3.0).
    pub jwt: String,
}

/// How things stood at the moment asked about by the academy's own records, which no signature vouches for. Said where the
/// signed document cannot tell: its time had not begun and an earlier record counted then, or its key was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnRecordView {
    /// The code of the record that counted then.
    pub code: Code,
    /// Whether that is the record asked about; otherwise it is one before it.
    pub own: bool,
    /// How it stood.
    pub verdict: Verdict,
}

/// Every field of a certificate's record, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordView {
    /// What the holder is called.
    pub holder: String,
    /// What stands for the holder in every certificate of theirs: a UUID.
    pub holder_id: String,
    /// The salted hash of the holder's e-mail address.
    pub email_hash: String,
    /// What was put behind the address before it was hashed.
    pub email_salt: String,
    /// What it is for.
    pub title: String,
    /// What the holder has learnt.
    pub description: String,
    /// What had to be shown.
    pub criteria: String,
    /// What it says and does not say.
    pub scope: String,
    /// The running number.
    pub license_number: String,
    /// Study hours.
    pub hours: u16,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When it ends.
    pub valid_until: OffsetDateTime,
    /// The quizzes passed.
    pub quizzes: Vec<QuizMarkView>,
    /// The practice work assessed.
    pub assessments: Vec<AssessmentView>,
    /// The mentors who approved it.
    pub mentors: Vec<String>,
    /// Work on people and heads that was recorded as cases.
    pub cases: CasesView,
    /// What the holder held besides the course.
    pub prerequisites: Vec<StatedPrerequisiteView>,
    /// What the renewal rests on, if it is one.
    pub renewal: Option<RenewalBasisView>,
    /// Which of the records with this number, from 1; the first format does not say.
    pub edition: Option<u32>,
    /// The record whose place it took, and why.
    pub previous: Option<(Code, Cause)>,
    /// When the achievement was awarded or last renewed.
    pub awarded_at: OffsetDateTime,
    /// The academy's name when it was issued.
    pub issuer: String,
    /// The academy's address when it was issued.
    pub issuer_url: String,
    /// The academy's identifier (DID) when it was issued.
    pub issuer_did: String,
    /// The course, and whether it is still taught.
    pub course: (CourseSlug, bool),
    /// The hash of the course as it was taught and assessed.
    pub course_revision: String,
    /// The hashes of the rubrics it was assessed with.
    pub rubric_revisions: Vec<String>,
    /// The language of the signed document.
    pub language: Locale,
    /// The signed document's `id`.
    pub id: String,
    /// The number of the format the record is written in.
    pub version: u16,
}

/// A quiz that was passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizMarkView {
    /// Its title.
    pub title: String,
    /// The best mark.
    pub percent: Percent,
}

/// Practice work that was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentView {
    /// The assignment's title.
    pub title: String,
    /// What was worked on.
    pub surface: Surface,
    /// Rounds until approval, from 1.
    pub rounds: u32,
    /// When it was approved.
    pub approved_at: OffsetDateTime,
    /// The mentor's name.
    pub reviewer: String,
    /// The level reached in each criterion.
    pub levels: Vec<LevelView>,
    /// The SHA-256 of each photo of the approved round, in lower-case hexadecimal.
    pub photos: Vec<String>,
}

/// Work on people and heads that was recorded as cases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CasesView {
    /// How many there are.
    pub total: u32,
    /// How many of them were on people.
    pub live_models: u32,
    /// How many there are of each category.
    pub categories: Vec<(String, u32)>,
}

/// Something the holder held besides the course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedPrerequisiteView {
    /// Which kind.
    pub kind: PrerequisiteKind,
    /// Who issued it.
    pub provider: String,
    /// When it was issued.
    pub issued_on: Date,
    /// The last day on which it holds.
    pub expires_on: Date,
    /// Who of the academy has seen a document; `None` for the holder's word.
    pub checked_by: Option<String>,
    /// When it was checked, or declared.
    pub on: Date,
}

/// What a renewal rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewalBasisView {
    /// The continuing education counted.
    pub education: Vec<CountedEducationView>,
    /// The quizzes passed again.
    pub quizzes: Vec<QuizMarkView>,
}

/// Continuing education that was counted for a renewal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedEducationView {
    /// What it was.
    pub title: String,
    /// Who gave it.
    pub provider: String,
    /// When it was completed.
    pub completed_on: Date,
    /// How many hours it took.
    pub hours: u16,
}

/// The level reached in a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelView {
    /// The criterion's title.
    pub title: String,
    /// The level.
    pub level: Level,
}

/// How one check came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckView {
    /// Which check.
    pub check: Check,
    /// How it came out.
    pub outcome: CheckOutcome,
    /// Why it is no pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// The same more exactly, for programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// It has the form this academy writes.
    Form,
    /// It is signed with a key of this academy.
    Issuer,
    /// The signature fits.
    Signature,
    /// Its parts agree with each other.
    Contents,
    /// The proof inside the document fits, if it has one.
    Proof,
    /// Its time has begun.
    Started,
    /// Its time is not over.
    NotExpired,
    /// There is a genuine, current status list.
    StatusList,
    /// The status list does not withdraw it.
    NotWithdrawn,
    /// The academy's register says the same as the signed document.
    Record,
}

/// Why a check failed or could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Why {
    /// The document is not what this academy writes.
    Malformed,
    /// The key is not one of this academy.
    ForeignKey,
    /// The signature does not fit.
    Signature,
    /// The key's time is over.
    KeyEnded {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// The key was given up because others may have got hold of it.
    KeyCompromised {
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// There is no proof inside: documents issued earlier have none.
    NoProof,
    /// The signature around the document covers the proof inside like everything else.
    Covered,
    /// There is no signature around the document: the proof inside vouches for it.
    NoToken,
    /// The issuer's keys are out of reach, or of a kind that is not read here.
    NoKeys,
    /// The document says things in a way that is not read here.
    NotUnderstood,
    /// Its time begins later.
    NotYetValid {
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        from: OffsetDateTime,
    },
    /// Its time is over.
    Expired {
        /// Since when.
        #[serde(with = "time::serde::rfc3339")]
        until: OffsetDateTime,
    },
    /// It has no end.
    NoEnd,
    /// The issuer keeps no status list for it.
    NoStatus,
    /// The register says how things stood on a day in the past.
    Past,
    /// The list says that it is withdrawn, not since when.
    Undated,
    /// Nobody knows what will be on a day to come.
    Future,
    /// There is no usable status list.
    NoStatusList,
    /// The status list withdraws it.
    Withdrawn,
    /// Register and document differ.
    RecordDiffers,
    /// The register has no such certificate.
    NotInRegister,
    /// An earlier check failed, so this one would say nothing.
    NotReached,
}

/// A signed status list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusListView {
    /// The list, a JWT (Bitstring Status List).
    pub jwt: String,
    /// The same list with the same bits as JSON with an embedded proof.
    pub document: String,
    /// Names these very bytes.
    pub tag: String,
    /// How long it may be kept before asking again, in seconds.
    pub max_age: u32,
}
