//! Accounts that move to another address.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    string, string_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(email_changes()).await?;
        for (name, column) in [("email_changes_account", "account_id"), ("email_changes_until", "until")] {
            let index = Index::create().name(name).table("email_changes").col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// `hash` is the SHA-256 of what the letter's link holds; empty until the letter is written. The link and the address
/// it gives stand in one row, so no link can give another address than the one it was sent to. A change without
/// `changed_at` waits to be confirmed. After `until` a row is forgotten.
fn email_changes() -> TableCreateStatement {
    Table::create()
        .table("email_changes")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(string("old_email"))
        .col(string("new_email"))
        .col(string_null("hash").unique_key())
        .col(timestamp_with_time_zone("until"))
        .col(timestamp_with_time_zone_null("changed_at"))
        .foreign_key(
            ForeignKey::create()
                .name("email_changes_account_id")
                .from("email_changes", "account_id")
                .to("accounts", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
