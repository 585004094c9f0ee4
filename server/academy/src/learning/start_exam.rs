//! Beginning an attempt at the exam of a course.

use domain::Viewer;
use domain::id::QuizAttemptId;
use domain::learning::Admission;
use domain::learning::quiz::Sitting;
use domain::slug::CourseSlug;
use store::learning as progress;

use super::{exam, learner, sitting};
use crate::{Academy, Result};

/// Begins an attempt, or returns the one that is open; nothing while there is none to be had.
pub(super) async fn start_exam(
    academy: &Academy,
    viewer: &Viewer,
    course: &CourseSlug,
) -> Result<Option<QuizAttemptId>> {
    let now = academy.now();
    let grant = learner::learner(viewer)?;
    let learner = grant.target().0;
    let (_, asked) = exam::find(academy, course)?;
    let tx = academy.store.begin().await?;
    if let Some(open) = progress::open_attempt(&tx, learner, course, &Sitting::Exam).await? {
        return Ok(Some(open));
    }
    let past = exam::past(&tx, learner, course).await?;
    let Admission::Open { .. } = exam::admission(asked, &past, now) else { return Ok(None) };
    let last = progress::items_of_last_attempt(&tx, learner, course, &Sitting::Exam).await?;
    let seed = academy.chance.bits();
    let items = asked.draw(seed, &last);
    sitting::begin(academy, tx, &grant, (course, &Sitting::Exam), (seed, items), now).await.map(Some)
}
