//! Share links: addresses that show as much of a certificate as its holder chose, for as long as they like.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::Refusal;
use crate::id::{CredentialId, ShareLinkId};

/// How many links of one certificate may work at the same time.
pub const MOST_LINKS: usize = 20;

/// How many characters a link's label may have.
pub const LABEL_LENGTH: usize = 80;

/// How much of a certificate a link shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// Whose it is, what it is for, whether it is in force, and its dates.
    Validity,
    /// What was assessed as well, with every level.
    Assessed,
    /// Everything it states, its code included.
    Everything,
}

impl Shown {
    /// All of them, the least first.
    pub const ALL: [Self; 3] = [Self::Validity, Self::Assessed, Self::Everything];

    /// The name in forms and in storage.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Validity => "validity",
            Self::Assessed => "assessed",
            Self::Everything => "everything",
        }
    }

    /// What [`as_str`](Self::as_str) wrote; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shown| shown.as_str() == text)
    }
}

/// A link to a certificate as it is kept. What opens it is known to those who were given it, and to nobody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareLink {
    /// Its identity.
    pub id: ShareLinkId,
    /// What it leads to.
    pub certificate: CredentialId,
    /// What its holder calls it.
    pub label: String,
    /// How much it shows.
    pub shows: Shown,
    /// When it was made.
    pub made_at: OffsetDateTime,
    /// When it ends by itself, if it does.
    pub until: Option<OffsetDateTime>,
    /// When its holder ended it.
    pub ended_at: Option<OffsetDateTime>,
}

impl ShareLink {
    /// Whether it shows anything.
    pub fn works(&self, now: OffsetDateTime) -> bool {
        self.ended_at.is_none() && self.until.is_none_or(|until| now < until)
    }
}

/// Whether there may be one more link beside these.
///
/// # Errors
/// [`Refusal::TooManyLinks`].
pub fn may_share(links: &[ShareLink], now: OffsetDateTime) -> Result<(), Refusal> {
    let working = links.iter().filter(|link| link.works(now)).count();
    if working < MOST_LINKS { Ok(()) } else { Err(Refusal::TooManyLinks) }
}

/// What opens a share link: 128 random bits, base64url. Whoever has it may look.
#[derive(Clone, PartialEq, Eq)]
pub struct ShareToken(String);

/// A text that cannot open a share link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a share link ends with {} letters, digits, hyphens and underscores", ShareToken::LENGTH)]
pub struct NotAToken;

impl ShareToken {
    /// 128 bits in base64url.
    const LENGTH: usize = 22;

    /// Takes a token from an address.
    ///
    /// # Errors
    /// [`NotAToken`] for a text of another length or with other characters.
    pub fn parse(text: &str) -> Result<Self, NotAToken> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if text.len() == Self::LENGTH && text.bytes().all(plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAToken)
        }
    }

    /// The token as it stands in an address.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// It is a secret, so no log shows it.
impl std::fmt::Debug for ShareToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ShareToken")
    }
}

#[cfg(test)]
mod tests {
    use time::Duration;
    use time::macros::datetime;
    use uuid::Uuid;

    use super::*;

    const MADE: OffsetDateTime = datetime!(2026-11-01 00:00 UTC);

    fn link() -> ShareLink {
        ShareLink {
            id: ShareLinkId::new(Uuid::from_u128(1)),
            certificate: CredentialId::new(Uuid::from_u128(2)),
            label: "For the clinic".to_owned(),
            shows: Shown::Validity,
            made_at: MADE,
            until: None,
            ended_at: None,
        }
    }

    #[test]
    fn a_link_works_until_its_end_or_until_it_is_ended() {
        let later = MADE + Duration::days(10);
        assert!(link().works(later));
        let short = ShareLink { until: Some(MADE + Duration::days(9)), ..link() };
        assert!(short.works(MADE + Duration::days(8)) && !short.works(MADE + Duration::days(9)));
        let ended = ShareLink { ended_at: Some(MADE), ..link() };
        assert!(!ended.works(MADE));
    }

    #[test]
    fn only_links_that_work_count_against_the_most() {
        let mut links = vec![link(); MOST_LINKS];
        assert_eq!(may_share(&links, MADE), Err(Refusal::TooManyLinks));
        links[0].ended_at = Some(MADE);
        assert_eq!(may_share(&links, MADE), Ok(()));
    }

    #[test]
    fn what_a_link_shows_survives_its_name() {
        for shown in Shown::ALL {
            assert_eq!(Shown::parse(shown.as_str()), Some(shown));
        }
        assert_eq!(Shown::parse("all"), None);
    }

    #[test]
    fn a_token_is_taken_exactly_and_never_shown_by_accident() {
        let token = ShareToken::parse("AAAAAAAAAAAAAAAAAAAAA-").expect("a token");
        assert_eq!(token.expose(), "AAAAAAAAAAAAAAAAAAAAA-");
        assert_eq!(format!("{token:?}"), "ShareToken");
        for wrong in ["", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA+", "AAAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(ShareToken::parse(wrong), Err(NotAToken), "{wrong}");
        }
    }
}
