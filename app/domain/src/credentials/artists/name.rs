//! What an artist is called in an address, and where else they are on the web.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::problem::{self, Problem};

/// Text as it is looked for: lower-case Latin letters and digits without accents, words separated by one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Taken apart twice: some signs hold capitals, and some small letters hold accents.
    let letters = text.nfkd().flat_map(char::to_lowercase).nfkd();
    for c in letters.filter(|c| !is_combining_mark(*c)) {
        match plain(c) {
            Some(letters) => folded.push_str(letters),
            None if c.is_ascii_alphanumeric() => folded.push(c),
            None if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            None => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Letters that no decomposition makes plain.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        _ => return None,
    })
}

/// An artist's own part of an address, as in `/artists/ana-ruiz`: 3–60 of `a-z`, `0-9` and single hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ArtistSlug(String);

impl ArtistSlug {
    /// The greatest length, in characters.
    pub const MAX: usize = 60;
    /// The least length, in characters.
    pub const MIN: usize = 3;

    /// Names the site needs itself, now or later.
    const RESERVED: [&'static str; 22] = [
        "about",
        "academy",
        "admin",
        "all",
        "api",
        "artist",
        "artists",
        "contact",
        "feed",
        "help",
        "how-to-choose",
        "index",
        "map",
        "me",
        "near",
        "new",
        "profile",
        "review",
        "reviews",
        "search",
        "sitemap",
        "stipple",
    ];

    /// Reads what somebody typed or an address holds. Capital letters become small.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooShort`], [`Problem::TooLong`], [`Problem::NotASlug`], or
    /// [`Problem::Taken`] for a name that the site needs itself.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let text = problem::text(raw, Self::MAX)?.to_lowercase();
        if text.chars().count() < Self::MIN {
            return Err(Problem::TooShort { min: Self::MIN });
        }
        let part = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !text.split('-').all(part) {
            return Err(Problem::NotASlug);
        }
        if Self::RESERVED.contains(&text.as_str()) { Err(Problem::Taken) } else { Ok(Self(text)) }
    }

    /// The slug that a name suggests; one that is neither too short nor reserved for any name.
    pub fn suggest(name: &str) -> Self {
        let mut text = fold(name).replace(' ', "-");
        text.truncate(Self::MAX - 7);
        let text = text.trim_matches('-');
        Self::parse(text)
            .or_else(|_| Self::parse(&format!("artist-{text}")))
            .unwrap_or_else(|_| Self("artist-1".to_owned()))
    }

    /// Another suggestion, for when this one is taken: the same with a number.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!(
            "{}-{number}",
            self.0.chars().take(Self::MAX - 4).collect::<String>().trim_end_matches('-')
        ))
    }

    /// The slug as it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ArtistSlug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for ArtistSlug {
    type Err = Problem;

    /// Reads an address, where capital letters are another one.
    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::parse(text).and_then(|slug| if slug.0 == text { Ok(slug) } else { Err(Problem::NotASlug) })
    }
}

impl TryFrom<String> for ArtistSlug {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        text.parse()
    }
}

impl From<ArtistSlug> for String {
    fn from(slug: ArtistSlug) -> Self {
        slug.0
    }
}

/// An artist's own web page: `https://` only, so that no client is led over an open line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebAddress(String);

impl WebAddress {
    /// Reads what somebody typed.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooLong`] or [`Problem::NotHttps`].
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let text = problem::text(raw, 200)?;
        let host =
            text.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        let label = |label: &str| {
            !label.is_empty()
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
                && !label.starts_with('-')
        };
        let is_host = |host: &str| host.contains('.') && host.split('.').all(label);
        let plain = text.chars().all(|c| !c.is_whitespace() && !"\"'<>`\\^{}|".contains(c));
        if plain && host.is_some_and(is_host) { Ok(Self(text)) } else { Err(Problem::NotHttps) }
    }

    /// Like [`parse`](Self::parse), but may be empty.
    ///
    /// # Errors
    /// [`Problem::TooLong`] or [`Problem::NotHttps`].
    pub fn optional(raw: &str) -> Result<Option<Self>, Problem> {
        if raw.trim().is_empty() { Ok(None) } else { Self::parse(raw).map(Some) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part that people recognise: the host without `www.`.
    pub fn host(&self) -> &str {
        let rest = self.0.strip_prefix("https://").unwrap_or(&self.0);
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host)
    }
}

impl TryFrom<String> for WebAddress {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        Self::parse(&text)
    }
}

impl From<WebAddress> for String {
    fn from(address: WebAddress) -> Self {
        address.0
    }
}
