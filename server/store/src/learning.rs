//! What learners have done: lessons read, notes written, quizzes taken, questions to be asked again, worksheets kept.

mod attempts;
mod entities;
mod notes;
mod places;
mod reads;
mod recall;
pub mod search;
mod worksheets;

use domain::id::UserId;
use domain::learning::{LearnerProgress, LessonKey};
use domain::slug::{CourseSlug, LessonSlug, ModuleSlug};

pub use attempts::{
    Mark, attempt, attempts, begin_attempt, best_marks_since, first_attempts, items_of_last_attempt,
    lock_attempt, open_attempt, save_entered, save_outcome,
};
pub use notes::{add_note, change_note, count_notes, note, notes, remove_note};
pub use places::{keep_place, place, places};
pub use reads::{is_read, mark_read};
pub use recall::{Due, due, is_paused, keep_memories, memories, next_due, pause, recalled_since, resume};
pub use worksheets::{count_worksheets, drop_worksheet, keep_worksheet, rename_worksheet, worksheets};

use crate::{ConnectionTrait, Result};

/// What one learner has done in one course: the lessons read, the best mark of each quiz passed and of the exam.
/// `approved_assignments` stays empty: the practice room knows those.
///
/// # Errors
/// When the database refuses.
pub async fn progress(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &CourseSlug,
) -> Result<LearnerProgress> {
    let attempts::Marks { quizzes: best_quiz, exam } = attempts::best_marks(db, learner, course).await?;
    Ok(LearnerProgress {
        lessons_read: reads::lessons_read(db, learner, course).await?,
        best_quiz,
        exam,
        ..LearnerProgress::default()
    })
}

/// A lesson as two columns name it; `None` when this program never wrote such names.
fn lesson_key(module: &str, lesson: &str) -> Option<LessonKey> {
    Some(LessonKey { module: ModuleSlug::parse(module).ok()?, lesson: LessonSlug::parse(lesson).ok()? })
}
