//! Noting that a lesson was read.

use domain::Viewer;

use super::{learner, lesson};
use crate::jobs::Job;
use crate::{Academy, Result};

/// Notes that the learner has read a lesson. With the last one of the course a certificate may be within reach.
pub(super) async fn mark_read(academy: &Academy, viewer: &Viewer, place: lesson::Place<'_>) -> Result<()> {
    let now = academy.now();
    let at = lesson::find(academy, viewer, place)?;
    let grant = learner::learner(viewer)?;
    let tx = academy.store.begin().await?;
    store::learning::mark_read(&tx, &grant, &at.course.slug, &at.module.key(at.lesson), now).await?;
    let user = grant.target().0;
    if store::learning::progress(&tx, user, at.course).await?.next_lesson(at.course).is_none() {
        Job::CheckEligibility { user }.enqueue(academy, &tx, now).await?;
    }
    tx.commit().await?;
    Ok(())
}
