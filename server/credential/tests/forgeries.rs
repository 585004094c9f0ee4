//! Certificates that must be refused, each for the right reason at the right check.

mod corpus;
mod fixture;

use std::collections::BTreeSet;

use corpus::{Fate, Refusal, Workshop, attached, baked_png, baked_svg, presentation};
use credential::{
    CheckName, Depth, Found, Outcome, Presented, Reason, Report, StatusSource, embedded_credential, find,
    verify, verify_document, verify_found,
};
use domain::credentials::{CheckOutcome, Conclusion, Source, Unreadable};
use fixture::{Academy, NOW, part, signed};
use proptest::prelude::*;

fn workshop(academy: &Academy) -> Workshop {
    let list = academy.list(&[]).into_string();
    Workshop::new(academy.current.clone(), academy.record(), academy.status(), list, NOW)
}

fn judged(shop: &Workshop, academy: &Academy, fate: &Fate) -> Result<Report, Unreadable> {
    let list = fate.list.as_deref().unwrap_or(shop.list.as_bytes());
    let Presented { found, .. } = find(&fate.file)?;
    Ok(verify_found(&found, Depth::Proof, &academy.keys(), StatusSource::Signed(list), NOW))
}

#[test]
fn each_forged_certificate_is_refused_for_its_own_reason() {
    let academy = Academy::new();
    let shop = workshop(&academy);
    let fates = shop.fates();
    let attempts: BTreeSet<_> = fates.iter().map(|fate| fate.attempt.as_str()).collect();
    assert_eq!(attempts.len(), fates.len(), "each attempt has a name of its own");
    assert!(fates.len() >= 100, "{}", fates.len());
    for fate in &fates {
        let attempt = &fate.attempt;
        match (judged(&shop, &academy, fate), fate.refusal) {
            (Err(unreadable), Refusal::NoCertificate(reason)) => {
                assert_eq!(unreadable.code(), reason, "{attempt}");
            }
            (Ok(report), Refusal::At(check, reason)) => {
                let (found, why) = report.first_problem().unwrap_or_else(|| panic!("{attempt}: believed"));
                assert_eq!((found.code(), why.code()), (check, reason), "{attempt}: {why}");
                assert_ne!(report.conclusion(), Conclusion::Valid, "{attempt}");
                look_further(attempt, &report, found);
            }
            (outcome, refusal) => panic!("{attempt}: {refusal:?} expected, found {outcome:?}"),
        }
    }
}

/// What is not genuine states nothing, and nothing after the failed check is said to hold.
fn look_further(attempt: &str, report: &Report, failed: CheckName) {
    let in_force =
        [CheckName::Started, CheckName::NotExpired, CheckName::StatusList, CheckName::NotWithdrawn];
    if in_force.contains(&failed) {
        assert_eq!(report.authenticity(), CheckOutcome::Pass, "{attempt}");
        return;
    }
    assert_eq!(report.authenticity(), CheckOutcome::Fail, "{attempt}");
    assert_eq!(report.conclusion(), Conclusion::Altered, "{attempt}");
    assert_eq!(report.statement, None, "{attempt}: nothing it says is repeated");
    let mut after = report.checks.iter().skip_while(|made| made.name != failed).skip(1);
    assert!(after.all(|made| made.outcome == Outcome::Unknown(Reason::NotReached)), "{attempt}");
}

#[test]
fn the_same_certificate_is_genuine_in_everything_it_comes_in() {
    let academy = Academy::new();
    let shop = workshop(&academy);
    let json = embedded_credential(shop.genuine.as_bytes()).expect("a proof inside");
    let envelope = serde_json::json!({
        "@context": "https://www.w3.org/ns/credentials/v2",
        "type": ["EnvelopedVerifiableCredential"],
        "id": format!("data:application/vc+jwt,{}", shop.genuine),
    });
    let files = [
        (Source::Jwt, shop.genuine.clone().into_bytes()),
        (Source::Jwt, format!("{}\n", shop.genuine).into_bytes()),
        (Source::Jwt, serde_json::json!({"credential": shop.genuine}).to_string().into_bytes()),
        (Source::Json, json.clone().into_bytes()),
        (Source::Json, part(&academy.certificate(), 1).to_string().into_bytes()),
        (Source::Json, envelope.to_string().into_bytes()),
        (Source::Json, presentation(&serde_json::json!([shop.genuine])).into_bytes()),
        (Source::Json, presentation(&part(&academy.certificate(), 1)).into_bytes()),
        (Source::Json, presentation(&serde_json::json!([envelope])).into_bytes()),
        (Source::Jwt, in_a_token(&presentation(&serde_json::json!([shop.genuine]))).into_bytes()),
        (Source::Png, baked_png(&shop.genuine)),
        (Source::Png, baked_png(&json)),
        (Source::Svg, baked_svg(&shop.genuine).into_bytes()),
        (Source::Svg, baked_svg(&json).into_bytes()),
        (Source::Pdf, attached(&shop.genuine)),
        (Source::Pdf, attached(&json)),
    ];
    for (source, file) in files {
        let presented = find(&file).unwrap_or_else(|reason| panic!("{source:?}: {reason}"));
        assert_eq!(presented.source, source);
        let status = StatusSource::Signed(shop.list.as_bytes());
        let report = verify_found(&presented.found, Depth::Proof, &academy.keys(), status, NOW);
        assert!(report.all_passed(), "{source:?}: {:?}", report.first_problem());
        let vouching = match presented.found {
            Found::Document(_) => (Outcome::Needless(Reason::NoToken), Outcome::Pass),
            _ => (Outcome::Pass, Outcome::Pass),
        };
        let found = [CheckName::Signature, CheckName::Proof].map(|name| report.outcome(name).clone());
        assert_eq!((found[0].clone(), found[1].clone()), vouching, "{source:?}");
        assert_eq!(report.compared_with(&shop.record).authenticity(), CheckOutcome::Pass);
    }
}

/// A presentation as a wallet signs it, with a key that nobody here knows.
fn in_a_token(presentation: &str) -> String {
    signed(r#"{"alg":"ES256","kid":"did:example:holder#key","typ":"vp+jwt"}"#, presentation, &fixture::key(9))
}

/// A file that says it is a list is no certificate; to the verifier of tokens neither, whatever it is called.
#[test]
fn a_status_list_never_passes_for_a_certificate() {
    let academy = Academy::new();
    let shop = workshop(&academy);
    let lists = [shop.list.clone(), academy.proven_list_as_of(&[], NOW)];
    for list in &lists {
        assert_eq!(find(list.as_bytes()), Err(Unreadable::StatusList));
        let document = list.starts_with('{');
        let found = if document { Found::Document(list.clone()) } else { Found::Token(list.clone()) };
        let report = verify_found(&found, Depth::Proof, &academy.keys(), StatusSource::Unavailable, NOW);
        let (check, why) = report.first_problem().expect("a refusal");
        assert_eq!((check, why.code()), (CheckName::Contents, "document-type"));
    }
}

/// What is refused before a text is looked at as a certificate's file.
#[test]
fn a_verifier_of_tokens_forgives_no_spelling() {
    let academy = Academy::new();
    let genuine = academy.certificate().into_string();
    let list_for_header = signed("[]", &part(&academy.certificate(), 1).to_string(), &academy.current.token);
    for (token, reason) in [
        (String::new(), "not-compact"),
        (format!("{genuine}\n"), "not-compact"),
        (format!(" {genuine}"), "not-compact"),
        (list_for_header, "not-json"),
    ] {
        let report = verify(token.as_bytes(), &academy.keys(), StatusSource::Unavailable, NOW);
        let (check, why) = report.first_problem().expect("a refusal");
        assert_eq!((check, why.code()), (CheckName::Form, reason), "{token:?}");
    }
}

#[test]
fn what_was_not_checked_is_never_reported_as_passed() {
    let academy = Academy::new();
    let report = verify(b"", &academy.keys(), StatusSource::Unavailable, NOW);
    assert_eq!(report.checks.len(), CheckName::VERIFIED.len());
    assert!(report.checks.iter().all(|check| check.outcome != Outcome::Pass));
}

#[test]
fn a_token_whose_proof_is_not_checked_says_so_and_is_no_less_genuine() {
    let academy = Academy::new();
    let token = Found::Token(academy.certificate().into_string());
    let list = academy.list(&[]);
    let status = StatusSource::Signed(list.as_ref());
    let report = verify_found(&token, Depth::Token, &academy.keys(), status, NOW);
    assert_eq!(report.outcome(CheckName::Proof), &Outcome::Needless(Reason::ProofCovered));
    assert!(report.all_passed());
    let document = Found::Document(embedded_credential(academy.certificate().as_ref()).expect("a proof"));
    let report = verify_found(&document, Depth::Token, &academy.keys(), status, NOW);
    assert_eq!(report.outcome(CheckName::Proof), &Outcome::Pass, "JSON has nothing else");
}

proptest! {
    #[test]
    fn any_changed_bit_of_a_certificate_without_token_is_refused(position: prop::sample::Index, bit in 0..8_u8) {
        let academy = Academy::new();
        let json = embedded_credential(academy.certificate().as_ref()).expect("a proof inside");
        let mut bytes = json.into_bytes();
        let index = position.index(bytes.len());
        bytes[index] ^= 1 << bit;
        let report = verify_document(&bytes, &academy.keys(), StatusSource::Unavailable, NOW);
        prop_assert_eq!(report.authenticity(), CheckOutcome::Fail);
        prop_assert_eq!(report.statement, None);
    }

    /// A changed bit of the file is either noticed or lies where no credential is: never another certificate.
    #[test]
    fn a_changed_bit_of_a_file_never_makes_another_certificate(
        kind in 0..3_usize, position: prop::sample::Index, bit in 0..8_u8,
    ) {
        let academy = Academy::new();
        let token = academy.certificate().into_string();
        let mut file = [baked_png(&token), baked_svg(&token).into_bytes(), attached(&token)][kind].clone();
        let index = position.index(file.len());
        file[index] ^= 1 << bit;
        if let Ok(Presented { found, .. }) = find(&file) {
            let report = verify_found(&found, Depth::Token, &academy.keys(), StatusSource::Unavailable, NOW);
            let untouched = found == Found::Token(token);
            prop_assert_eq!(report.authenticity() == CheckOutcome::Pass, untouched);
        }
    }
}
