//! Finding passages of the curriculum: SQLite's FTS5 and PostgreSQL's text search behind one query.
//!
//! Both find the passages in which every word occurs, also as the beginning of a longer one, without regard to accents,
//! the best first, and mark the words. PostgreSQL knows the endings of both languages; for SQLite [`stem`] takes the
//! commonest off.

mod stem;

use domain::Locale;
use domain::learning::search::{Found, MARK_END, MARK_START, Marked, Passage, SearchWords, plain};
use domain::policy::{Grant, IndexCurriculum};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{DbBackend, QueryOrder, QueryResult, QuerySelect, Statement, Value};
use time::OffsetDateTime;

use super::entities::search_revision::{ActiveModel, Column, Entity};
use crate::{Error, Result, Tx};

/// How many curricula are kept: the present one, and the one before for servers that have not been replaced yet.
const KEPT: u64 = 2;

/// Whether the passages of this curriculum can be found.
///
/// # Errors
/// When the database refuses.
pub async fn is_indexed(db: &impl ConnectionTrait, revision: &str) -> Result<bool> {
    Ok(Entity::find_by_id(revision).one(db).await?.is_some())
}

/// Makes passages findable as those of one curriculum, and forgets all but the one before. Does nothing when somebody
/// was faster; on PostgreSQL it waits for whoever is at it.
///
/// # Errors
/// When the database refuses.
pub async fn index(
    tx: &Tx,
    _grant: &Grant<IndexCurriculum>,
    revision: &str,
    passages: &[Passage],
    at: OffsetDateTime,
) -> Result<()> {
    let mine = ActiveModel { revision: Set(revision.to_owned()), indexed_at: Set(at) };
    let nothing = OnConflict::column(Column::Revision).do_nothing().to_owned();
    if Entity::insert(mine).on_conflict(nothing).exec_without_returning(tx).await? == 0 {
        return Ok(());
    }
    for passage in passages {
        let statement = match tx.get_database_backend() {
            DbBackend::Postgres => insert_postgres(revision, passage)?,
            _ => insert_sqlite(revision, passage)?,
        };
        tx.execute_raw(statement).await?;
    }
    forget_old(tx, revision).await
}

async fn forget_old(tx: &Tx, revision: &str) -> Result<()> {
    let others: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Revision)
        .filter(Column::Revision.ne(revision))
        .order_by_desc(Column::IndexedAt)
        .into_tuple()
        .all(tx)
        .await?;
    for old in others.into_iter().skip(usize::try_from(KEPT - 1).unwrap_or(usize::MAX)) {
        let sql = match tx.get_database_backend() {
            DbBackend::Postgres => "DELETE FROM search_passages WHERE revision = $1",
            _ => "DELETE FROM search_passages WHERE revision = ?",
        };
        let passages =
            Statement::from_sql_and_values(tx.get_database_backend(), sql, [Value::from(old.clone())]);
        tx.execute_raw(passages).await?;
        Entity::delete_by_id(old).exec(tx).await?;
    }
    Ok(())
}

fn written(passage: &Passage) -> Result<String> {
    serde_json::to_string(&passage.place).map_err(|error| Error::corrupt("place of a passage", error))
}

fn insert_sqlite(revision: &str, passage: &Passage) -> Result<Statement> {
    let place = written(passage)?;
    let values: [Value; 6] = [
        revision.into(),
        passage.locale.tag().into(),
        place.into(),
        passage.title.as_str().into(),
        passage.heading.as_str().into(),
        passage.text.as_str().into(),
    ];
    let sql = "INSERT INTO search_passages (revision, locale, place, title, heading, body) VALUES (?, ?, ?, ?, ?, ?)";
    Ok(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values))
}

/// Headings weigh most, then what they stand under, then the text.
fn insert_postgres(revision: &str, passage: &Passage) -> Result<Statement> {
    let place = written(passage)?;
    let values: [Value; 9] = [
        revision.into(),
        passage.locale.tag().into(),
        place.into(),
        passage.heading.as_str().into(),
        passage.text.as_str().into(),
        plain(&passage.heading).into(),
        plain(&passage.text).into(),
        plain(&passage.title).into(),
        configuration(passage.locale).into(),
    ];
    let sql = "INSERT INTO search_passages (revision, locale, place, heading, body, plain_heading, plain_body, words) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, \
               setweight(to_tsvector(CAST($9 AS regconfig), $6), 'A') || \
               setweight(to_tsvector(CAST($9 AS regconfig), $8), 'B') || \
               to_tsvector(CAST($9 AS regconfig), $7))";
    Ok(Statement::from_sql_and_values(DbBackend::Postgres, sql, values))
}

/// What PostgreSQL calls the rules of a language.
const fn configuration(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "english",
        Locale::Es => "spanish",
    }
}

/// The passages of a curriculum that hold all words, in one language, the best first.
///
/// # Errors
/// When the database refuses.
pub async fn search(
    db: &impl ConnectionTrait,
    revision: &str,
    locale: Locale,
    words: &SearchWords,
    limit: u32,
) -> Result<Vec<Found>> {
    let statement = match db.get_database_backend() {
        DbBackend::Postgres => query_postgres(revision, locale, words, limit),
        _ => query_sqlite(revision, locale, words, limit),
    };
    db.query_all_raw(statement).await?.iter().map(found).collect()
}

fn query_sqlite(revision: &str, locale: Locale, words: &SearchWords, limit: u32) -> Statement {
    // Words are letters and digits only, so nothing in them ends the quotation. The word itself counts beside its
    // beginning, so that exact finds come first.
    let word = |word: &str| format!("(\"{word}\" OR \"{}\"*)", stem::stem(locale, word));
    let all = words.iter().map(word).collect::<Vec<_>>().join(" AND ");
    let values: [Value; 6] = [
        MARK_START.to_string().into(),
        MARK_END.to_string().into(),
        all.into(),
        revision.into(),
        locale.tag().into(),
        limit.into(),
    ];
    let sql = "SELECT place, heading, body, \
               highlight(search_passages, 4, ?1, ?2) AS marked_heading, \
               highlight(search_passages, 5, ?1, ?2) AS marked_body \
               FROM search_passages WHERE search_passages MATCH ?3 AND revision = ?4 AND locale = ?5 \
               ORDER BY bm25(search_passages, 0.0, 0.0, 0.0, 2.0, 6.0, 1.0), rowid LIMIT ?6";
    Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)
}

fn query_postgres(revision: &str, locale: Locale, words: &SearchWords, limit: u32) -> Statement {
    let all = words.iter().map(|word| format!("{word}:*")).collect::<Vec<_>>().join(" & ");
    let options = format!("StartSel=\"{MARK_START}\", StopSel=\"{MARK_END}\", HighlightAll=true");
    let values: [Value; 6] = [
        configuration(locale).into(),
        all.into(),
        revision.into(),
        locale.tag().into(),
        i64::from(limit).into(),
        options.into(),
    ];
    // Marks are made for the best only: that is most of the work.
    let sql = "SELECT place, heading, body, \
               ts_headline(CAST($1 AS regconfig), plain_heading, query, $6) AS marked_heading, \
               ts_headline(CAST($1 AS regconfig), plain_body, query, $6) AS marked_body \
               FROM (SELECT passages.*, query, ts_rank_cd(words, query) AS rank \
                     FROM search_passages passages, to_tsquery(CAST($1 AS regconfig), $2) query \
                     WHERE words @@ query AND revision = $3 AND locale = $4 \
                     ORDER BY rank DESC, id LIMIT $5) best \
               ORDER BY rank DESC, id";
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

fn found(row: &QueryResult) -> Result<Found> {
    let text = |column| row.try_get::<String>("", column);
    let place = text("place")?;
    Ok(Found {
        place: serde_json::from_str(&place).map_err(|_| Error::corrupt("place of a passage", place))?,
        heading: Marked::read(&text("heading")?, &text("marked_heading")?),
        text: Marked::read(&text("body")?, &text("marked_body")?),
    })
}
