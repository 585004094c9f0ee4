//! What an attempt is an attempt at: a module's quiz, or the exam of a course.

use contract::learning::SittingView;
use domain::Locale;
use domain::id::{QuizAttemptId, UserId};
use domain::learning::Course;
use domain::learning::quiz::{Attempt, Quiz, Sitting};
use domain::policy::{Grant, Learn};
use domain::slug::{CourseSlug, ItemId};
use store::Tx;
use store::learning as progress;
use time::OffsetDateTime;

use super::outline;
use crate::{Academy, Error, Result};

/// The course, and the items asked there.
pub(super) fn find<'a>(
    academy: &'a Academy,
    course: &CourseSlug,
    sitting: &Sitting,
) -> Result<(&'a Course, &'a Quiz)> {
    let course = academy.catalogue.course(course).ok_or(Error::NotFound)?;
    Ok((course, course.quiz(sitting).ok_or(Error::NotFound)?))
}

/// The sitting by its name.
pub(super) fn view(course: &Course, sitting: &Sitting, locale: Locale) -> Result<SittingView> {
    Ok(match sitting {
        Sitting::Quiz(module) => {
            let module = course.module(module).ok_or(Error::NotFound)?;
            SittingView::Quiz(outline::named_module(module, locale))
        }
        Sitting::Exam => SittingView::Exam,
    })
}

/// Begins an attempt in `tx` and commits it. When the other of two presses was faster, its attempt is the one.
pub(super) async fn begin(
    academy: &Academy,
    tx: Tx,
    grant: &Grant<Learn>,
    (course, sitting): (&CourseSlug, &Sitting),
    (seed, items): (u64, Vec<ItemId>),
    now: OffsetDateTime,
) -> Result<QuizAttemptId> {
    let learner: UserId = grant.target().0;
    let id = QuizAttemptId::new(academy.chance.id(now));
    let attempt = Attempt::begin(id, learner, (course.clone(), sitting.clone()), (seed, items), now);
    match progress::begin_attempt(&tx, grant, &attempt).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(id)
        }
        Err(store::Error::Duplicate) => {
            drop(tx);
            let open = progress::open_attempt(academy.store.reader(), learner, course, sitting).await?;
            open.ok_or(Error::Conflict)
        }
        Err(error) => Err(error.into()),
    }
}
