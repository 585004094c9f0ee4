//! The life of certificates: who proposed them, and why one record took the place of another.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, string_null, text_null, timestamp_with_time_zone, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What an admin wrote down for the academy, and what kind of record took the place. The reason of a
        // suspension or revocation is public and stands in `standing`.
        manager.alter_table(column("standing_changes", text_null("reason"))).await?;
        manager.alter_table(column("standing_changes", string_null("cause"))).await?;
        // Where two people issue, the one who proposed; the other one is `issued_by`.
        manager.alter_table(column("credentials", uuid_null("proposed_by"))).await?;
        manager.create_table(proposals()).await?;
        manager.create_table(renewal_requests()).await?;
        // All records with one running number.
        let chain = Index::create()
            .name("credentials_license_number")
            .table("credentials")
            .col("license_number")
            .to_owned();
        manager.create_index(chain).await
    }
}

/// What waits for a second person: one at most for each learner and course. `issuance` is `first`, or the cause of the
/// record that is to take the place of `credential_id`.
fn proposals() -> TableCreateStatement {
    Table::create()
        .table("proposals")
        .col(uuid("learner_id"))
        .col(string("course"))
        .col(string("issuance"))
        .col(uuid_null("credential_id"))
        .col(uuid("by_id"))
        .col(timestamp_with_time_zone("at"))
        .col(text_null("reason"))
        .primary_key(Index::create().col("learner_id").col("course"))
        .foreign_key(&mut reference("learner_id", "accounts"))
        .foreign_key(&mut reference("by_id", "accounts"))
        .foreign_key(&mut reference("credential_id", "credentials"))
        .to_owned()
}

/// Holders who have met everything and asked for a renewal.
fn renewal_requests() -> TableCreateStatement {
    let of = ForeignKey::create()
        .name("renewal_requests_credential_id")
        .from("renewal_requests", "credential_id")
        .to("credentials", "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned();
    Table::create()
        .table("renewal_requests")
        .col(uuid("credential_id").primary_key())
        .col(timestamp_with_time_zone("at"))
        .foreign_key(&mut of.clone())
        .to_owned()
}

fn reference(column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("proposals_{column}"))
        .from("proposals", column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

/// SQLite adds one column at a time.
fn column(table: &'static str, column: ColumnDef) -> TableAlterStatement {
    Table::alter().table(table).add_column(column).to_owned()
}
