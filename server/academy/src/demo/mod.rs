//! The demo academy: obviously invented people with work in every state.
//!
//! Everything goes through the real use cases, each at its own moment of the past, so the demo can show nothing
//! the academy could not produce. The photos are drawn, not taken: dots on paper and latex, no people.

mod artists;
mod certificates;
mod days;
mod evidence;
mod keepsakes;
mod people;
mod practice;
mod proposals;
mod reviews;
mod study;

use crate::{Academy, Result};

pub use people::PASSWORD;

/// Whether an academy was filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seeded {
    /// It was empty and is full now.
    Now,
    /// It was full already.
    Before,
    /// Filling was interrupted once; it cannot go on from there.
    Interrupted,
    /// It holds people who are not part of the demo, so nothing was done.
    Occupied,
}

/// Fills an empty academy. An academy that has been filled is left as it is.
///
/// # Errors
/// When the database or the file storage is out of reach.
pub async fn seed(academy: &Academy, progress: impl Fn(&str) + Sync) -> Result<Seeded> {
    match people::presence(academy).await? {
        people::Presence::All => return Ok(Seeded::Before),
        people::Presence::Some => return Ok(Seeded::Interrupted),
        people::Presence::Others => return Ok(Seeded::Occupied),
        people::Presence::None => {}
    }
    let days = days::Days::new(academy);
    progress("people");
    let people = people::arrive(&days).await?;
    progress("lessons, quizzes and practice work of the trainees");
    practice::fill(&days, &people).await?;
    keepsakes::fill(&days, &people).await?;

    progress("certificates");
    certificates::award(&days, &people).await?;
    progress("artists and what their clients say");
    artists::fill(&days, &people).await?;
    progress("what holders hold and learn besides");
    evidence::fill(&days, &people).await?;
    progress("a certificate that waits for a second person");
    proposals::fill(&days, &people).await?;
    practice::album::close();
    // The last account says that the demo is complete.
    people::complete(&days).await?;
    Ok(Seeded::Now)
}
