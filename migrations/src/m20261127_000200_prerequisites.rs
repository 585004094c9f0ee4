//! What holders hold and learn besides the course, the documents that show it, and who was reminded of what.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date, integer, json_binary, string, string_null, timestamp_with_time_zone, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(documents()).await?;
        manager.create_table(prerequisites()).await?;
        manager.create_table(education()).await?;
        manager.create_table(reminders()).await?;
        for plain in [
            index("documents_holder", "documents", &["holder_id"]),
            index("prerequisites_holder", "prerequisites", &["holder_id", "kind"]),
            // What waits to be checked, the longest waiting first.
            index("prerequisites_open", "prerequisites", &["state", "declared_at"]),
            index("education_holder", "education", &["holder_id", "course"]),
            index("education_open", "education", &["state", "recorded_at"]),
            // What is about to end.
            index("prerequisites_end", "prerequisites", &["expires_on"]),
            index("credentials_end", "credentials", &["withdrawn", "valid_until"]),
        ] {
            manager.create_index(plain).await?;
        }
        Ok(())
    }
}

/// The file lies in the storage under its hash; only its holder and admins are shown it.
fn documents() -> TableCreateStatement {
    Table::create()
        .table("documents")
        .col(uuid("id").primary_key())
        .col(uuid("holder_id"))
        .col(string("name"))
        .col(string("form"))
        .col(string("sha256"))
        .col(big_integer("bytes"))
        .col(timestamp_with_time_zone("added_at"))
        .foreign_key(&mut reference("documents", "holder_id", "accounts"))
        .to_owned()
}

/// `state` repeats the state inside `appraisal`, to be searched by.
fn prerequisites() -> TableCreateStatement {
    Table::create()
        .table("prerequisites")
        .col(uuid("id").primary_key())
        .col(uuid("holder_id"))
        .col(string("kind"))
        .col(string("provider"))
        .col(string_null("number"))
        .col(date("issued_on"))
        .col(date("expires_on"))
        .col(uuid_null("document_id"))
        .col(timestamp_with_time_zone("declared_at"))
        .col(string("state"))
        .col(json_binary("appraisal"))
        .foreign_key(&mut reference("prerequisites", "holder_id", "accounts"))
        .foreign_key(&mut reference("prerequisites", "document_id", "documents"))
        .to_owned()
}

/// Continuing education for the renewal of a course's certificate. `counted_in` is the renewed record it was counted for.
fn education() -> TableCreateStatement {
    Table::create()
        .table("education")
        .col(uuid("id").primary_key())
        .col(uuid("holder_id"))
        .col(string("course"))
        .col(string("title"))
        .col(string("provider"))
        .col(date("completed_on"))
        .col(integer("hours"))
        .col(uuid_null("document_id"))
        .col(timestamp_with_time_zone("recorded_at"))
        .col(string("state"))
        .col(json_binary("appraisal"))
        .col(uuid_null("counted_in"))
        .foreign_key(&mut reference("education", "holder_id", "accounts"))
        .foreign_key(&mut reference("education", "document_id", "documents"))
        .foreign_key(&mut reference("education", "counted_in", "credentials"))
        .to_owned()
}

/// `subject` is what ends, a certificate or a prerequisite; `mark` how many days before.
fn reminders() -> TableCreateStatement {
    Table::create()
        .table("reminders")
        .col(uuid("subject"))
        .col(integer("mark"))
        .col(timestamp_with_time_zone("at"))
        .primary_key(Index::create().col("subject").col("mark"))
        .to_owned()
}

fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

fn reference(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}
