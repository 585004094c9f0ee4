//! Beginning an attempt at a module's quiz.

use domain::Viewer;
use domain::id::QuizAttemptId;
use domain::learning::quiz::{Sitting, draw};
use store::learning as progress;

use super::{learner, quiz, sitting};
use crate::{Academy, Result};

/// Begins an attempt, or returns the one that is open: pressing the button twice begins one.
pub(super) async fn start_quiz(
    academy: &Academy,
    viewer: &Viewer,
    place: quiz::Place<'_>,
) -> Result<QuizAttemptId> {
    let now = academy.now();
    let grant = learner::learner(viewer)?;
    let at = quiz::find(academy, place)?;
    let sitting = Sitting::Quiz(place.1.clone());
    let tx = academy.store.begin().await?;
    if let Some(open) = progress::open_attempt(&tx, grant.target().0, place.0, &sitting).await? {
        return Ok(open);
    }
    let seed = academy.chance.bits();
    let items = draw(&at.module.quiz, seed).ids();
    sitting::begin(academy, tx, &grant, (place.0, &sitting), (seed, items), now).await
}
