//! What somebody keeps of a figure: the state it was in, under a name of their own.

use time::OffsetDateTime;

use super::Interactive;
use crate::id::WorksheetId;

/// How many worksheets one person can keep of a figure.
pub const MOST_WORKSHEETS: usize = 20;
/// How long a worksheet's name may be, in characters.
pub const WORKSHEET_NAME_LENGTH: usize = 60;
/// How long a state may be, in bytes, as an address holds it.
pub const WORKSHEET_STATE_LENGTH: usize = 2_000;

/// A state of a figure that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worksheet {
    /// Which one.
    pub id: WorksheetId,
    /// The figure.
    pub figure: Interactive,
    /// What its owner calls it.
    pub name: String,
    /// The state, as an address holds it: `price=2400&clients=6`. Empty at the figure's beginning.
    pub state: String,
    /// When it was kept.
    pub kept_at: OffsetDateTime,
}

/// Why a worksheet is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// As many as one can keep are kept already.
    #[error("{MOST_WORKSHEETS} worksheets are kept already")]
    TooManyWorksheets,
}

/// Whether one more can be kept by somebody who keeps `kept` of the same figure.
///
/// # Errors
/// [`Refusal::TooManyWorksheets`].
pub const fn may_keep(kept: usize) -> Result<(), Refusal> {
    if kept < MOST_WORKSHEETS { Ok(()) } else { Err(Refusal::TooManyWorksheets) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_the_last_and_for_none_after_it() {
        assert_eq!(may_keep(MOST_WORKSHEETS - 1), Ok(()));
        assert_eq!(may_keep(MOST_WORKSHEETS), Err(Refusal::TooManyWorksheets));
    }
}
