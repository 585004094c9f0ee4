//! The directory of artists: profiles, what they offer, codes for clients, what clients said, messages on their way.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, json_binary, json_binary_null, string, string_null, string_uniq, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_uniq,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(artists()).await?;
        manager.create_table(artist_tags()).await?;
        manager.create_table(review_codes()).await?;
        manager.create_table(client_reviews()).await?;
        manager.create_table(artist_messages()).await?;
        for plain in [
            // The list by name, and the places in a box.
            index("artists_name", "artists", &["published", "sort_name", "account_id"]),
            index("artists_place", "artists", &["published", "latitude", "longitude"]),
            // What search engines are told.
            index("artists_indexed", "artists", &["published", "indexed", "slug"]),
            index("artist_tags_artist", "artist_tags", &["account_id"]),
            index("review_codes_artist", "review_codes", &["account_id", "given_at"]),
            // An artist's reviews; then the queues of the academy.
            index("client_reviews_artist", "client_reviews", &["account_id", "kind", "sent_at"]),
            index("client_reviews_kind", "client_reviews", &["kind", "sent_at"]),
            index("client_reviews_reply", "client_reviews", &["reply_kind", "replied_at"]),
            index("client_reviews_decided", "client_reviews", &["decided_at"]),
        ] {
            manager.create_index(plain).await?;
        }
        Ok(())
    }
}

/// One profile for each holder. Latitude and longitude are thousandths of a degree; `sort_name` is the name without
/// accents, in lower case: what lists are ordered by, the same on every database.
fn artists() -> TableCreateStatement {
    Table::create()
        .table("artists")
        .col(uuid("account_id").primary_key())
        .col(string_uniq("slug"))
        .col(string("sort_name"))
        .col(integer("place_id"))
        .col(string("place_name"))
        .col(string("country"))
        .col(integer("latitude"))
        .col(integer("longitude"))
        .col(text("about"))
        .col(string_null("studio"))
        .col(string_null("website"))
        .col(boolean("contact"))
        .col(boolean("indexed"))
        .col(boolean("published"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("changed_at"))
        .foreign_key(&mut of_account("artists"))
        .to_owned()
}

/// What an artist speaks (`language`) and does (`service`).
fn artist_tags() -> TableCreateStatement {
    Table::create()
        .table("artist_tags")
        .col(string("kind"))
        .col(string("tag"))
        .col(uuid("account_id"))
        .primary_key(Index::create().col("kind").col("tag").col("account_id"))
        .foreign_key(&mut of_account("artist_tags"))
        .to_owned()
}

/// Codes that clients may write with, once. They are kept readable, because the artist hands them on.
fn review_codes() -> TableCreateStatement {
    Table::create()
        .table("review_codes")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(string("code"))
        .col(string_uniq("code_key"))
        .col(string("label"))
        .col(timestamp_with_time_zone("given_at"))
        .col(timestamp_with_time_zone("until"))
        .foreign_key(&mut of_account("review_codes"))
        .to_owned()
}

/// What clients said, one for each code. `key_hash` is of what only the author was shown. `kind` and `reply_kind` say
/// in a word what `decision` and `reply_decision` say with who, when and why.
fn client_reviews() -> TableCreateStatement {
    Table::create()
        .table("client_reviews")
        .col(uuid("id").primary_key())
        .col(uuid_uniq("code_id"))
        .col(uuid("account_id"))
        .col(json_binary("answers"))
        .col(text("text"))
        .col(string("locale"))
        .col(string("key_hash"))
        .col(timestamp_with_time_zone("sent_at"))
        .col(string("kind"))
        .col(json_binary("decision"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(text_null("reply"))
        .col(string_null("reply_kind"))
        .col(json_binary_null("reply_decision"))
        .col(timestamp_with_time_zone_null("replied_at"))
        .foreign_key(&mut of_account("client_reviews"))
        .foreign_key(
            ForeignKey::create()
                .name("client_reviews_code")
                .from("client_reviews", "code_id")
                .to("review_codes", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// Messages to artists, until the post has taken them over.
fn artist_messages() -> TableCreateStatement {
    Table::create()
        .table("artist_messages")
        .col(uuid("id").primary_key())
        .col(uuid("account_id"))
        .col(string("name"))
        .col(string("email"))
        .col(text("message"))
        .col(string("locale"))
        .col(timestamp_with_time_zone("sent_at"))
        .foreign_key(&mut of_account("artist_messages"))
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

fn of_account(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_account"))
        .from(table, "account_id")
        .to("accounts", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}
