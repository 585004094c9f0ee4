//! Making sure that it is still the same person: before something that cannot be undone.

use domain::identity::Password;
use domain::viewer::Member;
use domain::{Problem, Viewer};
use store::ConnectionTrait;
use store::identity as people;

use super::passwords::Checked;
use crate::{Academy, Error, Result};

/// Asks somebody who is signed in for their password again, so that a screen left open gives nobody away.
pub(crate) async fn ask_again(academy: &Academy, member: &Member, password: Password) -> Result<()> {
    let account = people::account(academy.store.reader(), member.id).await?.ok_or(Error::NotFound)?;
    academy.desk().gate.ask_again(&account.email)?;
    match academy.desk().passwords.check(academy, password, Some(account.password_hash)).await? {
        Checked::Wrong => Err(Error::field("password", Problem::WrongPassword)),
        Checked::Right | Checked::Rehashed(_) => Ok(()),
    }
}

/// Somebody who is signed in, with the roles they have now, not when the session was last renewed.
pub(crate) async fn as_of_now(db: &impl ConnectionTrait, member: &Member) -> Result<Viewer> {
    let account = people::account(db, member.id).await?.ok_or(Error::NotFound)?;
    Ok(Viewer::Member(Member { roles: account.roles, ..member.clone() }))
}
