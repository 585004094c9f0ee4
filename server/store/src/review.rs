//! Reviews: each mentor's draft of a round, and what was published.
//!
//! A published review never changes: there is a function that keeps one, and none that changes or removes one.

mod drafts;
mod entities;
mod published;

pub use drafts::{Saved, draft, forget_draft, save_draft};
pub use published::{
    Approved, NewReview, Published, approved_of, publish, published, published_of_round,
    published_of_submission,
};

use domain::id::UserId;
use domain::policy::{DecideReview, Grant};

use crate::practice::Round;
use crate::{Error, Result};

/// The mentor a grant was given to, for a round of the grant's own submission.
fn mentor_of(grant: &Grant<DecideReview>, round: &Round) -> Result<UserId> {
    if round.submission != grant.target().id {
        return Err(Error::corrupt("round", round.id));
    }
    grant.by().ok_or_else(|| Error::corrupt("mentor", round.id))
}
