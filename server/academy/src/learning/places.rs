//! How far readers have come, so that they go on there on any device.

use contract::learning::{PlaceView, SectionLink};
use domain::id::UserId;
use domain::learning::{Course, HeadingId, LearnerProgress, LessonAt, ReadingPlace};
use domain::{Locale, Problem, Viewer};

use super::notes::section_link;
use super::{learner, lesson, outline};
use crate::{Academy, Error, Result};

/// Lessons looked at for one that was not read to its end: who has more of them open has not left off in any.
const LOOKED_AT: u64 = 20;

/// Keeps the section that was read last.
pub(super) async fn keep(
    academy: &Academy,
    viewer: &Viewer,
    place: lesson::Place<'_>,
    section: HeadingId,
    locale: Locale,
) -> Result<()> {
    let now = academy.now();
    let at = lesson::find(academy, viewer, place)?;
    let grant = learner::reader(viewer)?;
    if at.lesson.section_index(locale, &section).is_none() {
        return Err(Error::field("section", Problem::NotAChoice));
    }
    let (course, lesson) = (at.course.slug.clone(), at.module.key(at.lesson));
    let tx = academy.store.begin().await?;
    store::learning::keep_place(&tx, &grant, &ReadingPlace { course, lesson, locale, section, at: now })
        .await?;
    tx.commit().await?;
    Ok(())
}

/// The section of a lesson that the reader has read last, unless it is the first or is no longer there.
pub(super) async fn in_lesson(
    academy: &Academy,
    viewer: &Viewer,
    at: &LessonAt<'_>,
    locale: Locale,
) -> Result<Option<SectionLink>> {
    let Ok(grant) = learner::reader(viewer) else { return Ok(None) };
    let keys = at.module.keys(at.lesson);
    let db = academy.store.reader();
    let place = store::learning::place(db, grant.target().0, &at.course.slug, &keys).await?;
    let index = place.and_then(|place| at.lesson.section_index(place.locale, &place.section));
    Ok(index.filter(|index| *index > 0).and_then(|index| section_link(at.lesson, index, locale)))
}

/// Where a learner stopped in a lesson they have not marked as read: the latest.
pub(super) async fn left_off(
    academy: &Academy,
    learner: UserId,
    course: &Course,
    progress: &LearnerProgress,
    locale: Locale,
) -> Result<Option<PlaceView>> {
    let places = store::learning::places(academy.store.reader(), learner, course, LOOKED_AT).await?;
    let mut unread = places.into_iter().filter(|place| !progress.lessons_read.contains(&place.lesson));
    let shown = |place: ReadingPlace| {
        let lesson = course.module(&place.lesson.module)?.lesson(&place.lesson.lesson)?;
        let index = lesson.section_index(place.locale, &place.section)?;
        let section = section_link(lesson, index, locale)?;
        Some(PlaceView { lesson: outline::link(course, &place.lesson, locale)?, section })
    };
    Ok(unread.find_map(shown))
}
