//! Lessons read.

use std::collections::BTreeSet;

use domain::id::UserId;
use domain::learning::{Course, LessonKey};
use domain::policy::{Grant, Learn};
use domain::slug::CourseSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use super::entities::lesson_read::{ActiveModel, Column, Entity};
use crate::{Error, Result, Tx};

/// Notes that the learner the grant is for has read a lesson; reading it again changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn mark_read(
    tx: &Tx,
    grant: &Grant<Learn>,
    course: &CourseSlug,
    lesson: &LessonKey,
    at: OffsetDateTime,
) -> Result<()> {
    let read = ActiveModel {
        account_id: Set(grant.target().0.get()),
        course: Set(course.to_string()),
        module: Set(lesson.module.to_string()),
        lesson: Set(lesson.lesson.to_string()),
        read_at: Set(at),
    };
    Entity::insert(read).on_conflict_do_nothing().exec_without_returning(tx).await?;
    Ok(())
}

/// The lessons of a course a learner has read, as they are called now.
pub(super) async fn lessons_read(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &Course,
) -> Result<BTreeSet<LessonKey>> {
    let rows: Vec<(String, String)> = Entity::find()
        .select_only()
        .columns([Column::Module, Column::Lesson])
        .filter(Column::AccountId.eq(learner.get()))
        .filter(Column::Course.eq(course.slug.as_str()))
        .into_tuple()
        .all(db)
        .await?;
    let key = |(module, lesson): (String, String)| {
        let key = super::lesson_key(&module, &lesson);
        key.map(|key| course.current(key)).ok_or_else(|| Error::corrupt("lesson", (module, lesson)))
    };
    rows.into_iter().map(key).collect()
}
