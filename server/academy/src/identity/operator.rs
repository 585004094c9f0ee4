//! What the person at the server's own command line may do with accounts, and what the demo begins with.

use contract::identity::AccountRow;
use domain::id::UserId;
use domain::identity::{DisplayName, EmailAddress, Password, Role, Roles};
use domain::policy::{self, ChangeRoles, Enter, EnterAs, Entrant, Person, ReadAccounts, authorize};
use domain::viewer::System;
use domain::{Locale, Viewer};
use store::identity::{self as people, NewAccount};

use super::{accounts, change_email, change_roles};
use crate::jobs::Job;
use crate::{Academy, Error, Result};

const OPERATOR: Viewer = Viewer::System(System::Operator);

/// Somebody to be given an account.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// What the person is called.
    pub name: DisplayName,
    /// The address.
    pub email: EmailAddress,
    /// The first password.
    pub password: Password,
    /// What the person may act as.
    pub roles: Roles,
    /// The language of letters.
    pub locale: Locale,
    /// Whether the address is known to reach its owner; otherwise a letter asks for confirmation.
    pub confirmed: bool,
    /// Why, for the audit log; noted unless the person becomes a plain trainee.
    pub reason: String,
}

/// Opens an account without asking anybody.
///
/// # Errors
/// [`Error::Conflict`] when the address has an account.
pub async fn create_member(academy: &Academy, new: NewMember) -> Result<UserId> {
    let now = academy.now();
    let password_hash = academy.desk().passwords.hash(academy, new.password).await?;
    let enter = authorize::<Enter>(&OPERATOR, policy::Academy)?;
    let user = UserId::new(academy.chance.id(now));
    let change = authorize::<ChangeRoles>(&OPERATOR, Person(user))?;

    let tx = academy.store.begin().await?;
    let account = NewAccount {
        id: user,
        email: new.email,
        name: new.name,
        password_hash,
        locale: new.locale,
        created_at: now,
    };
    people::open_account(&tx, &enter, account).await?;
    change_roles::change(academy, &tx, &change, new.roles, new.reason, now).await?;
    if new.confirmed {
        people::confirm(&tx, &authorize::<EnterAs>(&OPERATOR, entrant(user))?, now).await?;
    } else {
        Job::ConfirmEmail { user }.enqueue(academy, &tx, now).await?;
    }
    tx.commit().await?;
    Ok(user)
}

/// Changes what somebody may act as, notes it in the audit log, ends their sessions.
///
/// # Errors
/// [`Error::NotFound`] for an unknown address; refused when it would leave the academy without an admin.
pub async fn set_roles(academy: &Academy, email: &EmailAddress, roles: Roles, reason: String) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let account = people::account_by_email(&tx, email).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<ChangeRoles>(&OPERATOR, Person(account.id))?;
    change_roles::change(academy, &tx, &grant, roles, reason, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Moves somebody's account to another address, which counts as confirmed, ends every session and tells the address
/// before.
///
/// # Errors
/// [`Error::NotFound`] for an unknown address; refused when another account has the new one.
pub async fn set_email(academy: &Academy, email: &EmailAddress, to: EmailAddress) -> Result<()> {
    let now = academy.now();
    let tx = academy.store.begin().await?;
    let account = people::account_by_email(&tx, email).await?.ok_or(Error::NotFound)?;
    if account.email == to {
        return Ok(());
    }
    let grant = authorize::<EnterAs>(&OPERATOR, entrant(account.id))?;
    change_email::relocate(academy, &tx, &grant, &account, to, now).await?;
    if account.confirmed_at.is_none() {
        people::confirm(&tx, &grant, now).await?;
    }
    people::end_sessions(&tx, &grant).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives somebody another password, confirms the address and ends every session.
///
/// # Errors
/// [`Error::NotFound`] for an unknown address.
pub async fn set_password(academy: &Academy, email: &EmailAddress, password: Password) -> Result<()> {
    let now = academy.now();
    let hash = academy.desk().passwords.hash(academy, password).await?;
    let tx = academy.store.begin().await?;
    let account = people::account_by_email(&tx, email).await?.ok_or(Error::NotFound)?;
    let grant = authorize::<EnterAs>(&OPERATOR, entrant(account.id))?;
    people::change_password(&tx, &grant, hash).await?;
    if account.confirmed_at.is_none() {
        people::confirm(&tx, &grant, now).await?;
    }
    people::void_email_changes(&tx, &grant).await?;
    people::end_sessions(&tx, &grant).await?;
    tx.commit().await?;
    Ok(())
}

/// Every account that has `role`, by name; all of them without one.
///
/// # Errors
/// When the database is out of reach.
pub async fn list(academy: &Academy, role: Option<Role>) -> Result<Vec<AccountRow>> {
    authorize::<ReadAccounts>(&OPERATOR, policy::Academy)?;
    let (found, _) = people::accounts(academy.store.reader(), None, role, 0, i64::MAX.unsigned_abs()).await?;
    Ok(found.into_iter().map(accounts::row).collect())
}

/// The account with this address.
///
/// # Errors
/// When the database is out of reach.
pub async fn find(academy: &Academy, email: &EmailAddress) -> Result<Option<AccountRow>> {
    authorize::<ReadAccounts>(&OPERATOR, policy::Academy)?;
    let found = people::account_by_email(academy.store.reader(), email).await?;
    Ok(found.map(accounts::row))
}

const fn entrant(user: UserId) -> Entrant {
    Entrant { user, proven: false }
}
