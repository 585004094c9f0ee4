//! When a question is to be asked again.

use domain::learning::{Memory, Recalled};
use fsrs::{FSRS, MemoryState};
use time::{Duration, OffsetDateTime};

use crate::{Error, Result};

/// How likely a question is to come back on the day it is asked again.
const RETENTION: f32 = 0.9;
/// Nobody waits longer for a question; a certificate is renewed every other year.
const LONGEST_DAYS: f32 = 365.0;

/// What is remembered after a question came back like that, and when to ask it again: a day later at the soonest.
pub(super) fn next(before: Option<&Memory>, recalled: Recalled, now: OffsetDateTime) -> Result<Memory> {
    let state =
        before.map(|memory| MemoryState { stability: memory.stability, difficulty: memory.difficulty });
    let days = before.map_or(0, |memory| (now - memory.seen_at).whole_days());
    let next = FSRS::default()
        .next_states(state, RETENTION, u32::try_from(days).unwrap_or(0))
        .map_err(|error| Error::internal("scheduling a question", error))?;
    let next = match recalled {
        Recalled::No => next.again,
        Recalled::Partly => next.hard,
        Recalled::Yes => next.good,
    };
    Ok(Memory {
        stability: next.memory.stability,
        difficulty: next.memory.difficulty,
        times: before.map_or(0, |memory| memory.times).saturating_add(1),
        seen_at: now,
        due_at: now + Duration::DAY * next.interval.round().clamp(1.0, LONGEST_DAYS),
    })
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-27 9:00 UTC);

    #[test]
    fn what_comes_back_is_asked_less_and_less_often_and_what_does_not_the_next_day() {
        let mut memory = next(None, Recalled::Yes, NOW).expect("a plan");
        let mut gaps = Vec::new();
        for _ in 0..4 {
            gaps.push(memory.due_at - memory.seen_at);
            memory = next(Some(&memory), Recalled::Yes, memory.due_at).expect("a plan");
        }
        assert!(gaps.is_sorted_by(|shorter, longer| shorter < longer), "{gaps:?}");
        assert_eq!(memory.times, 5);
        let slip = next(Some(&memory), Recalled::No, memory.due_at).expect("a plan");
        assert!(slip.due_at - slip.seen_at < memory.due_at - memory.seen_at, "{slip:?}");
        let first = next(None, Recalled::No, NOW).expect("a plan");
        assert_eq!(first.due_at, NOW + Duration::DAY);
    }

    #[test]
    fn no_plan_goes_beyond_a_year() {
        let mut memory = next(None, Recalled::Yes, NOW).expect("a plan");
        for _ in 0..20 {
            memory = next(Some(&memory), Recalled::Yes, memory.due_at).expect("a plan");
        }
        assert_eq!(memory.due_at - memory.seen_at, Duration::days(365));
    }
}
