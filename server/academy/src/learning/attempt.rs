//! An attempt as its page shows it.

use contract::learning::{AttemptStage, AttemptView};
use domain::id::QuizAttemptId;
use domain::{Locale, Viewer};

use super::{learner, marks, outline, questions, quiz};
use crate::{Academy, Error, Result};

/// One of the learner's own attempts.
pub(super) async fn attempt(
    academy: &Academy,
    viewer: &Viewer,
    id: QuizAttemptId,
    locale: Locale,
) -> Result<AttemptView> {
    let learner = learner::learner(viewer)?.target().0;
    let attempt = store::learning::attempt(academy.store.reader(), learner, id).await?;
    let attempt = attempt.ok_or(Error::NotFound)?;
    // A module taken out of its course takes its attempts out of sight; marks already earned stay.
    let at = quiz::find(academy, (&attempt.course, &attempt.module))?;
    let quiz = &at.module.quiz;
    let drawn = attempt.drawn(quiz);
    let stage = match &attempt.outcome {
        Some(outcome) => AttemptStage::Submitted(marks::marks(at.course, &attempt, outcome, &drawn, locale)),
        None => AttemptStage::Open {
            questions: questions::questions(at.course, &drawn, locale),
            entered: attempt.entered,
            saved_at: attempt.saved_at,
        },
    };
    Ok(AttemptView {
        id,
        course: outline::named_course(at.course, locale),
        module: outline::named_module(at.module, locale),
        pass: quiz.pass(),
        stage,
    })
}
