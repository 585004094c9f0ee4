//! One certificate, as those see it who run the academy, and what they may do with it.

use domain::credentials::{Act, Cause, Code, Verdict};
use domain::identity::Password;
use time::OffsetDateTime;

use super::{ProposalView, RecordView, RenewalWay, StandingChangeView};

/// Set a certificate aside.
#[derive(Debug, Clone)]
pub struct Suspend {
    /// Which one.
    pub code: Code,
    /// Why, in words that anybody who checks the certificate will read; at most 500 characters.
    pub reason: String,
    /// The admin's own password, asked for again.
    pub password: Password,
}

/// Take a certificate back for good.
#[derive(Debug, Clone)]
pub struct Revoke {
    /// Which one.
    pub code: Code,
    /// Why, in words that anybody who checks the certificate will read; at most 500 characters.
    pub reason: String,
    /// The admin's own password, asked for again.
    pub password: Password,
}

/// Let a new record take the place of a certificate.
#[derive(Debug, Clone)]
pub struct Reissue {
    /// Which one.
    pub code: Code,
    /// Why there is to be a new one.
    pub cause: Cause,
    /// The reason in the admin's words, for the academy's own log; at most 500 characters.
    pub reason: String,
    /// The admin's own password, asked for again.
    pub password: Password,
}

/// Propose that a new record takes the place of a certificate, where two people issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposeReissue {
    /// Which one.
    pub code: Code,
    /// Why there is to be a new one.
    pub cause: Cause,
    /// The reason in the admin's words; at most 500 characters.
    pub reason: String,
}

/// A certificate, for those who run the academy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateView {
    /// The code as printed.
    pub code: Code,
    /// Whether it is in force.
    pub verdict: Verdict,
    /// What it states.
    pub record: RecordView,
    /// What the holder's account says that the record does not.
    pub account: Option<AccountNow>,
    /// Every record with the same running number, the newest first, this one included.
    pub editions: Vec<EditionView>,
    /// What became of them, the latest first.
    pub changes: Vec<StandingChangeView>,
    /// The code of the one that renewed it: both are in force until this one ends, and what is done is done to that one.
    pub renewed_by: Option<Code>,
    /// What the reader may do with it.
    pub acts: Vec<Act>,
    /// Whether issuing a new record takes two people.
    pub two_person: bool,
    /// The new record that waits for a second person.
    pub proposal: Option<(Cause, ProposalView)>,
    /// What its holder brings to the renewal, once they have asked for it.
    pub renewal: Option<RenewalWay>,
}

/// The holder's account today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountNow {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
}

/// One of the records with the same running number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionView {
    /// Which one, from 1.
    pub number: u32,
    /// The code as printed.
    pub code: Code,
    /// The holder's name as printed.
    pub holder: String,
    /// Whether it is in force.
    pub verdict: Verdict,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// Who issued it; `None` for the command line.
    pub issued_by: Option<String>,
    /// Who had proposed it, where two people issue.
    pub proposed_by: Option<String>,
    /// When it ends.
    pub valid_until: OffsetDateTime,
}
