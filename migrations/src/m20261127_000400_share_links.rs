//! Share links: addresses that show as much of a certificate as its holder chose.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    string, string_uniq, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(share_links()).await?;
        let mut of_a_certificate = Index::create();
        of_a_certificate
            .name("share_links_credential")
            .table("share_links")
            .col("credential_id")
            .col("made_at");
        manager.create_index(of_a_certificate).await
    }
}

/// `hash` is the SHA-256 of what opens the link, which is kept nowhere. Who looked is not kept either.
fn share_links() -> TableCreateStatement {
    Table::create()
        .table("share_links")
        .col(uuid("id").primary_key())
        .col(string_uniq("hash"))
        .col(uuid("credential_id"))
        .col(string("label"))
        .col(string("shows"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("until"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(
            ForeignKey::create()
                .name("share_links_credential_id")
                .from("share_links", "credential_id")
                .to("credentials", "id")
                .on_delete(ForeignKeyAction::Restrict),
        )
        .to_owned()
}
