//! Whether somebody holds a certificate in force: asked for every artist of the directory. Without an index of its own,
//! SQLite walks through all certificates in force for each of them.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut held = Index::create();
        held.name("credentials_holder")
            .table("credentials")
            .col("holder_id")
            .col("withdrawn")
            .col("valid_until");
        manager.create_index(held).await
    }
}
