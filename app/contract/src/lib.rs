//! What may be asked of the academy and what it answers: commands, views, [`Fault`], and one port (trait) for
//! each room.
//!
//! The pages in `app` know only these traits; `academy` implements them. So a page renders in a test against a
//! fake, and a change to a use case does not rebuild the pages. Views carry what a screen or a tool needs,
//! already in the reader's language and already authorized.

#![allow(clippy::missing_errors_doc, reason = "every port answers with the faults of its room")]

mod fault;

pub mod credentials;
pub mod identity;
pub mod learning;
pub mod practice;
pub mod review;

use std::sync::Arc;

pub use fault::{Fault, FaultKind, Reason};

/// What every port method returns.
pub type Answer<T> = Result<T, Fault>;

/// Every port of the academy, shared by all requests.
#[derive(Clone)]
pub struct Ports {
    /// People, sessions, roles.
    pub identity: Arc<dyn identity::Identity>,
    /// Courses, lessons, quizzes, progress.
    pub learning: Arc<dyn learning::Learning>,
    /// Assignments, uploads, submissions.
    pub practice: Arc<dyn practice::Practice>,
    /// The queue, drafts, published reviews.
    pub review: Arc<dyn review::Review>,
    /// Certificates and their verification.
    pub credentials: Arc<dyn credentials::Credentials>,
    /// The directory of artists.
    pub artists: Arc<dyn credentials::artists::Artists>,
}

impl std::fmt::Debug for Ports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ports")
    }
}
