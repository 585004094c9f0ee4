//! Certificates: what is missing for one, who was issued one, and whether it is good.

pub mod artists;
mod evidence;
mod examination;
#[cfg(feature = "findings")]
mod findings;
mod holder;
mod keys;
mod management;
mod register;
mod renewal;
mod sharing;
mod verification;

use std::net::IpAddr;

use async_trait::async_trait;
use domain::credentials::{Code, CodeKey, ShareToken, Unreadable};
use domain::id::{CredentialId, DocumentId};
use domain::{Locale, Viewer};

use crate::Answer;

pub use evidence::{
    AppraisalView, Appraise, AskedPrerequisiteView, CheckRow, ChecksView, Declare, Declared, DeclaredView,
    DocumentFile, DocumentView, HandIn, HeldView, PrerequisitesView,
};
pub use examination::{Asked, ExaminationView, IssuerView, KeptView, StatedView, moment};
pub use holder::{AskedView, CertificatesView, IssuedView, PathView, RequirementView};
pub use keys::{KeyLife, KeyPurpose, KeyView, KeysView};
pub use management::{AccountNow, CertificateView, EditionView, ProposeReissue, Reissue, Revoke, Suspend};
pub use register::{
    Issue, ProposalRow, ProposalView, RegisterQuery, RegisterRow, RegisterView, StandingChangeView,
    WaitingRow,
};
pub use renewal::{EducationView, QuizAgainView, RecordEducation, RenewalRow, RenewalView, RenewalWay};
pub use sharing::{
    EndShareLink, MakeShareLink, OwnCertificateView, ShareLinkView, SharedAssessment, SharedFacts, SharedView,
};
pub use verification::{
    AssessmentView, CasesView, Check, CheckView, CountedEducationView, LevelView, OnRecordView, QuizMarkView,
    RecordView, RenewalBasisView, StatedPrerequisiteView, StatusListView, VerificationView, Why,
};

/// The port of the credentials room.
#[async_trait]
pub trait Credentials: Send + Sync {
    /// One's own certificates, and what is missing for the next.
    async fn certificates(&self, viewer: &Viewer, locale: Locale) -> Answer<CertificatesView>;
    /// Who waits for a certificate, what was issued, and what became of it.
    async fn register(&self, viewer: &Viewer, query: RegisterQuery, locale: Locale) -> Answer<RegisterView>;
    /// Issues a certificate. Asking twice gives the same one. Where two people issue, this confirms what another one
    /// has proposed.
    async fn issue(&self, viewer: &Viewer, command: Issue) -> Answer<Code>;
    /// Proposes that a certificate is issued, where two people issue.
    async fn propose(&self, viewer: &Viewer, command: Issue) -> Answer<()>;
    /// Proposes that a new record takes the place of a certificate, where two people issue.
    async fn propose_reissue(&self, viewer: &Viewer, command: ProposeReissue) -> Answer<()>;
    /// Takes back what was proposed for this learner and course.
    async fn withdraw_proposal(&self, viewer: &Viewer, command: Issue) -> Answer<()>;
    /// A certificate with its record and its history, for those who run the academy.
    async fn certificate(&self, viewer: &Viewer, key: &CodeKey, locale: Locale) -> Answer<CertificateView>;
    /// Sets a certificate aside: its page and its status list say so at once. What it has renewed and still runs goes
    /// with it.
    async fn suspend(&self, viewer: &Viewer, command: Suspend) -> Answer<()>;
    /// Takes a certificate back for good: its page and its status list say so at once. What it has renewed and still
    /// runs goes with it.
    async fn revoke(&self, viewer: &Viewer, command: Revoke) -> Answer<()>;
    /// Issues a record that follows a certificate, which leads to it from then on: takes its place, or renews it.
    async fn reissue(&self, viewer: &Viewer, command: Reissue) -> Answer<Code>;
    /// What one holds besides the courses, and what they ask for.
    async fn prerequisites(&self, viewer: &Viewer, locale: Locale) -> Answer<PrerequisitesView>;
    /// Keeps a document, to be named in a declaration afterwards.
    async fn hand_in(&self, viewer: &Viewer, command: HandIn) -> Answer<DocumentView>;
    /// Declares a prerequisite.
    async fn declare(&self, viewer: &Viewer, command: Declare) -> Answer<()>;
    /// Takes back what one declared oneself: it counts for nothing from now on. Certificates that state it keep stating
    /// it, and education that was counted for a renewal stays.
    async fn take_back(&self, viewer: &Viewer, what: Declared) -> Answer<()>;
    /// A document's file, for its holder and for admins.
    async fn document(&self, viewer: &Viewer, id: DocumentId) -> Answer<DocumentFile>;
    /// One's own certificate and the way to its renewal.
    async fn renewal(&self, viewer: &Viewer, key: &CodeKey, locale: Locale) -> Answer<RenewalView>;
    /// Records continuing education for the renewal of one's own certificate.
    async fn record_education(&self, viewer: &Viewer, command: RecordEducation) -> Answer<()>;
    /// Asks for the renewal of one's own certificate, once nothing is missing.
    async fn request_renewal(&self, viewer: &Viewer, code: &Code) -> Answer<()>;
    /// What waits to be looked at.
    async fn checks(&self, viewer: &Viewer) -> Answer<ChecksView>;
    /// Accepts or refuses what somebody declared.
    async fn appraise(&self, viewer: &Viewer, command: Appraise) -> Answer<()>;
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
    /// What the QR code of this certificate's document says besides its address: the few facts it was printed with,
    /// signed. Not counted.
    async fn mini(&self, key: &CodeKey) -> Answer<String>;
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
    /// The numbers of the newest status lists, the newest first: those worth having at hand when nobody can be asked.
    async fn status_lists(&self) -> Answer<Vec<u32>>;
    /// The issuer's DID document, JSON: the keys its signatures are checked with.
    fn did_document(&self) -> Answer<String>;
    /// The same keys as a JSON Web Key Set.
    fn jwks(&self) -> Answer<String>;
    /// Every key this academy ever had, for anybody.
    fn keys(&self) -> Answer<KeysView>;
}
