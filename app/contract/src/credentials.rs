//! Certificates: what is missing for one, who was issued one, and whether it is good.

pub mod artists;
mod holder;
mod keys;
mod register;
mod sharing;
mod verification;

use std::net::IpAddr;

use async_trait::async_trait;
use domain::credentials::{Code, CodeKey, ShareToken};
use domain::id::CredentialId;
use domain::{Locale, Viewer};

use crate::Answer;

pub use holder::{AskedView, CertificatesView, IssuedView, PathView, RequirementView};
pub use keys::{KeyLife, KeyPurpose, KeyView, KeysView};
pub use register::{Issue, RegisterQuery, RegisterRow, RegisterView, Revoke, StandingChangeView, WaitingRow};
pub use sharing::{
    EndShareLink, MakeShareLink, OwnCertificateView, ShareLinkView, SharedAssessment, SharedFacts, SharedView,
};
pub use verification::{
    AssessmentView, Check, CheckView, LevelView, QuizMarkView, RecordView, StatusListView, VerificationView,
    Why,
};

/// The port of the credentials room.
#[async_trait]
pub trait Credentials: Send + Sync {
    /// One's own certificates, and what is missing for the next.
    async fn certificates(&self, viewer: &Viewer, locale: Locale) -> Answer<CertificatesView>;
    /// Who waits for a certificate, what was issued, and what became of it.
    async fn register(&self, viewer: &Viewer, query: RegisterQuery, locale: Locale) -> Answer<RegisterView>;
    /// Issues a certificate. Asking twice gives the same one.
    async fn issue(&self, viewer: &Viewer, command: Issue) -> Answer<Code>;
    /// Takes a certificate back for good: its page and its status list say so at once.
    async fn revoke(&self, viewer: &Viewer, command: Revoke) -> Answer<()>;
    /// Checks the certificate with this code, for anybody. `from` is counted.
    async fn verify(&self, key: &CodeKey, from: IpAddr, locale: Locale) -> Answer<VerificationView>;
    /// How often the standing of the certificate with this code has changed; `None` when there is no such
    /// certificate. Costs one row and is not counted.
    async fn revision(&self, key: &CodeKey) -> Answer<Option<u64>>;
    /// The code of the certificate that signed documents call by this id.
    async fn code(&self, id: CredentialId) -> Answer<Code>;
    /// A certificate of one's own, with the links one has made to it.
    async fn own_certificate(
        &self,
        viewer: &Viewer,
        key: &CodeKey,
        locale: Locale,
    ) -> Answer<OwnCertificateView>;
    /// Makes a link to a certificate of one's own. What opens it is told this once: only its hash is kept.
    async fn share(&self, viewer: &Viewer, command: MakeShareLink) -> Answer<ShareToken>;
    /// Ends such a link at once. Asking twice changes nothing.
    async fn end_share(&self, viewer: &Viewer, command: EndShareLink) -> Answer<()>;
    /// What a link shows now; not found when it has ended or never was. `from` is counted against guessing, and nothing
    /// is remembered of who looked.
    async fn shared(&self, token: &ShareToken, from: IpAddr, locale: Locale) -> Answer<SharedView>;
    /// A status list, signed.
    async fn status_list(&self, number: u32) -> Answer<StatusListView>;
    /// The issuer's DID document, JSON: the keys its signatures are checked with.
    fn did_document(&self) -> Answer<String>;
    /// The same keys as a JSON Web Key Set.
    fn jwks(&self) -> Answer<String>;
    /// Every key this academy ever had, for anybody.
    fn keys(&self) -> Answer<KeysView>;
}
