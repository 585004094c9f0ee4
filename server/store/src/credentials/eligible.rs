//! Who has met a certificate's requirements and waits for it.

use domain::id::UserId;
use domain::policy::{CheckEligibility, Grant, IssueCredential};
use domain::slug::CourseSlug;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::eligible_learner::{ActiveModel, Column, Entity};
use crate::{Error, Result, Tx};

/// Somebody who waits for a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EligibleLearner {
    /// Who.
    pub learner: UserId,
    /// Of which course.
    pub course: CourseSlug,
    /// Since when every requirement is met.
    pub since: OffsetDateTime,
}

/// Notes that the learner the grant is for has met a course's requirements. Returns whether that is news.
///
/// # Errors
/// When the database refuses.
pub async fn note_eligible(
    tx: &Tx,
    grant: &Grant<CheckEligibility>,
    course: &CourseSlug,
    since: OffsetDateTime,
) -> Result<bool> {
    let row = ActiveModel {
        account_id: Set(grant.target().0.get()),
        course: Set(course.to_string()),
        since: Set(since),
        waiting: Set(true),
    };
    let inserted = Entity::insert(row).on_conflict_do_nothing().exec_without_returning(tx).await?;
    Ok(matches!(inserted, sea_orm::TryInsertResult::Inserted(rows) if rows > 0))
}

/// Notes that the learner the grant is for has the certificate and waits no longer.
///
/// # Errors
/// When the database refuses.
pub async fn note_served(
    tx: &Tx,
    grant: &Grant<IssueCredential>,
    course: &CourseSlug,
    at: OffsetDateTime,
) -> Result<()> {
    let key = (grant.target().0.get(), course.to_string());
    let row = ActiveModel {
        account_id: Set(key.0),
        course: Set(key.1.clone()),
        since: Set(at),
        waiting: Set(false),
    };
    Entity::insert(row).on_conflict_do_nothing().exec_without_returning(tx).await?;
    Entity::update_many()
        .set(ActiveModel { waiting: Set(false), ..Default::default() })
        .filter(Column::AccountId.eq(key.0))
        .filter(Column::Course.eq(key.1))
        .exec(tx)
        .await?;
    Ok(())
}

/// Those who wait for a certificate, the longest waiting first: at most `limit`, and how many there are.
///
/// # Errors
/// When the database refuses.
pub async fn eligible_learners(db: &impl ConnectionTrait, limit: u64) -> Result<(Vec<EligibleLearner>, u64)> {
    let waiting = Entity::find().filter(Column::Waiting.eq(true));
    let total = waiting.clone().count(db).await?;
    let rows = waiting.order_by_asc(Column::Since).limit(limit).all(db).await?;
    let read = |row: super::entities::eligible_learner::Model| {
        Ok(EligibleLearner {
            learner: UserId::new(row.account_id),
            course: CourseSlug::parse(&row.course).map_err(|_| Error::corrupt("course", &row.course))?,
            since: row.since,
        })
    };
    Ok((rows.into_iter().map(read).collect::<Result<_>>()?, total))
}
