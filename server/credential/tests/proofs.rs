//! Embedded proofs that must be refused, in tokens that are signed with the academy's own key: only the proof can
//! give them away.

mod fixture;

use credential::{
    CheckName, CompactJwt, DidDocument, IssuingKeys, Outcome, PublishedProofKey, Reason, StatusSource,
    sign_credential, verify,
};
use domain::credentials::CheckOutcome;
use fixture::{Academy, NOW, issuing_keys, part, proof_key, signed};
use proptest::prelude::*;
use serde_json::{Value, json};
use time::Duration;

/// A certificate, to be altered and signed again.
struct Copy {
    academy: Academy,
    header: String,
    payload: Value,
}

impl Copy {
    fn new() -> Self {
        let academy = Academy::new();
        Self::of(&academy.certificate())
    }

    fn of(token: &CompactJwt) -> Self {
        Self { academy: Academy::new(), header: part(token, 0).to_string(), payload: part(token, 1) }
    }

    fn with(mut self, pointer: &str, value: Value) -> Self {
        *self.payload.pointer_mut(pointer).expect("the member exists") = value;
        self
    }

    fn extra(mut self, pointer: &str, member: &str, value: Value) -> Self {
        self.payload.pointer_mut(pointer).expect("the object exists")[member] = value;
        self
    }

    fn without(mut self, pointer: &str, member: &str) -> Self {
        let object = self.payload.pointer_mut(pointer).expect("the object exists");
        object.as_object_mut().expect("an object").remove(member).expect("the member exists");
        self
    }

    fn token(&self) -> String {
        signed(&self.header, &self.payload.to_string(), &self.academy.current.token)
    }

    /// Where it is refused and why, as `Reason::code`.
    fn refusal(&self) -> (CheckName, &'static str) {
        let academy = &self.academy;
        let list = academy.list(&[]);
        let report =
            verify(self.token().as_bytes(), &academy.keys(), StatusSource::Signed(list.as_ref()), NOW);
        let (check, reason) = report.first_problem().expect("a refusal");
        assert_eq!(report.authenticity(), CheckOutcome::Fail);
        assert_eq!(report.statement, None, "nothing it says is repeated");
        assert_eq!(report.outcome(CheckName::NotWithdrawn), &Outcome::Unknown(Reason::NotReached));
        (check, reason.code())
    }
}

/// A certificate whose token is the academy's and whose proof is a stranger's.
fn strangers_proof() -> Copy {
    let academy = Academy::new();
    let keys = IssuingKeys { proof: proof_key(9), ..academy.current.clone() };
    Copy::of(&sign_credential(&academy.record(), &keys, &academy.status()).expect("a sound record"))
}

fn proof(payload: &Value) -> Value {
    payload["proof"][0].clone()
}

#[test]
fn a_credential_altered_inside_a_correct_token_is_refused() {
    let fewer = |pointer: &str| {
        let mut items = Copy::new().payload.pointer(pointer).expect("a list").clone();
        items.as_array_mut().expect("a list").pop();
        Copy::new().with(pointer, items)
    };
    let longer = Copy::new().with("/validUntil", json!("2038-10-21T15:00:00Z"));
    let cases = [
        ("another title", Copy::new().with("/name", json!("Master"))),
        (
            "another holder",
            Copy::new().with("/credentialSubject/identifier/0/identityHash", json!("Somebody Else")),
        ),
        ("a better mark", Copy::new().with("/credentialSubject/result/1/value", json!("100"))),
        ("another status list", Copy::new().with("/credentialStatus/statusListIndex", json!("1"))),
        ("a longer life", longer.with("/exp", json!(2_171_286_000_i64))),
        ("a mark less", fewer("/credentialSubject/result")),
        ("a work less", fewer("/evidence")),
        ("fewer contexts", Copy::new().with("/@context", json!(["https://www.w3.org/ns/credentials/v2"]))),
    ];
    for (attempt, copy) in cases {
        assert_eq!(copy.refusal(), (CheckName::Proof, "proof-signature"), "{attempt}");
    }
}

#[test]
fn members_the_proof_would_pass_over_are_refused() {
    let foreign = json!("https://evil.example/context.json");
    let mut contexts = Copy::new().payload["@context"].clone();
    contexts.as_array_mut().expect("a list").push(foreign.clone());
    let cases = [
        ("an unknown context", Copy::new().with("/@context", contexts), "proof-context"),
        (
            "an unknown context in place of another",
            Copy::new().with("/@context/2", foreign.clone()),
            "proof-context",
        ),
        ("an unknown context inside", Copy::new().extra("/issuer", "@context", foreign), "proof-uncovered"),
        (
            "a context of its own inside",
            Copy::new().extra("/issuer", "@context", json!({"name": "urn:a"})),
            "proof-uncovered",
        ),
        ("a member without meaning", Copy::new().extra("", "grade", json!("A")), "proof-uncovered"),
        (
            "a member without meaning inside",
            Copy::new().extra("/credentialSubject", "grade", json!("A")),
            "proof-uncovered",
        ),
        (
            "a moment in another spelling",
            Copy::new().with("/validFrom", json!("2026-10-21T15:00:00+00:00")),
            "proof-uncovered",
        ),
        (
            "the proof under another name",
            Copy::new().without("", "proof").extra("", "prooF", json!([])),
            "proof-uncovered",
        ),
        ("nothing", Copy::new().with("/proof", json!(null)), "proof-uncovered"),
        (
            "a subject without name",
            Copy::new().with("/credentialSubject/id", json!("_:a")).with("/sub", json!("_:a")),
            "proof-uncheckable",
        ),
    ];
    for (attempt, copy, reason) in cases {
        assert_eq!(copy.refusal(), (CheckName::Proof, reason), "{attempt}");
    }
}

#[test]
fn a_proof_by_another_key_is_refused() {
    let method = |copy: Copy, name: String| copy.with("/proof/0/verificationMethod", json!(name));
    let academy = Academy::new();
    let did = academy.url.did_web();
    let ours = did.key_url(academy.current.proof.verifying_key().multibase());
    let retired = did.key_url(academy.retired.proof.verifying_key().multibase());
    let token_key = did.key_url(&academy.current.token.verifying_key().multibase());
    let thumbprint = did.key_url(academy.current.token.verifying_key().thumbprint());
    let cases = [
        ("a stranger's key in our name", strangers_proof(), "unknown-key"),
        (
            "a stranger's proof under our key's name",
            method(strangers_proof(), ours.clone()),
            "proof-signature",
        ),
        ("the name of a retired key", method(Copy::new(), retired), "proof-signature"),
        ("a key of tokens", method(Copy::new(), token_key), "unknown-key"),
        ("a key of tokens by its thumbprint", method(Copy::new(), thumbprint), "unknown-key"),
        ("another issuer's key", method(Copy::new(), "did:web:evil.example#z6Mk".into()), "foreign-issuer"),
        (
            "an issuer whose name begins like ours",
            method(Copy::new(), ours.replace('#', ".evil.example#")),
            "foreign-issuer",
        ),
        ("no issuer", method(Copy::new(), "#z6Mk".into()), "foreign-issuer"),
    ];
    for (attempt, copy, reason) in cases {
        assert_eq!(copy.refusal(), (CheckName::Proof, reason), "{attempt}");
    }
}

#[test]
fn a_proof_of_another_kind_number_or_day_is_refused() {
    let other = Academy { current: issuing_keys(1), ..Academy::at("https://academy.example") };
    let mut record = other.record();
    record.license_number = "SMP-2026-00002".into();
    let elsewhere = sign_credential(&record, &other.current, &other.status()).expect("a sound record");
    let elsewhere = proof(&part(&elsewhere, 1));
    let ours = proof(&Copy::new().payload);
    let value = ours["proofValue"].as_str().expect("text").to_owned();
    let cases = [
        ("another cryptosuite", "/proof/0/cryptosuite", json!("eddsa-jcs-2022"), "proof-kind"),
        ("another type", "/proof/0/type", json!("Ed25519Signature2020"), "proof-kind"),
        ("another purpose", "/proof/0/proofPurpose", json!("authentication"), "proof-purpose"),
        ("another day", "/proof/0/created", json!("2026-10-22T15:00:00Z"), "proof-signature"),
        ("no proof in the list", "/proof", json!([]), "proof-count"),
        ("the same proof twice", "/proof", json!([ours, ours]), "proof-count"),
        ("another proof beside ours", "/proof", json!([ours, elsewhere]), "proof-count"),
        ("the proof of another certificate", "/proof/0", elsewhere, "proof-signature"),
        ("a cut value", "/proof/0/proofValue", json!(value[..value.len() - 1]), "proof-signature"),
        (
            "a value in another base",
            "/proof/0/proofValue",
            json!("u".to_owned() + &value[1..]),
            "proof-signature",
        ),
        ("an endless value", "/proof/0/proofValue", json!("z".repeat(1 << 16)), "proof-signature"),
    ];
    for (attempt, pointer, value, reason) in cases {
        assert_eq!(Copy::new().with(pointer, value).refusal(), (CheckName::Proof, reason), "{attempt}");
    }
    let without = Copy::new().without("/proof/0", "proofValue");
    assert_eq!(without.refusal(), (CheckName::Proof, "proof-signature"));
}

#[test]
fn a_proof_that_is_not_written_as_we_write_it_is_refused_as_malformed() {
    let ours = proof(&Copy::new().payload);
    let cases = [
        ("a proof that is no list", Copy::new().with("/proof", ours)),
        ("a text", Copy::new().with("/proof/0", json!("proof"))),
        ("a proof for a domain", Copy::new().extra("/proof/0", "domain", json!("evil.example"))),
        ("a proof that ends", Copy::new().extra("/proof/0", "expires", json!("2026-11-01T00:00:00Z"))),
        ("a proof that follows another", Copy::new().extra("/proof/0", "previousProof", json!("urn:a"))),
        ("no day", Copy::new().without("/proof/0", "created")),
        ("a day that is none", Copy::new().with("/proof/0/created", json!("yesterday"))),
        ("no key", Copy::new().without("/proof/0", "verificationMethod")),
    ];
    for (attempt, copy) in cases {
        assert_eq!(copy.refusal(), (CheckName::Contents, "structure"), "{attempt}");
    }
}

#[test]
fn a_member_of_the_proof_named_twice_is_refused() {
    let copy = Copy::new();
    let twice = copy.payload.to_string().replacen(
        r#""proofPurpose":"#,
        r#""proofPurpose":"authentication","proofPurpose":"#,
        1,
    );
    let token = signed(&copy.header, &twice, &copy.academy.current.token);
    let report = verify(token.as_bytes(), &copy.academy.keys(), StatusSource::Unavailable, NOW);
    assert_eq!(report.first_problem(), Some((CheckName::Contents, &Reason::DuplicateMember)));
}

#[test]
fn a_certificate_from_before_there_were_proofs_still_verifies_and_says_that_it_has_none() {
    let copy = Copy::new().without("", "proof");
    let academy = &copy.academy;
    let list = academy.list(&[]);
    let report = verify(copy.token().as_bytes(), &academy.keys(), StatusSource::Signed(list.as_ref()), NOW);
    assert_eq!(report.outcome(CheckName::Proof), &Outcome::Needless(Reason::NoProof));
    assert_eq!(report.authenticity(), CheckOutcome::Pass);
    assert!(report.all_passed(), "{:?}", report.first_problem());
    let json = serde_json::to_value(&report.checks).expect("JSON");
    assert_eq!(json[4], json!({"name": "proof", "outcome": "none", "reason": {"code": "no-proof"}}));
}

#[test]
fn a_key_whose_time_is_over_proves_nothing_any_more() {
    let academy = Academy::new();
    let outcome = |ends| {
        let [current, retired] = [&academy.current, &academy.retired].map(|keys| keys.proof.verifying_key());
        let published = [PublishedProofKey { key: current.clone(), ends }, retired.clone().into()];
        let keys =
            credential::KeySet::new(academy.url.did_web(), academy.current.token.verifying_key().clone(), [])
                .with_proof_keys(published);
        let saved = serde_json::to_string(&keys.did_document()).expect("JSON");
        let document: DidDocument = serde_json::from_str(&saved).expect("our own document");
        assert_eq!(document.key_set().as_ref(), Ok(&keys), "a saved document says the same");
        let report = verify(academy.certificate().as_ref(), &keys, StatusSource::Unavailable, NOW);
        report.outcome(CheckName::Proof).clone()
    };
    assert_eq!(outcome(None), Outcome::Pass);
    assert_eq!(outcome(Some(NOW + Duration::seconds(1))), Outcome::Pass);
    assert_eq!(outcome(Some(NOW)), Outcome::Fail(Reason::KeyEnded { at: NOW }));
}

#[test]
fn a_key_that_a_document_calls_revoked_proves_nothing_any_more() {
    let academy = Academy::new();
    let mut document = academy.keys().did_document();
    for method in &mut document.verification_method {
        method.revoked = Some(NOW);
    }
    let keys = document.key_set().expect("keys");
    let report = verify(academy.certificate().as_ref(), &keys, StatusSource::Unavailable, NOW);
    assert_eq!(report.first_problem(), Some((CheckName::Proof, &Reason::KeyEnded { at: NOW })));
}

#[test]
fn an_academy_without_keys_for_proofs_vouches_for_none() {
    let academy = Academy::new();
    let keys =
        credential::KeySet::new(academy.url.did_web(), academy.current.token.verifying_key().clone(), []);
    let report = verify(academy.certificate().as_ref(), &keys, StatusSource::Unavailable, NOW);
    assert_eq!(report.first_problem(), Some((CheckName::Proof, &Reason::UnknownKey)));
}

proptest! {
    /// As if somebody had the key of the tokens and not that of the proofs.
    #[test]
    fn any_changed_bit_inside_a_correct_token_is_refused(position: prop::sample::Index, bit in 0..8_u8) {
        use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
        let copy = Copy::new();
        let token = copy.academy.certificate();
        let payload = token.as_str().split('.').nth(1).expect("three parts");
        let mut payload = URL_SAFE_NO_PAD.decode(payload).expect("base64url");
        let index = position.index(payload.len());
        payload[index] ^= 1 << bit;
        // What is not UTF-8 is not JSON either.
        let token = signed(&copy.header, &String::from_utf8_lossy(&payload), &copy.academy.current.token);
        let report = verify(token.as_bytes(), &copy.academy.keys(), StatusSource::Unavailable, NOW);
        prop_assert_eq!(report.authenticity(), CheckOutcome::Fail);
        prop_assert_eq!(report.statement, None);
    }
}
