//! What learners remember.

use std::collections::BTreeMap;

use domain::id::UserId;
use domain::learning::Memory;
use domain::policy::{Grant, Learn};
use domain::slug::{CourseSlug, ItemId};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::{recall_item, recall_pause};
use crate::{Error, Result, Tx};

/// A question that is to be asked again.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// Its course.
    pub course: CourseSlug,
    /// The item.
    pub item: ItemId,
    /// What the learner remembers of it.
    pub memory: Memory,
}

/// Keeps what the learner the grant is for remembers of these items. `again` says that they were asked for the sake of
/// remembering, not in a quiz.
///
/// # Errors
/// When the database refuses.
pub async fn keep_memories(
    tx: &Tx,
    grant: &Grant<Learn>,
    course: &CourseSlug,
    memories: Vec<(ItemId, Memory)>,
    again: bool,
) -> Result<()> {
    if memories.is_empty() {
        return Ok(());
    }
    let row = |(item, memory): (ItemId, Memory)| {
        Ok(recall_item::ActiveModel {
            account_id: Set(grant.target().0.get()),
            course: Set(course.to_string()),
            item: Set(item.to_string()),
            stability: Set(memory.stability),
            difficulty: Set(memory.difficulty),
            times: Set(i32::try_from(memory.times).map_err(|_| Error::corrupt("memory", memory.times))?),
            seen_at: Set(memory.seen_at),
            due_at: Set(memory.due_at),
            recalled_at: Set(again.then_some(memory.seen_at)),
        })
    };
    let rows = memories.into_iter().map(row).collect::<Result<Vec<_>>>()?;
    let mut columns = vec![
        recall_item::Column::Stability,
        recall_item::Column::Difficulty,
        recall_item::Column::Times,
        recall_item::Column::SeenAt,
        recall_item::Column::DueAt,
    ];
    if again {
        columns.push(recall_item::Column::RecalledAt);
    }
    let key = [recall_item::Column::AccountId, recall_item::Column::Course, recall_item::Column::Item];
    let instead = OnConflict::columns(key).update_columns(columns).to_owned();
    recall_item::Entity::insert_many(rows).on_conflict(instead).exec_without_returning(tx).await?;
    Ok(())
}

/// What a learner remembers of these items of a course; those never answered are left out.
///
/// # Errors
/// When the database refuses or holds something else than this program writes.
pub async fn memories(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &CourseSlug,
    items: &[ItemId],
) -> Result<BTreeMap<ItemId, Memory>> {
    let rows = recall_item::Entity::find()
        .filter(recall_item::Column::AccountId.eq(learner.get()))
        .filter(recall_item::Column::Course.eq(course.as_str()))
        .filter(recall_item::Column::Item.is_in(items.iter().map(ItemId::as_str)))
        .all(db)
        .await?;
    rows.into_iter().map(|row| read(row).map(|due| (due.item, due.memory))).collect()
}

/// The questions a learner is to be asked again before `until`, those that have waited longest first.
///
/// # Errors
/// As [`memories`].
pub async fn due(
    db: &impl ConnectionTrait,
    learner: UserId,
    until: OffsetDateTime,
    limit: u64,
) -> Result<Vec<Due>> {
    let rows = recall_item::Entity::find()
        .filter(recall_item::Column::AccountId.eq(learner.get()))
        .filter(recall_item::Column::DueAt.lt(until))
        .order_by_asc(recall_item::Column::DueAt)
        .order_by_asc(recall_item::Column::Item)
        .limit(limit)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// When the first question is to be asked again that is not due before `after`.
///
/// # Errors
/// When the database refuses.
pub async fn next_due(
    db: &impl ConnectionTrait,
    learner: UserId,
    after: OffsetDateTime,
) -> Result<Option<OffsetDateTime>> {
    Ok(recall_item::Entity::find()
        .select_only()
        .column(recall_item::Column::DueAt)
        .filter(recall_item::Column::AccountId.eq(learner.get()))
        .filter(recall_item::Column::DueAt.gte(after))
        .order_by_asc(recall_item::Column::DueAt)
        .into_tuple()
        .one(db)
        .await?)
}

/// How many questions a learner has been asked again since that moment.
///
/// # Errors
/// When the database refuses.
pub async fn recalled_since(
    db: &impl ConnectionTrait,
    learner: UserId,
    since: OffsetDateTime,
) -> Result<usize> {
    let count = recall_item::Entity::find()
        .filter(recall_item::Column::AccountId.eq(learner.get()))
        .filter(recall_item::Column::RecalledAt.gte(since))
        .count(db)
        .await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Whether a learner has switched it off.
///
/// # Errors
/// When the database refuses.
pub async fn is_paused(db: &impl ConnectionTrait, learner: UserId) -> Result<bool> {
    Ok(recall_pause::Entity::find_by_id(learner.get()).one(db).await?.is_some())
}

/// Switches it off for the learner the grant is for; nothing is forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn pause(tx: &Tx, grant: &Grant<Learn>, now: OffsetDateTime) -> Result<()> {
    let paused = recall_pause::ActiveModel { account_id: Set(grant.target().0.get()), since: Set(now) };
    recall_pause::Entity::insert(paused).on_conflict_do_nothing().exec_without_returning(tx).await?;
    Ok(())
}

/// Switches it on again.
///
/// # Errors
/// When the database refuses.
pub async fn resume(tx: &Tx, grant: &Grant<Learn>) -> Result<()> {
    recall_pause::Entity::delete_by_id(grant.target().0.get()).exec(tx).await?;
    Ok(())
}

fn read(row: recall_item::Model) -> Result<Due> {
    Ok(Due {
        course: CourseSlug::parse(&row.course).map_err(|_| Error::corrupt("course", &row.course))?,
        item: ItemId::parse(&row.item).map_err(|_| Error::corrupt("item", &row.item))?,
        memory: Memory {
            stability: row.stability,
            difficulty: row.difficulty,
            times: u32::try_from(row.times).map_err(|_| Error::corrupt("memory", row.times))?,
            seen_at: row.seen_at,
            due_at: row.due_at,
        },
    })
}
