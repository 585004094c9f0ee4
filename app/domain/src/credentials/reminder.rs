//! When somebody is told that something is about to end.

/// How many days before its end the holder of a certificate is told.
pub const OF_CERTIFICATES: [u16; 3] = [7, 30, 60];
/// How many days before its end the holder of a prerequisite is told; the last time on the day itself.
pub const OF_PREREQUISITES: [u16; 3] = [0, 7, 30];

/// Which reminder is due when `days_left` remain: the latest of those whose day has come, so that a server that was
/// off for a while writes one letter and not three. `marks` begin with the smallest.
pub fn due(days_left: i64, marks: &[u16]) -> Option<u16> {
    marks.iter().copied().find(|mark| days_left <= i64::from(*mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reminder_has_its_day_and_the_latest_one_counts() {
        let due = |days| due(days, &OF_CERTIFICATES);
        assert_eq!(
            [61, 60, 31, 30, 8, 7, 1].map(due),
            [None, Some(60), Some(60), Some(30), Some(30), Some(7), Some(7)]
        );
    }

    #[test]
    fn on_the_last_day_there_is_a_reminder_of_its_own() {
        assert_eq!(due(1, &OF_PREREQUISITES), Some(7));
        assert_eq!(due(0, &OF_PREREQUISITES), Some(0));
        assert_eq!(due(-1, &OF_PREREQUISITES), Some(0), "late is better than never");
    }
}
