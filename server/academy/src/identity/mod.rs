//! The identity room: people, sessions, letters, roles.

use std::net::IpAddr;

use async_trait::async_trait;
use contract::identity::{
    AccountView, AccountsQuery, AccountsView, ChangeRoles, Identity, Session, SignIn, SignUp,
};
use contract::{Answer, Fault};
use domain::identity::{DisplayName, EmailAddress, Password};
use domain::{Locale, Viewer};

use crate::Academy;

#[async_trait]
impl Identity for Academy {
    async fn sign_up(&self, _: SignUp) -> Answer<()> {
        Err(Fault::NotFound)
    }
    async fn confirm_email(&self, _: &str, _: IpAddr, _: &str) -> Answer<Session> {
        Err(Fault::NotFound)
    }
    async fn sign_in(&self, _: SignIn) -> Answer<Session> {
        Err(Fault::NotFound)
    }
    async fn renew(&self, _: &str) -> Answer<Session> {
        Err(Fault::NotFound)
    }
    async fn sign_out(&self, _: &Viewer) -> Answer<()> {
        Err(Fault::NotFound)
    }
    async fn sign_out_everywhere(&self, _: &Viewer) -> Answer<()> {
        Err(Fault::NotFound)
    }
    async fn request_reset(&self, _: EmailAddress, _: Locale, _: IpAddr) -> Answer<()> {
        Err(Fault::NotFound)
    }
    async fn check_reset(&self, _: &str) -> Answer<()> {
        Err(Fault::NotFound)
    }
    async fn reset_password(&self, _: &str, _: Password) -> Answer<()> {
        Err(Fault::NotFound)
    }
    async fn account(&self, _: &Viewer) -> Answer<AccountView> {
        Err(Fault::NotFound)
    }
    async fn rename(&self, _: &Viewer, _: DisplayName) -> Answer<()> {
        Err(Fault::NotFound)
    }
    async fn accounts(&self, _: &Viewer, _: AccountsQuery) -> Answer<AccountsView> {
        Err(Fault::NotFound)
    }
    async fn change_roles(&self, _: &Viewer, _: ChangeRoles) -> Answer<()> {
        Err(Fault::NotFound)
    }
}
