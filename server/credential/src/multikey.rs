//! Public keys as [Multikey](https://www.w3.org/TR/cid-1.0/#Multikey): a prefix that tells the kind, the
//! key's bytes, all in base58btc.

use crate::keys::KeyError;

/// Kinds of key ([multicodec](https://www.w3.org/TR/cid-1.0/#multikey), as varint).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Codec {
    /// `ed25519-pub`, 32 bytes.
    Ed25519,
    /// `p256-pub`, 33 bytes: the compressed point.
    P256,
}

impl Codec {
    fn prefix(self) -> [u8; 2] {
        match self {
            Self::Ed25519 => [0xed, 0x01],
            Self::P256 => [0x80, 0x24],
        }
    }
}

/// Writes a key.
pub(crate) fn encode(codec: Codec, key: &[u8]) -> String {
    base58btc(&[&codec.prefix(), key].concat())
}

/// Reads a key of one of the kinds we publish.
pub(crate) fn decode(text: &str) -> Result<(Codec, Vec<u8>), KeyError> {
    let bytes = from_base58btc(text).ok_or(KeyError::Multikey)?;
    let (prefix, key) = bytes.split_at_checked(2).ok_or(KeyError::Multikey)?;
    let codec = [Codec::Ed25519, Codec::P256].into_iter().find(|codec| codec.prefix() == *prefix);
    Ok((codec.ok_or(KeyError::Multikey)?, key.to_vec()))
}

/// [Multibase](https://www.w3.org/TR/cid-1.0/#multibase-0) `z`.
pub(crate) fn base58btc(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// Longer texts are none of ours, and reading base58 takes quadratic time.
const LONGEST: usize = 128;

/// Reads [multibase](https://www.w3.org/TR/cid-1.0/#multibase-0) `z`.
pub(crate) fn from_base58btc(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix('z').filter(|digits| digits.len() <= LONGEST)?;
    bs58::decode(digits).into_vec().ok()
}
