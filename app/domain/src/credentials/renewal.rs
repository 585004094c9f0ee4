//! Whether a certificate can be renewed, and what is missing for it.

use std::collections::BTreeMap;

use time::{Date, OffsetDateTime};

use super::{Education, Prerequisite, Refusal, Standing, all_held};
use crate::learning::{Blocked, CertificateRule, Percent, RenewalRule};
use crate::slug::ModuleSlug;

/// What a holder brings to a renewal.
#[derive(Debug, Clone, Copy)]
pub struct Brought<'b> {
    /// Their continuing education.
    pub education: &'b [Education],
    /// The best mark of each quiz among the attempts that passed since the certificate was awarded.
    pub quizzes: &'b BTreeMap<ModuleSlug, Percent>,
    /// Their prerequisites.
    pub prerequisites: &'b [Prerequisite],
}

/// How many hours of continuing education there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hours {
    /// How many there must be.
    pub needed: u16,
    /// How many an admin has accepted.
    pub accepted: u32,
    /// How many nobody has looked at yet.
    pub open: u32,
}

impl Hours {
    /// Whether there are enough.
    pub fn suffice(&self) -> bool {
        self.accepted >= u32::from(self.needed)
    }
}

/// How far a holder is on the way to a renewal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewalStatus {
    /// From when it may be renewed.
    pub opens_at: OffsetDateTime,
    /// Until just before when.
    pub closes_at: OffsetDateTime,
    /// Continuing education.
    pub hours: Hours,
    /// Each quiz that is to be passed again, with the mark it was passed with.
    pub quizzes: Vec<(ModuleSlug, Option<Percent>)>,
    /// Whether every prerequisite without which there is no renewal counts today.
    pub prerequisites: bool,
}

impl RenewalStatus {
    /// Holds what somebody brings against the rule, for a certificate that was awarded at `awarded_at` and ends at
    /// `valid_until`.
    ///
    /// # Errors
    /// [`Refusal::NotRenewable`] when the rule knows no renewal.
    pub fn of(
        rule: &CertificateRule,
        awarded_at: OffsetDateTime,
        valid_until: OffsetDateTime,
        brought: Brought<'_>,
        today: Date,
    ) -> Result<Self, Refusal> {
        let renewal = rule.renewal.as_ref().ok_or(Refusal::NotRenewable)?;
        let (opens_at, closes_at) = renewal.window(valid_until);
        let quiz = |module: &ModuleSlug| (module.clone(), brought.quizzes.get(module).copied());
        Ok(Self {
            opens_at,
            closes_at,
            hours: hours(renewal, brought.education, awarded_at.date(), today),
            quizzes: renewal.quiz_modules.iter().map(quiz).collect(),
            prerequisites: all_held(rule.blocking(Blocked::Renewal), brought.prerequisites, today),
        })
    }

    /// Whether nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.hours.suffice() && self.quizzes.iter().all(|(_, mark)| mark.is_some()) && self.prerequisites
    }

    /// Whether a certificate in this standing may be renewed now.
    ///
    /// # Errors
    /// The rule that says no.
    pub fn check(&self, standing: &Standing, now: OffsetDateTime) -> Result<(), Refusal> {
        match standing {
            Standing::Active => {}
            Standing::Suspended { .. } => return Err(Refusal::Suspended),
            Standing::Revoked { .. } | Standing::Superseded { .. } => return Err(Refusal::AlreadyWithdrawn),
        }
        if now < self.opens_at {
            Err(Refusal::TooEarly)
        } else if now >= self.closes_at {
            Err(Refusal::TooLate)
        } else if self.is_complete() {
            Ok(())
        } else {
            Err(Refusal::NotEligible)
        }
    }
}

fn hours(rule: &RenewalRule, education: &[Education], since: Date, today: Date) -> Hours {
    let counts = |entry: &&Education| entry.falls_within(since, today);
    education.iter().filter(counts).fold(Hours { needed: rule.ce_hours, ..Hours::default() }, |sum, entry| {
        let hours = u32::from(entry.hours);
        match (entry.appraisal.is_accepted(), entry.appraisal.is_refused()) {
            (true, _) => Hours { accepted: sum.accepted + hours, ..sum },
            (false, true) => sum,
            (false, false) => Hours { open: sum.open + hours, ..sum },
        }
    })
}

#[cfg(test)]
mod tests {
    use time::Duration;
    use time::macros::{date, datetime};
    use uuid::Uuid;

    use super::super::Appraisal;
    use super::*;
    use crate::Localized;
    use crate::id::{CredentialId, EducationId, UserId};
    use crate::slug::CourseSlug;

    const AWARDED: OffsetDateTime = datetime!(2026-11-14 09:00 UTC);
    const UNTIL: OffsetDateTime = datetime!(2028-11-14 09:00 UTC);
    const NOW: OffsetDateTime = datetime!(2028-10-01 09:00 UTC);

    fn rule() -> CertificateRule {
        CertificateRule {
            title: Localized::default(),
            description: Localized::default(),
            valid_months: 24,
            scope: Localized::default(),
            requirements: Vec::new(),
            prerequisites: Vec::new(),
            renewal: Some(RenewalRule {
                from_days_before: 90,
                grace_days: 180,
                ce_hours: 12,
                quiz_modules: vec![skin()],
            }),
            two_person: false,
        }
    }

    fn skin() -> ModuleSlug {
        ModuleSlug::parse("skin").expect("a slug")
    }

    fn entry(hours: u16, completed_on: Date, appraisal: Appraisal) -> Education {
        Education {
            id: EducationId::new(Uuid::from_u128(1)),
            holder: UserId::new(Uuid::from_u128(1)),
            course: CourseSlug::parse("foundations").expect("a slug"),
            title: "Scar camouflage".into(),
            provider: "Ink School".into(),
            completed_on,
            hours,
            document: None,
            recorded_at: NOW,
            appraisal,
            counted_in: None,
        }
    }

    fn accepted() -> Appraisal {
        Appraisal::Accepted { by: None, at: NOW }
    }

    fn status(education: &[Education], passed: bool) -> RenewalStatus {
        let quizzes = passed.then(|| (skin(), Percent::new(90).expect("a mark"))).into_iter().collect();
        let brought = Brought { education, quizzes: &quizzes, prerequisites: &[] };
        RenewalStatus::of(&rule(), AWARDED, UNTIL, brought, NOW.date()).expect("renewable")
    }

    #[test]
    fn only_accepted_hours_since_the_award_count_and_each_once() {
        let mut counted = entry(12, date!(2027 - 05 - 01), accepted());
        counted.counted_in = Some(CredentialId::new(Uuid::from_u128(9)));
        let refused = Appraisal::Refused { by: None, at: NOW, reason: "no".into() };
        let education = [
            entry(7, date!(2026 - 11 - 14), accepted()),
            entry(4, date!(2028 - 10 - 01), accepted()),
            entry(12, date!(2026 - 11 - 13), accepted()),
            entry(12, date!(2028 - 10 - 02), accepted()),
            entry(3, date!(2027 - 05 - 01), Appraisal::Open),
            entry(12, date!(2027 - 05 - 01), refused),
            counted,
        ];
        let hours = status(&education, true).hours;
        assert_eq!((hours.accepted, hours.open, hours.suffice()), (11, 3, false));
        let more = [&education[..], &[entry(1, date!(2027 - 01 - 01), accepted())]].concat();
        assert!(status(&more, true).hours.suffice());
    }

    #[test]
    fn a_certificate_is_renewed_in_its_window_and_with_everything_met() {
        let enough = [entry(12, date!(2027 - 05 - 01), accepted())];
        let ready = status(&enough, true);
        let check = |at| ready.check(&Standing::Active, at);
        assert_eq!(check(UNTIL - Duration::days(91)), Err(Refusal::TooEarly));
        assert_eq!(check(UNTIL - Duration::days(90)), Ok(()));
        assert_eq!(check(UNTIL + Duration::days(179)), Ok(()), "also some time after its end");
        assert_eq!(check(UNTIL + Duration::days(180)), Err(Refusal::TooLate));
        assert_eq!(status(&[], true).check(&Standing::Active, NOW), Err(Refusal::NotEligible));
        assert_eq!(status(&enough, false).check(&Standing::Active, NOW), Err(Refusal::NotEligible));
        let suspended = Standing::Suspended { at: NOW, reason: "complaint".into() };
        assert_eq!(ready.check(&suspended, NOW), Err(Refusal::Suspended));
    }

    #[test]
    fn a_course_may_know_no_renewal() {
        let rule = CertificateRule { renewal: None, ..rule() };
        let brought = Brought { education: &[], quizzes: &BTreeMap::new(), prerequisites: &[] };
        let status = RenewalStatus::of(&rule, AWARDED, UNTIL, brought, NOW.date());
        assert_eq!(status, Err(Refusal::NotRenewable));
    }
}
