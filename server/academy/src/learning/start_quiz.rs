//! Beginning an attempt.

use domain::Viewer;
use domain::id::QuizAttemptId;
use domain::learning::quiz::Attempt;
use store::learning as progress;

use super::{learner, quiz};
use crate::{Academy, Error, Result};

/// Begins an attempt, or returns the one that is open: pressing the button twice begins one.
pub(super) async fn start_quiz(
    academy: &Academy,
    viewer: &Viewer,
    place: quiz::Place<'_>,
) -> Result<QuizAttemptId> {
    let now = academy.now();
    let grant = learner::learner(viewer)?;
    let learner = grant.target().0;
    let at = quiz::find(academy, place)?;
    let tx = academy.store.begin().await?;
    if let Some(open) = progress::open_attempt(&tx, learner, place.0, place.1).await? {
        return Ok(open);
    }
    let id = QuizAttemptId::new(academy.chance.id(now));
    let place_of = (at.course.slug.clone(), at.module.slug.clone());
    let attempt = Attempt::begin(id, learner, place_of, &at.module.quiz, academy.chance.bits(), now);
    match progress::begin_attempt(&tx, &grant, &attempt).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(id)
        }
        // The other of two presses was faster.
        Err(store::Error::Duplicate) => {
            drop(tx);
            let open = progress::open_attempt(academy.store.reader(), learner, place.0, place.1).await?;
            open.ok_or(Error::Conflict)
        }
        Err(error) => Err(error.into()),
    }
}
