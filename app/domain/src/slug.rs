//! Names that appear in URLs and course files, one type each, so that a lesson is never looked up by a module.

use serde::{Deserialize, Serialize};

/// Why a text is not a slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SlugError {
    /// Nothing was given.
    #[error("is empty; use lower-case letters, digits and hyphens")]
    Empty,
    /// More than [`MAX_LEN`] characters.
    #[error("is longer than 64 characters; shorten it")]
    TooLong,
    /// A character outside `a-z`, `0-9` and `-`, or a hyphen at an end.
    #[error("may hold only lower-case letters, digits and single hyphens between them")]
    Character,
}

/// The longest slug, in characters.
pub const MAX_LEN: usize = 64;

fn check(text: &str) -> Result<(), SlugError> {
    if text.is_empty() {
        return Err(SlugError::Empty);
    }
    if text.len() > MAX_LEN {
        return Err(SlugError::TooLong);
    }
    let well_formed = text.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    });
    if well_formed { Ok(()) } else { Err(SlugError::Character) }
}

macro_rules! slugs {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Accepts 1–64 of `a-z`, `0-9` and single hyphens between them.
            ///
            /// # Errors
            /// [`SlugError`] says which rule the text breaks.
            pub fn parse(text: &str) -> Result<Self, SlugError> {
                check(text).map(|()| Self(text.to_owned()))
            }

            /// The slug as it stands in a URL or a file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = SlugError;

            fn from_str(text: &str) -> Result<Self, SlugError> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = SlugError;

            fn try_from(text: String) -> Result<Self, SlugError> {
                check(&text).map(|()| Self(text))
            }
        }

        impl From<$name> for String {
            fn from(slug: $name) -> Self {
                slug.0
            }
        }
    )+};
}

slugs! {
    /// A course, as in `/courses/foundations`.
    CourseSlug;
    /// A module within its course.
    ModuleSlug;
    /// A lesson within its module; also the stable id its progress is kept under.
    LessonSlug;
    /// A practice assignment, unique over the academy, as in `/practice/three-hairlines`.
    AssignmentSlug;
    /// A quiz item, unique in its course and stable for ever.
    ItemId;
    /// An option, pair or region of a quiz item.
    OptionId;
    /// A criterion of a rubric.
    CriterionId;
    /// A term of the glossary.
    TermSlug;
    /// A figure of a course: its file name without the extension.
    FigureName;
    /// A film or a recording of a course: what its files are called, without their endings.
    MediumName;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_lower_case_words_joined_by_single_hyphens() {
        assert!(LessonSlug::parse("layers-of-the-scalp-2").is_ok());
        for (text, error) in [
            ("", SlugError::Empty),
            ("Layers", SlugError::Character),
            ("a--b", SlugError::Character),
            ("-a", SlugError::Character),
            ("../etc", SlugError::Character),
            ("señal", SlugError::Character),
        ] {
            assert_eq!(LessonSlug::parse(text), Err(error), "{text:?}");
        }
        assert_eq!(LessonSlug::parse(&"a".repeat(65)), Err(SlugError::TooLong));
    }
}
