//! The words a certificate is found by in the register, so that a search stays as fast with a million of them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, uuid};
use sea_orm_migration::sea_orm::prelude::Uuid;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend, FromQueryResult, Statement};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Certificates that are read at once.
const BATCH: u64 = 500;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(words()).await?;
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            // A word's beginning is looked for by comparing bytes, which other orders do not follow.
            let bytes = r#"ALTER TABLE credential_words ALTER COLUMN word TYPE varchar COLLATE "C""#;
            manager.get_connection().execute_unprepared(bytes).await?;
        }
        let mut of_one = Index::create();
        of_one.name("credential_words_credential").table("credential_words");
        manager.create_index(of_one.col("credential_id").col("word").to_owned()).await?;
        fill(manager.get_connection()).await
    }
}

fn words() -> TableCreateStatement {
    let of = ForeignKey::create()
        .name("credential_words_credential_id")
        .from("credential_words", "credential_id")
        .to("credentials", "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned();
    Table::create()
        .table("credential_words")
        .col(string("word"))
        .col(uuid("credential_id"))
        .primary_key(Index::create().col("word").col("credential_id"))
        .foreign_key(&mut of.clone())
        .to_owned()
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    sought: String,
}

/// Gives the certificates that there are their words.
async fn fill(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let mut after = Uuid::nil();
    loop {
        let next = Query::select()
            .columns(["id", "sought"])
            .from("credentials")
            .and_where(Expr::col("id").gt(after))
            .order_by("id", Order::Asc)
            .limit(BATCH)
            .to_owned();
        let statement: Statement = db.get_database_backend().build(&next);
        let rows = Row::find_by_statement(statement).all(db).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            db.execute(&words_of(row)).await?;
        }
    }
}

/// The words of one certificate: what stands between spaces, and the parts of what has hyphens.
fn words_of(row: &Row) -> InsertStatement {
    let mut words: Vec<&str> = row.sought.split_whitespace().collect();
    words.extend(row.sought.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()));
    words.sort_unstable();
    words.dedup();
    let mut insert =
        Query::insert().into_table("credential_words").columns(["word", "credential_id"]).to_owned();
    for word in words {
        insert.values_panic([word.into(), row.id.into()]);
    }
    insert
}
