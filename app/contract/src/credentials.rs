//! Certificates: what is missing for one, who was issued one, and whether it is good.

mod examination;
mod holder;
mod register;
mod verification;

use std::net::IpAddr;

use async_trait::async_trait;
use domain::credentials::{Code, CodeKey, Unreadable};
use domain::id::CredentialId;
use domain::{Locale, Viewer};

use crate::Answer;

pub use examination::{Asked, ExaminationView, IssuerView, KeptView, StatedView};
pub use holder::{AskedView, CertificatesView, IssuedView, PathView, RequirementView};
pub use register::{Issue, RegisterQuery, RegisterRow, RegisterView, Revoke, StandingChangeView, WaitingRow};
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
    /// The same, for a moment and to a depth of one's choice.
    async fn look_up(
        &self,
        key: &CodeKey,
        asked: Asked,
        from: IpAddr,
        locale: Locale,
    ) -> Answer<VerificationView>;
    /// Checks what somebody shows: a file, a text, a link, a code. Leaves no trace; `from` is counted. Refused with
    /// [`Unreadable`] when there is no certificate in it; a code that was never issued is not found.
    async fn examine(
        &self,
        shown: Vec<u8>,
        asked: Asked,
        from: IpAddr,
        locale: Locale,
    ) -> Answer<Result<Box<ExaminationView>, Unreadable>>;
    /// How often the standing of the certificate with this code has changed; `None` when there is no such
    /// certificate. Costs one row and is not counted.
    async fn revision(&self, key: &CodeKey) -> Answer<Option<u64>>;
    /// The code of the certificate that signed documents call by this id.
    async fn code(&self, id: CredentialId) -> Answer<Code>;
    /// A status list, signed.
    async fn status_list(&self, number: u32) -> Answer<StatusListView>;
    /// The issuer's DID document, JSON: the keys its signatures are checked with.
    fn did_document(&self) -> Answer<String>;
    /// The same keys as a JSON Web Key Set.
    fn jwks(&self) -> Answer<String>;
}
