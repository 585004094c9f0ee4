//! Signing in.

use contract::identity::{Session, SignIn};
use domain::identity::Refusal;
use store::identity as people;

use super::passwords::Checked;
use super::session;
use crate::{Academy, Result};

/// Signs in. The password is compared outside the transaction, since that takes a while; inside it the
/// account is read again, so that a password changed in between no longer opens anything.
pub(super) async fn sign_in(academy: &Academy, command: SignIn) -> Result<Session> {
    let now = academy.now();
    academy.desk().gate.sign_in(&command.email, command.from)?;
    let known = people::account_by_email(academy.store.reader(), &command.email).await?;
    let kept = known.map(|account| account.password_hash);
    let checked = academy.desk().passwords.check(academy, command.password, kept.clone()).await?;
    if checked == Checked::Wrong {
        return Err(Refusal::WrongCredentials.into());
    }

    let tx = academy.store.begin().await?;
    let account = people::account_by_email(&tx, &command.email)
        .await?
        .filter(|account| account.confirmed_at.is_some() && kept.as_ref() == Some(&account.password_hash))
        .ok_or(Refusal::WrongCredentials)?;
    let grant = session::proven(&account)?;
    if let Checked::Rehashed(hash) = checked {
        people::change_password(&tx, &grant, hash).await?;
    }
    let begun = session::begin(academy, &tx, &grant, &account, &command.device, now).await?;
    tx.commit().await?;
    Ok(begun)
}
