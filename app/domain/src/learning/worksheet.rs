//! What somebody keeps of a figure: the state it was in, under a name of their own.

use time::OffsetDateTime;

use super::Interactive;
use crate::id::WorksheetId;
use crate::problem::{self, Problem};

/// How many worksheets one person can keep of a figure.
pub const MOST_WORKSHEETS: usize = 50;
/// How long a worksheet's name may be, in characters.
pub const MAX_NAME: usize = 60;
/// How long a state may be, in bytes, as an address holds it.
pub const MAX_STATE: usize = 2_000;

/// What somebody calls a worksheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorksheetName(String);

impl WorksheetName {
    /// Parses what somebody typed; runs of white space become one space.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooLong`] or [`Problem::Unprintable`].
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let one_line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        problem::text(&one_line, MAX_NAME).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for WorksheetName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The state of a figure as its address has it, the values of the beginning too: `face=oval&middle=80`. What needs it is
/// percent-encoded, so it can stand in an address as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureState(String);

impl FigureState {
    /// The state that this text is.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooLong`], or [`Problem::Unprintable`] for what has no place in an address.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"=&.-_~%".contains(&byte);
        match text.len() {
            0 => Err(Problem::Required),
            1..=MAX_STATE if text.bytes().all(plain) => Ok(Self(text.to_owned())),
            1..=MAX_STATE => Err(Problem::Unprintable),
            _ => Err(Problem::TooLong { max: MAX_STATE }),
        }
    }

    /// As it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A state of a figure that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worksheet {
    /// Which one.
    pub id: WorksheetId,
    /// The figure.
    pub figure: Interactive,
    /// What its owner calls it.
    pub name: WorksheetName,
    /// The state.
    pub state: FigureState,
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

    #[test]
    fn a_name_is_one_line_of_at_most_sixty_characters() {
        let parsed = WorksheetName::parse("  Ana,\n first ").map(|name| name.to_string());
        assert_eq!(parsed, Ok("Ana, first".to_owned()));
        assert_eq!(WorksheetName::parse(" "), Err(Problem::Required));
        assert_eq!(WorksheetName::parse(&"x".repeat(MAX_NAME + 1)), Err(Problem::TooLong { max: MAX_NAME }));
    }

    #[test]
    fn a_state_cannot_leave_its_address() {
        let state = "face=oval&line=-4&price=1.250%2C50";
        assert_eq!(FigureState::parse(state).map(|state| state.0), Ok(state.to_owned()));
        assert_eq!(FigureState::parse(""), Err(Problem::Required));
        for strange in ["a=b#c", "a=\"", "a=Ü", "a=b c", "a=<b>"] {
            assert_eq!(FigureState::parse(strange), Err(Problem::Unprintable), "{strange}");
        }
        let long = "x".repeat(MAX_STATE + 1);
        assert_eq!(FigureState::parse(&long), Err(Problem::TooLong { max: MAX_STATE }));
    }
}
