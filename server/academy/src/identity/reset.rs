//! A new password for somebody who lost theirs.

use std::net::IpAddr;

use domain::Locale;
use domain::id::UserId;
use domain::identity::{EmailAddress, Password, Refusal};
use store::identity::{self as people, Purpose};

use super::secrets::Secret;
use super::session;
use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// Sends a letter with a link, in the language of the account.
///
/// One answer for every address, after the same work: for an address without an account the same job is
/// enqueued for an account that does not exist, and ends without a letter.
pub(super) async fn request_reset(
    academy: &Academy,
    email: EmailAddress,
    _locale: Locale,
    from: IpAddr,
) -> Result<()> {
    let now = academy.now();
    academy.desk().gate.letter(&email, from)?;
    let tx = academy.store.begin().await?;
    let known = people::account_by_email(&tx, &email).await?.map(|account| account.id);
    let user = known.unwrap_or_else(|| UserId::new(academy.chance.id(now)));
    Job::ResetPassword { user }.enqueue(academy, &tx, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether a link would still work.
pub(super) async fn check_reset(academy: &Academy, token: &str) -> Result<()> {
    let secret = Secret::read(token).ok_or(Refusal::DeadLink)?;
    people::link_holder(academy.store.reader(), Purpose::Reset, &secret.digest(), academy.now())
        .await?
        .map(drop)
        .ok_or_else(|| Refusal::DeadLink.into())
}

/// Chooses a new password and ends every session. The letter reached its owner, so the address counts as
/// confirmed from then on.
pub(super) async fn reset_password(academy: &Academy, token: &str, password: Password) -> Result<()> {
    let now = academy.now();
    check_reset(academy, token).await?;
    let secret = Secret::read(token).ok_or(Refusal::DeadLink)?;
    let hash = academy.desk().passwords.hash(academy, password).await?;

    let tx = academy.store.begin().await?;
    let user =
        people::follow_link(&tx, Purpose::Reset, &secret.digest(), now).await?.ok_or(Refusal::DeadLink)?;
    let account = people::account(&tx, user).await?.ok_or(Error::NotFound)?;
    let grant = session::proven(&account)?;
    people::change_password(&tx, &grant, hash).await?;
    if account.confirmed_at.is_none() {
        people::confirm(&tx, &grant, now).await?;
        people::spend_links(&tx, &grant, Purpose::Confirm).await?;
    }
    people::spend_links(&tx, &grant, Purpose::Reset).await?;
    // Whoever knew the old password may have asked for an address of their own.
    people::void_email_changes(&tx, &grant).await?;
    people::end_sessions(&tx, &grant).await?;
    tx.commit().await?;
    academy.desk().doubts.account(user, academy.now());
    Ok(())
}
