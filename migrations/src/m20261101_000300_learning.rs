//! What learners have done: lessons read, quizzes taken.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean_null, json_binary, json_binary_null, small_integer_null, string,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(lesson_reads()).await?;
        manager.create_table(quiz_attempts()).await?;
        let of_module = |name: &str| {
            let mut index = Index::create();
            index.name(name).table("quiz_attempts").col("account_id").col("course").col("module");
            index
        };
        manager.create_index(of_module("quiz_attempts_module")).await?;
        // One open attempt at a time, however often somebody presses the button.
        let open = Expr::col("submitted_at").is_null();
        manager.create_index(of_module("quiz_attempts_open").unique().and_where(open).to_owned()).await
    }
}

fn lesson_reads() -> TableCreateStatement {
    Table::create()
        .table("lesson_reads")
        .col(uuid("account_id"))
        .col(string("course"))
        .col(string("module"))
        .col(string("lesson"))
        .col(timestamp_with_time_zone("read_at"))
        .primary_key(Index::create().col("account_id").col("course").col("module").col("lesson"))
        .foreign_key(&mut of_account("lesson_reads"))
        .to_owned()
}

/// `items` are the ids drawn from `seed`, in order; `entered` the form fields as they were typed. Mark and verdict
/// stand beside the whole `result`, so that progress is one indexed query.
fn quiz_attempts() -> TableCreateStatement {
    Table::create()
        .table("quiz_attempts")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(string("course"))
        .col(string("module"))
        .col(big_integer("seed"))
        .col(json_binary("items"))
        .col(json_binary("entered"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone_null("saved_at"))
        .col(timestamp_with_time_zone_null("submitted_at"))
        .col(small_integer_null("percent"))
        .col(boolean_null("passed"))
        .col(json_binary_null("result"))
        .foreign_key(&mut of_account("quiz_attempts"))
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
