//! Review: drafts that only their mentor sees, and published reviews, which never change.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, json_binary, string, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(drafts()).await?;
        manager.create_table(reviews()).await?;
        // One review a round, however often the button is pressed and whoever presses it.
        let round =
            Index::create().name("reviews_round").table("reviews").col("round_id").unique().to_owned();
        manager.create_index(round).await?;
        for (name, table, columns) in [
            ("reviews_submission", "reviews", &["submission_id", "number"][..]),
            // The queue of one assignment, and what one mentor holds.
            ("submissions_queue_assignment", "submissions", &["assignment", "stage", "submitted_at", "id"]),
            ("submissions_claim", "submissions", &["claim_mentor", "submitted_at", "id"]),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// A mentor's own draft of a round. It goes with the review that is made of it.
fn drafts() -> TableCreateStatement {
    Table::create()
        .table("review_drafts")
        .col(uuid("round_id"))
        .col(uuid("mentor_id"))
        .col(integer("version"))
        .col(json_binary("draft"))
        .col(timestamp_with_time_zone("updated_at"))
        .primary_key(Index::create().col("round_id").col("mentor_id"))
        .foreign_key(&mut reference("review_drafts", "round_id", "rounds"))
        .foreign_key(&mut reference("review_drafts", "mentor_id", "accounts"))
        .to_owned()
}

/// Everything a review says is frozen with it: the decision with its pins, the rubric's wording and the mentor's
/// name as it was.
fn reviews() -> TableCreateStatement {
    Table::create()
        .table("reviews")
        .col(uuid("id").primary_key())
        .col(uuid("round_id"))
        .col(uuid("submission_id"))
        .col(integer("number"))
        .col(uuid("mentor_id"))
        .col(string("mentor_name"))
        .col(string("verdict"))
        .col(json_binary("decision"))
        .col(json_binary("rubric"))
        .col(string("rubric_revision"))
        .col(timestamp_with_time_zone("published_at"))
        .foreign_key(&mut reference("reviews", "round_id", "rounds"))
        .foreign_key(&mut reference("reviews", "submission_id", "submissions"))
        .foreign_key(&mut reference("reviews", "mentor_id", "accounts"))
        .to_owned()
}

fn reference(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}
