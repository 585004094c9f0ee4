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
use domain::learning::{Course, LearnerProgress, LessonKey};
use domain::slug::{LessonSlug, ModuleSlug};
use sea_orm::{ColumnTrait, Condition};

pub use attempts::{
    Mark, attempt, attempts, begin_attempt, best_marks_since, first_attempts, items_of_last_attempt,
    lock_attempt, open_attempt, save_entered, save_outcome,
};
pub use notes::{add_note, change_note, count_notes, note, notes, remove_note};
pub use places::{keep_place, place, places};
pub use reads::mark_read;
pub use recall::{Due, due, is_paused, keep_memories, memories, next_due, pause, recalled_since, resume};
pub use worksheets::{count_worksheets, drop_worksheet, keep_worksheet, rename_worksheet, worksheets};

use crate::{ConnectionTrait, Result};

/// What one learner has done in one course: the lessons read, the best mark of each quiz passed and of the exam.
/// Lessons are named as the course names them now. `approved_assignments` stays empty: the practice room knows those.
///
/// # Errors
/// When the database refuses.
pub async fn progress(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &Course,
) -> Result<LearnerProgress> {
    let attempts::Marks { quizzes: best_quiz, exam } =
        attempts::best_marks(db, learner, &course.slug).await?;
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

/// Rows kept under one of these keys: a lesson has several when it was renamed.
fn under<C: ColumnTrait>(keys: &[LessonKey], module: C, lesson: C) -> Condition {
    keys.iter().fold(Condition::any(), |any, key| {
        let both = Condition::all();
        any.add(both.add(module.eq(key.module.as_str())).add(lesson.eq(key.lesson.as_str())))
    })
}
