//! Questions asked again, before they are forgotten.

use contract::learning::{AnswerRecall, RecallQuestion, RecallView, RecalledView};
use domain::id::UserId;
use domain::learning::memory::DAILY;
use domain::learning::quiz::{AttemptResult, DrawnItem, ItemResult, answered, grade, recall};
use domain::learning::{Course, Module, Recalled};
use domain::policy::{Grant, Learn};
use domain::slug::{CourseSlug, ItemId};
use domain::{Locale, Viewer};
use store::learning::{self as kept, Due};
use store::{ConnectionTrait, Tx};
use time::{Duration, OffsetDateTime, Time};

use super::{learner, marks, outline, questions, schedule};
use crate::{Academy, Error, Result};

/// More due questions than are asked on a day: some may be of items the course no longer has.
const LOOKED_AT: u64 = 100;

/// Notes what a submitted attempt says about what the learner remembers.
pub(super) async fn note(
    tx: &Tx,
    grant: &Grant<Learn>,
    course: &CourseSlug,
    result: &AttemptResult,
    now: OffsetDateTime,
) -> Result<()> {
    let learner = grant.target().0;
    if kept::is_paused(tx, learner).await? {
        return Ok(());
    }
    let items: Vec<ItemId> = result.items.iter().map(|one| one.item.clone()).collect();
    let before = kept::memories(tx, learner, course, &items).await?;
    let after = result.items.iter().map(|one| {
        let memory = schedule::next(before.get(&one.item), Recalled::of(one), now)?;
        Ok((one.item.clone(), memory))
    });
    let after = after.collect::<Result<Vec<_>>>()?;
    Ok(kept::keep_memories(tx, grant, course, after, false).await?)
}

/// The set of today: what is due before the day ends, as far as there is room for it.
pub(super) struct Today<'a> {
    /// What is left to answer.
    left: Vec<(&'a Course, &'a Module, Due)>,
    /// How many were answered today.
    done: usize,
}

impl<'a> Today<'a> {
    /// Looks up the set.
    pub(super) async fn of(
        academy: &'a Academy,
        db: &impl ConnectionTrait,
        learner: UserId,
        now: OffsetDateTime,
    ) -> Result<Self> {
        let done = kept::recalled_since(db, learner, midnight(now)).await?;
        let due = kept::due(db, learner, midnight(now) + Duration::DAY, LOOKED_AT).await?;
        let placed = due.into_iter().filter_map(|due| {
            let course = academy.catalogue.course(&due.course)?;
            Some((course, course.module_of(&due.item)?, due))
        });
        Ok(Self { left: placed.take(DAILY.saturating_sub(done)).collect(), done })
    }

    /// How many are left.
    pub(super) fn left(&self) -> usize {
        self.left.len()
    }
}

fn midnight(now: OffsetDateTime) -> OffsetDateTime {
    now.replace_time(Time::MIDNIGHT)
}

/// What is to be asked again today.
pub(super) async fn view(academy: &Academy, viewer: &Viewer, locale: Locale) -> Result<RecallView> {
    let now = academy.now();
    let learner = learner::learner(viewer)?.target().0;
    let db = academy.store.reader();
    let off = kept::is_paused(db, learner).await?;
    let today = Today::of(academy, db, learner, now).await?;
    let next = today.left.first().filter(|_| !off).map(|place| question(place, locale));
    Ok(RecallView {
        off,
        left: today.left(),
        done: today.done,
        next: next.flatten(),
        next_at: kept::next_due(db, learner, midnight(now) + Duration::DAY).await?,
    })
}

fn question((course, module, due): &(&Course, &Module, Due), locale: Locale) -> Option<RecallQuestion> {
    let drawn = recall(&module.quiz, seed(&due.item, due.memory.times), std::slice::from_ref(&due.item));
    Some(RecallQuestion {
        course: course.slug.clone(),
        module: outline::named_module(module, locale),
        times: due.memory.times,
        question: questions::questions(course, &drawn, locale).pop()?,
    })
}

/// Other items stand in another order, and so does the same one the next time.
fn seed(item: &ItemId, times: u32) -> u64 {
    let mix = |seed: u64, byte: u8| seed.wrapping_mul(31).wrapping_add(byte.into());
    item.as_str().bytes().fold(times.into(), mix)
}

/// Judges an answer and plans the question anew. What was answered before is explained again, and that is all.
pub(super) async fn answer(
    academy: &Academy,
    viewer: &Viewer,
    command: AnswerRecall,
    locale: Locale,
) -> Result<RecalledView> {
    let now = academy.now();
    let grant = learner::learner(viewer)?;
    let learner = grant.target().0;
    let course = academy.catalogue.course(&command.course).ok_or(Error::NotFound)?;
    let module = course.module_of(&command.item).ok_or(Error::NotFound)?;
    let drawn = recall(&module.quiz, seed(&command.item, command.times), std::slice::from_ref(&command.item));
    let drawn: &DrawnItem<'_> = drawn.items.first().ok_or(Error::NotFound)?;
    let tx = academy.store.begin().await?;
    let before = kept::memories(&tx, learner, &course.slug, std::slice::from_ref(&command.item)).await?;
    let before = *before.get(&command.item).ok_or(Error::NotFound)?;
    let given = answered(drawn.item, &command.entered).map_err(|problem| Error::Invalid(vec![problem]))?;
    let graded = grade(drawn.item, Some(&given));
    let result = ItemResult { item: command.item.clone(), points: graded.points, correct: graded.correct };
    let mut memory = before;
    if before.times == command.times {
        memory = schedule::next(Some(&before), Recalled::of(&result), now)?;
        let planned = vec![(command.item.clone(), memory)];
        kept::keep_memories(&tx, &grant, &course.slug, planned, true).await?;
        tx.commit().await?;
    }
    let today = Today::of(academy, academy.store.reader(), learner, now).await?;
    Ok(RecalledView {
        module: outline::named_module(module, locale),
        question: marks::marked(course, drawn, &command.entered, Some(&result), locale),
        next_at: memory.due_at,
        left: today.left(),
    })
}

/// Switches it on or off.
pub(super) async fn switch(academy: &Academy, viewer: &Viewer, on: bool) -> Result<()> {
    let now = academy.now();
    let grant = learner::learner(viewer)?;
    let tx = academy.store.begin().await?;
    if on {
        kept::resume(&tx, &grant).await?;
    } else {
        kept::pause(&tx, &grant, now).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// How many are due today; nothing for those who have switched it off.
pub(super) async fn due_today(academy: &Academy, learner: UserId) -> Result<Option<usize>> {
    let db = academy.store.reader();
    if kept::is_paused(db, learner).await? {
        return Ok(None);
    }
    Ok(Some(Today::of(academy, db, learner, academy.now()).await?.left()))
}
