//! Reading and answering.

use std::ops::Range;

use contract::learning::Learning as _;
use domain::Viewer;
use domain::id::QuizAttemptId;
use domain::learning::quiz::{Answer, Item, ItemKind, Quiz};
use domain::learning::{Course, Module, Requirement};
use time::Duration;

use super::days::Days;
use crate::{Academy, Error, Result};

/// The course the demo is about: the first one.
pub(super) fn course(academy: &Academy) -> Result<&Course> {
    academy.catalogue.courses().first().ok_or(Error::NotFound)
}

/// The places of a course's modules among those of all courses.
pub(super) fn modules(academy: &Academy, course: &Course) -> Range<usize> {
    let before = academy.catalogue.courses().iter().take_while(|other| other.slug != course.slug);
    let first = before.map(|other| other.modules.len()).sum::<usize>();
    first..first + course.modules.len()
}

/// The places of the modules whose practice work a course's certificate asks for.
pub(super) fn assigned(academy: &Academy, course: &Course) -> Vec<usize> {
    let asked = |module: &Module| {
        let work = Requirement::Assignment { module: module.slug.clone() };
        course.certificate.requirements.contains(&work)
    };
    let places = modules(academy, course).zip(&course.modules);
    places.filter(|(_, module)| asked(module)).map(|(place, _)| place).collect()
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

/// How much somebody knows when they answer.
#[derive(Debug, Clone, Copy)]
pub(super) enum Knows {
    /// Everything.
    All,
    /// The first few answers; the others are left as luck would have it.
    Little,
    /// Most of it: how much, and what not, is this person's own.
    Most(u64),
}

/// Takes a module's quiz.
pub(super) async fn quiz(
    days: &Days,
    who: &Viewer,
    module: usize,
    knows: Knows,
    age: Duration,
) -> Result<()> {
    let academy = days.ago(age);
    let (course, module) = place(&academy, module)?;
    let id = academy.start_quiz(who, &course.slug, &module.slug).await.map_err(Error::Refused)?;
    submit(&academy, who, id, &module.quiz, knows).await
}

/// Takes the final exam of a course.
pub(super) async fn exam(
    days: &Days,
    who: &Viewer,
    course: &Course,
    knows: Knows,
    age: Duration,
) -> Result<()> {
    let academy = days.ago(age);
    let begun = academy.start_exam(who, &course.slug).await.map_err(Error::Refused)?;
    let (Some(id), Some(exam)) = (begun, &course.exam) else { return Ok(()) };
    submit(&academy, who, id, exam.quiz(), knows).await
}

async fn submit(academy: &Academy, who: &Viewer, id: QuizAttemptId, quiz: &Quiz, knows: Knows) -> Result<()> {
    let learner = who.member().ok_or(Error::NotFound)?.id;
    let attempt =
        store::learning::attempt(academy.store.reader(), learner, id).await?.ok_or(Error::NotFound)?;
    let drawn = attempt.drawn(quiz);
    let answer = |(item, n): (&Item, usize)| answer(item, knows.right(item, n));
    let answers: Vec<_> = drawn.items.iter().map(|drawn| drawn.item).zip(0..).flat_map(answer).collect();
    academy.submit_quiz(who, id, &answers).await.map_err(Error::Refused)
}

impl Knows {
    /// Whether the answer to the `n`th item is right.
    fn right(self, item: &Item, n: usize) -> bool {
        match self {
            Self::All => true,
            Self::Little => n < 4,
            Self::Most(person) => luck(item, person) % 100 >= 5 + person % 7 * 6 + luck(item, 0) % 25,
        }
    }
}

/// A number that an item and a person have together, the same in every demo.
fn luck(item: &Item, person: u64) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    item.id().as_str().bytes().chain(person.to_be_bytes()).fold(0xcbf2_9ce4_8422_2325, mix) >> 24
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
        (Answer::Hotspot(right), ItemKind::Hotspot(hotspot)) => {
            let wrong = hotspot.regions().iter().map(|region| &region.id).find(|id| **id != right);
            Answer::Hotspot(wrong.cloned().unwrap_or(right))
        }
        (Answer::Multiple(right), _) => Answer::Multiple(right.into_iter().take(1).collect()),
        (Answer::Ordering(mut right), _) => {
            right.reverse();
            Answer::Ordering(right)
        }
        (right, _) => right,
    }
}

/// A module and its course, by its place among the modules of all courses.
pub(super) fn place(academy: &Academy, module: usize) -> Result<(&Course, &Module)> {
    let courses = academy.catalogue.courses().iter();
    let mut all = courses.flat_map(|course| course.modules.iter().map(move |module| (course, module)));
    all.nth(module).ok_or(Error::NotFound)
}
