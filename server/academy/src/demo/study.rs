//! Reading and answering.

use contract::learning::Learning as _;
use domain::Viewer;
use domain::learning::quiz::{Answer, Item, ItemKind};
use domain::learning::{Course, Module};
use time::Duration;

use super::days::Days;
use crate::{Academy, Error, Result};

/// The course the demo is about: the first one.
pub(super) fn course(academy: &Academy) -> Result<&Course> {
    academy.catalogue.courses().first().ok_or(Error::NotFound)
}

/// Reads the first `lessons` lessons of a module, one a day.
pub(super) async fn read(
    days: &Days,
    who: &Viewer,
    module: usize,
    lessons: usize,
    age: Duration,
) -> Result<()> {
    let (course, module) = place(days.now(), module)?;
    for (lesson, day) in module.lessons.iter().take(lessons).zip(0_i32..) {
        let then = days.ago(age - Duration::days(1) * day);
        then.mark_read(who, &course.slug, &module.slug, &lesson.slug).await.map_err(Error::Refused)?;
    }
    Ok(())
}

/// Takes a module's quiz: with every answer right, or with everything but the first few left as luck would have it.
pub(super) async fn quiz(days: &Days, who: &Viewer, module: usize, well: bool, age: Duration) -> Result<()> {
    let academy = days.ago(age);
    let (course, module) = place(&academy, module)?;
    let id = academy.start_quiz(who, &course.slug, &module.slug).await.map_err(Error::Refused)?;
    let learner = who.member().ok_or(Error::NotFound)?.id;
    let attempt =
        store::learning::attempt(academy.store.reader(), learner, id).await?.ok_or(Error::NotFound)?;
    let drawn = attempt.drawn(&module.quiz);
    let answers: Vec<_> =
        drawn.items.iter().zip(0..).flat_map(|(drawn, n)| answer(drawn.item, well || n < 4)).collect();
    academy.submit_quiz(who, id, &answers).await.map_err(Error::Refused)
}

fn answer(item: &Item, right: bool) -> Vec<(String, String)> {
    let answer = if right { item.solution() } else { slip(item) };
    answer.to_fields(item.id())
}

/// An answer a beginner might give.
fn slip(item: &Item) -> Answer {
    match (item.solution(), item.kind()) {
        (Answer::Single(right), ItemKind::Single(single)) => {
            let wrong = single.options().iter().map(|option| &option.id).find(|id| **id != right);
            Answer::Single(wrong.cloned().unwrap_or(right))
        }
        (Answer::Multiple(right), _) => Answer::Multiple(right.into_iter().take(1).collect()),
        (Answer::Ordering(mut right), _) => {
            right.reverse();
            Answer::Ordering(right)
        }
        (right, _) => right,
    }
}

fn place(academy: &Academy, module: usize) -> Result<(&Course, &Module)> {
    let course = course(academy)?;
    Ok((course, course.modules.get(module).ok_or(Error::NotFound)?))
}
