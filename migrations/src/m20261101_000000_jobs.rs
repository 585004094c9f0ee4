//! Work to be done after a change was committed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, json_binary, string, text_null, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("jobs")
                    .col(uuid("id").primary_key())
                    .col(string("kind"))
                    .col(json_binary("payload"))
                    .col(timestamp_with_time_zone("due_at"))
                    .col(integer("attempts"))
                    .col(text_null("last_error"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(Index::create().name("jobs_due").table("jobs").col("due_at").to_owned()).await
    }
}
