//! The room's letters. The secret of a link is minted when its letter is written, so no job holds one.

use domain::Viewer;
use domain::id::{EmailChangeId, UserId};
use domain::policy::{Grant, Person, WriteLetter, authorize};
use domain::viewer::System;
use store::identity::{self as people, Account, Purpose};
use time::Duration;

use super::secrets::Secret;
use crate::letters::{Envelope, Letter, Sender};
use crate::{Academy, Error, Result};

/// How long the link that confirms an address works.
const CONFIRM: Duration = Duration::hours(24);
/// How long the link that lets one choose a password works.
const RESET: Duration = Duration::hours(1);
/// How long the link works that confirms the address an account is to move to.
pub(super) const NEW_EMAIL: Duration = CONFIRM;

/// Writes the letter that confirms an address; none if it has been confirmed meanwhile.
pub(crate) async fn write_confirmation(academy: &Academy, user: UserId) -> Result<()> {
    let (account, grant) = addressee(academy, user).await?;
    if account.confirmed_at.is_some() {
        return Ok(());
    }
    let token = mint(academy, &grant, Purpose::Confirm, CONFIRM).await?;
    post(academy, account, &Letter::ConfirmEmail { token }).await
}

/// Writes to somebody who signed up again.
pub(crate) async fn write_already_member(academy: &Academy, user: UserId) -> Result<()> {
    let (account, _) = addressee(academy, user).await?;
    post(academy, account, &Letter::AlreadyMember).await
}

/// Writes the letter that lets somebody choose a new password.
pub(crate) async fn write_reset(academy: &Academy, user: UserId) -> Result<()> {
    let (account, grant) = addressee(academy, user).await?;
    let token = mint(academy, &grant, Purpose::Reset, RESET).await?;
    post(academy, account, &Letter::ResetPassword { token }).await
}

/// Writes to the address an account is to move to: with a link, or, when another account has it, to say so to whoever
/// reads there. None if it is no longer wanted.
pub(crate) async fn write_new_email(academy: &Academy, id: EmailChangeId) -> Result<()> {
    let db = academy.store.reader();
    let change = people::email_change(db, id).await?.ok_or(Error::NotFound)?;
    let (account, grant) = addressee(academy, change.user).await?;
    let holder = people::account_by_email(db, &change.to).await?;
    // A sign-up that nobody confirmed is no reason: it gives way.
    if let Some(holder) = holder.filter(|holder| holder.confirmed_at.is_some()) {
        return post(academy, holder, &Letter::EmailTaken).await;
    }
    let secret = Secret::mint(academy.chance.as_ref());
    let tx = academy.store.begin().await?;
    let until = academy.now() + NEW_EMAIL;
    if !people::mint_email_link(&tx, &grant, id, secret.digest(), until).await? {
        return Ok(());
    }
    tx.commit().await?;
    let letter = Letter::ChangeEmail { token: secret.expose() };
    post(academy, Account { email: change.to, ..account }, &letter).await
}

/// Tells the address that an account had before which one it has now.
pub(crate) async fn write_email_changed(academy: &Academy, id: EmailChangeId) -> Result<()> {
    let change = people::email_change(academy.store.reader(), id).await?.ok_or(Error::NotFound)?;
    let (account, _) = addressee(academy, change.user).await?;
    let letter = Letter::EmailChanged { email: change.to };
    post(academy, Account { email: change.from, ..account }, &letter).await
}

/// The account of somebody to write to, with permission to do so.
pub(crate) async fn addressee(academy: &Academy, user: UserId) -> Result<(Account, Grant<WriteLetter>)> {
    let grant = authorize::<WriteLetter>(&Viewer::System(System::Postal), Person(user))?;
    let account = people::account(academy.store.reader(), user).await?.ok_or(Error::NotFound)?;
    Ok((account, grant))
}

/// The link is durable before the letter leaves. A letter that is tried again carries another one; those
/// nobody received end by themselves.
async fn mint(
    academy: &Academy,
    grant: &Grant<WriteLetter>,
    purpose: Purpose,
    works_for: Duration,
) -> Result<String> {
    let secret = Secret::mint(academy.chance.as_ref());
    let tx = academy.store.begin().await?;
    people::mint_link(&tx, grant, purpose, secret.digest(), academy.now() + works_for).await?;
    tx.commit().await?;
    Ok(secret.expose())
}

/// Puts a letter into words and hands it over.
pub(crate) async fn post(academy: &Academy, to: Account, letter: &Letter) -> Result<()> {
    hand_over(academy, to, letter, None).await
}

/// The same for somebody whom the answer goes to.
pub(crate) async fn post_for(academy: &Academy, to: Account, letter: &Letter, sender: Sender) -> Result<()> {
    hand_over(academy, to, letter, Some(sender)).await
}

async fn hand_over(academy: &Academy, to: Account, letter: &Letter, reply_to: Option<Sender>) -> Result<()> {
    let (subject, body) = academy.scribe.write(letter, to.name.as_str(), to.locale);
    let envelope = Envelope { to: to.email, name: to.name.into(), subject, body, reply_to };
    academy.post.deliver(envelope).await.map_err(|error| Error::internal("posting a letter", error))
}
