//! What those see who run the academy: who waits, what was issued, what became of it.

use domain::credentials::{Cause, Code, Standing, Verdict};
use domain::id::{CredentialId, UserId};
use domain::slug::CourseSlug;
use time::OffsetDateTime;

use super::RenewalRow;

/// Issue a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// To whom.
    pub learner: UserId,
    /// For which course.
    pub course: CourseSlug,
}

/// Which certificates to list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegisterQuery {
    /// Beginnings of words of a name, a code or a running number.
    pub search: Option<String>,
    /// Which page, from 1.
    pub page: u64,
}

/// The register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterView {
    /// Those who have waited longest for a certificate.
    pub waiting: Vec<WaitingRow>,
    /// How many wait altogether.
    pub waiting_total: u64,
    /// What waits for a second person.
    pub proposals: Vec<ProposalRow>,
    /// Holders who asked for a renewal, the longest waiting first.
    pub renewals: Vec<RenewalRow>,
    /// The certificates of this page, newest first.
    pub certificates: Vec<RegisterRow>,
    /// How many there are altogether, as far as they are counted.
    pub total: u64,
    /// Whether there are more than that.
    pub more: bool,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
    /// The latest changes of standing, newest first.
    pub changes: Vec<StandingChangeView>,
}

/// Somebody who has met every requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRow {
    /// Who.
    pub learner: UserId,
    /// What they are called.
    pub name: String,
    /// Of which course.
    pub course: CourseSlug,
    /// The certificate's title.
    pub title: String,
    /// Since when.
    pub since: OffsetDateTime,
    /// Whether the reader may issue it: nobody issues to themselves.
    pub issuable: bool,
    /// Whether issuing takes two people.
    pub two_person: bool,
    /// Whether one has proposed it already.
    pub proposed: bool,
}

/// Something that waits for a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// To whom it is to be issued.
    pub learner: UserId,
    /// What they are called.
    pub name: String,
    /// For which course.
    pub course: CourseSlug,
    /// The certificate's title.
    pub title: String,
    /// The certificate whose place it is to take, and why; `None` for the first record.
    pub replaces: Option<(Code, Cause)>,
    /// Who proposed it, when and why.
    pub proposal: ProposalView,
    /// Whether the reader may confirm it.
    pub confirmable: bool,
    /// Whether the reader may take it back.
    pub withdrawable: bool,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalView {
    /// Who made it.
    pub by: String,
    /// Whether that is the reader.
    pub mine: bool,
    /// When.
    pub at: OffsetDateTime,
    /// Why.
    pub reason: Option<String>,
}

/// A certificate in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRow {
    /// Its identity.
    pub id: CredentialId,
    /// The code as printed.
    pub code: Code,
    /// The holder's name as printed.
    pub holder: String,
    /// What it is for.
    pub title: String,
    /// The running number.
    pub license_number: String,
    /// Whether it is in force.
    pub verdict: Verdict,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// Who issued it; `None` for the command line.
    pub issued_by: Option<String>,
    /// Who had proposed it, where two people issue.
    pub proposed_by: Option<String>,
}

/// A change of standing, as the audit log tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingChangeView {
    /// When.
    pub at: OffsetDateTime,
    /// Who changed it; `None` for the command line.
    pub by: Option<String>,
    /// Which certificate.
    pub code: Code,
    /// The holder's name as printed.
    pub holder: String,
    /// Where it stood from then on, with the reason.
    pub standing: Standing,
    /// Why another record took its place.
    pub cause: Option<Cause>,
    /// The reason that is the academy's own business.
    pub note: Option<String>,
}
