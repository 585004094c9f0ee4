//! What one verification costs beside the one signature that nobody can do without: `cargo bench -p credential`.
//!
//! The aim is 8,000 verifications a second of one core, or half as many as bare signatures (ES256 by `ring`, the fastest
//! at hand) checked in the same run.

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::hint::black_box;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use credential::{Depth, OpenedStatusList, StatusSource, find, verify_found, verify_to};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use fixture::{Academy, NOW};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

fn verification(criterion: &mut Criterion) {
    let academy = Academy::new();
    let (keys, token) = (academy.keys(), academy.certificate());
    let list = OpenedStatusList::open(academy.list(&[]).as_ref(), &keys).expect("genuine");
    let status = StatusSource::Opened(&list);
    assert!(verify_to(Depth::Token, token.as_ref(), &keys, status, NOW).all_passed());

    let mut group = criterion.benchmark_group("verification");
    group.throughput(Throughput::Elements(1));
    let jwk = academy.current.token.verifying_key().jwk();
    let number = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64url");
    let point = [&[4], number(&jwk.x).as_slice(), &number(&jwk.y)].concat();
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
    let (input, signature) = token.as_str().rsplit_once('.').expect("three parts");
    let signature = number(signature);
    group.bench_function("the bare signature", |bencher| {
        bencher.iter(|| key.verify(black_box(input.as_bytes()), black_box(&signature)).expect("genuine"));
    });
    group.bench_function("a token with an opened list", |bencher| {
        bencher.iter(|| verify_to(Depth::Token, black_box(token.as_ref()), &keys, status, NOW));
    });
    group.bench_function("the same with the proof inside", |bencher| {
        bencher.iter(|| verify_to(Depth::Proof, black_box(token.as_ref()), &keys, status, NOW));
    });
    group.bench_function("a pasted text", |bencher| {
        bencher.iter(|| {
            let presented = find(black_box(token.as_ref())).expect("a token");
            verify_found(&presented.found, Depth::Token, &keys, status, NOW)
        });
    });
    group.finish();
}

criterion_group!(benches, verification);
criterion_main!(benches);
