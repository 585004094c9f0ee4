//! Work that is done after a change was committed: enqueued in the same transaction, leased by a worker, tried
//! again after a failure. Payloads are ids, and every job may run twice.

use domain::id::JobId;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use time::{Duration, OffsetDateTime};

use crate::{Error, Result, Tx};

/// How long a worker may take before another one tries.
pub const LEASE: Duration = Duration::minutes(5);
/// How often a job is tried before it is left for a person to look at.
pub const MAX_ATTEMPTS: i32 = 8;

mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub payload: Json,
        pub due_at: TimeDateTimeWithTimeZone,
        pub attempts: i32,
        pub last_error: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A job a worker holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Leased {
    /// Its identity.
    pub id: JobId,
    /// How often it was tried before.
    pub attempts: i32,
    kind: String,
    payload: serde_json::Value,
}

impl Leased {
    /// The job itself, as `T` was enqueued.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the payload is from another version of the program.
    pub fn job<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_value(self.payload.clone())
            .map_err(|_| Error::corrupt("job", (&self.kind, &self.payload)))
    }

    /// The job's kind, for logs and metrics.
    pub fn kind(&self) -> &str {
        &self.kind
    }
}

/// Enqueues `job` in the unit of work whose effect it is; it runs once that is committed, at `due` at the earliest.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue(
    tx: &Tx,
    id: JobId,
    kind: &'static str,
    job: &impl Serialize,
    due: OffsetDateTime,
) -> Result<()> {
    let payload = serde_json::to_value(job).map_err(|error| Error::corrupt("job payload", error))?;
    entity::ActiveModel {
        id: Set(id.get()),
        kind: Set(kind.to_owned()),
        payload: Set(payload),
        due_at: Set(due),
        attempts: Set(0),
        last_error: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// As [`enqueue`], unless a job with this id waits already: for work that recurs, whose id is made from its day.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue_once(
    tx: &Tx,
    id: JobId,
    kind: &'static str,
    job: &impl Serialize,
    due: OffsetDateTime,
) -> Result<()> {
    if entity::Entity::find_by_id(id.get()).one(tx).await?.is_some() {
        return Ok(());
    }
    enqueue(tx, id, kind, job, due).await
}

/// Takes the next job that is due, if any, for [`LEASE`]. Any number of workers may ask at once.
///
/// # Errors
/// When the database refuses.
pub async fn lease(tx: &Tx, now: OffsetDateTime) -> Result<Option<Leased>> {
    let mut due = entity::Entity::find()
        .filter(entity::Column::DueAt.lte(now))
        .filter(entity::Column::Attempts.lt(MAX_ATTEMPTS))
        .order_by_asc(entity::Column::DueAt)
        .limit(1);
    if tx.locks_rows() {
        due = due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let Some(row) = due.one(tx).await? else { return Ok(None) };
    entity::Entity::update_many()
        .col_expr(entity::Column::DueAt, Expr::value(now + LEASE))
        .col_expr(entity::Column::Attempts, Expr::value(row.attempts + 1))
        .filter(entity::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(Some(Leased { id: JobId::new(row.id), attempts: row.attempts, kind: row.kind, payload: row.payload }))
}

/// Forgets a job that is done.
///
/// # Errors
/// When the database refuses.
pub async fn done(tx: &Tx, id: JobId) -> Result<()> {
    entity::Entity::delete_by_id(id.get()).exec(tx).await?;
    Ok(())
}

/// Notes why a job failed and when it is tried again: later each time.
///
/// # Errors
/// When the database refuses.
pub async fn failed(tx: &Tx, job: &Leased, error: &str, now: OffsetDateTime) -> Result<()> {
    let pause =
        Duration::seconds(15) * 2_i32.saturating_pow(u32::try_from(job.attempts.clamp(0, 10)).unwrap_or(0));
    entity::Entity::update_many()
        .col_expr(entity::Column::DueAt, Expr::value(now + pause))
        .col_expr(entity::Column::LastError, Expr::value(error.chars().take(500).collect::<String>()))
        .filter(entity::Column::Id.eq(job.id.get()))
        .exec(tx)
        .await?;
    Ok(())
}

/// How much work is waiting: jobs still to be tried, and jobs given up on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backlog {
    /// Jobs that will be tried.
    pub waiting: u64,
    /// Jobs that failed [`MAX_ATTEMPTS`] times.
    pub given_up: u64,
}

/// Counts the work that is waiting.
///
/// # Errors
/// When the database refuses.
pub async fn backlog(db: &impl ConnectionTrait) -> Result<Backlog> {
    let given_up =
        entity::Entity::find().filter(entity::Column::Attempts.gte(MAX_ATTEMPTS)).count(db).await?;
    let all = entity::Entity::find().count(db).await?;
    Ok(Backlog { waiting: all.saturating_sub(given_up), given_up })
}
