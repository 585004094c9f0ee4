//! Worksheets: states of figures that people keep under names of their own.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, text, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(worksheets()).await?;
        let mut of_a_person = Index::create();
        of_a_person
            .name("worksheets_account")
            .table("worksheets")
            .col("account_id")
            .col("figure")
            .col("kept_at");
        manager.create_index(of_a_person).await
    }
}

/// `state` is the query of the figure's address. They are one person's own and go with the account.
fn worksheets() -> TableCreateStatement {
    Table::create()
        .table("worksheets")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(string("figure"))
        .col(string("name"))
        .col(text("state"))
        .col(timestamp_with_time_zone("kept_at"))
        .foreign_key(
            ForeignKey::create()
                .name("worksheets_account_id")
                .from("worksheets", "account_id")
                .to("accounts", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
