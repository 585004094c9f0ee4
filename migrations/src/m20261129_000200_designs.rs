//! Designs that trainees keep, and the design that a picture of practice work was made from.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, text, text_null, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(designs()).await?;
        let mut list = Index::create();
        list.name("designs_list").table("designs").col("account_id").col("saved_at");
        manager.create_index(list).await?;
        let made_from = Table::alter().table("photos").add_column(text_null("design")).to_owned();
        manager.alter_table(made_from).await
    }
}

/// `state` is what the address of the figure holds.
fn designs() -> TableCreateStatement {
    let mut owner = ForeignKey::create()
        .name("designs_account_id")
        .from("designs", "account_id")
        .to("accounts", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned();
    Table::create()
        .table("designs")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(string("name"))
        .col(text("state"))
        .col(timestamp_with_time_zone("saved_at"))
        .foreign_key(&mut owner)
        .to_owned()
}
