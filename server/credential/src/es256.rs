//! Checking an ES256 signature ([RFC 7518 §3.4](https://www.rfc-editor.org/rfc/rfc7518#section-3.4)).
//!
//! On the server by `ring`, whose P-256 is about three times as fast as the portable one; in wasm, where `ring`
//! would need a C compiler, by `p256`. Both must agree on every input.

use p256::ecdsa::VerifyingKey;

/// Whether `signature` (`r ‖ s`, 64 bytes) is the key's over SHA-256 of `message`.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn accepts(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> bool {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key.to_sec1_point(false))
        .verify(message, signature)
        .is_ok()
}

/// Whether `signature` (`r ‖ s`, 64 bytes) is the key's over SHA-256 of `message`.
#[cfg(target_arch = "wasm32")]
pub(crate) fn accepts(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> bool {
    portable(key, message, signature)
}

#[cfg(any(test, target_arch = "wasm32"))]
fn portable(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> bool {
    use p256::ecdsa::{Signature, signature::Verifier as _};
    Signature::from_slice(signature).is_ok_and(|signature| key.verify(message, &signature).is_ok())
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
    use p256::elliptic_curve::Generate as _;
    use proptest::prelude::*;
    use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};

    use super::*;

    /// The order of the curve, big-endian: neither half of a signature may reach it.
    const ORDER: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa,
        0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
    ];

    fn key(seed: u64) -> SigningKey {
        SigningKey::generate_from_rng(&mut ChaCha20Rng::seed_from_u64(seed))
    }

    #[test]
    fn halves_of_zero_and_beyond_the_order_and_wrong_lengths_are_refused() {
        let key = key(1);
        let signature: Signature = key.sign(b"a");
        let good: [u8; 64] = signature.to_bytes().into();
        assert!(accepts(key.verifying_key(), b"a", &good));
        let (r, s) = good.split_at(32);
        let zero = [0; 32];
        for bad in [[&zero, s], [r, &zero], [&ORDER, s], [r, &ORDER], [r, &s[..31]], [r, &good]]
            .map(|halves| halves.concat())
        {
            assert!(!accepts(key.verifying_key(), b"a", &bad));
            assert!(!portable(key.verifying_key(), b"a", &bad));
        }
    }

    proptest! {
        #[test]
        fn both_implementations_agree(seed: u64, message: Vec<u8>, changed in 0..64_usize, by: u8, other: bool) {
            let signer = key(seed);
            let signature: Signature = signer.sign(&message);
            let mut bytes: [u8; 64] = signature.to_bytes().into();
            bytes[changed] ^= by;
            let verifier = if other { key(seed.wrapping_add(1)) } else { signer };
            let accepted = accepts(verifier.verifying_key(), &message, &bytes);
            prop_assert_eq!(accepted, portable(verifier.verifying_key(), &message, &bytes));
            prop_assert_eq!(accepted, by == 0 && !other);
        }
    }
}
