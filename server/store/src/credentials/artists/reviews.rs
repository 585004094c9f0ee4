//! What clients said, what artists answered, and what became of both.

use domain::Locale;
use domain::credentials::artists::{ClientReview, Decision, Kind};
use domain::id::{ClientReviewId, ReviewCodeId, UserId};
use domain::policy::{Grant, KeepProfile, Moderate, ReviewArtist};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::entities::client_review::{ActiveModel, Column, Entity, Model};
use crate::{Error, Result, Tx};

/// A review as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its identity.
    pub id: ClientReviewId,
    /// The code it was written with.
    pub code: ReviewCodeId,
    /// Whom it is about.
    pub artist: UserId,
    /// What it says, and what became of it.
    pub content: ClientReview,
    /// The language it is written in.
    pub locale: Locale,
    /// The hash of the key that its author was shown.
    pub key_hash: String,
    /// When it was sent.
    pub sent_at: OffsetDateTime,
    /// When it was answered.
    pub replied_at: Option<OffsetDateTime>,
}

/// How many reviews of an artist there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Nobody has decided.
    pub waiting: u64,
    /// Public.
    pub published: u64,
    /// Refused.
    pub refused: u64,
    /// Taken back.
    pub withdrawn: u64,
}

/// What is decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// The review.
    Review,
    /// The artist's answer to it.
    Reply,
}

/// Keeps a review of the artist the grant is for.
///
/// # Errors
/// [`Error::Duplicate`] when the code was used; [`Error::Corrupt`] when the review is about somebody else.
pub async fn keep_review(tx: &Tx, grant: &Grant<ReviewArtist>, review: &Review) -> Result<()> {
    about(review, grant.target().artist)?;
    let content = &review.content;
    ActiveModel {
        id: Set(review.id.get()),
        code_id: Set(review.code.get()),
        account_id: Set(review.artist.get()),
        answers: Set(json("answers", &content.answers)?),
        text: Set(content.text.clone()),
        locale: Set(review.locale.tag().to_owned()),
        key_hash: Set(review.key_hash.clone()),
        sent_at: Set(review.sent_at),
        kind: Set(content.decision.kind().as_str().to_owned()),
        decision: Set(json("decision", &content.decision)?),
        decided_at: Set(None),
        reply: Set(None),
        reply_kind: Set(None),
        reply_decision: Set(None),
        replied_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Keeps that its author has taken a review back.
///
/// # Errors
/// [`Error::Corrupt`] when the review is about somebody else than the grant.
pub async fn withdraw_review(
    tx: &Tx,
    grant: &Grant<ReviewArtist>,
    review: &Review,
    at: OffsetDateTime,
) -> Result<()> {
    about(review, grant.target().artist)?;
    change(tx, review, at).await
}

/// Keeps what the artist the grant is for has answered.
///
/// # Errors
/// [`Error::Corrupt`] when the review is about somebody else.
pub async fn keep_reply(
    tx: &Tx,
    grant: &Grant<KeepProfile>,
    review: &Review,
    at: OffsetDateTime,
) -> Result<()> {
    about(review, grant.target().user)?;
    let (reply, decision) = reply(review)?;
    let row = ActiveModel {
        reply: Set(reply),
        reply_kind: Set(kind_of_reply(review)),
        reply_decision: Set(decision),
        replied_at: Set(Some(at)),
        ..Default::default()
    };
    update(tx, review, row).await
}

/// Keeps what was decided about a review of the artist the grant is for, or about the answer to it.
///
/// # Errors
/// [`Error::Corrupt`] when the review is about somebody else.
pub async fn decide_review(
    tx: &Tx,
    grant: &Grant<Moderate>,
    review: &Review,
    at: OffsetDateTime,
) -> Result<()> {
    about(review, grant.target().0)?;
    change(tx, review, at).await
}

/// Writes everything that may change, `at` being when something was decided.
async fn change(tx: &Tx, review: &Review, at: OffsetDateTime) -> Result<()> {
    let (reply, decision) = reply(review)?;
    let row = ActiveModel {
        text: Set(review.content.text.clone()),
        kind: Set(review.content.decision.kind().as_str().to_owned()),
        decision: Set(json("decision", &review.content.decision)?),
        decided_at: Set(Some(at)),
        reply: Set(reply),
        reply_kind: Set(kind_of_reply(review)),
        reply_decision: Set(decision),
        ..Default::default()
    };
    update(tx, review, row).await
}

async fn update(tx: &Tx, review: &Review, row: ActiveModel) -> Result<()> {
    Entity::update_many().set(row).filter(Column::Id.eq(review.id.get())).exec(tx).await?;
    Ok(())
}

fn about(review: &Review, artist: UserId) -> Result<()> {
    if review.artist == artist { Ok(()) } else { Err(Error::corrupt("artist of a review", review.id)) }
}

fn reply(review: &Review) -> Result<(Option<String>, Option<Json>)> {
    let Some((text, decision)) = &review.content.reply else { return Ok((None, None)) };
    Ok((Some(text.clone()), Some(json("decision", decision)?)))
}

fn kind_of_reply(review: &Review) -> Option<String> {
    review.content.reply.as_ref().map(|(_, decision)| decision.kind().as_str().to_owned())
}

/// The review `id`.
///
/// # Errors
/// When the database refuses.
pub async fn review(db: &impl ConnectionTrait, id: ClientReviewId) -> Result<Option<Review>> {
    Entity::find_by_id(id.get()).one(db).await?.map(read).transpose()
}

/// The review `id`, which nobody else can change until this unit of work ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock_review(tx: &Tx, id: ClientReviewId) -> Result<Option<Review>> {
    let mut row = Entity::find_by_id(id.get());
    if tx.locks_rows() {
        row = row.lock_exclusive();
    }
    row.one(tx).await?.map(read).transpose()
}

/// The reviews written with these codes.
///
/// # Errors
/// When the database refuses.
pub async fn reviews_by_code(db: &impl ConnectionTrait, codes: &[ReviewCodeId]) -> Result<Vec<Review>> {
    let rows =
        Entity::find().filter(Column::CodeId.is_in(codes.iter().map(|code| code.get()))).all(db).await?;
    rows.into_iter().map(read).collect()
}

/// The latest `limit` reviews of an artist that everybody may read, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn published_of(db: &impl ConnectionTrait, artist: UserId, limit: u64) -> Result<Vec<Review>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(artist.get()))
        .filter(Column::Kind.eq(Kind::Published.as_str()))
        .order_by_desc(Column::SentAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// How many reviews of an artist there are of each kind.
///
/// # Errors
/// When the database refuses.
pub async fn tally(db: &impl ConnectionTrait, artist: UserId) -> Result<Tally> {
    let rows: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::Kind)
        .column_as(Column::Id.count(), "reviews")
        .filter(Column::AccountId.eq(artist.get()))
        .group_by(Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    let of = |kind: Kind| {
        let found = rows.iter().find(|(name, _)| name == kind.as_str());
        found.map_or(0, |(_, count)| count.cast_unsigned())
    };
    Ok(Tally {
        waiting: of(Kind::Waiting),
        published: of(Kind::Published),
        refused: of(Kind::Refused),
        withdrawn: of(Kind::Withdrawn),
    })
}

/// The `limit` reviews and answers that have waited longest, and how many of both wait.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(db: &impl ConnectionTrait, limit: u64) -> Result<(Vec<(Decided, Review)>, u64)> {
    let of = |column: Column| Entity::find().filter(column.eq(Kind::Waiting.as_str()));
    let (reviews, replies) = (of(Column::Kind), of(Column::ReplyKind));
    let total = reviews.clone().count(db).await? + replies.clone().count(db).await?;
    let reviews = reviews.order_by_asc(Column::SentAt).limit(limit).all(db).await?;
    let replies = replies.order_by_asc(Column::RepliedAt).limit(limit).all(db).await?;
    let mut found = Vec::new();
    for (what, rows) in [(Decided::Review, reviews), (Decided::Reply, replies)] {
        for row in rows {
            found.push((what, read(row)?));
        }
    }
    let since = |(what, review): &(Decided, Review)| match what {
        Decided::Review => review.sent_at,
        Decided::Reply => review.replied_at.unwrap_or(review.sent_at),
    };
    found.sort_by_key(since);
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok((found, total))
}

/// The `limit` reviews about which something was decided last, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn decided(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<Review>> {
    let kinds = [Kind::Published.as_str(), Kind::Refused.as_str()];
    let rows = Entity::find()
        .filter(Condition::all().add(Column::DecidedAt.is_not_null()).add(Column::Kind.is_in(kinds)))
        .order_by_desc(Column::DecidedAt)
        .limit(limit)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Model) -> Result<Review> {
    let decision = |json: Json| -> Result<Decision> {
        serde_json::from_value(json).map_err(|_| Error::corrupt("decision", row.id))
    };
    let reply = match (row.reply, row.reply_decision) {
        (Some(text), Some(json)) => Some((text, decision(json)?)),
        _ => None,
    };
    Ok(Review {
        id: ClientReviewId::new(row.id),
        code: ReviewCodeId::new(row.code_id),
        artist: UserId::new(row.account_id),
        content: ClientReview {
            answers: serde_json::from_value(row.answers).map_err(|_| Error::corrupt("answers", row.id))?,
            text: row.text,
            decision: decision(row.decision)?,
            reply,
        },
        locale: Locale::from_tag(&row.locale).ok_or_else(|| Error::corrupt("locale", &row.locale))?,
        key_hash: row.key_hash,
        sent_at: row.sent_at,
        replied_at: row.replied_at,
    })
}

fn json(what: &'static str, value: &impl serde::Serialize) -> Result<Json> {
    serde_json::to_value(value).map_err(|error| Error::corrupt(what, error))
}
