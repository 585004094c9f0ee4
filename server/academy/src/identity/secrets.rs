//! Secrets that stand for a person for a while: the tokens of sessions and of links in letters.
//!
//! Each is 256 random bits, given away once and kept only as its SHA-256: whoever reads the database can use
//! none of them. They need no slow hash, since nobody guesses 256 bits.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::SessionId;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::Chance;

const BYTES: usize = 32;
const ID_BYTES: usize = 16;

/// 256 random bits.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Secret([u8; BYTES]);

impl Secret {
    pub(super) fn mint(chance: &dyn Chance) -> Self {
        let mut bytes = [0; BYTES];
        chance.fill(&mut bytes);
        Self(bytes)
    }

    /// Reads what [`Secret::expose`] wrote; `None` for anything else.
    pub(super) fn read(text: &str) -> Option<Self> {
        decode(text).map(Self)
    }

    /// The secret as text for a link.
    pub(super) fn expose(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is kept of it.
    pub(super) fn digest(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0))
    }

    /// The secret that follows this one: nobody without both `self` and `salt` can tell it.
    fn next(&self, salt: &Self) -> Self {
        Self(Sha256::new().chain_update(salt.0).chain_update(self.0).finalize().into())
    }
}

/// The token that renews a session: which session, and its present secret.
///
/// The session's name is part of it, so that a secret spent long ago is still known to be a copy: then the
/// whole session ends. The next secret is made from the present one and a fresh salt that the session keeps, so
/// that a second tab which presents the same token a moment later is given the very same successor, and
/// no browser is left with a spent token, in whichever order the answers arrive.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct RefreshToken {
    pub(super) session: SessionId,
    pub(super) secret: Secret,
}

impl RefreshToken {
    pub(super) fn read(text: &str) -> Option<Self> {
        let bytes: [u8; ID_BYTES + BYTES] = decode(text)?;
        let (id, secret) = bytes.split_first_chunk::<ID_BYTES>()?;
        Some(Self { session: SessionId::new(Uuid::from_bytes(*id)), secret: Secret(secret.try_into().ok()?) })
    }

    pub(super) fn expose(&self) -> String {
        URL_SAFE_NO_PAD.encode([&self.session.get().into_bytes()[..], &self.secret.0].concat())
    }

    pub(super) fn next(&self, salt: &Secret) -> Self {
        Self { session: self.session, secret: self.secret.next(salt) }
    }
}

fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    // A longer text is never decoded, however long it is.
    if text.len() > N * 2 {
        return None;
    }
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_token_survives_its_text(id: u128, bytes: [u8; BYTES]) {
            let token = RefreshToken { session: SessionId::new(Uuid::from_u128(id)), secret: Secret(bytes) };
            let read = RefreshToken::read(&token.expose()).expect("its own text");
            prop_assert_eq!(read.session, token.session);
            prop_assert!(read.secret == token.secret);
        }

        #[test]
        fn any_other_text_is_no_token(text in "\\PC{0,100}") {
            let read = RefreshToken::read(&text);
            prop_assert!(read.is_none_or(|token| token.expose() == text));
        }

        #[test]
        fn the_successor_depends_on_the_secret_and_on_the_salt(a: [u8; BYTES], b: [u8; BYTES], salt: [u8; BYTES]) {
            prop_assume!(a != b);
            let (a, b, salt) = (Secret(a), Secret(b), Secret(salt));
            prop_assert!(a.next(&salt) != b.next(&salt));
            prop_assert!(salt.next(&a) != salt.next(&b));
            prop_assert!(a.next(&salt) == a.next(&salt));
        }
    }
}
