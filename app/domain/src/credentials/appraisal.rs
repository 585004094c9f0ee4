//! What the academy made of something a holder declared.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::Refusal;
use crate::id::UserId;

/// Whether an admin has looked at what somebody declared, and what came of it. Decided once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Appraisal {
    /// Nobody has looked at it.
    Open,
    /// It is what it says.
    Accepted {
        /// Who looked at it; `None` for the command line.
        by: Option<UserId>,
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// It does not count.
    Refused {
        /// Who looked at it; `None` for the command line.
        by: Option<UserId>,
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// Why, in words its holder reads.
        reason: String,
    },
}

impl Appraisal {
    /// It is what it says.
    ///
    /// # Errors
    /// [`Refusal::AlreadyAppraised`] when that was decided before.
    pub fn accept(&self, by: Option<UserId>, at: OffsetDateTime) -> Result<Self, Refusal> {
        self.decide(Self::Accepted { by, at })
    }

    /// It does not count.
    ///
    /// # Errors
    /// [`Refusal::AlreadyAppraised`] when that was decided before.
    pub fn refuse(&self, by: Option<UserId>, at: OffsetDateTime, reason: String) -> Result<Self, Refusal> {
        self.decide(Self::Refused { by, at, reason })
    }

    fn decide(&self, decided: Self) -> Result<Self, Refusal> {
        if *self == Self::Open { Ok(decided) } else { Err(Refusal::AlreadyAppraised) }
    }

    /// Whether an admin has seen it and found it good.
    pub const fn is_accepted(&self) -> bool {
        matches!(self, Self::Accepted { .. })
    }

    /// Whether an admin has seen it and found that it does not count.
    pub const fn is_refused(&self) -> bool {
        matches!(self, Self::Refused { .. })
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn what_was_decided_stays_so() {
        let at = datetime!(2027-01-01 00:00 UTC);
        let accepted = Appraisal::Open.accept(None, at).expect("open");
        let refused = Appraisal::Open.refuse(None, at, "unreadable".into()).expect("open");
        for decided in [accepted, refused] {
            assert_eq!(decided.accept(None, at), Err(Refusal::AlreadyAppraised));
            assert_eq!(decided.refuse(None, at, "blurred".into()), Err(Refusal::AlreadyAppraised));
        }
    }
}
