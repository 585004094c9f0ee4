//! People: accounts, sessions, letters, roles.

use std::net::IpAddr;

use async_trait::async_trait;
use domain::id::{SessionId, UserId};
use domain::identity::{DisplayName, EmailAddress, Password, Role, Roles};
use domain::viewer::Member;
use domain::{Locale, Viewer};
use time::OffsetDateTime;

use crate::Answer;

/// Open an account.
#[derive(Debug, Clone)]
pub struct SignUp {
    /// What the person is called.
    pub name: DisplayName,
    /// Where the confirmation goes.
    pub email: EmailAddress,
    /// The chosen password.
    pub password: Password,
    /// The language of the letters.
    pub locale: Locale,
    /// Where the request came from, for the rate limit.
    pub from: IpAddr,
}

/// Sign in.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The account's address.
    pub email: EmailAddress,
    /// The password typed.
    pub password: Password,
    /// Where the request came from, for the rate limit and the list of sessions.
    pub from: IpAddr,
    /// What the browser calls itself, for the list of sessions; at most 200 characters are kept.
    pub device: String,
}

/// Move one's own account to another address.
#[derive(Debug, Clone)]
pub struct ChangeEmail {
    /// The address from then on.
    pub email: EmailAddress,
    /// One's own password, asked for again.
    pub password: Password,
    /// Where the request came from, for the rate limit.
    pub from: IpAddr,
}

/// Change what somebody may act as.
#[derive(Debug, Clone)]
pub struct ChangeRoles {
    /// Whose roles.
    pub user: UserId,
    /// The roles from now on.
    pub roles: Roles,
    /// Why, for the audit log.
    pub reason: String,
    /// The admin's own password, asked for again.
    pub password: Password,
}

/// A signed-in session: who, and the token that renews it. The token is shown once and kept only as a hash.
#[derive(Debug, Clone)]
pub struct Session {
    /// Who signed in, with the roles as of now.
    pub member: Member,
    /// The name to greet with.
    pub name: String,
    /// The secret that renews this session once.
    pub refresh_token: String,
    /// When the session ends unless renewed.
    pub until: OffsetDateTime,
}

/// One's own account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountView {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The address one has asked for and not confirmed yet.
    pub awaited: Option<String>,
    /// The roles.
    pub roles: Roles,
    /// Where one is signed in, newest first.
    pub sessions: Vec<SessionView>,
}

/// A device one is signed in on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionView {
    /// Its identity.
    pub id: SessionId,
    /// What the browser called itself.
    pub device: String,
    /// Since when.
    pub since: OffsetDateTime,
    /// When it was last used.
    pub last_seen: OffsetDateTime,
    /// Whether it is the one asking.
    pub current: bool,
}

/// A page of accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountsView {
    /// The accounts of this page, by name.
    pub accounts: Vec<AccountRow>,
    /// How many there are altogether.
    pub total: u64,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
    /// The latest changes of roles, newest first.
    pub changes: Vec<RoleChangeView>,
}

/// An account in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// Its identity.
    pub id: UserId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The roles.
    pub roles: Roles,
    /// Whether the address was confirmed.
    pub confirmed: bool,
    /// Since when.
    pub since: OffsetDateTime,
}

/// A change of roles, as the audit log tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChangeView {
    /// When.
    pub at: OffsetDateTime,
    /// Who changed it; `None` for the command line.
    pub by: Option<String>,
    /// Whose roles.
    pub of: String,
    /// The roles from then on.
    pub roles: Roles,
    /// Why.
    pub reason: String,
}

/// Which accounts to list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountsQuery {
    /// Part of a name or an address.
    pub search: Option<String>,
    /// Only those with this role.
    pub role: Option<Role>,
    /// Which page, from 1.
    pub page: u64,
}

/// The port of the identity room.
#[async_trait]
pub trait Identity: Send + Sync {
    /// Opens an account and sends a confirmation. The answer is the same for a known address, whose owner gets
    /// a letter that says so.
    async fn sign_up(&self, command: SignUp) -> Answer<()>;
    /// Confirms the address a letter was sent to and signs in on this device.
    async fn confirm_email(&self, token: &str, from: IpAddr, device: &str) -> Answer<Session>;
    /// Signs in. One answer for an unknown address, a wrong password and an unconfirmed account, after the same work.
    async fn sign_in(&self, command: SignIn) -> Answer<Session>;
    /// Renews a session with its token, which is spent by it. A token presented twice ends the whole family.
    async fn renew(&self, refresh_token: &str) -> Answer<Session>;
    /// Whether a session token issued then still says what is true, as far as this process knows. One that does not
    /// has to be renewed.
    fn believes(&self, member: &Member, issued: OffsetDateTime) -> bool;
    /// Ends this device's session.
    async fn sign_out(&self, viewer: &Viewer) -> Answer<()>;
    /// Ends every session of the account.
    async fn sign_out_everywhere(&self, viewer: &Viewer) -> Answer<()>;
    /// Sends a letter with a link to choose a new password; same answer for unknown addresses.
    async fn request_reset(&self, email: EmailAddress, locale: Locale, from: IpAddr) -> Answer<()>;
    /// Whether a reset link would still work, so that the page can say so before asking for a password.
    async fn check_reset(&self, token: &str) -> Answer<()>;
    /// Chooses a new password with the letter's link and ends every session.
    async fn reset_password(&self, token: &str, password: Password) -> Answer<()>;
    /// One's own account.
    async fn account(&self, viewer: &Viewer) -> Answer<AccountView>;
    /// Changes one's own name.
    async fn rename(&self, viewer: &Viewer, name: DisplayName) -> Answer<()>;
    /// Sends a link to the address one wants to have. The answer is the same for an address that has an account, whose
    /// owner gets a letter that says so.
    async fn request_email_change(&self, viewer: &Viewer, command: ChangeEmail) -> Answer<()>;
    /// Keeps one's present address: links that were sent end.
    async fn withdraw_email_change(&self, viewer: &Viewer) -> Answer<()>;
    /// The address that a link would give one's own account, so that the page can say so before anything is changed.
    async fn check_email_change(&self, viewer: &Viewer, token: &str) -> Answer<EmailAddress>;
    /// Gives one's own account the address that the letter's link was sent to. Every other session ends, and the
    /// address before is told.
    async fn change_email(&self, viewer: &Viewer, token: &str) -> Answer<()>;
    /// The list of accounts.
    async fn accounts(&self, viewer: &Viewer, query: AccountsQuery) -> Answer<AccountsView>;
    /// Changes what somebody may act as, and notes it in the audit log.
    async fn change_roles(&self, viewer: &Viewer, command: ChangeRoles) -> Answer<()>;
}
