//! Everything people read, in both languages.
//!
//! **How to add a string**
//! 1. Write it in `app/locales/en/<namespace>.json` and in `app/locales/es/<namespace>.json`, under the same key.
//!    Each room owns the namespace of its name; `shell` has the frame of the page, `faults` the error messages.
//!    ```json
//!    { "sign_in": {
//!        "title": "Sign in",
//!        "welcome": "Welcome back, {name}",
//!        "attempts": { "one": "{count} attempt left", "other": "{count} attempts left" } } }
//!    ```
//! 2. `build.rs` makes one function per message; groups become modules:
//!    ```text
//!    use crate::i18n::identity as say;
//!    say::sign_in::title(locale)            // &'static str
//!    say::sign_in::welcome(locale, &name)   // String; one argument per {placeholder}, in the order of the English text
//!    say::sign_in::attempts(locale, 3u32)   // String; {count} takes any unsigned integer and is grouped by locale
//!    ```
//! 3. In views: `<h1>{say::sign_in::title(locale)}</h1>`. Islands receive the [`Locale`] as a prop and call the same
//!    functions; messages an island does not call are not in the wasm file.
//!
//! Spanish addresses the reader as *tú*, in every room and in the lessons.
//!
//! The build stops, naming file and key, when a key is missing in one language, occurs twice, is empty, or when the
//! placeholders differ. `{name}` is the only markup; text is escaped by the view like any other text.
//! Dates, numbers, prices and sizes: [`format`]. A page's language is `ctx.locale`, always passed by value.

pub mod fault;
pub mod format;

pub use domain::Locale;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A whole number that chooses between singular and plural.
pub trait Count {
    /// The number to compare and to show.
    fn number(self) -> u64;
}

macro_rules! count {
    ($($kind:ty),*) => { $(impl Count for $kind { fn number(self) -> u64 { u64::from(self) } })* };
}
count!(u8, u16, u32, u64);

impl Count for usize {
    fn number(self) -> u64 {
        self as u64
    }
}

/// Whether the singular applies, and the number as text.
fn counted(locale: Locale, count: impl Count) -> (bool, String) {
    let number = count.number();
    (number == 1, format::number(locale, number))
}
