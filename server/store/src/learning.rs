//! What learners have done: lessons read, quizzes taken.

mod attempts;
mod entities;
mod reads;
pub mod search;

use domain::id::UserId;
use domain::learning::LearnerProgress;
use domain::slug::CourseSlug;

pub use attempts::{
    Mark, attempt, attempts, begin_attempt, best_marks_since, lock_attempt, open_attempt, save_entered,
    save_outcome,
};
pub use reads::{is_read, mark_read};

use crate::{ConnectionTrait, Result};

/// What one learner has done in one course: the lessons read and the best mark of each quiz passed.
/// `approved_assignments` stays empty: the practice room knows those.
///
/// # Errors
/// When the database refuses.
pub async fn progress(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &CourseSlug,
) -> Result<LearnerProgress> {
    Ok(LearnerProgress {
        lessons_read: reads::lessons_read(db, learner, course).await?,
        best_quiz: attempts::best_marks(db, learner, course).await?,
        ..LearnerProgress::default()
    })
}
