//! Opening an account.

use contract::identity::SignUp;
use domain::Viewer;
use domain::id::UserId;
use domain::policy::{self, Enter, authorize};
use store::identity::{self as people, NewAccount};

use crate::jobs::Job;
use crate::{Academy, Error, Result};

/// Opens an account and sends a letter; one answer for every address, after the same work.
///
/// Signing up again before the address is confirmed replaces what was said before, and ends the links of
/// earlier letters: nobody can prepare a stranger's account with a password of their own.
pub(super) async fn sign_up(academy: &Academy, command: SignUp) -> Result<()> {
    let now = academy.now();
    academy.desk().gate.letter(&command.email, command.from)?;
    let grant = authorize::<Enter>(&Viewer::Visitor, policy::Academy)?;
    let password_hash = academy.desk().passwords.hash(academy, command.password).await?;

    let tx = academy.store.begin().await?;
    let known = people::account_by_email(&tx, &command.email).await?;
    let id = known.as_ref().map_or_else(|| UserId::new(academy.chance.id(now)), |account| account.id);
    let new = NewAccount {
        id,
        email: command.email,
        name: command.name,
        password_hash,
        locale: command.locale,
        created_at: now,
    };
    let letter = match known {
        Some(account) if account.confirmed_at.is_some() => Job::AlreadyMember { user: id },
        Some(_) => {
            people::replace_unconfirmed(&tx, &grant, id, new).await?;
            people::void_confirmations(&tx, &grant, id).await?;
            Job::ConfirmEmail { user: id }
        }
        None => match people::open_account(&tx, &grant, new).await {
            Ok(()) => Job::ConfirmEmail { user: id },
            // The same form, sent twice at once: the other one has done it.
            Err(store::Error::Duplicate) => return Ok(()),
            Err(error) => return Err(Error::from(error)),
        },
    };
    letter.enqueue(academy, &tx, now).await?;
    tx.commit().await?;
    Ok(())
}
