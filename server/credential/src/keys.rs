//! Keys: P-256 for ES256, named by the fingerprint of their public half.
//!
//! The name is the [RFC 7638] thumbprint, so one key has one name for ever, a name is never used again for
//! another key, and a DID document that was tampered with betrays itself.
//!
//! [RFC 7638]: https://www.rfc-editor.org/rfc/rfc7638

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::{
    ecdsa::{self, signature::Signer as _},
    elliptic_curve::{Generate as _, zeroize::Zeroizing},
    pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, LineEnding},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::{
    es256,
    multikey::{self, Codec},
};

/// A source of cryptographic randomness: what [`SigningKey::generate`] takes.
pub use p256::elliptic_curve::rand_core::CryptoRng;

/// Why bytes are not a usable key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyError {
    /// Not an unencrypted PKCS#8 PEM block with a P-256 private key.
    #[error("not a P-256 private key in PKCS#8 PEM form (-----BEGIN PRIVATE KEY-----)")]
    PrivateKey,
    /// The JWK is of another kind, carries a private part, or its point is not on the curve.
    #[error("not a public P-256 JWK (kty EC, crv P-256, x and y of 32 bytes, no d)")]
    PublicKey,
    /// Not an unencrypted PKCS#8 PEM block with an Ed25519 private key.
    #[error("not an Ed25519 private key in PKCS#8 PEM form (-----BEGIN PRIVATE KEY-----)")]
    ProofKey,
    /// Not a public key in the form of a Multikey, or of a kind we do not publish.
    #[error("not a public Ed25519 or P-256 key as Multikey (base58btc, beginning with z)")]
    Multikey,
}

/// The private half: signs credentials and status lists. Its bytes never show in `Debug`.
#[derive(Clone)]
pub struct SigningKey {
    secret: ecdsa::SigningKey,
    public: VerifyingKey,
}

impl SigningKey {
    /// Makes a new key from the given randomness.
    pub fn generate<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        Self::from_secret(ecdsa::SigningKey::generate_from_rng(rng))
    }

    /// Loads an unencrypted PKCS#8 PEM (what `openssl genpkey` writes too).
    ///
    /// # Errors
    /// [`KeyError::PrivateKey`] for anything else.
    pub fn from_pkcs8_pem(pem: &str) -> Result<Self, KeyError> {
        ecdsa::SigningKey::from_pkcs8_pem(pem).map(Self::from_secret).map_err(|_| KeyError::PrivateKey)
    }

    /// Writes PKCS#8 PEM. Whoever stores it guards it: mode 0600, or encrypted at rest.
    ///
    /// # Errors
    /// [`KeyError::PrivateKey`] if the encoder fails, which no valid key makes it do.
    pub fn to_pkcs8_pem(&self) -> Result<Zeroizing<String>, KeyError> {
        self.secret.to_pkcs8_pem(LineEnding::LF).map_err(|_| KeyError::PrivateKey)
    }

    /// The public half.
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.public
    }

    /// ES256 ([RFC 7518 §3.4](https://www.rfc-editor.org/rfc/rfc7518#section-3.4)): `r ‖ s`, 64 bytes. The nonce
    /// is derived from key and message (RFC 6979), so signing needs no randomness and repeats exactly.
    pub(crate) fn sign(&self, message: &[u8]) -> Option<[u8; 64]> {
        let signature: ecdsa::Signature = self.secret.try_sign(message).ok()?;
        Some(signature.to_bytes().into())
    }

    fn from_secret(secret: ecdsa::SigningKey) -> Self {
        let public = VerifyingKey::from_point(*secret.verifying_key());
        Self { secret, public }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SigningKey")
            .field("thumbprint", &self.public.thumbprint)
            .finish_non_exhaustive()
    }
}

/// The public half: checks signatures. Compares by thumbprint.
#[derive(Clone)]
pub struct VerifyingKey {
    point: ecdsa::VerifyingKey,
    jwk: Jwk,
    thumbprint: String,
}

impl VerifyingKey {
    /// Reads a public JWK.
    ///
    /// # Errors
    /// [`KeyError::PublicKey`] when it is not a point of P-256.
    pub fn from_jwk(jwk: &Jwk) -> Result<Self, KeyError> {
        let coordinate =
            |text: &str| -> Option<[u8; 32]> { URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok() };
        let (Some(x), Some(y)) = (coordinate(&jwk.x), coordinate(&jwk.y)) else {
            return Err(KeyError::PublicKey);
        };
        let mut sec1 = [4; 65];
        sec1[1..33].copy_from_slice(&x);
        sec1[33..].copy_from_slice(&y);
        Self::from_sec1(&sec1)
    }

    /// Reads a point, compressed or not.
    pub(crate) fn from_sec1(bytes: &[u8]) -> Result<Self, KeyError> {
        ecdsa::VerifyingKey::from_sec1_bytes(bytes).map(Self::from_point).map_err(|_| KeyError::PublicKey)
    }

    /// Reads a `publicKeyMultibase`.
    ///
    /// # Errors
    /// [`KeyError::Multikey`] when it is not a P-256 key.
    pub fn from_multibase(text: &str) -> Result<Self, KeyError> {
        let (Codec::P256, bytes) = multikey::decode(text)? else { return Err(KeyError::Multikey) };
        ecdsa::VerifyingKey::from_sec1_bytes(&bytes).map(Self::from_point).map_err(|_| KeyError::Multikey)
    }

    /// The key as JWK, without any member a verifier does not need.
    pub fn jwk(&self) -> &Jwk {
        &self.jwk
    }

    /// RFC 7638 thumbprint with SHA-256, base64url: the fragment that names the key.
    pub fn thumbprint(&self) -> &str {
        &self.thumbprint
    }

    /// The key as Multikey, for tools that read no JWK.
    pub fn multibase(&self) -> String {
        multikey::encode(Codec::P256, self.point.to_sec1_point(true).as_bytes())
    }

    pub(crate) fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        es256::accepts(&self.point, message, signature)
    }

    fn from_point(point: ecdsa::VerifyingKey) -> Self {
        let sec1 = point.to_sec1_point(false);
        let bytes = sec1.as_bytes();
        let jwk = Jwk {
            kty: KeyType::Ec,
            crv: Curve::P256,
            x: URL_SAFE_NO_PAD.encode(&bytes[1..33]),
            y: URL_SAFE_NO_PAD.encode(&bytes[33..65]),
        };
        let thumbprint = jwk.thumbprint();
        Self { point, jwk, thumbprint }
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("VerifyingKey").field("thumbprint", &self.thumbprint).finish_non_exhaustive()
    }
}

impl PartialEq for VerifyingKey {
    fn eq(&self, other: &Self) -> bool {
        self.thumbprint == other.thumbprint
    }
}

impl Eq for VerifyingKey {}

/// A public P-256 key as JSON Web Key ([RFC 7518 §6.2](https://www.rfc-editor.org/rfc/rfc7518#section-6.2)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    /// Always `EC`.
    pub kty: KeyType,
    /// Always `P-256`.
    pub crv: Curve,
    /// Horizontal coordinate, 32 bytes, base64url without padding.
    pub x: String,
    /// Vertical coordinate, likewise.
    pub y: String,
}

impl Jwk {
    fn thumbprint(&self) -> String {
        // RFC 7638 §3.1: the required members in lexicographic order, no white space.
        let canonical = format!(r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#, self.x, self.y);
        URL_SAFE_NO_PAD.encode(Sha256::digest(canonical))
    }
}

/// `kty`: the one kind of key this academy signs JWTs with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyType {
    /// Elliptic curve.
    #[serde(rename = "EC")]
    Ec,
}

/// `crv`: the one curve this academy signs JWTs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Curve {
    /// NIST P-256, the curve of ES256.
    #[serde(rename = "P-256")]
    P256,
}

#[cfg(test)]
mod tests {
    use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};

    use super::*;

    fn key(seed: u64) -> SigningKey {
        SigningKey::generate(&mut ChaCha20Rng::seed_from_u64(seed))
    }

    #[test]
    fn a_key_survives_pem_and_jwk() -> Result<(), KeyError> {
        let key = key(1);
        let loaded = SigningKey::from_pkcs8_pem(&key.to_pkcs8_pem()?)?;
        assert_eq!(loaded.verifying_key(), key.verifying_key());
        assert_eq!(&VerifyingKey::from_jwk(key.verifying_key().jwk())?, key.verifying_key());
        Ok(())
    }

    #[test]
    fn the_secret_never_shows_in_debug_output() {
        let key = key(1);
        let shown = format!("{key:?}");
        assert_eq!(shown, format!("SigningKey {{ thumbprint: {:?}, .. }}", key.verifying_key().thumbprint()));
    }

    #[test]
    fn a_point_off_the_curve_is_no_key() {
        let mut jwk = key(1).verifying_key().jwk().clone();
        jwk.y.clone_from(&jwk.x);
        assert_eq!(VerifyingKey::from_jwk(&jwk), Err(KeyError::PublicKey));
    }

    #[test]
    fn a_key_of_another_kind_is_refused() {
        assert_eq!(SigningKey::from_pkcs8_pem("").err(), Some(KeyError::PrivateKey));
        let ed25519 = "-----BEGIN PRIVATE KEY-----\n\
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n\
            -----END PRIVATE KEY-----\n";
        assert_eq!(SigningKey::from_pkcs8_pem(ed25519).err(), Some(KeyError::PrivateKey));
    }

    #[test]
    fn the_thumbprint_is_the_sha256_of_the_sorted_required_members() {
        // The key of RFC 7517 appendix A.1; the thumbprint was computed with npm `jose`.
        let jwk = Jwk {
            kty: KeyType::Ec,
            crv: Curve::P256,
            x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4".into(),
            y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM".into(),
        };
        let key = VerifyingKey::from_jwk(&jwk).expect("the RFC's key is on the curve");
        assert_eq!(key.thumbprint(), "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
    }
}
