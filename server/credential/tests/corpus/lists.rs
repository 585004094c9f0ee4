//! Status lists that cannot be trusted, beside a certificate that can.

use std::io::Write as _;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use credential::{Did, ProofKey, StatusIndex, StatusList, prove_status_list, sign_status_list};
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

use super::super::fixture::proof_key;
use super::{Fate, Refusal, Workshop, key, part_of, signed};

pub(super) fn all(shop: &Workshop) -> Vec<Fate> {
    let header = part_of(&shop.list, 0).to_string();
    let payload = part_of(&shop.list, 1);
    let with = |pointer: &str, value: Value| {
        let mut changed = payload.clone();
        *changed.pointer_mut(pointer).expect("the member exists") = value;
        signed(&header, &changed.to_string(), &shop.keys.token)
    };
    let bits = |bits: &str| with("/credentialSubject/encodedList", json!(bits));
    let list = |url: &str, did: &Did, key, at| {
        let list = StatusList::with_set([]);
        sign_status_list(url, &list, did, key, at).expect("a list").into_string()
    };
    let (url, did, ours, now) = (&shop.status.list, &shop.record.issuer.did, &shop.keys.token, shop.now);
    let foreign = Did::parse("did:web:evil.example").expect("a DID");
    let stranger = key(9);
    let tail = shop.list.len() - 3;
    let good = gzipped(&vec![0; 16_384]);
    let cases = [
        ("signed by a stranger", list(url, did, &stranger, now), "unknown-key"),
        ("of another issuer", list(url, &foreign, &stranger, now), "foreign-issuer"),
        (
            "of the same issuer at another address",
            list(&format!("{url}9"), did, ours, now),
            "status-list-foreign",
        ),
        ("of last month", list(url, did, ours, now - Duration::days(8)), "status-list-stale"),
        ("of tomorrow", list(url, did, ours, now + Duration::days(1)), "status-list-stale"),
        ("that is a certificate", shop.genuine.clone(), "document-type"),
        (
            "for another purpose",
            with("/credentialSubject/statusPurpose", json!("suspension")),
            "status-purpose",
        ),
        ("of eight places", bits("uH4sIAAAAAAAAA2MAAI3vAtIBAAAA"), "status-list-short"),
        ("one place too short", bits(&multibase(&gzipped(&vec![0; 16_383]))), "status-list-short"),
        ("that inflates without end", bits(&multibase(&gzipped(&vec![0; 64 << 20]))), "status-list-long"),
        ("whose bits are cut", bits(&multibase(&good[..good.len() - 1])), "status-list-encoding"),
        (
            "with something behind its bits",
            bits(&multibase(&[&good, b"x".as_slice()].concat())),
            "status-list-encoding",
        ),
        ("without bits", bits("u"), "status-list-encoding"),
        ("with a longer life", with("/exp", json!(4_102_444_800_i64)), "claim-mismatch"),
        ("in another issuer's name", with("/issuer", json!("did:web:evil.example")), "claim-mismatch"),
        ("with a broken signature", format!("{}AAA", &shop.list[..tail]), "signature"),
        ("without a signature", format!("{}.", shop.list.rsplit_once('.').expect("parts").0), "signature"),
        ("of two megabytes", "a".repeat(2 << 20), "too-large"),
    ];
    cases
        .into_iter()
        .chain(documents(shop))
        .map(|(what, list, reason)| Fate {
            attempt: format!("a status list {what}"),
            file: shop.genuine.clone().into_bytes(),
            list: Some(list.into_bytes()),
            refusal: Refusal::At("status-list", reason),
        })
        .collect()
}

/// Lists as JSON, for which the embedded proof alone vouches.
fn documents(shop: &Workshop) -> Vec<(&'static str, String, &'static str)> {
    let (url, did, ours, now) = (&shop.status.list, &shop.record.issuer.did, &shop.keys.proof, shop.now);
    let proven = |did: &Did, key: &ProofKey, at: OffsetDateTime, places: &[u32]| {
        let list = StatusList::with_set(places.iter().filter_map(|place| StatusIndex::new(*place)));
        prove_status_list(url, &list, did, key, at).expect("a list")
    };
    let genuine = proven(did, ours, now, &[]);
    let document: Value = serde_json::from_str(&genuine).expect("JSON");
    let other: Value = serde_json::from_str(&proven(did, ours, now, &[7])).expect("JSON");
    let with = |change: &dyn Fn(&mut Value)| {
        let mut changed = document.clone();
        change(&mut changed);
        changed.to_string()
    };
    let foreign = Did::parse("did:web:evil.example").expect("a DID");
    let bits = "/credentialSubject/encodedList";
    vec![
        ("as JSON, proven by a stranger", proven(did, &proof_key(9), now, &[]), "unknown-key"),
        ("as JSON, of another issuer", proven(&foreign, &proof_key(9), now, &[]), "claim-mismatch"),
        ("as JSON, of last month", proven(did, ours, now - Duration::days(8), &[]), "status-list-stale"),
        ("as JSON, that is a certificate", shop.document().to_string(), "document-type"),
        (
            "as JSON, with another list's bits",
            with(&|list| *list.pointer_mut(bits).expect("bits") = other.pointer(bits).expect("bits").clone()),
            "proof-signature",
        ),
        (
            "as JSON, with a longer life",
            with(&|list| list["validUntil"] = json!("2999-01-01T00:00:00Z")),
            "proof-signature",
        ),
        (
            "as JSON, without its proof",
            with(&|list| drop(list.as_object_mut().expect("an object").remove("proof"))),
            "proof-count",
        ),
        (
            "as JSON, with a member without meaning",
            with(&|list| list["grade"] = json!("A")),
            "proof-uncovered",
        ),
        (
            "as JSON, with a member named twice",
            format!(r#"{{"id":"{url}",{}"#, &genuine[1..]),
            "duplicate-member",
        ),
        ("as JSON, that is cut", genuine[..genuine.len() - 1].to_owned(), "not-json"),
    ]
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).and_then(|()| gzip.finish()).expect("writing to memory")
}

fn multibase(gzip: &[u8]) -> String {
    format!("u{}", URL_SAFE_NO_PAD.encode(gzip))
}
