//! How a certificate stood at any moment, by what the register remembers of it.

use time::OffsetDateTime;

use super::{CheckOutcome, Code, Standing, Verdict};

impl Standing {
    /// Where a certificate stood at a moment, by all `changes` since it was issued, the oldest first.
    pub fn at(changes: &[(OffsetDateTime, Self)], moment: OffsetDateTime) -> Self {
        let then = changes.iter().rev().find(|(since, _)| *since <= moment);
        then.map_or(Self::Active, |(_, standing)| standing.clone())
    }
}

/// A certificate as the register remembers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// Its code.
    pub code: Code,
    /// When its time began.
    pub from: OffsetDateTime,
    /// When it ends.
    pub until: OffsetDateTime,
    /// Every change of its standing and when it was made, the oldest first.
    pub changes: Vec<(OffsetDateTime, Standing)>,
}

impl Remembered {
    /// How it stood at a moment; `None` before its time began. This is the register's word: no signature has a part in it.
    pub fn verdict(&self, moment: OffsetDateTime) -> Option<Verdict> {
        let standing = Standing::at(&self.changes, moment);
        let verdict = Verdict::derive(CheckOutcome::Pass, Some(&standing), self.until, moment);
        (self.from <= moment).then_some(verdict)
    }
}

#[cfg(test)]
mod tests {
    use time::Duration;
    use time::macros::datetime;

    use super::*;

    const ISSUED: OffsetDateTime = datetime!(2026-11-14 09:00 UTC);

    fn day(n: i64) -> OffsetDateTime {
        ISSUED + Duration::days(n)
    }

    fn remembered() -> Remembered {
        let suspended = Standing::Suspended { at: day(10), reason: "complaint".into() };
        let replaced = Standing::Superseded { at: day(20), by: Code::from_random(8) };
        let changes = vec![(day(5), Standing::Active), (day(10), suspended), (day(20), replaced)];
        Remembered { code: Code::from_random(7), from: ISSUED, until: day(30), changes }
    }

    #[test]
    fn every_day_has_the_standing_that_was_set_last_before_it() {
        let verdict = |n| remembered().verdict(day(n)).expect("it had begun");
        assert_eq!([0, 5, 9].map(verdict), [Verdict::Valid, Verdict::Valid, Verdict::Valid]);
        assert!([10, 19].map(verdict).iter().all(|verdict| matches!(verdict, Verdict::Suspended { .. })));
        assert!([20, 40].map(verdict).iter().all(|verdict| matches!(verdict, Verdict::Superseded { .. })));
        let untouched = Remembered { changes: Vec::new(), ..remembered() };
        assert_eq!(untouched.verdict(day(29)), Some(Verdict::Valid));
        assert_eq!(untouched.verdict(day(30)), Some(Verdict::Expired { at: day(30) }));
    }

    #[test]
    fn before_its_time_nothing_is_said_of_it() {
        assert_eq!(remembered().verdict(day(-1)), None);
    }
}
