//! What readers wrote beside lessons.

use domain::Locale;
use domain::id::{NoteId, UserId};
use domain::learning::{Anchor, CourseRevision, HeadingId, LessonKey, Note, NoteText, Quote};
use domain::policy::{Grant, KeepNotes};
use domain::slug::CourseSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::entities::note::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// Keeps a new note of the person the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn add_note(tx: &Tx, grant: &Grant<KeepNotes>, note: &Note) -> Result<()> {
    let anchor = &note.anchor;
    let quote = anchor.quote.as_ref();
    let part = |part: fn(&Quote) -> &str| quote.map(part).unwrap_or_default().to_owned();
    ActiveModel {
        id: Set(note.id.get()),
        account_id: Set(grant.target().0.get()),
        course: Set(anchor.course.to_string()),
        module: Set(anchor.lesson.module.to_string()),
        lesson: Set(anchor.lesson.lesson.to_string()),
        language: Set(anchor.locale.tag().to_owned()),
        section: Set(anchor.section.as_str().to_owned()),
        revision: Set(anchor.revision.to_string()),
        exact: Set(part(Quote::exact)),
        prefix: Set(part(Quote::prefix)),
        suffix: Set(part(Quote::suffix)),
        words: Set(words(note)),
        made_at: Set(note.made_at),
        changed_at: Set(note.changed_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Changes the words of a note of the person the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn change_note(tx: &Tx, grant: &Grant<KeepNotes>, note: &Note) -> Result<()> {
    let changed =
        ActiveModel { words: Set(words(note)), changed_at: Set(note.changed_at), ..Default::default() };
    Entity::update_many()
        .set(changed)
        .filter(Column::Id.eq(note.id.get()))
        .filter(Column::AccountId.eq(grant.target().0.get()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Removes a note of the person the grant is for; what is not there, or not theirs, stays as it is.
///
/// # Errors
/// When the database refuses.
pub async fn remove_note(tx: &Tx, grant: &Grant<KeepNotes>, id: NoteId) -> Result<()> {
    let own = Column::AccountId.eq(grant.target().0.get());
    Entity::delete_many().filter(Column::Id.eq(id.get())).filter(own).exec(tx).await?;
    Ok(())
}

/// One note of somebody's.
///
/// # Errors
/// When the database refuses or holds something else than this program writes.
pub async fn note(db: &impl ConnectionTrait, owner: UserId, id: NoteId) -> Result<Option<Note>> {
    let own = Column::AccountId.eq(owner.get());
    Entity::find_by_id(id.get()).filter(own).one(db).await?.map(read).transpose()
}

/// Everything somebody has noted, the oldest first; with a place, what they have noted in the lesson that has or had one
/// of these keys.
///
/// # Errors
/// As [`note`].
pub async fn notes(
    db: &impl ConnectionTrait,
    owner: UserId,
    place: Option<(&CourseSlug, &[LessonKey])>,
) -> Result<Vec<Note>> {
    let mut query = Entity::find().filter(Column::AccountId.eq(owner.get()));
    if let Some((course, keys)) = place {
        query = query.filter(Column::Course.eq(course.as_str())).filter(super::under(
            keys,
            Column::Module,
            Column::Lesson,
        ));
    }
    let rows = query.order_by_asc(Column::MadeAt).order_by_asc(Column::Id).all(db).await?;
    rows.into_iter().map(read).collect()
}

/// How many notes somebody has.
///
/// # Errors
/// When the database refuses.
pub async fn count_notes(db: &impl ConnectionTrait, owner: UserId) -> Result<usize> {
    let count = Entity::find().filter(Column::AccountId.eq(owner.get())).count(db).await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

fn words(note: &Note) -> Option<String> {
    note.text.as_ref().map(|text| text.as_str().to_owned())
}

fn read(row: Model) -> Result<Note> {
    let id = row.id;
    let unreadable = || Error::corrupt("note", id);
    let words = row.words.as_deref().map(NoteText::parse).transpose().map_err(|_| unreadable())?;
    Ok(Note {
        id: NoteId::new(row.id),
        anchor: Anchor {
            course: CourseSlug::parse(&row.course).map_err(|_| unreadable())?,
            lesson: super::lesson_key(&row.module, &row.lesson).ok_or_else(unreadable)?,
            locale: Locale::from_tag(&row.language).ok_or_else(unreadable)?,
            section: HeadingId::parse(&row.section).map_err(|_| unreadable())?,
            quote: Quote::parse(&row.exact, &row.prefix, &row.suffix).map_err(|_| unreadable())?,
            revision: CourseRevision::parse(&row.revision).map_err(|_| unreadable())?,
        },
        text: words.flatten(),
        made_at: row.made_at,
        changed_at: row.changed_at,
    })
}
