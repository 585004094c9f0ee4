//! What first answers tell about a question: how hard it is, and whether it tells those who know from those who do not.

use crate::learning::percent::Percent;

/// With fewer first answers nothing is said.
pub const FEWEST: usize = 10;
/// Below this share of right answers a question is hard.
const HARD: u8 = 40;
/// From this share on it is easy.
const EASY: u8 = 95;
/// Below this a question hardly tells who knows the rest.
const BLUNT: f64 = 0.1;

/// Somebody's first answer to a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trial {
    /// Whether it was right in every part.
    pub correct: bool,
    /// Which share of the other questions of the same attempt was right, 0 to 1.
    pub rest: f64,
}

/// What first answers come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemStatistics {
    /// How many there are.
    pub answers: usize,
    /// How many were right.
    pub right: usize,
    /// How being right here goes with being right elsewhere, -1 to 1 (the point-biserial correlation with the rest of the
    /// attempt); nothing where everybody or nobody was right, or all others did equally well.
    pub discrimination: Option<f64>,
}

/// What somebody should look at, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Those who know the rest get it wrong more often: is the right answer the right one?
    Misleads,
    /// Few are right.
    Hard,
    /// It hardly tells who knows the rest.
    Blunt,
    /// Nearly everybody is right.
    Easy,
    /// Nothing.
    Sound,
    /// Too few answers to say.
    TooFew,
}

impl ItemStatistics {
    /// Counts first answers.
    pub fn of(trials: &[Trial]) -> Self {
        let right = trials.iter().filter(|trial| trial.correct).count();
        Self { answers: trials.len(), right, discrimination: point_biserial(trials, right) }
    }

    /// The share that was right; nothing while there are too few answers.
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 answers")]
    pub fn share(&self) -> Option<Percent> {
        (self.answers >= FEWEST).then(|| Percent::of(self.right as f64, self.answers as f64))
    }

    /// What somebody should look at. A question about safety may be easy: everybody has to know it.
    pub fn finding(&self, must_pass: bool) -> Finding {
        let Some(share) = self.share() else { return Finding::TooFew };
        match self.discrimination {
            Some(strength) if strength < 0.0 => Finding::Misleads,
            _ if share.get() < HARD => Finding::Hard,
            _ if share.get() >= EASY && !must_pass => Finding::Easy,
            Some(strength) if strength < BLUNT && share.get() < EASY => Finding::Blunt,
            _ => Finding::Sound,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 answers")]
fn point_biserial(trials: &[Trial], right: usize) -> Option<f64> {
    let (all, right) = (trials.len() as f64, right as f64);
    let mean = trials.iter().map(|trial| trial.rest).sum::<f64>() / all;
    let variance = trials.iter().map(|trial| (trial.rest - mean).powi(2)).sum::<f64>() / all;
    let of_right = trials.iter().filter(|trial| trial.correct).map(|trial| trial.rest).sum::<f64>() / right;
    let of_wrong =
        trials.iter().filter(|trial| !trial.correct).map(|trial| trial.rest).sum::<f64>() / (all - right);
    let share = right / all;
    let strength = (of_right - of_wrong) / variance.sqrt() * (share * (1.0 - share)).sqrt();
    strength.is_finite().then_some(strength)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn trials(answers: &[(bool, f64)]) -> Vec<Trial> {
        answers.iter().map(|(correct, rest)| Trial { correct: *correct, rest: *rest }).collect()
    }

    /// Ten people; those marked `true` are right, and do as well elsewhere as it says.
    fn finding(right: usize, rest_of_right: f64, rest_of_wrong: f64) -> Finding {
        let answer = |n| {
            let noise = f64::from(u8::try_from(n).unwrap()) / 1000.0;
            if n < right { (true, rest_of_right + noise) } else { (false, rest_of_wrong + noise) }
        };
        let answers: Vec<_> = (0..10).map(answer).collect();
        ItemStatistics::of(&trials(&answers)).finding(false)
    }

    #[test]
    fn the_strength_is_the_one_a_textbook_gives() {
        // Right: 0.9, 0.7; wrong: 0.5, 0.3. Means 0.8 and 0.4, deviation of all √0.05.
        let statistics = ItemStatistics::of(&trials(&[(true, 0.9), (true, 0.7), (false, 0.5), (false, 0.3)]));
        let strength = statistics.discrimination.unwrap();
        assert!((strength - 0.4 / 0.05_f64.sqrt() * 0.5).abs() < 1e-9, "{strength}");
    }

    #[test]
    fn nothing_is_said_of_few_answers_or_where_all_are_alike() {
        let few = ItemStatistics::of(&trials(&[(true, 0.5); FEWEST - 1]));
        assert_eq!((few.share(), few.finding(false)), (None, Finding::TooFew));
        let alike = ItemStatistics::of(&trials(&[(true, 0.5); FEWEST]));
        assert_eq!((alike.discrimination, alike.finding(false)), (None, Finding::Easy));
        assert_eq!(alike.finding(true), Finding::Sound, "everybody has to know what is about safety");
        assert_eq!(ItemStatistics::of(&[]).discrimination, None);
    }

    #[test]
    fn what_needs_attention_is_told_apart_and_comes_in_this_order() {
        assert_eq!(finding(6, 0.2, 0.8), Finding::Misleads);
        assert_eq!(finding(3, 0.8, 0.2), Finding::Hard);
        assert_eq!(finding(6, 0.8, 0.2), Finding::Sound);
        let blunt = [(true, 0.5), (false, 0.5), (true, 0.6), (false, 0.59)].repeat(3);
        assert_eq!(ItemStatistics::of(&trials(&blunt)).finding(false), Finding::Blunt);
        assert!(Finding::Misleads < Finding::Hard && Finding::Sound < Finding::TooFew);
    }

    proptest! {
        #[test]
        fn the_strength_lies_between_minus_one_and_one(answers in prop::collection::vec((any::<bool>(), 0.0..=1.0_f64), 0..60)) {
            let statistics = ItemStatistics::of(&trials(&answers));
            prop_assert!(statistics.discrimination.is_none_or(|strength| strength.abs() <= 1.0 + 1e-9));
            prop_assert!(statistics.right <= statistics.answers);
        }
    }
}
