//! What can be found in the curriculum. The files are the truth; this is filled from them and may be emptied at any time.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone};
use sea_orm_migration::sea_orm::DatabaseBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(revisions()).await?;
        let statements: &[&str] = match manager.get_database_backend() {
            DatabaseBackend::Postgres => &POSTGRES,
            _ => &SQLITE,
        };
        for statement in statements {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// Which curricula the passages below are of. Servers of two versions may be running side by side.
fn revisions() -> TableCreateStatement {
    Table::create()
        .table("search_revisions")
        .col(string("revision").primary_key())
        .col(timestamp_with_time_zone("indexed_at"))
        .to_owned()
}

/// Accents do not count. There is no stemmer for Spanish here, so words are found by their beginnings.
const SQLITE: [&str; 1] = ["CREATE VIRTUAL TABLE search_passages USING fts5(
        revision UNINDEXED, locale UNINDEXED, place UNINDEXED, title, heading, body,
        tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3 4'
    )"];

/// `plain_heading` and `plain_body` are the same letter for letter without accents and signs: what is marked in them
/// stands at the same place in the originals. (The extension `unaccent` needs rights a server should not have.)
const POSTGRES: [&str; 3] = [
    "CREATE TABLE search_passages (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        revision text NOT NULL, locale text NOT NULL, place text NOT NULL,
        heading text NOT NULL, body text NOT NULL, plain_heading text NOT NULL, plain_body text NOT NULL,
        words tsvector NOT NULL
    )",
    "CREATE INDEX search_passages_words ON search_passages USING gin (words)",
    "CREATE INDEX search_passages_revision ON search_passages (revision)",
];
