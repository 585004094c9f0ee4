//! Certificates of other issuers, as other programs write them.

mod fixture;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use credential::{
    CheckName, Enquiry, ForeignReport, Found, Outcome, ProofKey, Reason, SigningKey, StatusList,
    embedded_credential, prove_status_list,
};
use domain::credentials::Conclusion;
use ed25519_dalek::Signer as _;
use ed25519_dalek::pkcs8::DecodePrivateKey as _;
use fixture::{Academy, NOW, key, part, place, proof_key, signed};
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents};
use serde_json::{Value, json};
use time::Duration;

const DID: &str = "did:web:school.example:issuers:7";
const LIST: &str = "https://school.example/status/1";

/// What an issuer signs with.
enum Key {
    P256(SigningKey),
    Ed25519(ProofKey),
    Rsa(RsaKeyPair),
}

impl Key {
    fn p256() -> Self {
        Self::P256(key(31))
    }

    fn ed25519() -> Self {
        Self::Ed25519(proof_key(31))
    }

    /// A key that is secret to nobody.
    fn rsa() -> Self {
        let pem = include_str!("keys/rsa-2048.pem");
        let text: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
        let der = base64::engine::general_purpose::STANDARD.decode(text).expect("PEM");
        Self::Rsa(RsaKeyPair::from_pkcs8(&der).expect("an RSA key"))
    }

    fn algorithm(&self) -> &'static str {
        match self {
            Self::P256(_) => "ES256",
            Self::Ed25519(_) => "EdDSA",
            Self::Rsa(_) => "RS256",
        }
    }

    fn multibase(&self) -> String {
        match self {
            Self::P256(key) => key.verifying_key().multibase(),
            Self::Ed25519(key) => key.verifying_key().multibase().to_owned(),
            Self::Rsa(_) => panic!("RSA keys are published as JWK here"),
        }
    }

    fn jwk(&self) -> Value {
        match self {
            Self::P256(key) => serde_json::to_value(key.verifying_key().jwk()).expect("JSON"),
            Self::Ed25519(_) => {
                let point = bs58::decode(&self.multibase()[1..]).into_vec().expect("base58");
                json!({"kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(&point[2..])})
            }
            Self::Rsa(key) => {
                let public = RsaPublicKeyComponents::<Vec<u8>>::from(key.public());
                let number = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
                json!({"kty": "RSA", "n": number(&public.n), "e": number(&public.e)})
            }
        }
    }

    fn token(&self, header: &Value, payload: &Value) -> String {
        let (header, payload) = (header.to_string(), payload.to_string());
        match self {
            Self::P256(key) => signed(&header, &payload, key),
            Self::Ed25519(key) => {
                let pem = key.to_pkcs8_pem().expect("PEM");
                let secret = ed25519_dalek::SigningKey::from_pkcs8_pem(&pem).expect("the same key");
                with_signature(&header, &payload, |input| secret.sign(input).to_bytes().to_vec())
            }
            Self::Rsa(key) => with_signature(&header, &payload, |input| {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), input, &mut signature).expect("signs");
                signature
            }),
        }
    }
}

fn with_signature(header: &str, payload: &str, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let input = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = sign(input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// A badge as another program writes it.
fn badge(issuer: &str) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": "Tricopigmentation",
        "issuer": {"id": issuer, "type": "Profile", "name": "School of Examples", "image": {"id": "https://school.example/logo.png", "type": "Image"}},
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2027-01-01T00:00:00Z",
        "credentialSubject": {
            "type": "AchievementSubject",
            "identifier": [{"type": "IdentityObject", "identityType": "name", "hashed": false, "identityHash": "Ana"}],
            "achievement": {
                "id": "https://school.example/achievements/1",
                "type": "Achievement",
                "name": "Tricopigmentation, level 1",
                "description": "Dots.",
                "criteria": {"narrative": "Done well."},
                "tag": ["hair"],
            },
        },
    })
}

fn with_status(mut badge: Value, entry: Value) -> Value {
    badge["credentialStatus"] = entry;
    badge
}

fn revocation(index: &str) -> Value {
    json!({
        "id": format!("{LIST}#{index}"),
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": index,
        "statusListCredential": LIST,
    })
}

fn header(key: &Key, kid: &str) -> Value {
    json!({"alg": key.algorithm(), "kid": kid, "typ": "JWT"})
}

fn did_document(method: Value) -> Value {
    json!({"@context": "https://www.w3.org/ns/did/v1", "id": DID, "verificationMethod": [method], "assertionMethod": [format!("{DID}#k")]})
}

fn published(key: &Key) -> Value {
    did_document(
        json!({"id": format!("{DID}#k"), "type": "JsonWebKey", "controller": DID, "publicKeyJwk": key.jwk()}),
    )
}

/// Checks a token with what its issuer publishes.
fn judge(token: &str, document: Option<&Value>, list: Option<&str>) -> ForeignReport {
    judge_found(&Found::Token(token.to_owned()), document, list)
}

fn judge_found(found: &Found, document: Option<&Value>, list: Option<&str>) -> ForeignReport {
    let document = document.map(Value::to_string);
    let enquiry = match Enquiry::open(found, NOW) {
        Ok(enquiry) => enquiry,
        Err(report) => return *report,
    };
    match enquiry.check(document.as_deref().map(str::as_bytes), NOW) {
        Ok(attestation) => attestation.conclude(list.map(str::as_bytes), NOW, NOW),
        Err(report) => *report,
    }
}

fn problem(report: &ForeignReport) -> (CheckName, &'static str, bool) {
    let (check, reason) = report.first_problem().expect("a problem");
    (check, reason.code(), matches!(report.outcome(check), Outcome::Unknown(_)))
}

#[test]
fn badges_of_other_issuers_are_verified_with_the_keys_they_publish() {
    for key in [Key::p256(), Key::ed25519(), Key::rsa()] {
        let mut payload = badge(DID);
        payload["iss"] = json!(DID);
        payload["jti"] = payload["id"].clone();
        payload["nbf"] = json!(1_767_225_600);
        payload["exp"] = json!(1_798_761_600);
        let token = key.token(&header(&key, &format!("{DID}#k")), &payload);
        let enquiry =
            Enquiry::open(&Found::Token(token.clone()), NOW).unwrap_or_else(|_| panic!("it is a badge"));
        assert_eq!(enquiry.keys_url().as_deref(), Some("https://school.example/issuers/7/did.json"));
        let report = judge(&token, Some(&published(&key)), None);
        assert!(report.all_passed(), "{}: {:?}", key.algorithm(), report.first_problem());
        assert_eq!(report.conclusion(), Conclusion::Valid);
        assert_eq!(report.outcome(CheckName::NotWithdrawn), &Outcome::Needless(Reason::NoStatus));
        let statement = report.statement.expect("a genuine badge states something");
        assert_eq!(statement.issuer_name.as_deref(), Some("School of Examples"));
        assert_eq!(statement.holder.as_deref(), Some("Ana"));
        assert_eq!(statement.achievement, "Tricopigmentation, level 1");
    }
}

#[test]
fn an_issuer_that_is_its_own_key_needs_no_document() {
    for key in [Key::p256(), Key::ed25519()] {
        let did = format!("did:key:{}", key.multibase());
        let token = key.token(&header(&key, &format!("{did}#{}", key.multibase())), &badge(&did));
        let enquiry =
            Enquiry::open(&Found::Token(token.clone()), NOW).unwrap_or_else(|_| panic!("it is a badge"));
        assert_eq!(enquiry.keys_url(), None);
        assert_eq!(judge(&token, None, None).conclusion(), Conclusion::Valid, "{did}");
        let other = key.token(&header(&key, &format!("{did}#other")), &badge(&did));
        assert_eq!(problem(&judge(&other, None, None)), (CheckName::Issuer, "unknown-key", false));
    }
    let token = Key::p256().token(&json!({"alg": "ES256", "kid": "did:key:zQ3#zQ3"}), &badge("did:key:zQ3"));
    assert_eq!(problem(&judge(&token, None, None)), (CheckName::Issuer, "issuer-kind", true));
}

#[test]
fn keys_are_read_in_all_the_ways_they_are_published() {
    let key = Key::ed25519();
    let token = |kid: &str| key.token(&header(&key, kid), &badge(DID));
    let (absolute, relative) = (token(&format!("{DID}#k")), token("#k"));
    let multikey =
        json!({"id": "#k", "type": "Multikey", "controller": DID, "publicKeyMultibase": key.multibase()});
    let embedded = json!({"id": DID, "assertionMethod": [multikey]});
    let mut named_short = did_document(multikey.clone());
    named_short["assertionMethod"] = json!(["#k"]);
    for document in [did_document(multikey), embedded, named_short] {
        for token in [&absolute, &relative, &token("k")] {
            assert_eq!(judge(token, Some(&document), None).conclusion(), Conclusion::Valid, "{document}");
        }
    }
}

#[test]
fn what_its_issuer_did_not_sign_is_refused() {
    let key = Key::p256();
    let kid = format!("{DID}#k");
    let good = header(&key, &kid);
    let with_header = |member: &str, value: Value| {
        let mut header = good.clone();
        header[member] = value;
        key.token(&header, &badge(DID))
    };
    let with = |member: &str, value: Value| {
        let mut payload = badge(DID);
        payload[member] = value;
        key.token(&good, &payload)
    };
    let genuine = key.token(&good, &badge(DID));
    let altered = {
        let mut parts: Vec<_> = genuine.split('.').map(str::to_owned).collect();
        parts[1] = URL_SAFE_NO_PAD.encode(badge(DID).to_string().replace("Ana", "Eve"));
        parts.join(".")
    };
    let cases = [
        ("an altered holder", altered, (CheckName::Signature, "signature")),
        (
            "another curve's algorithm",
            with_header("alg", json!("RS256")),
            (CheckName::Signature, "key-unsuitable"),
        ),
        ("HMAC", with_header("alg", json!("HS256")), (CheckName::Form, "algorithm")),
        ("no algorithm", with_header("alg", json!("none")), (CheckName::Form, "algorithm")),
        ("a key in the header", with_header("jwk", key.jwk()), (CheckName::Form, "header-extra")),
        (
            "a key to fetch",
            with_header("jku", json!("https://evil.example")),
            (CheckName::Form, "header-extra"),
        ),
        ("extensions", with_header("crit", json!(["b64"])), (CheckName::Form, "header-extra")),
        ("a session token", with_header("typ", json!("at+jwt")), (CheckName::Form, "token-type")),
        (
            "another's key",
            with_header("kid", json!("did:web:other.example#k")),
            (CheckName::Issuer, "signer-not-issuer"),
        ),
        (
            "a key that is not published",
            with_header("kid", json!(format!("{DID}#j"))),
            (CheckName::Issuer, "unknown-key"),
        ),
        ("another iss", with("iss", json!("did:web:other.example")), (CheckName::Contents, "claim-mismatch")),
        ("another exp", with("exp", json!(4_102_444_800_i64)), (CheckName::Contents, "claim-mismatch")),
        (
            "another type",
            with("type", json!(["VerifiableCredential", "EndorsementCredential"])),
            (CheckName::Contents, "document-type"),
        ),
        ("a credential inside `vc`", with("vc", json!({})), (CheckName::Contents, "forbidden-claim")),
        ("no subject", with("credentialSubject", json!([])), (CheckName::Contents, "structure")),
        ("a day that is none", with("validFrom", json!("yesterday")), (CheckName::Contents, "structure")),
        ("tomorrow", with("validFrom", json!("2026-11-02T00:00:00Z")), (CheckName::Started, "not-yet-valid")),
        ("yesterday", with("validUntil", json!("2026-10-31T00:00:00Z")), (CheckName::NotExpired, "expired")),
    ];
    for (attempt, token, (check, reason)) in cases {
        let report = judge(&token, Some(&published(&key)), None);
        assert_eq!(problem(&report), (check, reason, false), "{attempt}");
        assert_ne!(report.conclusion(), Conclusion::Valid, "{attempt}");
    }
}

#[test]
fn keys_that_should_not_be_believed_are_not() {
    let key = Key::p256();
    let token = key.token(&header(&key, &format!("{DID}#k")), &badge(DID));
    let method = |change: fn(&mut Value)| {
        let mut document = published(&key);
        change(&mut document);
        document
    };
    let cases = [
        ("not for assertions", method(|d| d["assertionMethod"] = json!([])), ("unknown-key", false)),
        (
            "another controller's",
            method(|d| d["verificationMethod"][0]["controller"] = json!("did:web:a.example")),
            ("unknown-key", false),
        ),
        (
            "ended",
            method(|d| d["verificationMethod"][0]["expires"] = json!("2026-10-01T00:00:00Z")),
            ("key-ended", false),
        ),
        (
            "with an end nobody can read",
            method(|d| d["verificationMethod"][0]["revoked"] = json!(true)),
            ("key-ended", false),
        ),
        (
            "with its private half",
            method(|d| d["verificationMethod"][0]["publicKeyJwk"]["d"] = json!("AA")),
            ("key-unsuitable", false),
        ),
        (
            "of another issuer's document",
            method(|d| d["id"] = json!("did:web:school.example")),
            ("keys-malformed", true),
        ),
        ("that is no document", json!([]), ("keys-malformed", true)),
    ];
    for (what, document, (reason, unknown)) in cases {
        let report = judge(&token, Some(&document), None);
        assert_eq!(problem(&report), (CheckName::Issuer, reason, unknown), "a key {what}");
    }
    let report = judge(&token, None, None);
    assert_eq!(problem(&report), (CheckName::Issuer, "keys-unavailable", true));
    assert_eq!(report.conclusion(), Conclusion::Unchecked, "that keys are out of reach is no accusation");
}

#[test]
fn an_rsa_key_of_1024_bits_is_too_weak() {
    let key = Key::rsa();
    let kid = format!("{DID}#k");
    let token = key.token(&header(&key, &kid), &badge(DID));
    let weak = json!({"kty": "RSA", "e": "AQAB", "n": URL_SAFE_NO_PAD.encode([0xc5; 128])});
    let document = did_document(json!({"id": kid, "publicKeyJwk": weak}));
    assert_eq!(
        problem(&judge(&token, Some(&document), None)),
        (CheckName::Signature, "key-unsuitable", false)
    );
}

/// A list of the issuer as token, with this bit set.
fn list(key: &Key, withdrawn: Option<u32>, change: impl Fn(&mut Value)) -> String {
    let academy = Academy::new();
    let bits = academy.list(withdrawn.as_slice());
    let mut payload = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": DID,
        "validFrom": "2026-10-31T00:00:00Z",
        "credentialSubject": {
            "id": format!("{LIST}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": part(&bits, 1)["credentialSubject"]["encodedList"],
        },
    });
    change(&mut payload);
    key.token(&header(key, &format!("{DID}#k")), &payload)
}

#[test]
fn the_issuers_own_list_says_whether_a_badge_was_withdrawn() {
    let key = Key::ed25519();
    let token = key.token(&header(&key, &format!("{DID}#k")), &with_status(badge(DID), revocation("94567")));
    let document = published(&key);
    let outcome = |list: Option<&str>| {
        let report = judge(&token, Some(&document), list);
        (report.conclusion(), report.first_problem().map(|(check, reason)| (check, reason.code())))
    };
    let same = |_: &mut Value| {};
    assert_eq!(outcome(Some(&list(&key, None, same))), (Conclusion::Valid, None));
    let withdrawn = Some((CheckName::NotWithdrawn, "withdrawn"));
    assert_eq!(outcome(Some(&list(&key, Some(94_567), same))), (Conclusion::Withdrawn, withdrawn));
    let unknown = |reason| (Conclusion::Unchecked, Some((CheckName::StatusList, reason)));
    assert_eq!(outcome(None), unknown("status-unavailable"));
    let cases = [
        (
            "of another address",
            list(&key, None, |list| list["id"] = json!("https://school.example/status/2")),
            "status-list-foreign",
        ),
        (
            "of another issuer",
            list(&key, None, |list| list["issuer"] = json!("did:web:other.example")),
            "status-list-foreign",
        ),
        (
            "of yesterday",
            list(&key, None, |list| list["validUntil"] = json!("2026-10-31T12:00:00Z")),
            "status-list-stale",
        ),
        (
            "of tomorrow",
            list(&key, None, |list| list["validFrom"] = json!("2026-11-02T00:00:00Z")),
            "status-list-stale",
        ),
        (
            "for another purpose",
            list(&key, None, |list| list["credentialSubject"]["statusPurpose"] = json!("message")),
            "status-purpose",
        ),
        (
            "with wide entries",
            list(&key, None, |list| list["credentialSubject"]["statusSize"] = json!(2)),
            "status-purpose",
        ),
        ("that is a badge", token.clone(), "document-type"),
        (
            "without bits",
            list(&key, None, |list| list["credentialSubject"]["encodedList"] = json!("u")),
            "status-list-encoding",
        ),
        ("signed by a stranger", list(&Key::Ed25519(proof_key(5)), None, same), "signature"),
        ("of two megabytes", "a".repeat(2 << 20), "too-large"),
    ];
    for (what, list, reason) in cases {
        assert_eq!(outcome(Some(&list)), unknown(reason), "a list {what}");
    }
}

#[test]
fn a_list_as_json_with_a_proof_inside_serves_too() {
    let key = Key::ed25519();
    let Key::Ed25519(proof_key) = &key else { unreachable!() };
    let token = key.token(&header(&key, &format!("{DID}#k")), &with_status(badge(DID), revocation("94567")));
    // Our own function names keys by themselves, as this issuer may too.
    let kid = format!("{DID}#{}", key.multibase());
    let mut document = published(&key);
    document["verificationMethod"]
        .as_array_mut()
        .expect("a list")
        .push(json!({"id": kid, "publicKeyMultibase": key.multibase()}));
    document["assertionMethod"].as_array_mut().expect("a list").push(json!(kid));
    let list = |places: &[u32]| {
        let bits = StatusList::with_set(places.iter().map(|number| place(*number)));
        let did = credential::Did::parse("did:web:school.example").expect("a DID");
        prove_status_list(LIST, &bits, &did, proof_key, NOW - Duration::hours(1)).expect("a list")
    };
    // A did:web with a path is not an academy's, so the list is one of the bare domain's: it must not count.
    let report = judge(&token, Some(&document), Some(&list(&[])));
    assert_eq!(problem(&report), (CheckName::StatusList, "unknown-key", false));

    let bare = "did:web:school.example";
    let kid = format!("{bare}#{}", key.multibase());
    let document = json!({"id": bare, "verificationMethod": [{"id": kid, "publicKeyMultibase": key.multibase()}], "assertionMethod": [kid]});
    let token = key.token(&header(&key, &kid), &with_status(badge(bare), revocation("94567")));
    assert_eq!(judge(&token, Some(&document), Some(&list(&[]))).conclusion(), Conclusion::Valid);
    assert_eq!(judge(&token, Some(&document), Some(&list(&[94_567]))).conclusion(), Conclusion::Withdrawn);
}

#[test]
fn a_badge_with_several_lists_is_not_said_to_be_free_of_all() {
    let key = Key::p256();
    let mut suspension = revocation("1");
    suspension["statusPurpose"] = json!("suspension");
    suspension["statusListCredential"] = json!("https://school.example/status/2");
    let badge = with_status(badge(DID), json!([suspension, revocation("94567")]));
    let token = key.token(&header(&key, &format!("{DID}#k")), &badge);
    let document = published(&key);
    let fresh = judge(&token, Some(&document), Some(&list(&key, None, |_| {})));
    assert_eq!(problem(&fresh), (CheckName::NotWithdrawn, "status-unavailable", true));
    let revoked = judge(&token, Some(&document), Some(&list(&key, Some(94_567), |_| {})));
    assert_eq!(revoked.conclusion(), Conclusion::Withdrawn);
    let strange = with_status(self::badge(DID), json!({"id": "urn:a", "type": "1EdTechRevocationList"}));
    let strange = judge(&key.token(&header(&key, &format!("{DID}#k")), &strange), Some(&document), None);
    assert_eq!(problem(&strange), (CheckName::StatusList, "status-purpose", true));
}

#[test]
fn the_past_and_the_future_get_no_more_than_the_list_knows() {
    let key = Key::p256();
    let token = key.token(&header(&key, &format!("{DID}#k")), &with_status(badge(DID), revocation("94567")));
    let document = published(&key).to_string();
    let asked = |at, withdrawn| {
        let enquiry = Enquiry::open(&Found::Token(token.clone()), at).unwrap_or_else(|_| panic!("a badge"));
        let attestation = enquiry.check(Some(document.as_bytes()), at).unwrap_or_else(|_| panic!("genuine"));
        attestation.conclude(Some(list(&key, withdrawn, |_| {}).as_bytes()), at, NOW).conclusion()
    };
    let (before, after) = (NOW - Duration::days(30), NOW + Duration::days(30));
    assert_eq!(asked(before, None), Conclusion::Valid, "what is not revoked now was not revoked then");
    assert_eq!(asked(before, Some(94_567)), Conclusion::Unchecked, "nobody knows since when");
    assert_eq!(asked(after, None), Conclusion::Unchecked);
    assert_eq!(asked(after, Some(94_567)), Conclusion::Withdrawn);
    assert_eq!(asked(NOW + Duration::days(400), None), Conclusion::Expired);
}

#[test]
fn a_proof_is_believed_only_where_every_word_is_understood() {
    let academy = Academy::at("https://other.example");
    let json = embedded_credential(academy.certificate().as_ref()).expect("a proof inside");
    let document: Value = serde_json::from_str(&json).expect("JSON");
    let did_document = serde_json::to_value(academy.keys().did_document()).expect("JSON");
    let judged = |change: &dyn Fn(&mut Value)| {
        let mut document = document.clone();
        change(&mut document);
        let list = academy.list(&[]);
        judge_found(&Found::Document(document.to_string()), Some(&did_document), Some(list.as_str()))
    };
    let good = judged(&|_| {});
    assert!(good.all_passed(), "{:?}", good.first_problem());
    assert_eq!(good.outcome(CheckName::Signature), &Outcome::Needless(Reason::NoToken));

    let cases: [(&str, &dyn Fn(&mut Value), (&str, bool)); 8] = [
        ("another title", &|d| d["name"] = json!("Master"), ("proof-signature", false)),
        ("another word", &|d| d["grade"] = json!("A"), ("proof-terms", true)),
        (
            "another word deep inside",
            &|d| d["credentialSubject"]["achievement"]["tag"] = json!(["a"]),
            ("proof-terms", true),
        ),
        (
            "another vocabulary",
            &|d| d["@context"][2] = json!("https://other.example/v1"),
            ("proof-context", true),
        ),
        (
            "a vocabulary of its own",
            &|d| d["issuer"]["@context"] = json!({"name": "urn:a"}),
            ("proof-context", true),
        ),
        ("another suite", &|d| d["proof"][0]["cryptosuite"] = json!("ecdsa-rdfc-2019"), ("proof-kind", true)),
        (
            "another purpose",
            &|d| d["proof"][0]["proofPurpose"] = json!("authentication"),
            ("proof-purpose", false),
        ),
        ("no value", &|d| d["proof"][0]["proofValue"] = json!(1), ("proof-signature", false)),
    ];
    for (what, change, (reason, unknown)) in cases {
        assert_eq!(problem(&judged(change)), (CheckName::Proof, reason, unknown), "{what}");
    }
}

#[test]
fn an_issuer_whose_keys_cannot_be_found_is_unknown_and_not_accused() {
    let key = Key::p256();
    for (kid, issuer) in [
        ("https://school.example/jwks.json#k", "https://school.example"),
        ("did:ebsi:z1#k", "did:ebsi:z1"),
        ("did:web:127.0.0.1#k", "did:web:127.0.0.1"),
        ("did:web:localhost%3A8443#k", "did:web:localhost%3A8443"),
    ] {
        let report = judge(&key.token(&header(&key, kid), &badge(issuer)), None, None);
        assert_eq!(problem(&report), (CheckName::Issuer, "issuer-kind", true), "{kid}");
        assert_eq!(report.conclusion(), Conclusion::Unchecked);
    }
}
