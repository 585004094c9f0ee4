//! What a verification found: every check by itself, and what the document states.

use domain::credentials::{CheckOutcome, Conclusion};
use serde::Serialize;
use time::OffsetDateTime;

use crate::{reason::Reason, record::CredentialRecord, statement::Statement};

/// The checks, in the order they are made and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckName {
    /// A compact JWT with the header its issuer may write, or JSON with one embedded proof.
    Form,
    /// Signed with a key of the issuer.
    Issuer,
    /// The signature fits: nothing was altered.
    Signature,
    /// A certificate whose parts agree with each other.
    Contents,
    /// The embedded proof fits, or there is none: older certificates have only the token's signature.
    Proof,
    /// Its time has begun.
    Started,
    /// Its time is not over.
    NotExpired,
    /// There is a genuine, current status list.
    StatusList,
    /// The status list does not withdraw it.
    NotWithdrawn,
    /// The stored record is the one that was signed. Made only where there is a stored record.
    Record,
}

impl CheckName {
    /// The checks [`verify`](crate::verify) makes.
    pub const VERIFIED: [Self; 9] = [
        Self::Form,
        Self::Issuer,
        Self::Signature,
        Self::Contents,
        Self::Proof,
        Self::Started,
        Self::NotExpired,
        Self::StatusList,
        Self::NotWithdrawn,
    ];

    /// Stable name for translations and machines.
    pub fn code(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Issuer => "issuer",
            Self::Signature => "signature",
            Self::Contents => "contents",
            Self::Proof => "proof",
            Self::Started => "started",
            Self::NotExpired => "not-expired",
            Self::StatusList => "status-list",
            Self::NotWithdrawn => "not-withdrawn",
            Self::Record => "record",
        }
    }

    /// Whether the check is about the document being genuine, rather than in force.
    fn concerns_authenticity(self) -> bool {
        matches!(
            self,
            Self::Form | Self::Issuer | Self::Signature | Self::Contents | Self::Proof | Self::Record
        )
    }
}

/// How one check came out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", content = "reason", rename_all = "snake_case")]
pub enum Outcome {
    /// It holds.
    Pass,
    /// It does not hold.
    Fail(Reason),
    /// It could not be made; never counted as a pass.
    Unknown(Reason),
    /// There is nothing to check, or nothing that others have not checked already. Changes no verdict.
    #[serde(rename = "none")]
    Needless(Reason),
}

impl From<&Outcome> for CheckOutcome {
    fn from(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Pass => Self::Pass,
            Outcome::Fail(_) => Self::Fail,
            Outcome::Unknown(_) => Self::Unknown,
            Outcome::Needless(_) => Self::Needless,
        }
    }
}

impl From<Result<(), Reason>> for Outcome {
    fn from(result: Result<(), Reason>) -> Self {
        match result {
            Ok(()) => Self::Pass,
            // The academy may have signed it, or the thief: nobody can tell. Nor can a build that reads no proofs.
            Err(reason @ (Reason::KeyCompromised { .. } | Reason::ProofUnread)) => Self::Unknown(reason),
            Err(reason) => Self::Fail(reason),
        }
    }
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Which one.
    pub name: CheckName,
    /// How it came out.
    #[serde(flatten)]
    pub outcome: Outcome,
}

impl From<Reason> for Outcome {
    fn from(reason: Reason) -> Self {
        Self::Fail(reason)
    }
}

/// The findings about one presented document, which states an `S`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report<S = Statement> {
    /// The moment the checks were made for.
    #[serde(with = "time::serde::rfc3339")]
    pub as_of: OffsetDateTime,
    /// Every check, in the order of [`CheckName`].
    pub checks: Vec<Check>,
    /// What the document states; only when it is genuine.
    pub statement: Option<S>,
}

impl<S> Report<S> {
    /// How a check came out; [`Outcome::Unknown`] if it was not made.
    pub fn outcome(&self, name: CheckName) -> &Outcome {
        const NOT_MADE: Outcome = Outcome::Unknown(Reason::NotReached);
        self.checks.iter().find(|check| check.name == name).map_or(&NOT_MADE, |check| &check.outcome)
    }

    /// Whether the document is genuine, whatever its age and status: the `signature` argument of
    /// [`domain::credentials::Verdict::derive`].
    pub fn authenticity(&self) -> CheckOutcome {
        let outcomes = self.checks.iter().filter(|check| check.name.concerns_authenticity());
        worst(outcomes.map(|check| CheckOutcome::from(&check.outcome)))
    }

    /// Whether every check passed: genuine, in force, not withdrawn.
    pub fn all_passed(&self) -> bool {
        worst(self.checks.iter().map(|check| CheckOutcome::from(&check.outcome))) == CheckOutcome::Pass
    }

    /// The first check that did not pass, and why.
    pub fn first_problem(&self) -> Option<(CheckName, &Reason)> {
        self.checks.iter().find_map(|check| match &check.outcome {
            Outcome::Pass | Outcome::Needless(_) => None,
            Outcome::Fail(reason) | Outcome::Unknown(reason) => Some((check.name, reason)),
        })
    }

    /// What the checks come to, without a register to ask.
    pub fn conclusion(&self) -> Conclusion {
        let outcome = |name| CheckOutcome::from(self.outcome(name));
        let withdrawn = worst([CheckName::StatusList, CheckName::NotWithdrawn].map(outcome).into_iter());
        // That there is no usable list is not that the certificate was withdrawn.
        let withdrawn = match outcome(CheckName::NotWithdrawn) {
            CheckOutcome::Fail => CheckOutcome::Fail,
            _ if withdrawn == CheckOutcome::Fail => CheckOutcome::Unknown,
            _ => withdrawn,
        };
        let (started, not_expired) = (outcome(CheckName::Started), outcome(CheckName::NotExpired));
        Conclusion::derive(self.authenticity(), withdrawn, started, not_expired)
    }
}

impl Report {
    /// Adds the check that the stored record is the one which was signed, so that a changed database row shows.
    #[must_use]
    pub fn compared_with(self, record: &CredentialRecord) -> Self {
        let outcome = match &self.statement {
            None => Outcome::Unknown(Reason::NotReached),
            Some(statement)
                if record.digest().is_ok_and(|digest| statement.record_digest == Some(digest)) =>
            {
                Outcome::Pass
            }
            Some(_) => Outcome::Fail(Reason::RecordDiffers),
        };
        self.with_record(outcome)
    }

    /// Adds that the register knows of no such certificate, so that there is nothing to compare with.
    #[must_use]
    pub fn compared_with_nothing(self) -> Self {
        let outcome = match &self.statement {
            None => Outcome::Unknown(Reason::NotReached),
            Some(_) => Outcome::Unknown(Reason::RecordUnknown),
        };
        self.with_record(outcome)
    }

    fn with_record(mut self, outcome: Outcome) -> Self {
        self.checks.push(Check { name: CheckName::Record, outcome });
        self
    }
}

fn worst(outcomes: impl Iterator<Item = CheckOutcome>) -> CheckOutcome {
    outcomes.fold(CheckOutcome::Pass, |worst, outcome| match (worst, outcome) {
        (CheckOutcome::Fail, _) | (_, CheckOutcome::Fail) => CheckOutcome::Fail,
        (CheckOutcome::Unknown, _) | (_, CheckOutcome::Unknown) => CheckOutcome::Unknown,
        // What need not be checked counts neither for nor against.
        (CheckOutcome::Pass | CheckOutcome::Needless, CheckOutcome::Pass | CheckOutcome::Needless) => {
            CheckOutcome::Pass
        }
    })
}
