//! The person who learns.

use domain::Viewer;
use domain::learning::{Course, LearnerProgress};
use domain::policy::{Denied, Grant, KeepNotes, Learn, Person, authorize};

use crate::{Academy, Result};

/// Permission to keep one's own progress and to take quizzes.
pub(super) fn learner(viewer: &Viewer) -> Result<Grant<Learn>> {
    let member = viewer.member().ok_or(Denied::SignIn)?;
    Ok(authorize::<Learn>(viewer, Person(member.id))?)
}

/// Permission to keep one's own notes and one's place in lessons.
pub(super) fn reader(viewer: &Viewer) -> Result<Grant<KeepNotes>> {
    let member = viewer.member().ok_or(Denied::SignIn)?;
    Ok(authorize::<KeepNotes>(viewer, Person(member.id))?)
}

/// What the reader has done in a course; nothing for those who do not learn here.
pub(super) async fn progress(
    academy: &Academy,
    viewer: &Viewer,
    course: &Course,
) -> Result<Option<LearnerProgress>> {
    let Ok(grant) = learner(viewer) else { return Ok(None) };
    let learner = grant.target().0;
    Ok(Some(store::learning::progress(academy.store.reader(), learner, course).await?))
}
