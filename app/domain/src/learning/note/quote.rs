//! A passage, named by its words.

use std::cmp::Reverse;
use std::ops::Range;

use crate::problem::{self, Problem};

/// A passage by its words and a little of what stands around them: the text quote selector of the W3C Web Annotation Data
/// Model, section 4.2.4 (`exact`, `prefix`, `suffix`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    exact: String,
    prefix: String,
    suffix: String,
}

/// A passage that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Its characters, white space not counted.
    pub(super) range: Range<usize>,
    /// How many characters around it are those that stood around it before.
    pub(super) context: usize,
}

impl Quote {
    /// The most characters of a passage.
    pub const MAX: usize = 600;
    /// The most characters kept of what stands before it, and of what stands behind it.
    pub const CONTEXT: usize = 40;

    /// Reads a passage as a page sends it; nothing when there are no words in it. White space is made single spaces.
    ///
    /// # Errors
    /// [`Problem::TooLong`] for more than [`Quote::MAX`] characters, [`Problem::Unprintable`] for control characters.
    pub fn parse(exact: &str, prefix: &str, suffix: &str) -> Result<Option<Self>, Problem> {
        let exact = problem::optional_text(&single_spaced(exact), Self::MAX)?;
        if exact.is_empty() {
            return Ok(None);
        }
        let [prefix, suffix] = [prefix, suffix].map(single_spaced);
        if prefix.chars().chain(suffix.chars()).any(char::is_control) {
            return Err(Problem::Unprintable);
        }
        let skip = prefix.chars().count().saturating_sub(Self::CONTEXT);
        Ok(Some(Self {
            exact,
            prefix: prefix.chars().skip(skip).collect(),
            suffix: suffix.chars().take(Self::CONTEXT).collect(),
        }))
    }

    /// The words of the passage.
    pub fn exact(&self) -> &str {
        &self.exact
    }

    /// What stood before it.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// What stood behind it.
    pub fn suffix(&self) -> &str {
        &self.suffix
    }

    /// The passage in a text, where it stands several times there: the one with most of what stood around it, the first of
    /// equals. White space makes no difference: a page and a plain text part words differently where blocks meet.
    pub(super) fn find(&self, text: &str) -> Option<Found> {
        let [text, exact, prefix, suffix] =
            [text, &self.exact, &self.prefix, &self.suffix].map(without_space);
        if exact.is_empty() {
            return None;
        }
        let places = text.windows(exact.len()).enumerate().filter(|(_, words)| *words == exact);
        let found = places.map(|(start, _)| {
            let range = start..start + exact.len();
            let before = alike(text[..start].iter().rev(), prefix.iter().rev());
            let context = before + alike(text[range.end..].iter(), suffix.iter());
            Found { range, context }
        });
        found.min_by_key(|found| Reverse(found.context))
    }
}

/// How many letters two texts begin with alike.
fn alike<'l>(one: impl Iterator<Item = &'l char>, other: impl Iterator<Item = &'l char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

fn without_space(text: &str) -> Vec<char> {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
