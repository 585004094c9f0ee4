//! The languages every page exists in.

use serde::{Deserialize, Serialize};

/// A language of the academy. English pages have no prefix, Spanish ones live under `/es`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English, the language of a URL without a prefix.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Locale {
    /// Every language, in the order the language switch shows them.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The BCP 47 tag, for `lang` and `hreflang`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The language of a tag such as `es` or `es-MX`; `None` for languages the academy does not speak.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| primary.eq_ignore_ascii_case(locale.tag()))
    }

    /// The other language: what the language switch leads to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Es,
            Self::Es => Self::En,
        }
    }
}

/// A value that exists in every language. Both are required, so a missing translation is a parse error,
/// never a blank on a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localized<T> {
    /// English.
    pub en: T,
    /// Spanish.
    pub es: T,
}

impl<T> Localized<T> {
    /// The value in `locale`.
    pub const fn get(&self, locale: Locale) -> &T {
        match locale {
            Locale::En => &self.en,
            Locale::Es => &self.es,
        }
    }

    /// Applies `f` to both languages.
    pub fn map<U>(&self, mut f: impl FnMut(&T) -> U) -> Localized<U> {
        Localized { en: f(&self.en), es: f(&self.es) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regional_tag_means_its_language() {
        assert_eq!(Locale::from_tag("es-MX"), Some(Locale::Es));
        assert_eq!(Locale::from_tag("EN_gb"), Some(Locale::En));
        assert_eq!(Locale::from_tag("estonian"), None);
    }
}
