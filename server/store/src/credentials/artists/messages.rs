//! Messages to artists: kept only until the post has taken them over.

use domain::Locale;
use domain::id::{MessageId, UserId};
use domain::identity::{DisplayName, EmailAddress};
use domain::policy::{DeliverMessage, Grant, WriteToArtist};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use super::entities::artist_message::{ActiveModel, Column, Entity};
use crate::{Error, Result, Tx};

/// A message to an artist.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Its identity.
    pub id: MessageId,
    /// To whom.
    pub artist: UserId,
    /// What the writer is called.
    pub name: DisplayName,
    /// Where the answer goes.
    pub email: EmailAddress,
    /// The message.
    pub text: String,
    /// The language of the page it was written on.
    pub locale: Locale,
    /// When it was sent.
    pub sent_at: OffsetDateTime,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Keeps a message to the artist the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn keep_message(tx: &Tx, grant: &Grant<WriteToArtist>, message: Message) -> Result<()> {
    ActiveModel {
        id: Set(message.id.get()),
        account_id: Set(grant.target().artist.get()),
        name: Set(message.name.into()),
        email: Set(message.email.into()),
        message: Set(message.text),
        locale: Set(message.locale.tag().to_owned()),
        sent_at: Set(message.sent_at),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// The message `id`, unless it has been delivered.
///
/// # Errors
/// When the database refuses.
pub async fn message(db: &impl ConnectionTrait, id: MessageId) -> Result<Option<Message>> {
    let Some(row) = Entity::find_by_id(id.get()).one(db).await? else { return Ok(None) };
    Ok(Some(Message {
        id,
        artist: UserId::new(row.account_id),
        name: DisplayName::parse(&row.name).map_err(|_| Error::corrupt("name", row.id))?,
        email: EmailAddress::parse(&row.email).map_err(|_| Error::corrupt("e-mail address", row.id))?,
        text: row.message,
        locale: Locale::from_tag(&row.locale).ok_or_else(|| Error::corrupt("locale", &row.locale))?,
        sent_at: row.sent_at,
    }))
}

/// Forgets a message to the artist the grant is for.
///
/// # Errors
/// When the database refuses.
pub async fn forget_message(tx: &Tx, grant: &Grant<DeliverMessage>, id: MessageId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Id.eq(id.get()))
        .filter(Column::AccountId.eq(grant.target().0.get()))
        .exec(tx)
        .await?;
    Ok(())
}
