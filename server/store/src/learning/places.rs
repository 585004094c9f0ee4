//! How far readers have come.

use domain::Locale;
use domain::id::UserId;
use domain::learning::{Course, HeadingId, LessonKey, ReadingPlace};
use domain::policy::{Grant, KeepNotes};
use domain::slug::CourseSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};

use super::entities::reading_place::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// Keeps how far the person the grant is for has come in a lesson, in place of what was kept before.
///
/// # Errors
/// When the database refuses.
pub async fn keep_place(tx: &Tx, grant: &Grant<KeepNotes>, place: &ReadingPlace) -> Result<()> {
    let row = ActiveModel {
        account_id: Set(grant.target().0.get()),
        course: Set(place.course.to_string()),
        module: Set(place.lesson.module.to_string()),
        lesson: Set(place.lesson.lesson.to_string()),
        language: Set(place.locale.tag().to_owned()),
        section: Set(place.section.as_str().to_owned()),
        at: Set(place.at),
    };
    let key = [Column::AccountId, Column::Course, Column::Module, Column::Lesson];
    let instead =
        OnConflict::columns(key).update_columns([Column::Language, Column::Section, Column::At]).to_owned();
    Entity::insert(row).on_conflict(instead).exec_without_returning(tx).await?;
    Ok(())
}

/// How far somebody has come in a lesson, by every key it has or had: the latest.
///
/// # Errors
/// When the database refuses or holds something else than this program writes.
pub async fn place(
    db: &impl ConnectionTrait,
    reader: UserId,
    course: &CourseSlug,
    keys: &[LessonKey],
) -> Result<Option<ReadingPlace>> {
    Entity::find()
        .filter(Column::AccountId.eq(reader.get()))
        .filter(Column::Course.eq(course.as_str()))
        .filter(super::under(keys, Column::Module, Column::Lesson))
        .order_by_desc(Column::At)
        .one(db)
        .await?
        .map(read)
        .transpose()
}

/// Where somebody has read in a course, the latest first, at most `limit` places. Lessons are named as the course names
/// them now.
///
/// # Errors
/// As [`place`].
pub async fn places(
    db: &impl ConnectionTrait,
    reader: UserId,
    course: &Course,
    limit: u64,
) -> Result<Vec<ReadingPlace>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(reader.get()))
        .filter(Column::Course.eq(course.slug.as_str()))
        .order_by_desc(Column::At)
        .limit(limit)
        .all(db)
        .await?;
    let current = |place: ReadingPlace| ReadingPlace { lesson: course.current(place.lesson), ..place };
    rows.into_iter().map(|row| read(row).map(current)).collect()
}

fn read(row: Model) -> Result<ReadingPlace> {
    let unreadable = || Error::corrupt("reading place", (&row.course, &row.module, &row.lesson));
    Ok(ReadingPlace {
        course: CourseSlug::parse(&row.course).map_err(|_| unreadable())?,
        lesson: super::lesson_key(&row.module, &row.lesson).ok_or_else(unreadable)?,
        locale: Locale::from_tag(&row.language).ok_or_else(unreadable)?,
        section: HeadingId::parse(&row.section).map_err(|_| unreadable())?,
        at: row.at,
    })
}
