//! Artists who let themselves be found: what they offer, where they are, and what their clients say of them.

mod client_review;
mod name;
mod offer;
mod place;

pub use client_review::{Answer, Answers, ClientReview, Decision, Kind, Question};
pub use name::{ArtistSlug, WebAddress, fold};
pub use offer::{Language, Service};
pub use place::{Bounds, PlaceId, Point};

use crate::problem::{self, Problem};

/// The greatest length of what an artist says about themselves, in characters.
pub const ABOUT: usize = 1_000;
/// The greatest length of a client's review and of an artist's answer to it, in characters.
pub const REVIEW: usize = 1_500;
/// The greatest length of a message to an artist, in characters.
pub const MESSAGE: usize = 3_000;
/// Codes that may wait for their reviews at the same time.
pub const OPEN_CODES: usize = 20;
/// How long a code may be used.
pub const CODE_LIFE: time::Duration = time::Duration::days(365);

/// The name of a studio: one line of at most 80 characters, or nothing.
///
/// # Errors
/// [`Problem::TooLong`] or [`Problem::Unprintable`].
pub fn studio(raw: &str) -> Result<Option<String>, Problem> {
    let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = problem::optional_text(&line, 80)?;
    Ok(Some(line).filter(|line| !line.is_empty()))
}

/// Why a rule about artists said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// So many codes are waiting for their reviews that one more would mean nothing.
    #[error("{OPEN_CODES} codes are waiting already")]
    TooManyCodes,
    /// A code that was used, has expired or was never given.
    #[error("the code has been used or has expired")]
    DeadCode,
    /// The text was published, refused or withdrawn before.
    #[error("this has been decided already")]
    AlreadyDecided,
    /// There is nothing to answer, or it was answered before.
    #[error("this cannot be answered")]
    NotToAnswer,
    /// The form came back faster than anybody writes.
    #[error("the form was sent too fast")]
    TooFast,
}

#[cfg(test)]
mod tests;
