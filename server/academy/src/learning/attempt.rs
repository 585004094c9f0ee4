//! An attempt as its page shows it.

use contract::learning::{AttemptStage, AttemptView, MarksView};
use domain::id::QuizAttemptId;
use domain::learning::quiz::Sitting;
use domain::{Locale, Viewer};

use super::{exam, learner, marks, outline, questions, sitting};
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
    let (course, quiz) = sitting::find(academy, &attempt.course, &attempt.sitting)?;
    let drawn = attempt.drawn(quiz);
    let stage = match &attempt.outcome {
        Some(outcome) => {
            let marks = marks::marks(course, &attempt, outcome, &drawn, locale);
            let exam = match attempt.sitting {
                Sitting::Quiz(_) => None,
                Sitting::Exam => exam::after(academy, learner, course, &outcome.result, locale).await?,
            };
            AttemptStage::Submitted(MarksView { exam, ..marks })
        }
        None => AttemptStage::Open {
            questions: questions::questions(course, &drawn, locale),
            entered: attempt.entered,
            saved_at: attempt.saved_at,
        },
    };
    Ok(AttemptView {
        id,
        course: outline::named_course(course, locale),
        sitting: sitting::view(course, &attempt.sitting, locale)?,
        pass: quiz.pass(),
        stage,
    })
}
