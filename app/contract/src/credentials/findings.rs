//! What a document states and what its checks are called, for pages: by the server, which has a register to ask, and by
//! the browser, which checks by itself.

use credential::{CheckName, ForeignStatement, Outcome, Reason, Statement};
use domain::credentials::CheckOutcome;

use super::{Check, CheckView, StatedView, Why};

impl From<&credential::Check> for CheckView {
    fn from(check: &credential::Check) -> Self {
        let reason = match &check.outcome {
            Outcome::Pass => None,
            Outcome::Fail(reason) | Outcome::Unknown(reason) | Outcome::Needless(reason) => Some(reason),
        };
        Self {
            check: name(check.name),
            outcome: CheckOutcome::from(&check.outcome),
            why: reason.map(why),
            reason: reason.map(|reason| reason.code().to_owned()),
        }
    }
}

/// What a document in our form states.
impl From<Statement> for StatedView {
    fn from(statement: Statement) -> Self {
        Self {
            holder: statement.holder,
            achievement: statement.achievement,
            description: Some(statement.description),
            criteria: Some(statement.criteria),
            license_number: Some(statement.license_number),
            valid_from: Some(statement.valid_from),
            valid_until: Some(statement.valid_until),
        }
    }
}

/// What another issuer's document states.
impl From<ForeignStatement> for StatedView {
    fn from(statement: ForeignStatement) -> Self {
        Self {
            holder: statement.holder,
            achievement: statement.achievement,
            description: statement.description,
            criteria: statement.criteria,
            license_number: None,
            valid_from: statement.valid_from,
            valid_until: statement.valid_until,
        }
    }
}

const fn name(check: CheckName) -> Check {
    match check {
        CheckName::Form => Check::Form,
        CheckName::Issuer => Check::Issuer,
        CheckName::Signature => Check::Signature,
        CheckName::Contents => Check::Contents,
        CheckName::Proof => Check::Proof,
        CheckName::Started => Check::Started,
        CheckName::NotExpired => Check::NotExpired,
        CheckName::StatusList => Check::StatusList,
        CheckName::NotWithdrawn => Check::NotWithdrawn,
        CheckName::Record => Check::Record,
    }
}

fn why(reason: &Reason) -> Why {
    match reason {
        Reason::TooLarge { .. }
        | Reason::NotCompact
        | Reason::NotJson
        | Reason::DuplicateMember
        | Reason::Algorithm { .. }
        | Reason::HeaderMissing { .. }
        | Reason::HeaderExtra { .. }
        | Reason::TokenType
        | Reason::DocumentType { .. }
        | Reason::Structure { .. }
        | Reason::ClaimMismatch { .. }
        | Reason::ForbiddenClaim { .. }
        | Reason::ProofCount { .. }
        | Reason::ProofPurpose { .. }
        | Reason::ProofUncovered
        | Reason::ProofUncheckable => Why::Malformed,
        Reason::ForeignIssuer { .. }
        | Reason::UnknownKey
        | Reason::SignerNotIssuer { .. }
        | Reason::KeyUnsuitable => Why::ForeignKey,
        Reason::Signature | Reason::ProofSignature => Why::Signature,
        Reason::NoProof => Why::NoProof,
        Reason::ProofCovered | Reason::ProofUnread => Why::Covered,
        Reason::NoToken => Why::NoToken,
        Reason::IssuerKind { .. } | Reason::KeysUnavailable | Reason::KeysMalformed => Why::NoKeys,
        Reason::ProofKind { .. }
        | Reason::ProofContext { .. }
        | Reason::ProofTerms
        | Reason::AlgorithmUnread => Why::NotUnderstood,
        Reason::NoEnd => Why::NoEnd,
        Reason::NoStatus => Why::NoStatus,
        Reason::StatusPast => Why::Past,
        Reason::StatusUndated => Why::Undated,
        Reason::StatusFuture => Why::Future,
        Reason::KeyEnded { at } => Why::KeyEnded { at: *at },
        Reason::KeyCompromised { at } => Why::KeyCompromised { at: *at },
        Reason::NotYetValid { from } => Why::NotYetValid { from: *from },
        Reason::Expired { until } => Why::Expired { until: *until },
        Reason::StatusUnavailable
        | Reason::StatusListForeign
        | Reason::StatusListStale
        | Reason::StatusListEncoding
        | Reason::StatusListShort
        | Reason::StatusListLong
        | Reason::StatusPurpose => Why::NoStatusList,
        Reason::Withdrawn => Why::Withdrawn,
        Reason::RecordDiffers => Why::RecordDiffers,
        Reason::RecordUnknown => Why::NotInRegister,
        Reason::NotReached => Why::NotReached,
    }
}
