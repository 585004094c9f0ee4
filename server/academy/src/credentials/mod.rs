//! The credentials room: who has earned a certificate, what was issued, whether it is good.
//!
//! A certificate is frozen when it is issued ([`issue`]) and never changes; what changes is where it stands, and
//! with it one bit of a status list. Every look-up checks the kept document as a stranger would.

pub(crate) mod artists;
mod audit;
mod certificate;
mod certificates;
mod checks;
mod compromise;
mod documents;
mod eligibility;
mod evidence;
mod examine;
mod finding;
mod issue;
mod keys;
mod letters;
mod mini;
mod on_record;
pub mod operator;
mod prerequisites;
mod progress;
mod proposals;
mod record;
mod register;
mod reissue;
mod reminders;
mod renewal;
pub(crate) mod sharing;
mod signer;
mod standing;
mod status_lists;
mod succession;
mod verify;
mod versions;

use std::net::IpAddr;

use async_trait::async_trait;
use contract::Answer;
use contract::credentials::{
    Appraise, Asked, CertificateView, CertificatesView, ChecksView, Credentials, Declare, Declared,
    DocumentFile, DocumentView, EndShareLink, ExaminationView, HandIn, Issue, KeysView, MakeShareLink,
    OwnCertificateView, PrerequisitesView, ProposeReissue, RecordEducation, RegisterQuery, RegisterView,
    Reissue, RenewalView, Revoke, SharedView, StatusListView, Suspend, VerificationView,
};
use domain::credentials::{Code, CodeKey, ShareToken, Unreadable};
use domain::id::{CredentialId, DocumentId};
use domain::{Locale, Viewer};

use crate::Academy;

pub(crate) use documents::{schedule_document_sweep, sweep_documents};
pub(crate) use eligibility::check_eligibility;
pub(crate) use letters::{
    write_appraised, write_certificate_ending, write_change, write_education_appraised, write_eligible,
    write_issued, write_prerequisite_ending,
};
pub(crate) use prerequisites::{admit, lacking_for};
pub(crate) use reminders::{remind, schedule_reminders};
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
    async fn propose(&self, viewer: &Viewer, command: Issue) -> Answer<()> {
        proposals::propose(self, viewer, command).await.map_err(Into::into)
    }
    async fn propose_reissue(&self, viewer: &Viewer, command: ProposeReissue) -> Answer<()> {
        proposals::propose_reissue(self, viewer, command).await.map_err(Into::into)
    }
    async fn withdraw_proposal(&self, viewer: &Viewer, command: Issue) -> Answer<()> {
        proposals::withdraw(self, viewer, command).await.map_err(Into::into)
    }
    async fn certificate(&self, viewer: &Viewer, key: &CodeKey, locale: Locale) -> Answer<CertificateView> {
        certificate::certificate(self, viewer, key, locale).await.map_err(Into::into)
    }
    async fn suspend(&self, viewer: &Viewer, command: Suspend) -> Answer<()> {
        standing::suspend(self, viewer, command).await.map_err(Into::into)
    }
    async fn revoke(&self, viewer: &Viewer, command: Revoke) -> Answer<()> {
        standing::revoke(self, viewer, command).await.map_err(Into::into)
    }
    async fn reissue(&self, viewer: &Viewer, command: Reissue) -> Answer<Code> {
        reissue::reissue(self, viewer, command).await.map_err(Into::into)
    }
    async fn prerequisites(&self, viewer: &Viewer, locale: Locale) -> Answer<PrerequisitesView> {
        prerequisites::prerequisites(self, viewer, locale).await.map_err(Into::into)
    }
    async fn hand_in(&self, viewer: &Viewer, command: HandIn) -> Answer<DocumentView> {
        documents::hand_in(self, viewer, command).await.map_err(Into::into)
    }
    async fn declare(&self, viewer: &Viewer, command: Declare) -> Answer<()> {
        prerequisites::declare(self, viewer, command).await.map_err(Into::into)
    }
    async fn document(&self, viewer: &Viewer, id: DocumentId) -> Answer<DocumentFile> {
        documents::document(self, viewer, id).await.map_err(Into::into)
    }
    async fn renewal(&self, viewer: &Viewer, key: &CodeKey, locale: Locale) -> Answer<RenewalView> {
        renewal::renewal(self, viewer, key, locale).await.map_err(Into::into)
    }
    async fn take_back(&self, viewer: &Viewer, what: Declared) -> Answer<()> {
        evidence::take_back(self, viewer, what).await.map_err(Into::into)
    }

    async fn record_education(&self, viewer: &Viewer, command: RecordEducation) -> Answer<()> {
        renewal::record_education(self, viewer, command).await.map_err(Into::into)
    }
    async fn request_renewal(&self, viewer: &Viewer, code: &Code) -> Answer<()> {
        renewal::request(self, viewer, code).await.map_err(Into::into)
    }
    async fn checks(&self, viewer: &Viewer) -> Answer<ChecksView> {
        checks::checks(self, viewer).await.map_err(Into::into)
    }
    async fn appraise(&self, viewer: &Viewer, command: Appraise) -> Answer<()> {
        checks::appraise(self, viewer, command).await.map_err(Into::into)
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
    async fn mini(&self, key: &CodeKey) -> Answer<String> {
        mini::mini(self, key).await.map_err(Into::into)
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
    async fn status_lists(&self) -> Answer<Vec<u32>> {
        status_lists::newest(self).await.map_err(Into::into)
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
