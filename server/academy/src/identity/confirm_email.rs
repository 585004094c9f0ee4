//! Confirming an address.

use std::net::IpAddr;

use contract::identity::Session;
use domain::identity::Refusal;
use store::identity::{self as people, Purpose};

use super::secrets::Secret;
use super::session;
use crate::{Academy, Error, Result};

/// Confirms the address a letter was sent to and signs in. A link cannot be guessed, so `_from` is not limited.
pub(super) async fn confirm_email(
    academy: &Academy,
    token: &str,
    _from: IpAddr,
    device: &str,
) -> Result<Session> {
    let now = academy.now();
    let secret = Secret::read(token).ok_or(Refusal::DeadLink)?;
    let tx = academy.store.begin().await?;
    let user =
        people::follow_link(&tx, Purpose::Confirm, &secret.digest(), now).await?.ok_or(Refusal::DeadLink)?;
    let account = people::account(&tx, user).await?.ok_or(Error::NotFound)?;
    let grant = session::proven(&account)?;
    people::spend_links(&tx, &grant, Purpose::Confirm).await?;
    if account.confirmed_at.is_none() {
        people::confirm(&tx, &grant, now).await?;
    }
    let begun = session::begin(academy, &tx, &grant, &account, device, now).await?;
    tx.commit().await?;
    Ok(begun)
}
