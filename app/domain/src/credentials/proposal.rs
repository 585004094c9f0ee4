//! Issuing by two people, where the course asks for it: one proposes, another one confirms.

use time::OffsetDateTime;

use super::{Cause, Refusal};
use crate::id::{CredentialId, UserId};
use crate::slug::CourseSlug;

/// What somebody proposed to issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issuance {
    /// The first record of a certificate.
    First,
    /// A record that takes the place of another one.
    Successor {
        /// The record to be replaced.
        of: CredentialId,
        /// Why.
        cause: Cause,
    },
}

/// A record that one admin wants issued. There is one at most for each learner and course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// To whom.
    pub learner: UserId,
    /// For which course.
    pub course: CourseSlug,
    /// What.
    pub issuance: Issuance,
    /// Who proposed it.
    pub by: UserId,
    /// When.
    pub at: OffsetDateTime,
    /// Why, in the admin's words; nothing for the first record.
    pub reason: Option<String>,
}

/// Who has to have proposed what `by` is about to issue: nobody, or somebody else.
///
/// # Errors
/// [`Refusal::NotProposed`] when two people are needed and nobody has proposed just this, [`Refusal::SecondPerson`] when
/// the same person has.
pub fn second_person(
    two_person: bool,
    proposal: Option<&Proposal>,
    issuance: Issuance,
    by: Option<UserId>,
) -> Result<Option<UserId>, Refusal> {
    if !two_person {
        return Ok(None);
    }
    match proposal.filter(|proposal| proposal.issuance == issuance) {
        None => Err(Refusal::NotProposed),
        Some(proposal) if by == Some(proposal.by) => Err(Refusal::SecondPerson),
        Some(proposal) => Ok(Some(proposal.by)),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;

    fn person(n: u128) -> UserId {
        UserId::new(Uuid::from_u128(n))
    }

    fn proposal(issuance: Issuance) -> Proposal {
        Proposal {
            learner: person(1),
            course: CourseSlug::parse("foundations").expect("a slug"),
            issuance,
            by: person(5),
            at: datetime!(2026-11-14 09:00 UTC),
            reason: None,
        }
    }

    #[test]
    fn one_person_is_enough_unless_the_course_says_otherwise() {
        assert_eq!(second_person(false, None, Issuance::First, Some(person(5))), Ok(None));
    }

    #[test]
    fn nobody_confirms_their_own_proposal_nor_another_one() {
        let first = proposal(Issuance::First);
        let ask = |proposal, issuance, by| second_person(true, proposal, issuance, by);
        assert_eq!(ask(None, Issuance::First, Some(person(6))), Err(Refusal::NotProposed));
        assert_eq!(ask(Some(&first), Issuance::First, Some(person(5))), Err(Refusal::SecondPerson));
        assert_eq!(ask(Some(&first), Issuance::First, Some(person(6))), Ok(Some(person(5))));
        let of = CredentialId::new(Uuid::from_u128(9));
        let renewal = Issuance::Successor { of, cause: Cause::Renewed };
        assert_eq!(ask(Some(&first), renewal, Some(person(6))), Err(Refusal::NotProposed));
        let correction = proposal(Issuance::Successor { of, cause: Cause::Corrected });
        assert_eq!(ask(Some(&correction), renewal, Some(person(6))), Err(Refusal::NotProposed));
    }
}
