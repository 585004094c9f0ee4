//! What may be done with an issued certificate, and how one record follows another.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{Refusal, Standing};

/// Why a record follows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The holder's name or e-mail address had changed.
    Corrected,
    /// The other one was set aside, and the holder is to hold a certificate again.
    Reinstated,
    /// The time of the other one is over, or nearly.
    Renewed,
    /// The academy wrote the same statement anew.
    Reissued,
}

impl Cause {
    /// Every cause.
    pub const ALL: [Self; 4] = [Self::Corrected, Self::Reinstated, Self::Renewed, Self::Reissued];

    /// The name in stores and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Corrected => "corrected",
            Self::Reinstated => "reinstated",
            Self::Renewed => "renewed",
            Self::Reissued => "reissued",
        }
    }

    /// The cause of a name; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.as_str() == text)
    }

    /// Whether what becomes of a record for this cause becomes of those too that it had renewed and that still run: they
    /// say what is not so any more, or were set aside with it. That a key was given up says nothing about what another
    /// key signed.
    pub const fn reaches_renewed(self) -> bool {
        matches!(self, Self::Corrected | Self::Reinstated)
    }

    /// Whether a record that ends at `valid_until` can still be replaced: the other one would end with it.
    ///
    /// # Errors
    /// [`Refusal::Expired`] when its time is over.
    pub fn in_time(self, valid_until: OffsetDateTime, now: OffsetDateTime) -> Result<(), Refusal> {
        if now < valid_until { Ok(()) } else { Err(Refusal::Expired) }
    }
}

/// What an admin may do with an issued certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Set it aside.
    Suspend,
    /// Let a new record take the place of one that was set aside.
    Reinstate,
    /// Let a new record with the holder's present name and address take its place.
    Correct,
    /// Let a new record with a later end follow it.
    Renew,
    /// Take it back for good.
    Revoke,
}

impl Act {
    /// Every act, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Renew, Self::Reinstate, Self::Correct, Self::Suspend, Self::Revoke];

    /// The name in forms and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Suspend => "suspend",
            Self::Reinstate => "reinstate",
            Self::Correct => "correct",
            Self::Renew => "renew",
            Self::Revoke => "revoke",
        }
    }

    /// The act of a name; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.as_str() == text)
    }

    /// The cause of the record that this act issues, if it issues one.
    pub const fn cause(self) -> Option<Cause> {
        match self {
            Self::Reinstate => Some(Cause::Reinstated),
            Self::Correct => Some(Cause::Corrected),
            Self::Renew => Some(Cause::Renewed),
            Self::Suspend | Self::Revoke => None,
        }
    }

    /// Whether the rules allow it for a certificate in this standing that ends at `valid_until`; of a renewal the
    /// course's own rule says more.
    pub fn is_open(self, standing: &Standing, valid_until: OffsetDateTime, now: OffsetDateTime) -> bool {
        let in_time = now < valid_until;
        match (self, standing) {
            (_, Standing::Revoked { .. } | Standing::Superseded { .. }) => false,
            (Self::Revoke, _) => true,
            (Self::Suspend | Self::Renew, standing) => *standing == Standing::Active,
            (Self::Correct, standing) => *standing == Standing::Active && in_time,
            (Self::Reinstate, standing) => matches!(standing, Standing::Suspended { .. }) && in_time,
        }
    }
}

#[cfg(test)]
mod tests {
    use time::Duration;
    use time::macros::datetime;

    use super::super::Code;
    use super::*;

    const NOW: OffsetDateTime = datetime!(2027-01-01 00:00 UTC);
    const LATER: OffsetDateTime = datetime!(2028-01-01 00:00 UTC);

    fn standings() -> [Standing; 4] {
        [
            Standing::Active,
            Standing::Suspended { at: NOW, reason: "complaint".into() },
            Standing::Revoked { at: NOW, reason: "fraud".into() },
            Standing::Superseded { at: NOW, by: Code::from_random(7) },
        ]
    }

    #[test]
    fn every_name_reads_back() {
        assert!(Cause::ALL.into_iter().all(|cause| Cause::parse(cause.as_str()) == Some(cause)));
        assert!(Act::ALL.into_iter().all(|act| Act::parse(act.as_str()) == Some(act)));
        assert_eq!((Cause::parse("luck"), Act::parse("luck")), (None, None));
    }

    #[test]
    fn what_is_offered_is_what_the_rules_then_allow() {
        for standing in standings() {
            for act in Act::ALL {
                let done = match act {
                    Act::Suspend => standing.suspend("complaint".into(), NOW),
                    Act::Revoke => standing.revoke("fraud".into(), NOW),
                    Act::Reinstate | Act::Correct | Act::Renew => {
                        let cause = act.cause().expect("it issues a record");
                        standing.followed_by(cause, Code::from_random(8), NOW)
                    }
                };
                assert_eq!(act.is_open(&standing, LATER, NOW), done.is_ok(), "{act:?} {standing:?}");
            }
        }
    }

    #[test]
    fn what_has_ended_is_neither_reinstated_nor_corrected() {
        let suspended = Standing::Suspended { at: NOW, reason: "complaint".into() };
        assert!(!Act::Reinstate.is_open(&suspended, NOW, NOW));
        assert!(!Act::Correct.is_open(&Standing::Active, NOW - Duration::days(1), NOW));
        assert_eq!(Cause::Corrected.in_time(NOW, NOW), Err(Refusal::Expired));
        assert!(Act::Revoke.is_open(&suspended, NOW, NOW), "it may still be found to be false");
    }
}
