//! Moving an account to another address.
//!
//! Whoever asks shows the password, and the new address shows with a link that it reaches them. Until then nothing
//! changes, and nobody learns whether the address has an account; what differs is the letter. The link alone does
//! nothing: after a slip in the address it lies in a stranger's mailbox.

use contract::identity::ChangeEmail;
use domain::id::EmailChangeId;
use domain::identity::{EmailAddress, Refusal};
use domain::policy::{self, Denied, Enter, EnterAs, Grant, authorize};
use domain::{Problem, Viewer};
use store::Tx;
use store::identity::{self as people, Account, EmailChange, Purpose};
use time::{Duration, OffsetDateTime};

use super::account::own;
use super::ask_again::ask_again;
use super::letters::NEW_EMAIL;
use super::secrets::Secret;
use super::session;
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// How long it is remembered which address an account had before, for whoever says that it was not them.
const REMEMBERED: Duration = Duration::days(90);

/// Sends a link to the address somebody wants to have; one answer for every address, after the same work.
pub(super) async fn request(academy: &Academy, viewer: &Viewer, command: ChangeEmail) -> Result<()> {
    let now = academy.now();
    let grant = own(viewer)?;
    let member = viewer.member().ok_or(Denied::SignIn)?;
    let account = people::account(academy.store.reader(), member.id).await?.ok_or(Error::NotFound)?;
    if account.email == command.email {
        return Err(Error::field("email", Problem::Unchanged));
    }
    ask_again(academy, member, command.password).await?;
    academy.desk().gate.letter(&command.email, command.from)?;

    let change = EmailChange {
        id: EmailChangeId::new(academy.chance.id(now)),
        user: account.id,
        from: account.email,
        to: command.email,
        until: now + NEW_EMAIL,
        changed_at: None,
    };
    let letter = Job::ConfirmNewEmail { change: change.id };
    let tx = academy.store.begin().await?;
    people::ask_for_email(&tx, &grant, change).await?;
    letter.enqueue(academy, &tx, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Keeps the present address.
pub(super) async fn withdraw(academy: &Academy, viewer: &Viewer) -> Result<()> {
    let grant = own(viewer)?;
    let tx = academy.store.begin().await?;
    people::withdraw_email_change(&tx, &grant).await?;
    tx.commit().await?;
    Ok(())
}

/// The address that a link would give the viewer's account.
pub(super) async fn check(academy: &Academy, viewer: &Viewer, token: &str) -> Result<EmailAddress> {
    let user = own(viewer)?.target().0;
    let secret = Secret::read(token).ok_or(Refusal::DeadLink)?;
    let db = academy.store.reader();
    let change = people::linked_email_change(db, &secret.digest(), academy.now()).await?;
    Ok(change.filter(|change| change.user == user).ok_or(Refusal::DeadLink)?.to)
}

/// Gives the viewer's account the address that a link was sent to. Every other session ends.
pub(super) async fn change(academy: &Academy, viewer: &Viewer, token: &str) -> Result<()> {
    let now = academy.now();
    let user = own(viewer)?.target().0;
    let member = viewer.member().ok_or(Denied::SignIn)?;
    let secret = Secret::read(token).ok_or(Refusal::DeadLink)?;
    let tx = academy.store.begin().await?;
    let change = people::follow_email_link(&tx, &secret.digest(), now).await?;
    let change = change.filter(|change| change.user == user).ok_or(Refusal::DeadLink)?;
    let account = people::account(&tx, user).await?.ok_or(Error::NotFound)?;
    let grant = session::proven(&account)?;
    relocate(academy, &tx, &grant, &account, change.to, now).await?;
    people::end_other_sessions(&tx, &grant, member.session).await?;
    tx.commit().await?;
    academy.desk().doubts.account(user, academy.now());
    Ok(())
}

/// The change itself: the address, the end of every link sent to the one before, and a letter that tells it.
///
/// A sign-up with the address that nobody confirmed gives way, or anybody could keep an address from its owner.
pub(super) async fn relocate(
    academy: &Academy,
    tx: &Tx,
    grant: &Grant<EnterAs>,
    account: &Account,
    to: EmailAddress,
    now: OffsetDateTime,
) -> Result<()> {
    let enter = authorize::<Enter>(&Viewer::Visitor, policy::Academy)?;
    people::release_unconfirmed(tx, &enter, &to).await?;
    match people::change_email(tx, grant, &account.name, to.clone()).await {
        Ok(()) => {}
        Err(store::Error::Duplicate) => return Err(Refusal::AddressTaken.into()),
        Err(error) => return Err(error.into()),
    }
    people::spend_links(tx, grant, Purpose::Reset).await?;
    people::spend_links(tx, grant, Purpose::Confirm).await?;
    people::void_email_changes(tx, grant).await?;
    let done = EmailChange {
        id: EmailChangeId::new(academy.chance.id(now)),
        user: account.id,
        from: account.email.clone(),
        to,
        until: now + REMEMBERED,
        changed_at: Some(now),
    };
    let letter = Job::EmailChanged { change: done.id };
    people::note_email_change(tx, grant, done).await?;
    letter.enqueue(academy, tx, now).await
}
