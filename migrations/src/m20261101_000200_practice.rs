//! Practice: submissions with their rounds and photos, and uploads that are still on their way.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, json_binary, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(submissions()).await?;
        manager.create_table(rounds()).await?;
        manager.create_table(photos()).await?;
        manager.create_table(uploads()).await?;
        manager.create_table(upload_parts()).await?;
        for unique in [
            // One thread of work for each trainee and assignment, however often a button is tapped.
            index("submissions_work", "submissions", &["trainee_id", "assignment"]),
            index("rounds_number", "rounds", &["submission_id", "number"]),
            // The same picture once in a round.
            index("photos_content", "photos", &["round_id", "sha256"]),
            // Two requests that continue an upload at the same place: one of them is too late.
            index("upload_parts_start", "upload_parts", &["upload_id", "start"]),
        ] {
            manager.create_index(unique.clone().unique().to_owned()).await?;
        }
        for plain in [
            // The queue of the mentors, oldest first.
            index("submissions_queue", "submissions", &["stage", "submitted_at", "id"]),
            index("uploads_trainee", "uploads", &["trainee_id"]),
            index("uploads_until", "uploads", &["until"]),
        ] {
            manager.create_index(plain).await?;
        }
        Ok(())
    }
}

/// `submitted_at` while a round waits or is reviewed, `closed_at` from the end of a round, the claim while a
/// mentor holds it: each stage fills the columns of its own facts and empties the others.
fn submissions() -> TableCreateStatement {
    Table::create()
        .table("submissions")
        .col(uuid("id").primary_key())
        .col(uuid("trainee_id"))
        .col(string("assignment"))
        .col(integer("round"))
        .col(string("stage"))
        .col(timestamp_with_time_zone_null("submitted_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(uuid_null("claim_mentor"))
        .col(timestamp_with_time_zone_null("claim_until"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut reference("submissions", "trainee_id", "accounts", ForeignKeyAction::Restrict))
        .foreign_key(&mut reference("submissions", "claim_mentor", "accounts", ForeignKeyAction::Restrict))
        .to_owned()
}

fn rounds() -> TableCreateStatement {
    Table::create()
        .table("rounds")
        .col(uuid("id").primary_key())
        .col(uuid("submission_id"))
        .col(integer("number"))
        .col(text("note"))
        .col(timestamp_with_time_zone_null("submitted_at"))
        .foreign_key(&mut reference("rounds", "submission_id", "submissions", ForeignKeyAction::Restrict))
        .to_owned()
}

/// `sha256` names the untouched original, `renditions` the pictures shown in its place.
fn photos() -> TableCreateStatement {
    Table::create()
        .table("photos")
        .col(uuid("id").primary_key())
        .col(uuid("round_id"))
        .col(integer("position"))
        .col(string("name"))
        .col(string("format"))
        .col(string("sha256"))
        .col(big_integer("bytes"))
        .col(json_binary("renditions"))
        .col(json_binary("advice"))
        .col(timestamp_with_time_zone("added_at"))
        .foreign_key(&mut reference("photos", "round_id", "rounds", ForeignKeyAction::Restrict))
        .to_owned()
}

/// `received` is how many bytes are durable; it reaches `length` only together with `photo_id`.
fn uploads() -> TableCreateStatement {
    Table::create()
        .table("uploads")
        .col(uuid("id").primary_key())
        .col(uuid("trainee_id"))
        .col(string("assignment"))
        .col(string("name"))
        .col(big_integer("length"))
        .col(big_integer("received"))
        .col(uuid_null("photo_id"))
        .col(timestamp_with_time_zone("until"))
        .foreign_key(&mut reference("uploads", "trainee_id", "accounts", ForeignKeyAction::Cascade))
        .to_owned()
}

fn upload_parts() -> TableCreateStatement {
    Table::create()
        .table("upload_parts")
        .col(uuid("id").primary_key())
        .col(uuid("upload_id"))
        .col(big_integer("start"))
        .foreign_key(&mut reference("upload_parts", "upload_id", "uploads", ForeignKeyAction::Cascade))
        .to_owned()
}

fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(name).table(table).to_owned();
    for column in columns {
        index.col(*column);
    }
    index
}

fn reference(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(on_delete)
        .to_owned()
}
