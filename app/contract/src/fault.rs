//! The one error that crosses from the academy to a page, an island or a tool.

use domain::FieldProblem;
use serde::{Deserialize, Serialize};

/// Why an answer could not be given. The message is made from it in the reader's language; nothing here
/// reveals what the reader may not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// Nobody has signed in, and somebody would have to.
    #[error("sign in first")]
    SignIn,
    /// There is no such thing, or not for this person.
    #[error("not found")]
    NotFound,
    /// Values that cannot be accepted, each named.
    #[error("{} values cannot be accepted", .problems.len())]
    Invalid {
        /// What is wrong, field by field.
        problems: Vec<FieldProblem>,
    },
    /// A rule said no.
    #[error("refused: {reason:?}")]
    Refused {
        /// Which rule.
        reason: Reason,
    },
    /// Somebody else changed the thing first; nothing was overwritten.
    #[error("changed by somebody else in the meantime")]
    Conflict,
    /// Too many tries.
    #[error("too many tries; wait {seconds} s")]
    TooMany {
        /// How long to wait, in seconds.
        seconds: u64,
    },
    /// Our fault. The log has the details under this reference.
    #[error("something went wrong here, reference {reference}")]
    Internal {
        /// What to quote to whoever runs the academy.
        reference: String,
    },
}

/// The rule behind a [`Fault::Refused`]: the domain's refusals, flattened into what a person is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// The address and the password do not belong together (or the account is unknown or unconfirmed).
    WrongCredentials,
    /// A link from a letter that was used or has expired.
    DeadLink,
    /// The session has ended.
    SessionEnded,
    /// The last admin cannot give the role up.
    LastAdmin,
    /// Another account has the address that a link has shown to be one's own.
    AddressTaken,
    /// The round needs more photos.
    TooFewPhotos {
        /// The least number.
        min: usize,
    },
    /// The round holds too many photos.
    TooManyPhotos {
        /// The greatest number.
        max: usize,
    },
    /// The work has moved on since the page was opened.
    WrongStage {
        /// Where it stands now.
        now: domain::practice::Stage,
    },
    /// Another mentor holds the work.
    HeldByAnother,
    /// The same photo twice.
    DuplicatePhoto,
    /// Criteria without a level.
    Unscored {
        /// Which ones.
        criteria: Vec<domain::slug::CriterionId>,
    },
    /// Criteria below the pass level.
    BelowPassLevel {
        /// Which ones.
        criteria: Vec<domain::slug::CriterionId>,
    },
    /// The review has no summary.
    NoSummary,
    /// Something is wrong with a pin.
    Pin {
        /// Its number, from 1.
        number: usize,
        /// What is wrong.
        problem: domain::Problem,
    },
    /// Something is wrong with the summary.
    Summary {
        /// What is wrong.
        problem: domain::Problem,
    },
    /// A review that speaks of something outside the work.
    Foreign,
    /// Requirements of the certificate are not met.
    NotEligible,
    /// The certificate was issued before.
    AlreadyIssued,
    /// The certificate is already out of force.
    AlreadyWithdrawn,
    /// As many codes for reviews are open as may be.
    TooManyCodes,
    /// A code for a review that was used, has expired or was never given.
    DeadCode,
    /// What was to be published or refused has been decided already.
    AlreadyDecided,
    /// A review that cannot be answered, or was answered before.
    NotToAnswer,
    /// A form that came back faster than anybody writes.
    TooFast,
    /// As many share links of one certificate work as may.
    TooManyLinks {
        /// How many that is.
        max: usize,
    },
    /// As many worksheets of one figure are kept as may be.
    TooManyWorksheets {
        /// How many that is.
        max: usize,
    },
    /// As many notes as one person may have.
    TooManyNotes {
        /// How many that is.
        max: usize,
    },
    /// The certificate is not suspended.
    NotSuspended,
    /// The certificate is suspended.
    Suspended,
    /// The certificate's time is over.
    Expired,
    /// A newer certificate has renewed this one: what is to be done is done to that one.
    Renewed,
    /// The record says already what the account says.
    NothingToCorrect,
    /// Somebody has decided about it before.
    AlreadyAppraised,
    /// A prerequisite for work on people is missing or has lapsed.
    PrerequisiteMissing,
    /// The course knows no renewal of this certificate.
    NotRenewable,
    /// It may be renewed later.
    TooEarly,
    /// It could have been renewed earlier.
    TooLate,
    /// The holder has not asked for a renewal.
    NotRequested,
    /// Another admin has to propose this first.
    NotProposed,
    /// Another admin has to confirm this.
    SecondPerson,
}

/// The broad kind of a [`Fault`]: what decides the HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// 401, or a redirect to the sign-in page.
    SignIn,
    /// 404
    NotFound,
    /// 422
    Invalid,
    /// 409
    Refused,
    /// 409
    Conflict,
    /// 429
    TooMany,
    /// 500
    Internal,
}

impl Fault {
    /// One problem beside one field.
    pub fn field(field: impl Into<String>, problem: domain::Problem) -> Self {
        Self::Invalid { problems: vec![FieldProblem::new(field, problem)] }
    }

    /// The broad kind.
    pub const fn kind(&self) -> FaultKind {
        match self {
            Self::SignIn => FaultKind::SignIn,
            Self::NotFound => FaultKind::NotFound,
            Self::Invalid { .. } => FaultKind::Invalid,
            Self::Refused { .. } => FaultKind::Refused,
            Self::Conflict => FaultKind::Conflict,
            Self::TooMany { .. } => FaultKind::TooMany,
            Self::Internal { .. } => FaultKind::Internal,
        }
    }

    /// The HTTP status of a machine's answer.
    pub const fn status(&self) -> u16 {
        match self.kind() {
            FaultKind::SignIn => 401,
            FaultKind::NotFound => 404,
            FaultKind::Invalid => 422,
            FaultKind::Refused | FaultKind::Conflict => 409,
            FaultKind::TooMany => 429,
            FaultKind::Internal => 500,
        }
    }
}

impl From<domain::policy::Denied> for Fault {
    fn from(denied: domain::policy::Denied) -> Self {
        match denied {
            domain::policy::Denied::SignIn => Self::SignIn,
            domain::policy::Denied::Hidden => Self::NotFound,
        }
    }
}

impl From<domain::identity::Refusal> for Fault {
    fn from(refusal: domain::identity::Refusal) -> Self {
        use domain::identity::Refusal as R;
        let reason = match refusal {
            R::WrongCredentials => Reason::WrongCredentials,
            R::TooManyTries => return Self::TooMany { seconds: 60 },
            R::DeadLink => Reason::DeadLink,
            R::SessionEnded => Reason::SessionEnded,
            R::LastAdmin => Reason::LastAdmin,
            R::AddressTaken => Reason::AddressTaken,
        };
        Self::Refused { reason }
    }
}

impl From<domain::learning::worksheet::Refusal> for Fault {
    fn from(refusal: domain::learning::worksheet::Refusal) -> Self {
        use domain::learning::worksheet::{MOST_WORKSHEETS, Refusal as R};
        let reason = match refusal {
            R::TooManyWorksheets => Reason::TooManyWorksheets { max: MOST_WORKSHEETS },
        };
        Self::Refused { reason }
    }
}

impl From<domain::practice::Refusal> for Fault {
    fn from(refusal: domain::practice::Refusal) -> Self {
        use domain::practice::Refusal as R;
        let reason = match refusal {
            R::TooFewPhotos { min } => Reason::TooFewPhotos { min },
            R::TooManyPhotos { max } => Reason::TooManyPhotos { max },
            R::WrongStage { now } => Reason::WrongStage { now },
            R::HeldByAnother => Reason::HeldByAnother,
            R::DuplicatePhoto => Reason::DuplicatePhoto,
        };
        Self::Refused { reason }
    }
}

impl From<domain::review::Refusal> for Fault {
    fn from(refusal: domain::review::Refusal) -> Self {
        use domain::review::Refusal as R;
        let reason = match refusal {
            R::Unscored(criteria) => Reason::Unscored { criteria },
            R::BelowPassLevel(criteria) => Reason::BelowPassLevel { criteria },
            R::NoSummary => Reason::NoSummary,
            R::Pin { number, problem } => Reason::Pin { number, problem },
            R::Summary(problem) => Reason::Summary { problem },
            R::Foreign => Reason::Foreign,
        };
        Self::Refused { reason }
    }
}

impl From<domain::credentials::Refusal> for Fault {
    fn from(refusal: domain::credentials::Refusal) -> Self {
        use domain::credentials::Refusal as R;
        let reason = match refusal {
            R::NotEligible => Reason::NotEligible,
            R::AlreadyIssued => Reason::AlreadyIssued,
            R::AlreadyWithdrawn => Reason::AlreadyWithdrawn,
            R::TooManyLinks => Reason::TooManyLinks { max: domain::credentials::MOST_LINKS },
            R::NotSuspended => Reason::NotSuspended,
            R::Suspended => Reason::Suspended,
            R::Expired => Reason::Expired,
            R::Renewed => Reason::Renewed,
            R::NothingToCorrect => Reason::NothingToCorrect,
            R::AlreadyAppraised => Reason::AlreadyAppraised,
            R::PrerequisiteMissing => Reason::PrerequisiteMissing,
            R::NotRenewable => Reason::NotRenewable,
            R::TooEarly => Reason::TooEarly,
            R::TooLate => Reason::TooLate,
            R::NotRequested => Reason::NotRequested,
            R::NotProposed => Reason::NotProposed,
            R::SecondPerson => Reason::SecondPerson,
        };
        Self::Refused { reason }
    }
}
