//! What somebody remembers of a question, and how well it came back.

use time::OffsetDateTime;

use crate::learning::quiz::ItemResult;

/// The most questions that are asked again on one day.
pub const DAILY: usize = 20;

/// What somebody remembers of one question. The two numbers are those of the scheduler.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// Days after which it comes back nine times out of ten.
    pub stability: f32,
    /// How hard it is to keep, 1 to 10.
    pub difficulty: f32,
    /// How often it was answered.
    pub times: u32,
    /// When it was answered last.
    pub seen_at: OffsetDateTime,
    /// When it is to be asked again.
    pub due_at: OffsetDateTime,
}

/// How well a question came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recalled {
    /// Not right.
    No,
    /// Right for the greater part.
    Partly,
    /// Right in every part.
    Yes,
}

impl Recalled {
    /// How well it came back, by the share of the question that counts.
    pub fn of(result: &ItemResult) -> Self {
        if result.correct {
            Self::Yes
        } else if result.points > 0.5 {
            Self::Partly
        } else {
            Self::No
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::quiz::samples::item_id;

    #[test]
    fn half_of_a_question_is_not_yet_remembered() {
        let recalled =
            |points, correct| Recalled::of(&ItemResult { item: item_id("skin-1"), points, correct });
        assert_eq!(recalled(1.0, true), Recalled::Yes);
        assert_eq!(recalled(0.75, false), Recalled::Partly);
        assert_eq!(recalled(0.5, false), Recalled::No);
        assert_eq!(recalled(0.0, false), Recalled::No);
    }
}
