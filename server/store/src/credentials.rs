//! Certificates: immutable records, where each stands, the bits of the status lists, and who waits for one; and what
//! holders declare besides.
//!
//! A record and its signed form are written by [`issue`] and by nothing else: no function here changes them.

pub mod artists;
mod documents;
mod education;
mod eligible;
mod entities;
mod issued;
mod lists;
mod prerequisites;
mod proposals;
mod register;
mod reminders;
mod renewals;
mod share_links;
mod sought;
mod standing;

pub use documents::{add_document, document, documents, is_document, sweep_document, unnamed_documents};
pub use education::{
    appraise_education, count_education, education, education_of, forget_education, lock_education,
    open_education, record_education,
};
pub use eligible::{EligibleLearner, eligible_learners, note_eligible, note_served};
pub use issued::{
    Credential, Latest, NewCredential, credential, credential_by_key, credentials_after, issue, latest_for,
    next_license_number, of_holder, revision, subject_of, successor,
};
pub use lists::{Place, list_version, newest_lists, open_list, place_is_free, withdrawn_places};
pub use prerequisites::{
    appraise_prerequisite, declare, forget_prerequisite, lock_prerequisite, open_prerequisites, prerequisite,
    prerequisites_ending, prerequisites_of,
};
pub use proposals::{forget_proposal, proposal, proposals, propose};
pub use register::{Entry, Total, editions, register};
pub use reminders::{Ending, certificates_ending, note_reminded};
pub use renewals::{
    close_renewal_request, hand_on_renewal_request, renewal_request, renewal_requests, request_renewal,
};
pub use share_links::{end_share_link, make_share_link, share_link_by_hash, share_links};
pub use standing::{
    Note, StandingChange, change_standing, lock_credential, lock_earlier, standing_change, standing_changes,
    standing_changes_of, standing_history,
};
