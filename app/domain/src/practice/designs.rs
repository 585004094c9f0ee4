//! Designs somebody keeps: what they called it, and the state of the figure it was made with.

use crate::problem::{self, Problem};

/// The most designs one person keeps.
pub const MAX_DESIGNS: usize = 50;

/// The longest name of a design, in characters.
pub const MAX_NAME: usize = 60;

/// What somebody calls a design.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesignName(String);

impl DesignName {
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

impl std::fmt::Display for DesignName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The state of a figure as its address has it: `face=oval&middle=80`. It needs no encoding to stand in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesignState(String);

/// The longest state that is kept, in bytes.
const LONGEST: usize = 500;

impl DesignState {
    /// The state that this text is; nothing if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"=&.-".contains(&byte);
        let fits = (1..=LONGEST).contains(&text.len()) && text.bytes().all(plain);
        fits.then(|| Self(text.to_owned()))
    }

    /// The state of these values.
    pub fn of(pairs: &[(&'static str, String)]) -> Option<Self> {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Self::parse(&pairs.join("&"))
    }

    /// As it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_of_at_most_sixty_characters() {
        assert_eq!(
            DesignName::parse("  Ana,\n first ").map(|name| name.to_string()),
            Ok("Ana, first".to_owned())
        );
        assert_eq!(DesignName::parse(" "), Err(Problem::Required));
        assert_eq!(DesignName::parse(&"x".repeat(61)), Err(Problem::TooLong { max: 60 }));
    }

    #[test]
    fn a_state_cannot_leave_its_address() {
        let pairs = [("face", "oval".to_owned()), ("line", "-4".to_owned())];
        assert_eq!(DesignState::of(&pairs).map(|state| state.0), Some("face=oval&line=-4".to_owned()));
        for strange in ["", "a=b#c", "a=%20", "a=\"", "a=Ü", "a=b c"] {
            assert_eq!(DesignState::parse(strange), None, "{strange}");
        }
        assert_eq!(DesignState::parse(&"x".repeat(501)), None);
    }
}
