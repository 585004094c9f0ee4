//! Answering an attempt: keeping what was entered, and having it judged.

use domain::Viewer;
use domain::id::QuizAttemptId;
use domain::learning::quiz::{Attempt, Quiz, Refusal};
use domain::policy::{Grant, Learn};
use store::Tx;
use store::learning as progress;
use time::OffsetDateTime;

use super::{learner, recall, sitting};
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// Keeps what was entered so far. A submitted attempt stays as it is: a page left open in another tab
/// may still try to save.
pub(super) async fn save_answers(
    academy: &Academy,
    viewer: &Viewer,
    id: QuizAttemptId,
    entered: &[(String, String)],
) -> Result<()> {
    let now = academy.now();
    let grant = learner::learner(viewer)?;
    let tx = academy.store.begin().await?;
    if let Some((attempt, _)) = enter(academy, &tx, &grant, id, entered, now).await? {
        progress::save_entered(&tx, &grant, &attempt).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Keeps what was entered and has it judged. Submitting twice is harmless: what was sent first counts.
pub(super) async fn submit_quiz(
    academy: &Academy,
    viewer: &Viewer,
    id: QuizAttemptId,
    entered: &[(String, String)],
) -> Result<()> {
    let now = academy.now();
    let grant = learner::learner(viewer)?;
    let tx = academy.store.begin().await?;
    let Some((mut attempt, quiz)) = enter(academy, &tx, &grant, id, entered, now).await? else {
        return Ok(());
    };
    match attempt.submit(quiz, now).cloned() {
        Ok(outcome) => {
            progress::save_outcome(&tx, &grant, &attempt, &outcome).await?;
            recall::note(&tx, &grant, &attempt.course, &outcome.result, now).await?;
            if outcome.result.passed {
                Job::CheckEligibility { user: grant.target().0 }.enqueue(academy, &tx, now).await?;
            }
        }
        Err(Refusal::AlreadySubmitted) => return Ok(()),
        // What was entered is kept even though it cannot be judged yet.
        Err(Refusal::Unanswered(problems)) => {
            progress::save_entered(&tx, &grant, &attempt).await?;
            tx.commit().await?;
            return Err(Error::Invalid(problems));
        }
    }
    tx.commit().await?;
    Ok(())
}

/// The learner's open attempt with what was entered, and its quiz; nothing when it was submitted before.
async fn enter<'a>(
    academy: &'a Academy,
    tx: &Tx,
    grant: &Grant<Learn>,
    id: QuizAttemptId,
    entered: &[(String, String)],
    now: OffsetDateTime,
) -> Result<Option<(Attempt, &'a Quiz)>> {
    let attempt = progress::lock_attempt(tx, grant.target().0, id).await?;
    let mut attempt = attempt.ok_or(Error::NotFound)?;
    let (_, quiz) = sitting::find(academy, &attempt.course, &attempt.sitting)?;
    Ok(attempt.enter(quiz, entered, now).ok().map(|()| (attempt, quiz)))
}
