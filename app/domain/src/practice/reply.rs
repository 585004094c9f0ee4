//! When a trainee may expect an answer.

use time::{Date, OffsetDateTime, Weekday};

/// How many working days a mentor has for a round.
pub const WORKING_DAYS: u8 = 3;

/// The day by which a round sent at `at` is answered: [`WORKING_DAYS`] days later, weekends not counted.
pub fn expected_by(at: OffsetDateTime) -> Date {
    let mut day = at.date();
    let mut left = WORKING_DAYS;
    while left > 0 {
        let Some(next) = day.next_day() else { return day };
        day = next;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn weekends_do_not_count() {
        // 2026-11-19 is a Thursday.
        assert_eq!(expected_by(datetime!(2026-11-19 09:00 UTC)), date!(2026 - 11 - 24));
        assert_eq!(expected_by(datetime!(2026-11-21 23:59 UTC)), date!(2026 - 11 - 25));
        assert_eq!(expected_by(datetime!(2026-11-16 00:00 UTC)), date!(2026 - 11 - 19));
    }
}
