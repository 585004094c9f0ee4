//! Bytes at random: whatever comes in, an answer comes out.

mod samples;

use std::sync::LazyLock;

use measure::{Digest, Limits, intake};
use proptest::{collection::vec, prelude::*, sample::Index};

static VALID: LazyLock<[Vec<u8>; 5]> = LazyLock::new(|| {
    [
        samples::with_exif(&samples::jpeg(), 8),
        samples::progressive_jpeg(),
        samples::png(),
        samples::webp(),
        samples::with_chunk(&samples::png(), *b"eXIf", &samples::exif(3)),
    ]
});

/// Little memory, so that a mutated header cannot slow the test down.
const LIMITS: Limits =
    Limits { max_bytes: 1 << 20, max_side: 2000, min_side: 1, max_pixels: 1_000_000, max_memory: 32 << 20 };

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_bytes_never_panic(bytes in vec(any::<u8>(), 0..512), signature in 0..4_usize) {
        let signatures: [&[u8]; 4] = [b"", b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1a\n", b"RIFF\x80\0\0\0WEBPVP8X"];
        prop_assert!(intake(&[signatures[signature], &bytes].concat(), &LIMITS).is_err());
    }

    #[test]
    fn a_mutated_photo_is_refused_or_taken_in_under_its_own_digest(
        which in any::<Index>(),
        mutations in vec((any::<Index>(), any::<u8>()), 1..20),
        early in any::<bool>(),
    ) {
        let mut bytes = which.get(&VALID[..]).clone();
        // Headers are where mutations hurt most.
        let reach = if early { bytes.len().min(400) } else { bytes.len() };
        for (at, value) in mutations {
            bytes[at.index(reach)] = value;
        }
        if let Ok(photo) = intake(&bytes, &LIMITS) {
            prop_assert_eq!(photo.sha256, Digest::of(&bytes));
        }
    }

    #[test]
    fn a_photo_with_a_piece_missing_never_panics(
        which in any::<Index>(),
        from in any::<Index>(),
        length in 1..2000_usize,
    ) {
        let mut bytes = which.get(&VALID[..]).clone();
        let from = from.index(bytes.len());
        let to = (from + length).min(bytes.len());
        bytes.drain(from..to);
        let _answer = intake(&bytes, &LIMITS);
    }
}
