//! One go at a quiz or an exam: begun, answered bit by bit, submitted once.

use std::collections::BTreeSet;

use time::OffsetDateTime;

use crate::id::{QuizAttemptId, UserId};
use crate::learning::quiz::Quiz;
use crate::learning::quiz::answer::{Answer, AnswerError, Answers, field_name};
use crate::learning::quiz::draw::{Drawn, recall};
use crate::learning::quiz::grade::{AttemptResult, grade_attempt};
use crate::learning::quiz::item::{Item, ItemKind};
use crate::problem::{FieldProblem, Problem};
use crate::slug::{CourseSlug, ItemId, ModuleSlug, OptionId};

/// The greatest length of what is entered into one field, in characters.
const LONGEST: usize = 64;
/// The most fields kept; the largest quiz has far fewer.
const MOST: usize = 512;

/// What an attempt is an attempt at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sitting {
    /// The quiz of a module.
    Quiz(ModuleSlug),
    /// The final exam of the course.
    Exam,
}

/// One go at a quiz or an exam.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// Its identity.
    pub id: QuizAttemptId,
    /// Whose it is.
    pub learner: UserId,
    /// The course.
    pub course: CourseSlug,
    /// What is asked there.
    pub sitting: Sitting,
    /// What the items were drawn and shuffled from.
    pub seed: u64,
    /// The items drawn, in the order shown.
    pub items: Vec<ItemId>,
    /// What was entered, field by field and as it was typed, so that half an answer is kept too.
    pub entered: Vec<(String, String)>,
    /// When it was begun.
    pub started_at: OffsetDateTime,
    /// When something was entered last.
    pub saved_at: Option<OffsetDateTime>,
    /// How it ended; nothing while it is open.
    pub outcome: Option<Outcome>,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// When it was submitted.
    pub at: OffsetDateTime,
    /// How it was judged.
    pub result: AttemptResult,
}

/// Why an attempt cannot be changed or submitted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was submitted before; what counts is what was sent then.
    #[error("was submitted before")]
    AlreadySubmitted,
    /// Some items have no answer, or none that can be read.
    #[error("{} items are not answered", .0.len())]
    Unanswered(Vec<FieldProblem>),
}

impl Attempt {
    /// Begins an attempt at the items that were drawn from `seed`.
    pub fn begin(
        id: QuizAttemptId,
        learner: UserId,
        (course, sitting): (CourseSlug, Sitting),
        (seed, items): (u64, Vec<ItemId>),
        now: OffsetDateTime,
    ) -> Self {
        Self {
            id,
            learner,
            course,
            sitting,
            seed,
            items,
            entered: Vec::new(),
            started_at: now,
            saved_at: None,
            outcome: None,
        }
    }

    /// The items as they are shown.
    pub fn drawn<'q>(&self, quiz: &'q Quiz) -> Drawn<'q> {
        recall(quiz, self.seed, &self.items)
    }

    /// Keeps what was entered in place of what was entered before. Fields that belong to no item of this
    /// attempt are left out.
    ///
    /// # Errors
    /// [`Refusal::AlreadySubmitted`]
    pub fn enter(
        &mut self,
        quiz: &Quiz,
        fields: &[(String, String)],
        now: OffsetDateTime,
    ) -> Result<(), Refusal> {
        if self.outcome.is_some() {
            return Err(Refusal::AlreadySubmitted);
        }
        let drawn = self.drawn(quiz);
        let known: BTreeSet<String> = drawn.items.iter().flat_map(|drawn| field_names(drawn.item)).collect();
        self.entered = fields
            .iter()
            .filter(|(name, value)| known.contains(name) && !value.trim().is_empty())
            .map(|(name, value)| (name.clone(), value.chars().take(LONGEST).collect()))
            .take(MOST)
            .collect();
        self.saved_at = Some(now);
        Ok(())
    }

    /// Judges what was entered, once every item has an answer.
    ///
    /// # Errors
    /// [`Refusal`]; the attempt is unchanged then.
    pub fn submit(&mut self, quiz: &Quiz, now: OffsetDateTime) -> Result<&Outcome, Refusal> {
        if self.outcome.is_some() {
            return Err(Refusal::AlreadySubmitted);
        }
        let drawn = self.drawn(quiz);
        let answers = self.answers(&drawn).map_err(Refusal::Unanswered)?;
        let result = grade_attempt(&drawn, &answers);
        Ok(self.outcome.insert(Outcome { at: now, result }))
    }

    fn answers(&self, drawn: &Drawn<'_>) -> Result<Answers, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut answers = Answers::new();
        for drawn in &drawn.items {
            let id = drawn.item.id();
            match answered(drawn.item, &self.entered) {
                Ok(answer) => {
                    answers.insert(id.clone(), answer);
                }
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(answers) } else { Err(problems) }
    }
}

/// The answer to an item that has to be answered.
///
/// # Errors
/// What is wrong with it, under the item's name.
pub fn answered(item: &Item, entered: &[(String, String)]) -> Result<Answer, FieldProblem> {
    let wrong = |problem| FieldProblem::new(item.id().as_str(), problem);
    let answer = Answer::from_fields(item, entered).map_err(|error| wrong(problem(&error)))?;
    answer.ok_or_else(|| wrong(Problem::Required))
}

const fn problem(error: &AnswerError) -> Problem {
    match error {
        AnswerError::NotANumber(_) => Problem::NotANumber,
        AnswerError::UnknownOption(_) => Problem::NotAChoice,
        AnswerError::Incomplete => Problem::Incomplete,
        AnswerError::PlaceTwice => Problem::Repeated,
    }
}

/// Every form field an item may have.
fn field_names(item: &Item) -> Vec<String> {
    let parts: Vec<&OptionId> = match item.kind() {
        ItemKind::Ordering(sequence) => sequence.steps().iter().map(|step| &step.id).collect(),
        ItemKind::Matching(matching) => matching.pairs().iter().map(|pair| &pair.id).collect(),
        _ => return vec![field_name(item.id(), None)],
    };
    parts.into_iter().map(|part| field_name(item.id(), Some(part))).collect()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;
    use crate::learning::quiz::draw;
    use crate::learning::quiz::samples::quiz;

    const NOW: OffsetDateTime = datetime!(2026-11-21 9:00 UTC);

    fn begun(quiz: &Quiz) -> Attempt {
        let sitting = Sitting::Quiz(ModuleSlug::parse("pricing").unwrap());
        let place = (CourseSlug::parse("foundations").unwrap(), sitting);
        let (id, learner) = (QuizAttemptId::new(Uuid::from_u128(1)), UserId::new(Uuid::from_u128(2)));
        Attempt::begin(id, learner, place, (42, draw(quiz, 42).ids()), NOW)
    }

    fn solved(quiz: &Quiz) -> Vec<(String, String)> {
        quiz.items().iter().flat_map(|item| item.solution().to_fields(item.id())).collect()
    }

    #[test]
    fn an_attempt_is_submitted_once() {
        let quiz = quiz(12, &[]);
        let mut attempt = begun(&quiz);
        attempt.enter(&quiz, &solved(&quiz), NOW).unwrap();
        assert!(attempt.submit(&quiz, NOW).unwrap().result.passed);
        assert_eq!(attempt.submit(&quiz, NOW), Err(Refusal::AlreadySubmitted));
        assert_eq!(attempt.enter(&quiz, &[], NOW), Err(Refusal::AlreadySubmitted));
        assert_eq!(attempt.entered.len(), solved(&quiz).len(), "what was sent stays");
    }

    #[test]
    fn half_an_attempt_is_kept_and_every_gap_is_named() {
        let quiz = quiz(12, &[]);
        let mut attempt = begun(&quiz);
        let some: Vec<_> = solved(&quiz).into_iter().take(1).collect();
        attempt.enter(&quiz, &some, NOW).unwrap();
        let Err(Refusal::Unanswered(problems)) = attempt.submit(&quiz, NOW) else { panic!("gaps") };
        assert!(!problems.is_empty() && problems.len() < quiz.items().len());
        assert_eq!(attempt.entered, some);
        assert_eq!(attempt.outcome, None);
    }

    #[test]
    fn fields_of_other_forms_are_not_kept() {
        let quiz = quiz(12, &[]);
        let mut attempt = begun(&quiz);
        let mut fields = solved(&quiz);
        fields.push(("do".to_owned(), "save".to_owned()));
        attempt.enter(&quiz, &fields, NOW).unwrap();
        assert_eq!(attempt.entered, solved(&quiz));
    }
}
