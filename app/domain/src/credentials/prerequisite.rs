//! What holders say they hold besides the course, held against what the course asks for.

use time::{Date, OffsetDateTime};

use super::Appraisal;
use crate::id::{DocumentId, PrerequisiteId, UserId};
use crate::learning::{PrerequisiteKind, PrerequisiteRule, Proof};
use crate::{FieldProblem, Problem};

/// A prerequisite as its holder declared it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prerequisite {
    /// Its identity.
    pub id: PrerequisiteId,
    /// Whose it is.
    pub holder: UserId,
    /// Which kind.
    pub kind: PrerequisiteKind,
    /// Who issued it.
    pub provider: String,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// When it was issued.
    pub issued_on: Date,
    /// The last day on which it holds.
    pub expires_on: Date,
    /// The document that shows it, if there is one.
    pub document: Option<DocumentId>,
    /// When it was declared.
    pub declared_at: OffsetDateTime,
    /// What the academy made of it.
    pub appraisal: Appraisal,
}

/// How many years ahead something may expire: beyond that somebody has mistyped it.
const LONGEST: i32 = 20;

/// What is wrong with the dates of something that is declared today.
pub fn check_dates(issued_on: Date, expires_on: Date, today: Date) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    if issued_on > today {
        problems.push(FieldProblem::new("issued_on", Problem::InTheFuture));
    }
    if expires_on < today {
        problems.push(FieldProblem::new("expires_on", Problem::InThePast));
    } else if expires_on < issued_on {
        problems.push(FieldProblem::new("expires_on", Problem::TooEarly));
    } else if expires_on.year() > today.year() + LONGEST {
        problems.push(FieldProblem::new("expires_on", Problem::TooFarAhead));
    }
    problems
}

/// How somebody stands with one prerequisite of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held<'p> {
    /// It counts.
    Good {
        /// The declaration that counts longest.
        by: &'p Prerequisite,
        /// The last day on which it counts.
        until: Date,
    },
    /// An admin has to look at it first.
    Unchecked(&'p Prerequisite),
    /// It counts no longer.
    Lapsed {
        /// The declaration that counted last.
        by: &'p Prerequisite,
        /// The last day on which it did.
        on: Date,
    },
    /// An admin found that it does not count.
    Refused(&'p Prerequisite),
    /// Nothing was declared.
    Missing,
}

impl<'p> Held<'p> {
    /// Holds what somebody declared against the rule.
    pub fn against(rule: &PrerequisiteRule, declared: &'p [Prerequisite], today: Date) -> Self {
        let of_kind = || declared.iter().filter(|one| one.kind == rule.kind);
        let last_day = |one: &Prerequisite| rule.last_day(one.issued_on, one.expires_on);
        let enough = |one: &&Prerequisite| match rule.proof {
            Proof::SelfDeclared => !one.appraisal.is_refused(),
            Proof::Checked => one.appraisal.is_accepted(),
        };
        let longest =
            |found: &mut dyn Iterator<Item = &'p Prerequisite>| found.max_by_key(|one| last_day(one));
        if let Some(by) = longest(&mut of_kind().filter(enough))
            && last_day(by) >= today
        {
            return Self::Good { by, until: last_day(by) };
        }
        let standing = |one: &&Prerequisite| !one.appraisal.is_refused();
        match longest(&mut of_kind().filter(standing)) {
            Some(by) if last_day(by) < today => Self::Lapsed { by, on: last_day(by) },
            Some(by) => Self::Unchecked(by),
            None => of_kind().max_by_key(|one| one.declared_at).map_or(Self::Missing, Self::Refused),
        }
    }

    /// Whether it counts.
    pub const fn is_good(&self) -> bool {
        matches!(self, Self::Good { .. })
    }
}

/// Whether everything these rules ask for counts today.
pub fn all_held<'r>(
    rules: impl IntoIterator<Item = &'r PrerequisiteRule>,
    declared: &[Prerequisite],
    today: Date,
) -> bool {
    rules.into_iter().all(|rule| Held::against(rule, declared, today).is_good())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use time::macros::{date, datetime};
    use uuid::Uuid;

    use super::*;

    const TODAY: Date = date!(2026 - 11 - 14);
    const AT: OffsetDateTime = datetime!(2026-11-01 09:00 UTC);

    fn rule(proof: Proof, max_age_months: Option<u16>) -> PrerequisiteRule {
        let kind = PrerequisiteKind::FirstAid;
        PrerequisiteRule { kind, proof, max_age_months, blocks: BTreeSet::new() }
    }

    fn declared(n: u128, expires_on: Date, appraisal: Appraisal) -> Prerequisite {
        Prerequisite {
            id: PrerequisiteId::new(Uuid::from_u128(n)),
            holder: UserId::new(Uuid::from_u128(1)),
            kind: PrerequisiteKind::FirstAid,
            provider: "Red Cross".into(),
            number: None,
            issued_on: date!(2025 - 01 - 10),
            expires_on,
            document: None,
            declared_at: AT,
            appraisal,
        }
    }

    fn accepted() -> Appraisal {
        Appraisal::Accepted { by: None, at: AT }
    }

    fn refused() -> Appraisal {
        Appraisal::Refused { by: None, at: AT, reason: "unreadable".into() }
    }

    #[test]
    fn a_declaration_counts_through_its_last_day_and_no_longer() {
        let word = rule(Proof::SelfDeclared, None);
        let last = [declared(1, TODAY, Appraisal::Open)];
        assert_eq!(Held::against(&word, &last, TODAY), Held::Good { by: &last[0], until: TODAY });
        let tomorrow = TODAY.next_day().expect("a day");
        assert_eq!(Held::against(&word, &last, tomorrow), Held::Lapsed { by: &last[0], on: TODAY });
    }

    #[test]
    fn where_a_document_must_be_checked_the_holders_word_is_not_enough() {
        let seen = rule(Proof::Checked, None);
        let open = [declared(1, date!(2027 - 01 - 01), Appraisal::Open)];
        assert_eq!(Held::against(&seen, &open, TODAY), Held::Unchecked(&open[0]));
        let good = [declared(1, date!(2027 - 01 - 01), accepted())];
        assert!(Held::against(&seen, &good, TODAY).is_good());
        let bad = [declared(1, date!(2027 - 01 - 01), refused())];
        assert_eq!(Held::against(&seen, &bad, TODAY), Held::Refused(&bad[0]));
        assert!(
            !Held::against(&rule(Proof::SelfDeclared, None), &bad, TODAY).is_good(),
            "refused is refused"
        );
    }

    #[test]
    fn the_one_that_counts_longest_counts_and_the_rest_does_not_hide_it() {
        let many = [
            declared(1, date!(2026 - 12 - 01), accepted()),
            declared(2, date!(2027 - 12 - 01), Appraisal::Open),
            declared(3, date!(2028 - 12 - 01), refused()),
        ];
        let until = |proof| match Held::against(&rule(proof, None), &many, TODAY) {
            Held::Good { until, .. } => until,
            other => panic!("{other:?}"),
        };
        assert_eq!(until(Proof::Checked), date!(2026 - 12 - 01));
        assert_eq!(until(Proof::SelfDeclared), date!(2027 - 12 - 01));
    }

    #[test]
    fn what_is_too_old_for_the_course_has_lapsed_whatever_it_says() {
        let old = [declared(1, date!(2030 - 01 - 01), accepted())];
        let aged = rule(Proof::Checked, Some(12));
        assert_eq!(
            Held::against(&aged, &old, TODAY),
            Held::Lapsed { by: &old[0], on: date!(2026 - 01 - 10) }
        );
    }

    #[test]
    fn nothing_and_another_kind_are_both_missing() {
        let mut other = declared(1, date!(2030 - 01 - 01), accepted());
        other.kind = PrerequisiteKind::Insurance;
        let rules = [rule(Proof::SelfDeclared, None)];
        assert_eq!(Held::against(&rules[0], std::slice::from_ref(&other), TODAY), Held::Missing);
        assert!(!all_held(&rules, &[other], TODAY));
        assert!(all_held(&[], &[], TODAY), "a course that asks for nothing is content");
    }

    #[test]
    fn dates_that_cannot_be_are_named() {
        let wrong = |issued, expires| check_dates(issued, expires, TODAY);
        assert_eq!(wrong(date!(2026 - 01 - 01), date!(2027 - 01 - 01)), []);
        assert_eq!(
            wrong(date!(2026 - 11 - 15), date!(2026 - 11 - 13)),
            [
                FieldProblem::new("issued_on", Problem::InTheFuture),
                FieldProblem::new("expires_on", Problem::InThePast),
            ]
        );
        assert_eq!(
            wrong(TODAY, date!(2226 - 01 - 01)),
            [FieldProblem::new("expires_on", Problem::TooFarAhead)]
        );
    }
}
