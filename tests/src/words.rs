//! The words of the pages, so that a journey can be walked in either language and survives better wording.

use std::path::Path;

use serde_json::Value;

/// Everything the pages say in one language.
#[derive(Debug, Clone)]
pub struct Words {
    locale: &'static str,
}

impl Words {
    /// English.
    pub const ENGLISH: Self = Self { locale: "en" };
    /// Spanish.
    pub const SPANISH: Self = Self { locale: "es" };

    /// The language's name: `en` or `es`.
    #[must_use]
    pub const fn locale(&self) -> &'static str {
        self.locale
    }

    /// The address of a page in this language.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        if self.locale == "en" { path.to_owned() } else { format!("/{}{path}", self.locale) }
    }

    /// What is said at that place of `app/locales`: `of("identity", "login.email")`. Of words with a gap, those before
    /// the gap.
    ///
    /// # Panics
    /// When nothing is said there.
    #[must_use]
    pub fn of(&self, file: &str, place: &str) -> String {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/locales").join(self.locale);
        let path = folder.join(format!("{file}.json"));
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let words: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}.json: {error}"));
        let found = place.split('.').try_fold(&words, |words, part| words.get(part)).and_then(Value::as_str);
        let found = found.unwrap_or_else(|| panic!("{file}.json says nothing at {place}"));
        found.split('{').next().unwrap_or_default().trim_end().to_owned()
    }
}
