//! What a course's certificate asks for.

mod prerequisite;
mod renewal;

use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime};

use crate::learning::percent::Percent;
use crate::locale::Localized;
use crate::slug::ModuleSlug;

pub use prerequisite::{Blocked, NameError, PrerequisiteKind, PrerequisiteRule, Proof};
pub use renewal::RenewalRule;

/// The declarative rule of one course's certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateRule {
    /// Name of the certificate.
    pub title: Localized<String>,
    /// What its holder was assessed on.
    pub description: Localized<String>,
    /// How long it is valid, in months.
    pub valid_months: u16,
    /// What it does and does not entitle to.
    pub scope: Localized<String>,
    /// Everything that must be met.
    pub requirements: Vec<Requirement>,
    /// What must be held besides the course, each kind at most once.
    pub prerequisites: Vec<PrerequisiteRule>,
    /// How it is renewed; `None` when it is not.
    pub renewal: Option<RenewalRule>,
    /// Whether issuing takes two admins: one who proposes and another one who confirms.
    pub two_person: bool,
}

impl CertificateRule {
    /// When a certificate issued at `issued_at` ends: the same day and time [`valid_months`](Self::valid_months)
    /// later, or the last day of that month where it has no such day.
    pub fn valid_until(&self, issued_at: OffsetDateTime) -> OffsetDateTime {
        issued_at.replace_date(months_later(issued_at.date(), self.valid_months))
    }

    /// Whether the final exam is among what it asks for.
    pub fn asks_exam(&self) -> bool {
        self.requirements.contains(&Requirement::Exam)
    }

    /// The prerequisites without which this is closed.
    pub fn blocking(&self, what: Blocked) -> impl Iterator<Item = &PrerequisiteRule> {
        self.prerequisites.iter().filter(move |rule| rule.blocks(what))
    }
}

/// The same day `months` later, or the last one of that month.
fn months_later(day: Date, months: u16) -> Date {
    let count = i32::from(u8::from(day.month())) - 1 + i32::from(months);
    let year = day.year() + count / 12;
    let month = Month::January.nth_next(u8::try_from(count % 12).unwrap_or(0));
    // Beyond the last year the calendar knows, nothing ends any more.
    let last = month.length(year.min(Date::MAX.year()));
    Date::from_calendar_date(year, month, day.day().min(last)).unwrap_or(Date::MAX)
}

/// One thing a certificate asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Requirement {
    /// Every lesson of the course is read.
    Lessons,
    /// The module's quiz is passed with at least this mark.
    Quiz {
        /// Module whose quiz is meant.
        module: ModuleSlug,
        /// Lowest mark that counts.
        min_percent: Percent,
    },
    /// The final exam of the course is passed.
    Exam,
    /// The module's practice assignment is approved by a mentor.
    Assignment {
        /// Module whose assignment is meant.
        module: ModuleSlug,
    },
}

impl Requirement {
    /// The module this requirement names, if it names one.
    pub fn module(&self) -> Option<&ModuleSlug> {
        match self {
            Self::Lessons | Self::Exam => None,
            Self::Quiz { module, .. } | Self::Assignment { module } => Some(module),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::date;

    use super::*;

    #[test]
    fn a_certificate_ends_on_the_same_day_of_a_later_month() {
        assert_eq!(months_later(date!(2026 - 11 - 21), 24), date!(2028 - 11 - 21));
        assert_eq!(months_later(date!(2026 - 11 - 30), 2), date!(2027 - 01 - 30));
    }

    #[test]
    fn where_the_month_has_no_such_day_its_last_one_counts() {
        assert_eq!(months_later(date!(2027 - 12 - 31), 2), date!(2028 - 02 - 29));
        assert_eq!(months_later(date!(2028 - 02 - 29), 12), date!(2029 - 02 - 28));
    }

    proptest! {
        #[test]
        fn every_month_adds_twenty_eight_to_thirty_one_days(ordinal in 1_u16..=365, months in 1_u16..600) {
            let start = Date::from_ordinal_date(2026, ordinal).expect("a day");
            let days = (months_later(start, months) - start).whole_days();
            prop_assert!((i64::from(months) * 28..=i64::from(months) * 31).contains(&days));
        }
    }
}
