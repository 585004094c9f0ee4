//! What can be wrong with a value someone typed. A closed list: the message is made from it in the reader's
//! language, so no rule carries English around.

use serde::{Deserialize, Serialize};
use time::Date;
use time::macros::format_description;

/// What is wrong with one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Problem {
    /// Nothing was given.
    #[error("is required")]
    Required,
    /// Fewer than `min` characters.
    #[error("needs at least {min} characters")]
    TooShort {
        /// The least number of characters.
        min: usize,
    },
    /// More than `max` characters.
    #[error("may have at most {max} characters")]
    TooLong {
        /// The greatest number of characters.
        max: usize,
    },
    /// Not an e-mail address.
    #[error("is not an e-mail address")]
    NotAnEmail,
    /// Not a number.
    #[error("is not a number")]
    NotANumber,
    /// Outside the accepted range.
    #[error("must lie between {min} and {max}")]
    OutOfRange {
        /// The least accepted value.
        min: i64,
        /// The greatest accepted value.
        max: i64,
    },
    /// Not one of the choices offered.
    #[error("is not one of the choices")]
    NotAChoice,
    /// Some parts are filled in and some are not.
    #[error("is only partly filled in")]
    Incomplete,
    /// The same value where each must differ.
    #[error("holds the same value twice")]
    Repeated,
    /// A password that is on every guesser's first page.
    #[error("is too easy to guess")]
    TooCommon,
    /// Control characters or other text that cannot be shown.
    #[error("holds characters that cannot be shown")]
    Unprintable,
    /// The confirmation does not match.
    #[error("does not match")]
    Mismatch,
    /// The account's password, asked for again, is wrong.
    #[error("is not your password")]
    WrongPassword,
    /// What was to be changed is that already.
    #[error("is what it is already")]
    Unchanged,
    /// Somebody else has this name already, or the site needs it itself.
    #[error("is taken")]
    Taken,
    /// Not a name that can stand in an address.
    #[error("may hold only lower-case letters, digits and single hyphens between them")]
    NotASlug,
    /// Not the address of a web page that is reached safely.
    #[error("is not an address that starts with https://")]
    NotHttps,
    /// No place is called that.
    #[error("is no place we know")]
    UnknownPlace,
    /// Several places are called that.
    #[error("is the name of several places")]
    SeveralPlaces,
    /// Something that people leave empty was filled in.
    #[error("must stay empty")]
    NotEmpty,
    /// Not a day of the calendar.
    #[error("is not a date")]
    NotADate,
    /// A day that has passed, where it must not have.
    #[error("lies in the past")]
    InThePast,
    /// A day that has not come yet, where it must have.
    #[error("lies in the future")]
    InTheFuture,
    /// A day before the one it must follow.
    #[error("lies before the other date")]
    TooEarly,
    /// A day so far ahead that it must be a slip.
    #[error("lies too far ahead")]
    TooFarAhead,
    /// Neither a PDF nor a picture that can be shown.
    #[error("is neither a PDF nor a JPEG or PNG picture")]
    NotADocument,
    /// A file that is damaged, or larger in memory than anybody needs.
    #[error("cannot be opened")]
    Unopenable,
    /// A file of more than `max` bytes.
    #[error("is larger than {max} bytes")]
    TooHeavy {
        /// The most bytes.
        max: u64,
    },
}

/// A [`Problem`] and the form field it stands beside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{field} {problem}")]
pub struct FieldProblem {
    /// The field's name in the form.
    pub field: String,
    /// What is wrong with its value.
    pub problem: Problem,
}

impl FieldProblem {
    /// `problem`, beside `field`.
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }
}

/// Text that people typed: trimmed, without control characters (line breaks aside), 1 to `MAX` characters.
///
/// # Errors
/// [`Problem::Required`], [`Problem::TooLong`] or [`Problem::Unprintable`].
pub fn text(raw: &str, max: usize) -> Result<String, Problem> {
    let text = optional_text(raw, max)?;
    if text.is_empty() { Err(Problem::Required) } else { Ok(text) }
}

/// Like [`text`], but may be empty.
///
/// # Errors
/// [`Problem::TooLong`] or [`Problem::Unprintable`].
pub fn optional_text(raw: &str, max: usize) -> Result<String, Problem> {
    let text = raw.trim().replace("\r\n", "\n");
    if text.chars().count() > max {
        return Err(Problem::TooLong { max });
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Problem::Unprintable);
    }
    Ok(text)
}

/// A day as browsers send it: `2026-11-14`.
///
/// # Errors
/// [`Problem::Required`] or [`Problem::NotADate`].
pub fn day(raw: &str) -> Result<Date, Problem> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Err(Problem::Required);
    }
    Date::parse(raw, format_description!("[year]-[month]-[day]")).map_err(|_| Problem::NotADate)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_day_is_read_as_browsers_write_it() {
        assert_eq!(day(" 2028-02-29 "), Ok(date!(2028 - 02 - 29)));
        assert_eq!(day(""), Err(Problem::Required));
        for wrong in ["2027-02-29", "29.02.2028", "tomorrow", "2028-2-9"] {
            assert_eq!(day(wrong), Err(Problem::NotADate), "{wrong}");
        }
    }
}
