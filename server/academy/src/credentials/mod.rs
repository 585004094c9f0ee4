//! The credentials room: who has earned a certificate, what was issued, whether it is good.
//!
//! A certificate is frozen when it is issued ([`issue`]) and never changes; what changes is where it stands, and
//! with it one bit of a status list. Every look-up checks the kept document as a stranger would.

mod audit;
pub(crate) mod artists;
mod certificates;
mod compromise;
mod eligibility;
mod issue;
mod keys;
mod letters;
pub mod operator;
mod progress;
mod record;
mod register;
pub(crate) mod sharing;
mod signer;
mod standing;
mod status_lists;
mod verify;
mod versions;

use std::net::IpAddr;

use async_trait::async_trait;
use contract::Answer;
use contract::credentials::{
    CertificatesView, Credentials, EndShareLink, Issue, KeysView, MakeShareLink, OwnCertificateView,
    RegisterQuery, RegisterView, Revoke, SharedView, StatusListView, VerificationView,
};
use domain::credentials::{Code, CodeKey, ShareToken};
use domain::id::CredentialId;
use domain::{Locale, Viewer};

use crate::Academy;

pub(crate) use eligibility::check_eligibility;
pub(crate) use letters::{write_eligible, write_issued};
pub use signer::Signer;
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
        verify::verify(self, key, from, locale).await.map_err(Into::into)
    }
    async fn revision(&self, key: &CodeKey) -> Answer<Option<u64>> {
        verify::revision(self, key).await.map_err(Into::into)
    }
    async fn code(&self, id: CredentialId) -> Answer<Code> {
        verify::code(self, id).await.map_err(Into::into)
    }
    async fn own_certificate(
        &self,
        viewer: &Viewer,
        key: &CodeKey,
        locale: Locale,
    ) -> Answer<OwnCertificateView> {
        sharing::own_certificate(self, viewer, key, locale).await.map_err(Into::into)
    }
    async fn share(&self, viewer: &Viewer, command: MakeShareLink) -> Answer<ShareToken> {
        sharing::share(self, viewer, command).await.map_err(Into::into)
    }
    async fn end_share(&self, viewer: &Viewer, command: EndShareLink) -> Answer<()> {
        sharing::end_share(self, viewer, command).await.map_err(Into::into)
    }
    async fn shared(&self, token: &ShareToken, from: IpAddr, locale: Locale) -> Answer<SharedView> {
        sharing::shared(self, token, from, locale).await.map_err(Into::into)
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
    fn keys(&self) -> Answer<KeysView> {
        Ok(keys::keys(&self.signer))
    }
}
