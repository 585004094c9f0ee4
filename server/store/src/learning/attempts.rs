//! Quizzes and exams taken.

use std::collections::BTreeMap;

use domain::id::{QuizAttemptId, UserId};
use domain::learning::Percent;
use domain::learning::quiz::{Attempt, Outcome, Sitting};
use domain::policy::{Grant, Learn};
use domain::slug::{CourseSlug, ItemId, ModuleSlug};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{QueryOrder, QuerySelect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use time::OffsetDateTime;

use super::entities::quiz_attempt::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// What stands in the place of the module when the exam of the course is meant; no module has an empty name.
const EXAM: &str = "";

/// The best marks of a learner in a course, among the attempts that passed.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Of each quiz.
    pub(super) quizzes: BTreeMap<ModuleSlug, Percent>,
    /// Of the exam.
    pub(super) exam: Option<Percent>,
}

/// How an earlier attempt ended, without its questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The attempt.
    pub id: QuizAttemptId,
    /// When it was submitted.
    pub at: OffsetDateTime,
    /// The mark.
    pub percent: Percent,
    /// Whether it passed.
    pub passed: bool,
}

/// Begins an attempt of the learner the grant is for.
///
/// # Errors
/// [`Error::Duplicate`] when the learner has an open attempt at the same sitting.
pub async fn begin_attempt(tx: &Tx, grant: &Grant<Learn>, attempt: &Attempt) -> Result<()> {
    ActiveModel {
        id: Set(attempt.id.get()),
        account_id: Set(grant.target().0.get()),
        course: Set(attempt.course.to_string()),
        module: Set(column(&attempt.sitting).to_owned()),
        seed: Set(attempt.seed.cast_signed()),
        items: Set(written("quiz items", &attempt.items)?),
        entered: Set(written("quiz answers", &attempt.entered)?),
        started_at: Set(attempt.started_at),
        saved_at: Set(attempt.saved_at),
        submitted_at: Set(None),
        percent: Set(None),
        passed: Set(None),
        result: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Keeps what was entered into an open attempt of the learner the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn save_entered(tx: &Tx, grant: &Grant<Learn>, attempt: &Attempt) -> Result<()> {
    let change = ActiveModel {
        entered: Set(written("quiz answers", &attempt.entered)?),
        saved_at: Set(attempt.saved_at),
        ..Default::default()
    };
    change_open(tx, grant, attempt.id, change).await
}

/// Closes an open attempt of the learner the grant is for. A closed one never changes again.
///
/// # Errors
/// When the database refuses.
pub async fn save_outcome(tx: &Tx, grant: &Grant<Learn>, attempt: &Attempt, outcome: &Outcome) -> Result<()> {
    let change = ActiveModel {
        entered: Set(written("quiz answers", &attempt.entered)?),
        saved_at: Set(attempt.saved_at),
        submitted_at: Set(Some(outcome.at)),
        percent: Set(Some(outcome.result.percent.get().into())),
        passed: Set(Some(outcome.result.passed)),
        result: Set(Some(written("quiz result", &outcome.result)?)),
        ..Default::default()
    };
    change_open(tx, grant, attempt.id, change).await
}

async fn change_open(tx: &Tx, grant: &Grant<Learn>, id: QuizAttemptId, change: ActiveModel) -> Result<()> {
    Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id.get()))
        .filter(Column::AccountId.eq(grant.target().0.get()))
        .filter(Column::SubmittedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// One of the learner's own attempts.
///
/// # Errors
/// When the database refuses or holds something else than this program writes.
pub async fn attempt(
    db: &impl ConnectionTrait,
    learner: UserId,
    id: QuizAttemptId,
) -> Result<Option<Attempt>> {
    own(learner, id).one(db).await?.map(read).transpose()
}

/// Like [`attempt`]; nobody else can change it until this unit of work ends.
///
/// # Errors
/// As [`attempt`].
pub async fn lock_attempt(tx: &Tx, learner: UserId, id: QuizAttemptId) -> Result<Option<Attempt>> {
    let mut query = own(learner, id);
    if tx.locks_rows() {
        query = query.lock_exclusive();
    }
    query.one(tx).await?.map(read).transpose()
}

fn own(learner: UserId, id: QuizAttemptId) -> Select<Entity> {
    Entity::find_by_id(id.get()).filter(Column::AccountId.eq(learner.get()))
}

/// The learner's open attempt at a sitting, if there is one.
///
/// # Errors
/// When the database refuses.
pub async fn open_attempt(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &CourseSlug,
    sitting: &Sitting,
) -> Result<Option<QuizAttemptId>> {
    let id: Option<Uuid> = at(learner, course, sitting)
        .select_only()
        .column(Column::Id)
        .filter(Column::SubmittedAt.is_null())
        .into_tuple()
        .one(db)
        .await?;
    Ok(id.map(QuizAttemptId::new))
}

/// The learner's latest `limit` submitted attempts at a sitting, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn attempts(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &CourseSlug,
    sitting: &Sitting,
    limit: u64,
) -> Result<Vec<Mark>> {
    let rows: Vec<(Uuid, OffsetDateTime, i16, bool)> = at(learner, course, sitting)
        .select_only()
        .columns([Column::Id, Column::SubmittedAt, Column::Percent, Column::Passed])
        .filter(Column::SubmittedAt.is_not_null())
        .order_by_desc(Column::SubmittedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(id, at, mark, passed)| {
            Ok(Mark { id: QuizAttemptId::new(id), at, percent: percent(mark)?, passed })
        })
        .collect()
}

/// The items of the attempt that the learner submitted last at a sitting.
///
/// # Errors
/// When the database refuses or holds something else than this program writes.
pub async fn items_of_last_attempt(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &CourseSlug,
    sitting: &Sitting,
) -> Result<Vec<ItemId>> {
    let items: Option<Json> = at(learner, course, sitting)
        .select_only()
        .column(Column::Items)
        .filter(Column::SubmittedAt.is_not_null())
        .order_by_desc(Column::SubmittedAt)
        .order_by_desc(Column::Id)
        .into_tuple()
        .one(db)
        .await?;
    items.map_or(Ok(Vec::new()), |items| parsed("quiz items", &items))
}

/// Everybody's first submitted attempt at a sitting, the latest `limit` of them.
///
/// # Errors
/// When the database refuses or holds something else than this program writes.
pub async fn first_attempts(
    db: &impl ConnectionTrait,
    course: &CourseSlug,
    sitting: &Sitting,
    limit: u64,
) -> Result<Vec<Attempt>> {
    let [this, earlier] = ["quiz_attempts", "earlier"];
    let same = |name: &'static str| Expr::col((earlier, name)).equals((this, name));
    let sooner = Expr::col((earlier, "submitted_at")).lt(Expr::col((this, "submitted_at")));
    let at_once = Expr::col((earlier, "submitted_at")).equals((this, "submitted_at"));
    let before = sooner.or(at_once.and(Expr::col((earlier, "id")).lt(Expr::col((this, "id")))));
    let mut before_it = Query::select();
    before_it
        .expr(Expr::val(1))
        .from_as(this, earlier)
        .and_where(same("account_id"))
        .and_where(same("course"))
        .and_where(same("module"))
        .and_where(before);
    let rows = Entity::find()
        .filter(Column::Course.eq(course.as_str()))
        .filter(Column::Module.eq(column(sitting)))
        .filter(Column::SubmittedAt.is_not_null())
        .filter(Expr::exists(before_it).not())
        .order_by_desc(Column::SubmittedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

fn column(sitting: &Sitting) -> &str {
    match sitting {
        Sitting::Quiz(module) => module.as_str(),
        Sitting::Exam => EXAM,
    }
}

fn sitting(column: &str) -> Result<Sitting> {
    if column == EXAM {
        return Ok(Sitting::Exam);
    }
    ModuleSlug::parse(column).map(Sitting::Quiz).map_err(|_| Error::corrupt("module", column))
}

fn at(learner: UserId, course: &CourseSlug, sitting: &Sitting) -> Select<Entity> {
    Entity::find()
        .filter(Column::AccountId.eq(learner.get()))
        .filter(Column::Course.eq(course.as_str()))
        .filter(Column::Module.eq(column(sitting)))
}

/// The best mark of each quiz of a course and of its exam, among the attempts that passed.
pub(super) async fn best_marks(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &CourseSlug,
) -> Result<Marks> {
    best(db, passed(learner, course)).await
}

/// The best mark of each quiz of a course, among the attempts that passed after `since`.
///
/// # Errors
/// When the database refuses.
pub async fn best_marks_since(
    db: &impl ConnectionTrait,
    learner: UserId,
    course: &CourseSlug,
    since: OffsetDateTime,
) -> Result<BTreeMap<ModuleSlug, Percent>> {
    Ok(best(db, passed(learner, course).filter(Column::SubmittedAt.gt(since))).await?.quizzes)
}

fn passed(learner: UserId, course: &CourseSlug) -> Select<Entity> {
    Entity::find()
        .filter(Column::AccountId.eq(learner.get()))
        .filter(Column::Course.eq(course.as_str()))
        .filter(Column::Passed.eq(true))
}

async fn best(db: &impl ConnectionTrait, attempts: Select<Entity>) -> Result<Marks> {
    let rows: Vec<(String, i16)> = attempts
        .select_only()
        .column(Column::Module)
        .column_as(Column::Percent.max(), "best")
        .group_by(Column::Module)
        .into_tuple()
        .all(db)
        .await?;
    let mut marks = Marks::default();
    for (module, best) in rows {
        let best = percent(best)?;
        match sitting(&module)? {
            Sitting::Quiz(module) => {
                marks.quizzes.insert(module, best);
            }
            Sitting::Exam => marks.exam = Some(best),
        }
    }
    Ok(marks)
}

fn read(row: Model) -> Result<Attempt> {
    let outcome = match (row.submitted_at, row.result) {
        (Some(at), Some(result)) => Some(Outcome { at, result: parsed("quiz result", &result)? }),
        _ => None,
    };
    Ok(Attempt {
        id: QuizAttemptId::new(row.id),
        learner: UserId::new(row.account_id),
        course: CourseSlug::parse(&row.course).map_err(|_| Error::corrupt("course", &row.course))?,
        sitting: sitting(&row.module)?,
        seed: row.seed.cast_unsigned(),
        items: parsed("quiz items", &row.items)?,
        entered: parsed("quiz answers", &row.entered)?,
        started_at: row.started_at,
        saved_at: row.saved_at,
        outcome,
    })
}

fn percent(stored: i16) -> Result<Percent> {
    let percent = u8::try_from(stored).ok().and_then(|value| Percent::new(value).ok());
    percent.ok_or_else(|| Error::corrupt("mark", stored))
}

fn written(what: &'static str, value: &impl Serialize) -> Result<Json> {
    serde_json::to_value(value).map_err(|error| Error::corrupt(what, error))
}

fn parsed<T: DeserializeOwned>(what: &'static str, stored: &Json) -> Result<T> {
    T::deserialize(stored).map_err(|_| Error::corrupt(what, stored))
}
