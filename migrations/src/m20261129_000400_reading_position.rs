//! How far readers have come in each lesson.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(reading_places()).await
    }
}

/// `section` is the identifier of the heading in `language` below which somebody read last.
fn reading_places() -> TableCreateStatement {
    Table::create()
        .table("reading_places")
        .col(uuid("account_id"))
        .col(string("course"))
        .col(string("module"))
        .col(string("lesson"))
        .col(string("language"))
        .col(string("section"))
        .col(timestamp_with_time_zone("at"))
        .primary_key(Index::create().col("account_id").col("course").col("module").col("lesson"))
        .foreign_key(
            ForeignKey::create()
                .name("reading_places_account_id")
                .from("reading_places", "account_id")
                .to("accounts", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
