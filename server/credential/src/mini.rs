//! What a printed QR code says by itself: a few facts of a certificate, signed, short enough to stand behind the address
//! of its page, as `https://academy.example/verify/7Q4K-2M9P-W3XD#t=…`. The fragment never reaches a server, so that a
//! browser that has the page and the keys can read it with neither the academy nor a network at hand.
//!
//! It tells what a paper was printed with, never whether the certificate is in force: there is no status in it.
//!
//! # Format
//! Base64url without padding of `body ‖ signature`. The body, numbers big-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version, 1 |
//! | 4 | the key: how the SHA-256 of its thumbprint begins |
//! | 4 | start of validity, seconds since 1970 |
//! | 4 | end of validity, likewise |
//! | 1 + n | the code as printed |
//! | 1 + n | the holder's name, UTF-8, cut with `…` beyond 64 bytes |
//! | 1 + n | the title, UTF-8, likewise beyond 80 |
//!
//! The signature (ES256, `r ‖ s`, 64 bytes) is over a fixed line, the issuer's DID, a zero byte and the body. The line
//! holds spaces, which the signing input of a JWT cannot, so neither can ever pass for the other, although one key signs
//! both.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::credentials::Code;
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use time::OffsetDateTime;

use crate::{
    issuer::Did,
    key_set::KeySet,
    keys::{SigningKey, VerifyingKey},
    record::CredentialRecord,
    sign::SignError,
};

const DOMAIN: &[u8] = b"Stipple certificate, printed summary, version 1\n";
const VERSION: u8 = 1;
const SIGNATURE: usize = 64;
const MOST_NAME: usize = 64;
const MOST_TITLE: usize = 80;
/// Nothing that is longer was ever printed.
const MOST_TEXT: usize = 400;

/// What a printed QR code states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mini {
    /// The code of the certificate.
    pub code: Code,
    /// The holder's name, or how it begins.
    pub holder: String,
    /// What the certificate is for, or how that begins.
    pub title: String,
    /// Start of validity.
    pub valid_from: OffsetDateTime,
    /// End of validity.
    pub valid_until: OffsetDateTime,
}

/// Why a text is not what an academy prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MiniError {
    /// It does not have the form.
    #[error("not the signed text of a printed QR code")]
    Malformed,
    /// The key is not the issuer's.
    #[error("signed with a key that is not the issuer's")]
    UnknownKey,
    /// The signature does not fit.
    #[error("the signature does not fit the text")]
    Signature,
}

impl Mini {
    /// What the document of `record` is printed with.
    pub fn of(record: &CredentialRecord) -> Self {
        Self {
            code: record.code.clone(),
            holder: cut(&record.holder.name, MOST_NAME),
            title: cut(record.achievement.name.get(record.language), MOST_TITLE),
            valid_from: record.issued_at,
            valid_until: record.valid_until,
        }
    }

    /// Signs it for `issuer`. The same arguments give the same text.
    /// # Errors
    /// [`SignError::Signature`] for times that four bytes cannot write (before 1970, after 2105).
    pub fn sign(&self, issuer: &Did, key: &SigningKey) -> Result<String, SignError> {
        let mut text = self.body(key.verifying_key()).ok_or(SignError::Signature)?;
        let signature = key.sign(&signed(issuer, &text)).ok_or(SignError::Signature)?;
        text.extend_from_slice(&signature);
        Ok(URL_SAFE_NO_PAD.encode(text))
    }

    /// Reads what the issuer of `keys` signed.
    /// # Errors
    /// [`MiniError`] when it did not.
    pub fn read(text: &str, keys: &KeySet) -> Result<Self, MiniError> {
        if text.len() > MOST_TEXT {
            return Err(MiniError::Malformed);
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| MiniError::Malformed)?;
        let (body, signature) =
            bytes.split_at_checked(bytes.len().saturating_sub(SIGNATURE)).ok_or(MiniError::Malformed)?;
        let (name, mini) = parse(body).ok_or(MiniError::Malformed)?;
        let mut named = keys.tokens().filter(|key| short_name(key) == name).peekable();
        if named.peek().is_none() {
            return Err(MiniError::UnknownKey);
        }
        let message = signed(keys.issuer(), body);
        // Four bytes may name two keys; then either may have signed.
        if named.any(|key| key.accepts(&message, signature)) { Ok(mini) } else { Err(MiniError::Signature) }
    }

    fn body(&self, key: &VerifyingKey) -> Option<Vec<u8>> {
        let mut body = vec![VERSION];
        body.extend_from_slice(&short_name(key));
        for at in [self.valid_from, self.valid_until] {
            body.extend_from_slice(&u32::try_from(at.unix_timestamp()).ok()?.to_be_bytes());
        }
        for text in [self.code.as_str(), &self.holder, &self.title] {
            body.push(u8::try_from(text.len()).ok()?);
            body.extend_from_slice(text.as_bytes());
        }
        Some(body)
    }
}

/// What the signature is over.
fn signed(issuer: &Did, body: &[u8]) -> Vec<u8> {
    [DOMAIN, issuer.as_str().as_bytes(), &[0], body].concat()
}

/// A few bytes that tell an issuer's keys apart.
fn short_name(key: &VerifyingKey) -> [u8; 4] {
    let digest = Sha256::digest(key.thumbprint());
    [digest[0], digest[1], digest[2], digest[3]]
}

fn parse(body: &[u8]) -> Option<([u8; 4], Mini)> {
    let (&version, rest) = body.split_first()?;
    let (&name, rest) = rest.split_first_chunk::<4>()?;
    let (from, rest) = moment(rest)?;
    let (until, rest) = moment(rest)?;
    let (code, rest) = text(rest)?;
    let (holder, rest) = text(rest)?;
    let (title, rest) = text(rest)?;
    let code = Code::parse(&code).ok().filter(|read| read.as_str() == code)?;
    let whole = version == VERSION && rest.is_empty();
    whole.then_some((name, Mini { code, holder, title, valid_from: from, valid_until: until }))
}

fn moment(bytes: &[u8]) -> Option<(OffsetDateTime, &[u8])> {
    let (seconds, rest) = bytes.split_first_chunk::<4>()?;
    let at = OffsetDateTime::from_unix_timestamp(u32::from_be_bytes(*seconds).into()).ok()?;
    Some((at, rest))
}

fn text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let (&length, rest) = bytes.split_first()?;
    let (text, rest) = rest.split_at_checked(length.into())?;
    Some((std::str::from_utf8(text).ok()?.to_owned(), rest))
}

/// The text in at most `most` bytes; that it goes on is visible.
fn cut(text: &str, most: usize) -> String {
    const MORE: &str = "…";
    if text.len() <= most {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(most - MORE.len());
    format!("{}{MORE}", text[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};
    use time::macros::datetime;

    use super::*;

    fn key(seed: u64) -> SigningKey {
        SigningKey::generate(&mut ChaCha20Rng::seed_from_u64(seed))
    }

    fn did(text: &str) -> Did {
        Did::parse(text).expect("a DID")
    }

    fn keys(seed: u64) -> KeySet {
        KeySet::new(did("did:web:academy.example"), key(seed).verifying_key().clone(), [])
    }

    fn mini() -> Mini {
        Mini {
            code: Code::parse("7Q4K-2M9P-W3XD").expect("a code"),
            holder: "Inés “Dot” O’Hara".to_owned(),
            title: "Certificate in Foundations of Scalp Micropigmentation".to_owned(),
            valid_from: datetime!(2026-10-21 15:00 UTC),
            valid_until: datetime!(2028-10-21 15:00 UTC),
        }
    }

    fn text() -> String {
        mini().sign(&did("did:web:academy.example"), &key(1)).expect("signed")
    }

    #[test]
    fn what_was_signed_is_read_and_always_the_same() {
        assert_eq!(Mini::read(&text(), &keys(1)), Ok(mini()));
        assert_eq!(text(), text());
        let retired = KeySet::new(
            did("did:web:academy.example"),
            key(2).verifying_key().clone(),
            [key(1).verifying_key().clone()],
        );
        assert_eq!(Mini::read(&text(), &retired), Ok(mini()), "a key that was retired still vouches");
    }

    #[test]
    fn another_key_and_another_issuer_are_refused() {
        assert_eq!(Mini::read(&text(), &keys(2)), Err(MiniError::UnknownKey));
        let elsewhere = KeySet::new(did("did:web:other.example"), key(1).verifying_key().clone(), []);
        assert_eq!(Mini::read(&text(), &elsewhere), Err(MiniError::Signature));
    }

    #[test]
    fn no_jwt_can_pass_for_it_nor_it_for_one() {
        assert!(DOMAIN.contains(&b' '), "what a JWT signs has letters, digits, `-`, `_` and one dot");
        let body = mini().body(key(1).verifying_key()).expect("a body");
        let bare = key(1).sign(&body).expect("a signature");
        let forged = URL_SAFE_NO_PAD.encode([body.as_slice(), &bare].concat());
        assert_eq!(Mini::read(&forged, &keys(1)), Err(MiniError::Signature));
    }

    #[test]
    fn long_names_are_cut_visibly_and_between_letters() {
        assert_eq!(cut("Inés", MOST_NAME), "Inés");
        let long = cut(&"ñ".repeat(60), MOST_NAME);
        assert!(long.len() <= MOST_NAME && long.ends_with("ñ…"), "{long}");
    }

    #[test]
    fn the_longest_one_fits_a_code_of_version_15() {
        let longest = Mini {
            code: Code::parse("7Q4K-2M9P-W3XD").expect("a code"),
            holder: cut(&"W".repeat(120), MOST_NAME),
            title: cut(&"W".repeat(200), MOST_TITLE),
            ..mini()
        };
        let text = longest.sign(&did("did:web:academy.example"), &key(1)).expect("signed");
        let address = format!("https://academy.example/verify/7Q4K-2M9P-W3XD#t={text}");
        // Version 15, level M, holds 412 bytes.
        assert!(address.len() <= 390, "{}", address.len());
    }

    proptest! {
        #[test]
        fn no_changed_byte_goes_unnoticed(at in 0..200_usize, by in 1..=255_u8) {
            let mut bytes = URL_SAFE_NO_PAD.decode(text()).expect("base64url");
            let at = at % bytes.len();
            bytes[at] ^= by;
            prop_assert!(Mini::read(&URL_SAFE_NO_PAD.encode(bytes), &keys(1)).is_err());
        }

        #[test]
        fn whatever_the_text_there_is_an_answer(text in "[A-Za-z0-9_-]{0,450}") {
            prop_assert!(Mini::read(&text, &keys(1)).is_err());
        }
    }
}
