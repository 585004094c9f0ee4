//! Writing to an artist without learning their address.

use contract::credentials::artists;
use domain::credentials::artists::{MESSAGE, Refusal};
use domain::id::MessageId;
use domain::policy::{DeliverMessage, Person, WriteToArtist, authorize};
use domain::viewer::System;
use domain::{Viewer, problem};
use store::credentials::artists::{self as kept, Message};
use time::Duration;

use super::standing::{self, Standing};
use crate::identity::{addressee, post_for};
use crate::jobs::Job;
use crate::letters::{Letter, Sender};
use crate::{Academy, Error, Result};

/// Nobody fills in the form faster.
const WRITING: Duration = Duration::seconds(3);

/// Takes a message in; the post brings it to the artist.
pub(super) async fn write(academy: &Academy, viewer: &Viewer, command: artists::WriteToArtist) -> Result<()> {
    let now = academy.now();
    let text =
        problem::text(&command.message, MESSAGE).map_err(|problem| Error::field("message", problem))?;
    if command.shown_at.is_none_or(|shown| now - shown < WRITING) {
        return Err(Refusal::TooFast.into());
    }
    let tx = academy.store.begin().await?;
    let profile = kept::profile_by_slug(&tx, &command.slug).await?.ok_or(Error::NotFound)?;
    let standing = Standing::of(&tx, profile.artist).await?;
    // An artist who cannot be written to is not there to write to, whoever asks.
    let grant = authorize::<WriteToArtist>(viewer, standing::access(&profile, &standing, now))
        .map_err(|_| Error::NotFound)?;
    academy.desk().message(profile.artist, command.from)?;
    let message = Message {
        id: MessageId::new(academy.chance.id(now)),
        artist: profile.artist,
        name: command.name,
        email: command.email,
        text,
        locale: command.locale,
        sent_at: now,
    };
    let id = message.id;
    kept::keep_message(&tx, &grant, message).await?;
    Job::ArtistMessage { message: id }.enqueue(academy, &tx, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Hands a message over and forgets it: the academy keeps no letters between others.
pub(crate) async fn deliver_message(academy: &Academy, id: MessageId) -> Result<()> {
    let message = kept::message(academy.store.reader(), id).await?.ok_or(Error::NotFound)?;
    let (account, _) = addressee(academy, message.artist).await?;
    let grant = authorize::<DeliverMessage>(&Viewer::System(System::Postal), Person(message.artist))?;
    let sender = Sender { name: message.name.into(), email: message.email };
    let letter = Letter::ArtistMessage {
        name: sender.name.clone(),
        email: sender.email.clone(),
        language: message.locale,
        message: message.text,
    };
    post_for(academy, account, &letter, sender).await?;
    let tx = academy.store.begin().await?;
    kept::forget_message(&tx, &grant, id).await?;
    tx.commit().await?;
    Ok(())
}
