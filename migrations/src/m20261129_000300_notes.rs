//! What readers write beside lessons and mark in them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, text, text_null, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(notes()).await?;
        let mut of_a_lesson = Index::create();
        of_a_lesson
            .name("notes_lesson")
            .table("notes")
            .col("account_id")
            .col("course")
            .col("module")
            .col("lesson");
        manager.create_index(of_a_lesson).await
    }
}

/// `section` is the identifier of a heading in `language`; `exact`, `prefix` and `suffix` are the passage, `exact` empty
/// where the whole section is meant; `revision` is what the course said then.
fn notes() -> TableCreateStatement {
    Table::create()
        .table("notes")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(string("course"))
        .col(string("module"))
        .col(string("lesson"))
        .col(string("language"))
        .col(string("section"))
        .col(string("revision"))
        .col(text("exact"))
        .col(text("prefix"))
        .col(text("suffix"))
        .col(text_null("words"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone("changed_at"))
        .foreign_key(
            ForeignKey::create()
                .name("notes_account_id")
                .from("notes", "account_id")
                .to("accounts", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
