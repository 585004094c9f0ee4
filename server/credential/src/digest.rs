//! SHA-256 digests: what photographs, records and e-mail addresses are named by.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A SHA-256 digest, written as 64 lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Sha256Hex(pub [u8; 32]);

/// The text is not 64 lower-case hex digits.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a SHA-256 digest of 64 lower-case hex digits")]
pub struct DigestError(pub String);

impl Sha256Hex {
    /// Reads the 64 digits.
    ///
    /// # Errors
    /// [`DigestError`] for anything else, upper-case digits included.
    pub fn parse(text: &str) -> Result<Self, DigestError> {
        let error = || DigestError(text.into());
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(error()),
        };
        let pairs = text.as_bytes().chunks(2).map(|pair| match *pair {
            [high, low] => Ok(digit(high)? << 4 | digit(low)?),
            _ => Err(error()),
        });
        let bytes = pairs.collect::<Result<Vec<u8>, _>>()?;
        bytes.try_into().map(Self).map_err(|_| error())
    }
}

impl fmt::Display for Sha256Hex {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl From<Sha256Hex> for String {
    fn from(digest: Sha256Hex) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Sha256Hex {
    type Error = DigestError;

    fn try_from(text: String) -> Result<Self, DigestError> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_64_lower_case_digits_are_a_digest() {
        let good = "0af9".repeat(16);
        assert_eq!(Sha256Hex::parse(&good).map(|digest| digest.to_string()), Ok(good.clone()));
        for text in ["", "0", &good[1..], &good.to_uppercase(), &format!("{good}00"), &"é".repeat(32)] {
            assert_eq!(Sha256Hex::parse(text), Err(DigestError(text.into())));
        }
    }

    proptest! {
        #[test]
        fn every_digest_reads_back_from_its_text(bytes: [u8; 32]) {
            prop_assert_eq!(Sha256Hex::parse(&Sha256Hex(bytes).to_string()), Ok(Sha256Hex(bytes)));
        }
    }
}
