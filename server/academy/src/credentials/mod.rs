//! The credentials room: who has earned a certificate, what was issued, whether it is good.
//!
//! A certificate is frozen when it is issued ([`issue`]) and never changes; what changes is where it stands, and
//! with it one bit of a status list. Every look-up checks the kept document as a stranger would.

mod certificates;
mod eligibility;
mod examine;
mod finding;
mod issue;
mod letters;
pub mod operator;
mod progress;
mod record;
mod register;
mod signer;
mod standing;
mod status_lists;
mod verify;
mod versions;

use std::net::IpAddr;

use async_trait::async_trait;
use contract::Answer;
use contract::credentials::{
    Asked, CertificatesView, Credentials, ExaminationView, Issue, RegisterQuery, RegisterView, Revoke,
    StatusListView, VerificationView,
};
use domain::credentials::{Code, CodeKey, Unreadable};
use domain::id::CredentialId;
use domain::{Locale, Viewer};

use crate::Academy;

pub(crate) use eligibility::check_eligibility;
pub(crate) use letters::{write_eligible, write_issued};
pub use signer::{Retired, Signer};
pub(crate) use status_lists::SignedLists;
pub(crate) use versions::Versions;

#[async_trait]
impl Credentials for Academy {
    async fn certificates(&self, viewer: &Viewer, locale: Locale) -> Answer<CertificatesView> {
        certificates::certificates(self, viewer, locale).await.map_err(Into::into)
    }
    async fn register(&self, viewer: &Viewer, query: RegisterQuery, locale: Locale) -> Answer<RegisterView> {
        register::register(self, viewer, query, locale).await.map_err(Into::into)
    }
    async fn issue(&self, viewer: &Viewer, command: Issue) -> Answer<Code> {
        issue::issue(self, viewer, command).await.map_err(Into::into)
    }
    async fn revoke(&self, viewer: &Viewer, command: Revoke) -> Answer<()> {
        standing::revoke(self, viewer, command).await.map_err(Into::into)
    }
    async fn verify(&self, key: &CodeKey, from: IpAddr, locale: Locale) -> Answer<VerificationView> {
        let asked = Asked { at: None, thorough: true };
        verify::look_up(self, key, asked, from, locale).await.map_err(Into::into)
    }
    async fn look_up(
        &self,
        key: &CodeKey,
        asked: Asked,
        from: IpAddr,
        locale: Locale,
    ) -> Answer<VerificationView> {
        verify::look_up(self, key, asked, from, locale).await.map_err(Into::into)
    }
    async fn examine(
        &self,
        shown: Vec<u8>,
        asked: Asked,
        from: IpAddr,
        locale: Locale,
    ) -> Answer<std::result::Result<Box<ExaminationView>, Unreadable>> {
        examine::examine(self, shown, asked, from, locale).await.map_err(Into::into)
    }
    async fn revision(&self, key: &CodeKey) -> Answer<Option<u64>> {
        verify::revision(self, key).await.map_err(Into::into)
    }
    async fn code(&self, id: CredentialId) -> Answer<Code> {
        verify::code(self, id).await.map_err(Into::into)
    }
    async fn status_list(&self, number: u32) -> Answer<StatusListView> {
        status_lists::status_list(self, number).await.map_err(Into::into)
    }
    fn did_document(&self) -> Answer<String> {
        self.signer.did_document().map_err(Into::into)
    }
    fn jwks(&self) -> Answer<String> {
        self.signer.jwks().map_err(Into::into)
    }
}
