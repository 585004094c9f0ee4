//! What the checks of a document come to when there is no register to ask: offline, or for another issuer's.

use serde::{Deserialize, Serialize};

use super::CheckOutcome;

/// All that a document's own checks can say. Less than a [`Verdict`](super::Verdict): a status list tells that a
/// document was withdrawn, not when or why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conclusion {
    /// Genuine, and in force as far as its issuer says.
    Valid,
    /// Genuine, but its time has not begun.
    NotYetValid,
    /// Genuine, but its time is over.
    Expired,
    /// Genuine, but its issuer has withdrawn it: revoked, suspended or replaced.
    Withdrawn,
    /// Not what its issuer signed, or not a certificate at all.
    Altered,
    /// A check could not be made, so nothing is promised.
    Unchecked,
}

impl Conclusion {
    /// Derives the conclusion in the order in which a [`Verdict`](super::Verdict) is: a broken signature outweighs
    /// everything, a withdrawal outweighs a time that is over, and what could not be checked is never a pass.
    pub const fn derive(
        genuine: CheckOutcome,
        withdrawn: CheckOutcome,
        started: CheckOutcome,
        not_expired: CheckOutcome,
    ) -> Self {
        match (genuine, withdrawn, started, not_expired) {
            (CheckOutcome::Fail, ..) => Self::Altered,
            (CheckOutcome::Unknown | CheckOutcome::Needless, ..) => Self::Unchecked,
            (_, CheckOutcome::Fail, ..) => Self::Withdrawn,
            (.., CheckOutcome::Fail) => Self::Expired,
            (.., CheckOutcome::Fail, _) => Self::NotYetValid,
            (_, CheckOutcome::Unknown, ..) | (.., CheckOutcome::Unknown, _) | (.., CheckOutcome::Unknown) => {
                Self::Unchecked
            }
            _ => Self::Valid,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CheckOutcome::{Fail, Needless, Pass, Unknown};

    #[test]
    fn only_what_was_checked_throughout_is_valid() {
        assert_eq!(Conclusion::derive(Pass, Pass, Pass, Pass), Conclusion::Valid);
        assert_eq!(Conclusion::derive(Pass, Needless, Pass, Needless), Conclusion::Valid, "it has no end");
        for unknown in [
            [Unknown, Pass, Pass, Pass],
            [Needless, Pass, Pass, Pass],
            [Pass, Unknown, Pass, Pass],
            [Pass, Pass, Unknown, Pass],
            [Pass, Pass, Pass, Unknown],
        ] {
            let [genuine, withdrawn, started, not_expired] = unknown;
            let conclusion = Conclusion::derive(genuine, withdrawn, started, not_expired);
            assert_eq!(conclusion, Conclusion::Unchecked, "{unknown:?}");
        }
    }

    #[test]
    fn the_graver_finding_is_the_one_that_is_told() {
        assert_eq!(Conclusion::derive(Fail, Fail, Fail, Fail), Conclusion::Altered);
        assert_eq!(Conclusion::derive(Pass, Fail, Fail, Fail), Conclusion::Withdrawn);
        assert_eq!(Conclusion::derive(Pass, Unknown, Pass, Fail), Conclusion::Expired);
        assert_eq!(Conclusion::derive(Pass, Pass, Fail, Pass), Conclusion::NotYetValid);
    }
}
