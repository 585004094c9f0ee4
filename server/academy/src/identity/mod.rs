//! The identity room: people, sessions, letters, roles.
//!
//! Nothing here tells whether an address has an account: signing up, signing in, asking for a new password and asking
//! for another address answer the same for known and unknown ones, after the same work; what differs is the letter, which only the
//! mailbox's owner reads.

mod account;
mod accounts;
mod ask_again;
mod change_email;
mod change_roles;
mod confirm_email;
mod desk;
mod doubts;
mod letters;
mod limits;
pub mod operator;
mod passwords;
mod renew;
mod reset;
mod secrets;
mod session;
mod sign_in;
mod sign_out;
mod sign_up;
mod sweep;

use std::net::IpAddr;

use async_trait::async_trait;
use contract::Answer;
use contract::identity::{
    AccountView, AccountsQuery, AccountsView, ChangeEmail, ChangeRoles, Identity, Session, SignIn, SignUp,
};
use domain::identity::{DisplayName, EmailAddress, Password};
use domain::viewer::Member;
use domain::{Locale, Viewer};
use time::OffsetDateTime;

use crate::Academy;

pub(crate) use ask_again::{as_of_now, ask_again};
pub(crate) use desk::Desk;
pub(crate) use letters::{
    addressee, post, post_for, write_already_member, write_confirmation, write_email_changed,
    write_new_email, write_reset,
};
pub use limits::Limits;
pub use session::{IDLE, ROTATION_GRACE};
pub(crate) use sweep::{schedule_sweep, sweep};

#[async_trait]
impl Identity for Academy {
    async fn sign_up(&self, command: SignUp) -> Answer<()> {
        sign_up::sign_up(self, command).await.map_err(Into::into)
    }
    async fn confirm_email(&self, token: &str, from: IpAddr, device: &str) -> Answer<Session> {
        confirm_email::confirm_email(self, token, from, device).await.map_err(Into::into)
    }
    async fn sign_in(&self, command: SignIn) -> Answer<Session> {
        sign_in::sign_in(self, command).await.map_err(Into::into)
    }
    async fn renew(&self, refresh_token: &str) -> Answer<Session> {
        renew::renew(self, refresh_token).await.map_err(Into::into)
    }
    fn believes(&self, member: &Member, issued: OffsetDateTime) -> bool {
        self.desk().doubts.allow(member, issued)
    }
    async fn sign_out(&self, viewer: &Viewer) -> Answer<()> {
        sign_out::sign_out(self, viewer).await.map_err(Into::into)
    }
    async fn sign_out_everywhere(&self, viewer: &Viewer) -> Answer<()> {
        sign_out::sign_out_everywhere(self, viewer).await.map_err(Into::into)
    }
    async fn request_reset(&self, email: EmailAddress, locale: Locale, from: IpAddr) -> Answer<()> {
        reset::request_reset(self, email, locale, from).await.map_err(Into::into)
    }
    async fn check_reset(&self, token: &str) -> Answer<()> {
        reset::check_reset(self, token).await.map_err(Into::into)
    }
    async fn reset_password(&self, token: &str, password: Password) -> Answer<()> {
        reset::reset_password(self, token, password).await.map_err(Into::into)
    }
    async fn account(&self, viewer: &Viewer) -> Answer<AccountView> {
        account::account(self, viewer).await.map_err(Into::into)
    }
    async fn rename(&self, viewer: &Viewer, name: DisplayName) -> Answer<()> {
        account::rename(self, viewer, name).await.map_err(Into::into)
    }
    async fn request_email_change(&self, viewer: &Viewer, command: ChangeEmail) -> Answer<()> {
        change_email::request(self, viewer, command).await.map_err(Into::into)
    }
    async fn withdraw_email_change(&self, viewer: &Viewer) -> Answer<()> {
        change_email::withdraw(self, viewer).await.map_err(Into::into)
    }
    async fn check_email_change(&self, viewer: &Viewer, token: &str) -> Answer<EmailAddress> {
        change_email::check(self, viewer, token).await.map_err(Into::into)
    }
    async fn change_email(&self, viewer: &Viewer, token: &str) -> Answer<()> {
        change_email::change(self, viewer, token).await.map_err(Into::into)
    }
    async fn accounts(&self, viewer: &Viewer, query: AccountsQuery) -> Answer<AccountsView> {
        accounts::accounts(self, viewer, query).await.map_err(Into::into)
    }
    async fn change_roles(&self, viewer: &Viewer, command: ChangeRoles) -> Answer<()> {
        change_roles::change_roles(self, viewer, command).await.map_err(Into::into)
    }
}
