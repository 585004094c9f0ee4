//! What learners remember of the questions they were asked, and when each is to be asked again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    float, integer, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(recall_items()).await?;
        let mut due = Index::create();
        due.name("recall_items_due").table("recall_items").col("account_id").col("due_at");
        manager.create_index(due).await?;
        manager.create_table(recall_pauses()).await
    }
}

/// `recalled_at` is when it was last asked again, apart from quizzes and exams.
fn recall_items() -> TableCreateStatement {
    Table::create()
        .table("recall_items")
        .col(uuid("account_id"))
        .col(string("course"))
        .col(string("item"))
        .col(float("stability"))
        .col(float("difficulty"))
        .col(integer("times"))
        .col(timestamp_with_time_zone("seen_at"))
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone_null("recalled_at"))
        .primary_key(Index::create().col("account_id").col("course").col("item"))
        .foreign_key(&mut of_account("recall_items"))
        .to_owned()
}

/// Who has switched it off.
fn recall_pauses() -> TableCreateStatement {
    Table::create()
        .table("recall_pauses")
        .col(uuid("account_id").primary_key())
        .col(timestamp_with_time_zone("since"))
        .foreign_key(&mut of_account("recall_pauses"))
        .to_owned()
}

fn of_account(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_account_id"))
        .from(table, "account_id")
        .to("accounts", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}
