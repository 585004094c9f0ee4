//! Ed25519 keys: what embedded proofs are made with, beside the P-256 keys of the tokens.
//!
//! The name of a key is the key itself, written as [Multikey](https://www.w3.org/TR/cid-1.0/#Multikey), so it
//! can never come to name another one.

use std::fmt;

use ed25519_dalek::{
    Signature, Signer as _,
    pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, KeypairBytes, spki::der::pem::LineEnding},
};
use p256::elliptic_curve::zeroize::Zeroizing;
use time::OffsetDateTime;

use crate::{
    keys::{CryptoRng, KeyError},
    multikey::{self, Codec},
};

/// The private half: makes embedded proofs. Its bytes never show in `Debug`.
#[derive(Clone)]
pub struct ProofKey {
    secret: ed25519_dalek::SigningKey,
    public: ProofVerifyingKey,
}

impl ProofKey {
    /// Makes a new key from the given randomness.
    pub fn generate<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut secret = Zeroizing::new([0; 32]);
        rng.fill_bytes(secret.as_mut());
        Self::from_secret(ed25519_dalek::SigningKey::from_bytes(&secret))
    }

    /// Loads an unencrypted PKCS#8 PEM (what `openssl genpkey -algorithm ed25519` writes too).
    ///
    /// # Errors
    /// [`KeyError::ProofKey`] for anything else.
    pub fn from_pkcs8_pem(pem: &str) -> Result<Self, KeyError> {
        let secret = ed25519_dalek::SigningKey::from_pkcs8_pem(pem);
        secret.map(Self::from_secret).map_err(|_| KeyError::ProofKey)
    }

    /// Writes PKCS#8 PEM. Whoever stores it guards it: mode 0600, or encrypted at rest.
    ///
    /// # Errors
    /// [`KeyError::ProofKey`] if the encoder fails, which no valid key makes it do.
    pub fn to_pkcs8_pem(&self) -> Result<Zeroizing<String>, KeyError> {
        // Without the public half, which OpenSSL does not read.
        let bytes = KeypairBytes { secret_key: self.secret.to_bytes(), public_key: None };
        bytes.to_pkcs8_pem(LineEnding::LF).map_err(|_| KeyError::ProofKey)
    }

    /// The public half.
    pub fn verifying_key(&self) -> &ProofVerifyingKey {
        &self.public
    }

    /// Ed25519 ([RFC 8032](https://www.rfc-editor.org/rfc/rfc8032)): no randomness, the same bytes every time.
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }

    #[cfg(test)]
    pub(crate) fn from_seed(seed: [u8; 32]) -> Self {
        Self::from_secret(ed25519_dalek::SigningKey::from_bytes(&seed))
    }

    fn from_secret(secret: ed25519_dalek::SigningKey) -> Self {
        let public = ProofVerifyingKey::from_point(secret.verifying_key());
        Self { secret, public }
    }
}

impl fmt::Debug for ProofKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ProofKey").field("public", &self.public.multibase).finish_non_exhaustive()
    }
}

/// The public half: checks embedded proofs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofVerifyingKey {
    point: ed25519_dalek::VerifyingKey,
    multibase: String,
}

impl ProofVerifyingKey {
    /// Reads a `publicKeyMultibase`.
    ///
    /// # Errors
    /// [`KeyError::Multikey`] when it is not an Ed25519 key.
    pub fn from_multibase(text: &str) -> Result<Self, KeyError> {
        let (Codec::Ed25519, bytes) = multikey::decode(text)? else { return Err(KeyError::Multikey) };
        let bytes = bytes.try_into().map_err(|_| KeyError::Multikey)?;
        let point = ed25519_dalek::VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError::Multikey)?;
        Ok(Self::from_point(point))
    }

    /// The key as `publicKeyMultibase`, which is also the fragment that names it.
    pub fn multibase(&self) -> &str {
        &self.multibase
    }

    /// Strictly: neither a weak key nor a second spelling of a signature is accepted.
    pub(crate) fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        let signature = Signature::from_slice(signature);
        signature.is_ok_and(|signature| self.point.verify_strict(message, &signature).is_ok())
    }

    fn from_point(point: ed25519_dalek::VerifyingKey) -> Self {
        Self { point, multibase: multikey::encode(Codec::Ed25519, point.as_bytes()) }
    }
}

/// A key for proofs as the issuer vouches for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedProofKey {
    /// The key.
    pub key: ProofVerifyingKey,
    /// From this moment on nothing that is signed with it counts. A key that is merely out of use has none.
    pub ends: Option<OffsetDateTime>,
}

impl From<ProofVerifyingKey> for PublishedProofKey {
    fn from(key: ProofVerifyingKey) -> Self {
        Self { key, ends: None }
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};

    use super::*;

    fn key(seed: u64) -> ProofKey {
        ProofKey::generate(&mut ChaCha20Rng::seed_from_u64(seed))
    }

    #[test]
    fn a_key_survives_pem_and_multikey() -> Result<(), KeyError> {
        let key = key(1);
        let loaded = ProofKey::from_pkcs8_pem(&key.to_pkcs8_pem()?)?;
        assert_eq!(loaded.verifying_key(), key.verifying_key());
        let public = key.verifying_key();
        assert_eq!(&ProofVerifyingKey::from_multibase(public.multibase())?, public);
        Ok(())
    }

    #[test]
    fn a_key_that_another_program_wrote_is_read_and_written_alike() -> Result<(), KeyError> {
        // RFC 8410 §10.3; `openssl genpkey -algorithm ed25519` writes the same form.
        let pem = "-----BEGIN PRIVATE KEY-----\n\
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
            -----END PRIVATE KEY-----\n";
        assert_eq!(ProofKey::from_pkcs8_pem(pem)?.to_pkcs8_pem()?.as_str(), pem);
        Ok(())
    }

    #[test]
    fn the_secret_never_shows_in_debug_output() {
        let key = key(1);
        assert_eq!(
            format!("{key:?}"),
            format!("ProofKey {{ public: {:?}, .. }}", key.verifying_key().multibase())
        );
    }

    #[test]
    fn a_key_of_another_kind_or_length_is_refused() {
        let p256 = multikey::encode(Codec::P256, &[2; 33]);
        let short = multikey::encode(Codec::Ed25519, &[1; 31]);
        let long = format!("z{}", "2".repeat(10_000));
        for text in ["", "z", "z6", "zO0Il", "u7QE", &p256, &short, &long] {
            assert_eq!(ProofVerifyingKey::from_multibase(text), Err(KeyError::Multikey), "{text}");
        }
        assert_eq!(ProofKey::from_pkcs8_pem("").err(), Some(KeyError::ProofKey));
    }
}
