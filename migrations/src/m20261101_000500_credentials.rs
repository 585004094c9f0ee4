//! Certificates: the issued records, where they stand, their status lists, and who is waiting for one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, json_binary, string, string_uniq, text, timestamp_with_time_zone, uuid,
    uuid_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(credentials()).await?;
        manager.create_table(status_lists()).await?;
        manager.create_table(standing_changes()).await?;
        manager.create_table(license_numbers()).await?;
        manager.create_table(eligible_learners()).await?;
        for unique in [
            // One certificate for each learner and course revision, however often a button is pressed; a record
            // that replaces another one is the next edition.
            index(
                "credentials_edition",
                "credentials",
                &["holder_id", "course", "course_revision", "edition"],
            ),
            // One bit, one certificate.
            index("credentials_place", "credentials", &["list_number", "list_index"]),
        ] {
            manager.create_index(unique.clone().unique().to_owned()).await?;
        }
        for plain in [
            // The bits of a list.
            index("credentials_withdrawn", "credentials", &["list_number", "withdrawn"]),
            // The register, newest first.
            index("credentials_issued", "credentials", &["issued_at", "id"]),
            index("standing_changes_at", "standing_changes", &["at", "id"]),
            index("standing_changes_credential", "standing_changes", &["credential_id"]),
            index("eligible_learners_waiting", "eligible_learners", &["waiting", "since"]),
        ] {
            manager.create_index(plain).await?;
        }
        Ok(())
    }
}

/// `record` and `jwt` are written once. `version` counts the changes of standing: with it, a page that was made
/// before is told from one that is still true. `sought` is what a search looks through, in lower case.
fn credentials() -> TableCreateStatement {
    Table::create()
        .table("credentials")
        .col(uuid("id").primary_key())
        .col(string("code"))
        .col(string_uniq("code_key"))
        .col(uuid("holder_id"))
        .col(uuid("subject"))
        .col(string("course"))
        .col(string("course_revision"))
        .col(integer("edition"))
        .col(string("license_number"))
        .col(text("record"))
        .col(text("jwt"))
        .col(integer("list_number"))
        .col(integer("list_index"))
        .col(json_binary("standing"))
        .col(boolean("withdrawn"))
        .col(big_integer("version"))
        .col(timestamp_with_time_zone("issued_at"))
        .col(timestamp_with_time_zone("valid_until"))
        .col(uuid_null("issued_by"))
        .col(string("holder_name"))
        .col(text("sought"))
        .foreign_key(&mut reference("credentials", "holder_id", "accounts"))
        .foreign_key(&mut reference("credentials", "issued_by", "accounts"))
        .to_owned()
}

/// `version` counts the changes of its bits, `taken` its places that are given away.
fn status_lists() -> TableCreateStatement {
    Table::create()
        .table("status_lists")
        .col(integer("number").primary_key())
        .col(big_integer("version"))
        .col(integer("taken"))
        .to_owned()
}

fn standing_changes() -> TableCreateStatement {
    Table::create()
        .table("standing_changes")
        .col(uuid("id").primary_key())
        .col(uuid("credential_id"))
        .col(timestamp_with_time_zone("at"))
        .col(uuid_null("by_id"))
        .col(json_binary("standing"))
        .foreign_key(&mut reference("standing_changes", "credential_id", "credentials"))
        .foreign_key(&mut reference("standing_changes", "by_id", "accounts"))
        .to_owned()
}

/// The last running number of each year.
fn license_numbers() -> TableCreateStatement {
    Table::create()
        .table("license_numbers")
        .col(integer("year").primary_key())
        .col(integer("last"))
        .to_owned()
}

/// Who has met a course's requirements, and whether they still wait for the certificate.
fn eligible_learners() -> TableCreateStatement {
    Table::create()
        .table("eligible_learners")
        .col(uuid("account_id"))
        .col(string("course"))
        .col(timestamp_with_time_zone("since"))
        .col(boolean("waiting"))
        .primary_key(Index::create().col("account_id").col("course"))
        .foreign_key(&mut reference("eligible_learners", "account_id", "accounts"))
        .to_owned()
}

fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// Records outlive nothing they refer to: accounts with certificates are emptied, not deleted.
fn reference(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}
