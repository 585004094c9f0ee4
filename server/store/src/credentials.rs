//! Certificates: immutable records, where each stands, the bits of the status lists, and who waits for one.
//!
//! A record and its signed form are written by [`issue`] and by nothing else: no function here changes them.

mod eligible;
mod entities;
mod issued;
mod lists;
mod register;
mod standing;

pub use eligible::{EligibleLearner, eligible_learners, note_eligible, note_served};
pub use issued::{
    Credential, Latest, NewCredential, credential, credential_by_key, issue, latest_for, next_license_number,
    of_holder, revision, subject_of,
};
pub use lists::{Place, list_version, open_list, place_is_free, withdrawn_places};
pub use register::{Entry, register};
pub use standing::{StandingChange, change_standing, lock_credential, standing_changes, standing_history};
