//! Tokens that must be refused, each for the right reason at the right check.

mod fixture;

use credential::{CheckName, Outcome, Reason, StatusSource, verify};
use domain::credentials::CheckOutcome;
use fixture::{Academy, NOW, key, part, signed};
use serde_json::{Value, json};

#[derive(Clone)]
struct Forgery {
    /// What somebody tries.
    attempt: &'static str,
    token: String,
    /// Where it must be caught.
    check: CheckName,
    /// `Reason::code` of the refusal.
    reason: &'static str,
}

/// The material forgeries are made of.
struct Workshop {
    academy: Academy,
    header: Value,
    payload: Value,
}

impl Workshop {
    fn new() -> Self {
        let academy = Academy::new();
        let token = academy.certificate();
        Self { header: part(&token, 0), payload: part(&token, 1), academy }
    }

    fn genuine(&self) -> String {
        self.academy.certificate().into_string()
    }

    /// Signed by the academy's own key, so only strictness can catch it.
    fn signed(&self, header: &Value, payload: &Value) -> String {
        signed(&header.to_string(), &payload.to_string(), &self.academy.current.token)
    }

    fn with_header(&self, member: &str, value: Value) -> String {
        let mut header = self.header.clone();
        header[member] = value;
        self.signed(&header, &self.payload)
    }

    fn without_header(&self, member: &str) -> String {
        let mut header = self.header.clone();
        header.as_object_mut().expect("an object").remove(member);
        self.signed(&header, &self.payload)
    }

    fn with(&self, pointer: &str, value: Value) -> String {
        let mut payload = self.payload.clone();
        *payload.pointer_mut(pointer).expect("the member exists") = value;
        self.signed(&self.header, &payload)
    }

    fn with_extra(&self, member: &str, value: Value) -> String {
        let mut payload = self.payload.clone();
        payload[member] = value;
        self.signed(&self.header, &payload)
    }

    fn without(&self, member: &str) -> String {
        let mut payload = self.payload.clone();
        payload.as_object_mut().expect("an object").remove(member);
        self.signed(&self.header, &payload)
    }

    /// One part of the genuine token replaced, the signature kept.
    fn swapped(&self, number: usize, text: &str) -> String {
        let genuine = self.genuine();
        let mut parts: Vec<_> = genuine.split('.').collect();
        parts[number] = text;
        parts.join(".")
    }
}

fn base64url(text: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(text)
}

fn refused(attempt: &'static str, token: String, check: CheckName, reason: &'static str) -> Forgery {
    Forgery { attempt, token, check, reason }
}

fn wrong_form(shop: &Workshop) -> Vec<Forgery> {
    let check = CheckName::Form;
    let (header, payload) = (shop.header.to_string(), shop.payload.to_string());
    let unsecured = format!("{}.{}.", base64url(r#"{"alg":"none","typ":"JWT"}"#), base64url(&payload));
    let kid = shop.header["kid"].as_str().expect("a kid");
    let twice = format!(r#"{{"alg":"ES256","kid":"{kid}","kid":"did:web:evil.example#x","typ":"JWT"}}"#);
    let jwk = serde_json::to_value(key(9).verifying_key().jwk()).expect("JSON");
    vec![
        refused("nothing at all", String::new(), check, "not-compact"),
        refused("two parts", "e30.e30".into(), check, "not-compact"),
        refused("four parts", format!("{}.e30", shop.genuine()), check, "not-compact"),
        refused("padding in base64url", format!("{}=", shop.genuine()), check, "not-compact"),
        refused("a line break at the end", format!("{}\n", shop.genuine()), check, "not-compact"),
        refused("standard base64 alphabet", shop.swapped(1, "a+/a"), check, "not-compact"),
        refused("a megabyte", format!("{}.{}.", base64url(&header), "A".repeat(1 << 20)), check, "too-large"),
        refused("a header that is no JSON", shop.swapped(0, &base64url("{alg:ES256}")), check, "not-json"),
        refused("a header that is a list", shop.swapped(0, &base64url("[]")), check, "not-json"),
        refused(
            "a key named twice",
            signed(&twice, &payload, &shop.academy.current.token),
            check,
            "duplicate-member",
        ),
        refused("no signature, alg none", unsecured, check, "algorithm"),
        refused(
            "alg none under a real signature",
            shop.with_header("alg", json!("none")),
            check,
            "algorithm",
        ),
        refused("HMAC with the public key", shop.with_header("alg", json!("HS256")), check, "algorithm"),
        refused("another curve", shop.with_header("alg", json!("ES384")), check, "algorithm"),
        refused("alg in lower case", shop.with_header("alg", json!("es256")), check, "algorithm"),
        refused("no alg", shop.without_header("alg"), check, "header-missing"),
        refused("no kid", shop.without_header("kid"), check, "header-missing"),
        refused("kid that is a number", shop.with_header("kid", json!(0)), check, "header-missing"),
        refused("no typ", shop.without_header("typ"), check, "token-type"),
        refused("a session token's typ", shop.with_header("typ", json!("at+jwt")), check, "token-type"),
        refused("its own key in the header", shop.with_header("jwk", jwk), check, "header-extra"),
        refused(
            "a key to fetch",
            shop.with_header("jku", json!("https://evil.example/")),
            check,
            "header-extra",
        ),
        refused("critical extensions", shop.with_header("crit", json!(["exp"])), check, "header-extra"),
    ]
}

fn wrong_signer(shop: &Workshop) -> Vec<Forgery> {
    let Workshop { academy, header, payload } = shop;
    let (header, payload_text) = (header.to_string(), payload.to_string());
    let did = academy.url.did_web();
    let stranger = key(9);
    let strangers_kid = did.key_url(stranger.verifying_key().thumbprint());
    let retired_kid = did.key_url(academy.retired.token.verifying_key().thumbprint());
    let mut altered = payload.clone();
    altered["credentialSubject"]["identifier"][0]["identityHash"] = json!("Somebody Else");
    let prefix = format!("{did}.evil.example#{}", academy.current.token.verifying_key().thumbprint());
    vec![
        refused(
            "the signature of a stranger under our key's name",
            signed(&header, &payload_text, &stranger),
            CheckName::Signature,
            "signature",
        ),
        refused(
            "another name in the document",
            shop.swapped(1, &base64url(&altered.to_string())),
            CheckName::Signature,
            "signature",
        ),
        refused("a cut signature", shop.swapped(2, "AAAA"), CheckName::Signature, "signature"),
        refused("a signature of zeros", shop.swapped(2, &"A".repeat(86)), CheckName::Signature, "signature"),
        refused(
            "the name of a retired key",
            shop.with_header("kid", json!(retired_kid)),
            CheckName::Signature,
            "signature",
        ),
        refused(
            "a stranger's key in our name",
            signed(
                &json!({"alg":"ES256","kid":strangers_kid,"typ":"JWT"}).to_string(),
                &payload_text,
                &stranger,
            ),
            CheckName::Issuer,
            "unknown-key",
        ),
        refused(
            "another issuer",
            shop.with_header("kid", json!("did:web:evil.example#key")),
            CheckName::Issuer,
            "foreign-issuer",
        ),
        refused(
            "an issuer whose name begins like ours",
            shop.with_header("kid", json!(prefix)),
            CheckName::Issuer,
            "foreign-issuer",
        ),
        refused(
            "a key name without issuer",
            shop.with_header("kid", json!("#key")),
            CheckName::Issuer,
            "foreign-issuer",
        ),
    ]
}

fn wrong_contents(shop: &Workshop) -> Vec<Forgery> {
    let check = CheckName::Contents;
    let payload = shop.payload.to_string();
    let twice = format!(r#"{{"name":"Master",{}"#, &payload[1..]);
    let ours = &shop.academy.current.token;
    let header = shop.header.to_string();
    vec![
        refused(
            "a status list shown as certificate",
            shop.academy.list(&[]).into_string(),
            check,
            "document-type",
        ),
        refused("another type", shop.with("/type/1", json!("EndorsementCredential")), check, "document-type"),
        refused(
            "a type that is no list",
            shop.with("/type", json!("OpenBadgeCredential")),
            check,
            "document-type",
        ),
        refused("a payload that is no JSON", signed(&header, "certificate", ours), check, "not-json"),
        refused("a member named twice", signed(&header, &twice, ours), check, "duplicate-member"),
        refused("a credential inside `vc`", shop.with_extra("vc", json!({})), check, "forbidden-claim"),
        refused("a presentation", shop.with_extra("vp", json!({})), check, "forbidden-claim"),
        refused("another iss", shop.with("/iss", json!("did:web:evil.example")), check, "claim-mismatch"),
        refused(
            "another issuer inside",
            shop.with("/issuer/id", json!("did:web:evil.example")),
            check,
            "claim-mismatch",
        ),
        refused(
            "another jti",
            shop.with("/jti", json!("https://academy.example/credentials/2")),
            check,
            "claim-mismatch",
        ),
        refused("another sub", shop.with("/sub", json!("urn:uuid:2")), check, "claim-mismatch"),
        refused("no sub", shop.without("sub"), check, "claim-mismatch"),
        refused("an earlier nbf", shop.with("/nbf", json!(0)), check, "claim-mismatch"),
        refused("a later exp", shop.with("/exp", json!(4_102_444_800_i64)), check, "claim-mismatch"),
        refused("no exp", shop.without("exp"), check, "structure"),
        refused("exp with a fraction", shop.with("/exp", json!(1.5)), check, "structure"),
        refused("no status", shop.without("credentialStatus"), check, "structure"),
        refused("no subject", shop.without("credentialSubject"), check, "structure"),
        refused(
            "no holder name type",
            shop.with("/credentialSubject/identifier", json!(null)),
            check,
            "structure",
        ),
    ]
}

#[test]
fn each_forged_token_is_refused_for_its_own_reason() {
    let shop = Workshop::new();
    let keys = shop.academy.keys();
    let list = shop.academy.list(&[]);
    let status = StatusSource::Signed(list.as_ref());
    assert!(verify(shop.genuine().as_bytes(), &keys, status, NOW).all_passed(), "the genuine one passes");

    let forgeries = [wrong_form(&shop), wrong_signer(&shop), wrong_contents(&shop)].concat();
    assert!(forgeries.len() >= 50);
    for Forgery { attempt, token, check, reason } in forgeries {
        let report = verify(token.as_bytes(), &keys, status, NOW);
        let (found, why) = report.first_problem().expect(attempt);
        assert_eq!((found, why.code()), (check, reason), "{attempt}: {why}");
        assert_eq!(report.authenticity(), CheckOutcome::Fail, "{attempt}");
        assert_eq!(report.statement, None, "{attempt}: nothing it says is repeated");
        let after = report.checks.iter().skip_while(|made| made.name != check).skip(1);
        assert!(after.clone().all(|made| made.outcome == Outcome::Unknown(Reason::NotReached)), "{attempt}");
    }
}

#[test]
fn what_was_not_checked_is_never_reported_as_passed() {
    let shop = Workshop::new();
    let report = verify(b"", &shop.academy.keys(), StatusSource::Unavailable, NOW);
    assert_eq!(report.checks.len(), CheckName::VERIFIED.len());
    assert!(report.checks.iter().all(|check| check.outcome != Outcome::Pass));
}
