//! A certificate in its holder's hands: what to take along, and whom to show it.

use domain::credentials::{Code, CodeKey, Shown, Verdict};
use domain::id::ShareLinkId;
use time::{Date, OffsetDateTime};

use super::{AssessmentView, QuizMarkView, VerificationView};

/// A certificate of one's own, with the links one has made to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCertificateView {
    /// The code as printed.
    pub code: Code,
    /// Whether it is in force.
    pub verdict: Verdict,
    /// The holder's name as printed.
    pub holder: String,
    /// What it is for.
    pub title: String,
    /// The academy's name when it was issued.
    pub issuer: String,
    /// The running number.
    pub license_number: String,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When it ends.
    pub valid_until: OffsetDateTime,
    /// Whether there is a proof inside the signed document: those issued earlier have none.
    pub proof: bool,
    /// The code of the one that renewed it: both are in force until this one ends.
    pub renewed_by: Option<Code>,
    /// The links, newest first.
    pub links: Vec<ShareLinkView>,
}

/// A link through which a certificate is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareLinkView {
    /// Its identity.
    pub id: ShareLinkId,
    /// What its holder calls it.
    pub label: String,
    /// How much it shows.
    pub shows: Shown,
    /// When it was made.
    pub made_at: OffsetDateTime,
    /// When it ends by itself, if it does.
    pub until: Option<OffsetDateTime>,
    /// Since when it shows nothing any more, if it does not.
    pub ended_at: Option<OffsetDateTime>,
}

/// Make a link to a certificate of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeShareLink {
    /// Which certificate.
    pub certificate: CodeKey,
    /// What to call it, for oneself; at most 80 characters.
    pub label: String,
    /// How much it shows.
    pub shows: Shown,
    /// The last day on which it works (UTC); until it is ended when there is none.
    pub until: Option<Date>,
}

/// End a link at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndShareLink {
    /// Which certificate it leads to.
    pub certificate: CodeKey,
    /// Which link.
    pub link: ShareLinkId,
}

/// What a share link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedView {
    /// Whether the certificate is in force.
    pub verdict: Verdict,
    /// The moment it was checked for.
    pub as_of: OffsetDateTime,
    /// What may be known of it; `None` when it cannot be believed.
    pub facts: Option<SharedFacts>,
    /// When the link ends by itself, if it does.
    pub until: Option<OffsetDateTime>,
}

/// What may be known of a certificate through a link. Whatever the link leaves out is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedFacts {
    /// The holder's name as printed.
    pub holder: String,
    /// What it is for.
    pub title: String,
    /// The academy's name when it was issued.
    pub issuer: String,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When it ends.
    pub valid_until: OffsetDateTime,
    /// What was assessed, if the link shows it.
    pub assessed: Option<SharedAssessment>,
    /// The whole certificate with its code, if the link shows it.
    pub whole: Option<Box<VerificationView>>,
}

/// What was assessed for a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedAssessment {
    /// Study hours.
    pub hours: u16,
    /// What had to be shown.
    pub criteria: String,
    /// What it says and does not say.
    pub scope: String,
    /// The quizzes passed.
    pub quizzes: Vec<QuizMarkView>,
    /// The practice work assessed.
    pub assessments: Vec<AssessmentView>,
}
