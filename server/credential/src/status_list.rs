//! The bits behind "revoked": a [Bitstring Status List], one bit per certificate, all in one compressed string.
//!
//! A verifier fetches the whole list, so the academy does not learn which certificate was looked at.
//!
//! [Bitstring Status List]: https://www.w3.org/TR/vc-bitstring-status-list/

use std::io::{Read as _, Write as _};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use p256::elliptic_curve::rand_core::Rng;

use crate::reason::Reason;

/// Bits in every list: the least the specification allows, for the privacy of a herd.
pub const LIST_LENGTH: u32 = 131_072;
/// The most bytes a foreign list may inflate to (16 Mi entries).
const MAX_BYTES: usize = 2 * 1024 * 1024;

/// A certificate's place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusIndex(u32);

impl StatusIndex {
    /// Takes a place at random, so that the index tells neither order nor number of certificates. The caller
    /// draws again when the place is taken.
    pub fn draw<R: Rng + ?Sized>(rng: &mut R) -> Self {
        // LIST_LENGTH is a power of two: the mask keeps the draw uniform.
        Self(rng.next_u32() & (LIST_LENGTH - 1))
    }

    /// The place with this number, if our lists have one.
    pub fn new(number: u32) -> Option<Self> {
        (number < LIST_LENGTH).then_some(Self(number))
    }

    /// The number, from 0.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// A status list, uncompressed. A set bit means: withdrawn (revoked or suspended).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    bits: Vec<u8>,
}

impl StatusList {
    /// A list of [`LIST_LENGTH`] bits in which the given places are set.
    pub fn with_set(places: impl IntoIterator<Item = StatusIndex>) -> Self {
        let mut bits = vec![0; LIST_LENGTH as usize / 8];
        for StatusIndex(number) in places {
            bits[number as usize / 8] |= mask(number);
        }
        Self { bits }
    }

    /// Whether the bit is set; `None` beyond the end.
    pub fn is_set(&self, number: u32) -> Option<bool> {
        self.bits.get(number as usize / 8).map(|byte| byte & mask(number) != 0)
    }

    /// `encodedList`: multibase `u` + base64url of the gzipped bits.
    pub(crate) fn encode(&self) -> std::io::Result<String> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&self.bits)?;
        let mut text = String::from("u");
        URL_SAFE_NO_PAD.encode_string(gzip.finish()?, &mut text);
        Ok(text)
    }

    /// Reads `encodedList`, never inflating more than 2 MiB of it.
    pub(crate) fn decode(text: &str) -> Result<Self, Reason> {
        let encoded = text.strip_prefix('u').ok_or(Reason::StatusListEncoding)?;
        let gzip = URL_SAFE_NO_PAD.decode(encoded).map_err(|_| Reason::StatusListEncoding)?;
        let mut decoder = GzDecoder::new(gzip.as_slice());
        let mut bits = Vec::new();
        let mut capped = decoder.by_ref().take(MAX_BYTES as u64 + 1);
        capped.read_to_end(&mut bits).map_err(|_| Reason::StatusListEncoding)?;
        if bits.len() > MAX_BYTES {
            return Err(Reason::StatusListLong);
        }
        if !decoder.into_inner().is_empty() {
            return Err(Reason::StatusListEncoding);
        }
        if bits.len() < LIST_LENGTH as usize / 8 {
            return Err(Reason::StatusListShort);
        }
        Ok(Self { bits })
    }
}

/// §2.1 of the specification: the first index is the left-most, most significant bit.
fn mask(number: u32) -> u8 {
    0x80 >> (number % 8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(bytes).and_then(|()| gzip.finish()).expect("writing to memory")
    }

    fn multibase(gzip: &[u8]) -> String {
        format!("u{}", URL_SAFE_NO_PAD.encode(gzip))
    }

    #[test]
    fn the_first_place_is_the_most_significant_bit_of_the_first_byte() {
        let list = StatusList::with_set([0, 15].into_iter().filter_map(StatusIndex::new));
        assert_eq!(list.bits[..3], [0b1000_0000, 0b0000_0001, 0]);
    }

    #[test]
    fn there_is_no_place_beyond_the_end_of_a_list() {
        assert_eq!(StatusIndex::new(LIST_LENGTH), None);
        assert_eq!(StatusList::with_set([]).is_set(LIST_LENGTH), None);
    }

    #[test]
    fn a_list_that_inflates_without_end_is_refused_before_it_fills_memory() {
        let bomb = multibase(&gzipped(&vec![0; 64 << 20]));
        assert_eq!(StatusList::decode(&bomb), Err(Reason::StatusListLong));
    }

    #[test]
    fn a_short_truncated_trailed_or_garbled_list_is_refused() {
        let good = gzipped(&vec![0; LIST_LENGTH as usize / 8]);
        assert!(StatusList::decode(&multibase(&good)).is_ok());

        let short = gzipped(&vec![0; LIST_LENGTH as usize / 8 - 1]);
        assert_eq!(StatusList::decode(&multibase(&short)), Err(Reason::StatusListShort));
        let trailed = [good.as_slice(), b"x"].concat();
        for broken in [&good[..good.len() - 1], &good[..20], &trailed, b"not gzip"] {
            assert_eq!(StatusList::decode(&multibase(broken)), Err(Reason::StatusListEncoding));
        }
        let base64_without_multibase = &multibase(&good)[1..];
        assert_eq!(StatusList::decode(base64_without_multibase), Err(Reason::StatusListEncoding));
    }

    proptest! {
        #[test]
        fn exactly_the_set_places_are_set_after_a_round_trip(
            places in proptest::collection::btree_set(0..LIST_LENGTH, 0..200), other in 0..LIST_LENGTH,
        ) {
            let list = StatusList::with_set(places.iter().copied().filter_map(StatusIndex::new));
            let decoded = StatusList::decode(&list.encode().expect("writing to memory"));
            prop_assert_eq!(decoded.as_ref(), Ok(&list));
            for place in &places {
                prop_assert_eq!(list.is_set(*place), Some(true));
            }
            prop_assert_eq!(list.is_set(other), Some(places.contains(&other)));
        }
    }
}
