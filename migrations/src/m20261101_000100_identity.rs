//! People: accounts, the devices they are signed in on, links sent in letters, changes of roles.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, json_binary, string, string_uniq, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(accounts()).await?;
        manager.create_table(sessions()).await?;
        manager.create_table(letter_links()).await?;
        manager.create_table(role_changes()).await?;
        for (name, table, column) in [
            ("accounts_name", "accounts", "name"),
            ("sessions_account", "sessions", "account_id"),
            ("sessions_until", "sessions", "until"),
            ("letter_links_account", "letter_links", "account_id"),
            ("letter_links_until", "letter_links", "until"),
            ("role_changes_at", "role_changes", "at"),
        ] {
            manager.create_index(Index::create().name(name).table(table).col(column).to_owned()).await?;
        }
        Ok(())
    }
}

/// `sought` is the name and the address in lower case: what a search looks through, the same on every database.
fn accounts() -> TableCreateStatement {
    Table::create()
        .table("accounts")
        .col(uuid("id").primary_key())
        .col(string_uniq("email"))
        .col(string("name"))
        .col(text("sought"))
        .col(text("password_hash"))
        .col(string("locale"))
        .col(boolean("trainee"))
        .col(boolean("mentor"))
        .col(boolean("admin"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(timestamp_with_time_zone("created_at"))
        .to_owned()
}

/// One row for each device. Of the renewal token only hashes are kept: of the present one, and of the one
/// before with the salt that turned it into the present one.
fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(string("device"))
        .col(string("token_hash"))
        .col(string("previous_hash"))
        .col(string("salt"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("renewed_at"))
        .col(timestamp_with_time_zone("until"))
        .foreign_key(&mut of_account("sessions", "account_id", ForeignKeyAction::Cascade))
        .to_owned()
}

fn letter_links() -> TableCreateStatement {
    Table::create()
        .table("letter_links")
        .col(string("hash").primary_key())
        .col(string("purpose"))
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone("until"))
        .foreign_key(&mut of_account("letter_links", "account_id", ForeignKeyAction::Cascade))
        .to_owned()
}

fn role_changes() -> TableCreateStatement {
    Table::create()
        .table("role_changes")
        .col(uuid("id").primary_key())
        .col(timestamp_with_time_zone("at"))
        .col(uuid_null("by_id"))
        .col(uuid("account_id"))
        .col(json_binary("roles"))
        .col(text("reason"))
        .foreign_key(&mut of_account("role_changes", "account_id", ForeignKeyAction::Restrict))
        .foreign_key(&mut of_account("role_changes", "by_id", ForeignKeyAction::Restrict))
        .to_owned()
}

fn of_account(
    table: &'static str,
    column: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_{column}"))
        .from(table, column)
        .to("accounts", "id")
        .on_delete(on_delete)
        .to_owned()
}
