//! Tokens.

use serde_json::{Value, json};
use time::Duration;

use super::{Fate, Workshop, base64url, key, refused, signed, unreadable};
use credential::sign_credential;

pub(super) fn all(shop: &Workshop) -> Vec<Fate> {
    [wrong_form(shop), wrong_signer(shop), wrong_signature(shop), wrong_contents(shop), wrong_time(shop)]
        .concat()
}

fn wrong_form(shop: &Workshop) -> Vec<Fate> {
    let check = "form";
    let (header, payload) = (shop.header.to_string(), shop.payload.to_string());
    let unsecured = format!("{}.{}.", base64url(r#"{"alg":"none","typ":"JWT"}"#), base64url(&payload));
    let kid = shop.header["kid"].as_str().expect("a kid");
    let twice = format!(r#"{{"alg":"ES256","kid":"{kid}","kid":"did:web:evil.example#x","typ":"JWT"}}"#);
    let escaped = format!(r#"{{"alg":"ES256","\u0061lg":"none","kid":"{kid}","typ":"JWT"}}"#);
    let jwk = serde_json::to_value(key(9).verifying_key().jwk()).expect("JSON");
    vec![
        refused("two parts", "e30.e30", check, "not-compact"),
        refused("four parts", format!("{}.e30", shop.genuine), check, "not-compact"),
        refused("padding in base64url", format!("{}=", shop.genuine), check, "not-compact"),
        refused("bits behind the signature", stray_bits(&shop.genuine), check, "not-compact"),
        refused("standard base64 alphabet", shop.swapped(1, "a+/a"), check, "not-compact"),
        refused("a megabyte", format!("{}.{}.", base64url(&header), "A".repeat(1 << 20)), check, "too-large"),
        refused("a header that is no JSON", shop.swapped(0, &base64url("{alg:ES256}")), check, "not-json"),
        refused("a key named twice", signed(&twice, &payload, &shop.keys.token), check, "duplicate-member"),
        refused(
            "an algorithm named twice, once in escapes",
            signed(&escaped, &payload, &shop.keys.token),
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
        refused("RSA", shop.with_header("alg", json!("RS256")), check, "algorithm"),
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
        refused("a certificate chain", shop.with_header("x5c", json!(["MIIB"])), check, "header-extra"),
        refused("critical extensions", shop.with_header("crit", json!(["exp"])), check, "header-extra"),
        refused(
            "a payload that is not encoded",
            shop.with_header("b64", json!(false)),
            check,
            "header-extra",
        ),
    ]
}

/// The last letter of 86 carries four bits that mean nothing.
fn stray_bits(token: &str) -> String {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (rest, last) = token.split_at(token.len() - 1);
    let value = ALPHABET.find(last).expect("base64url");
    format!("{rest}{}", &ALPHABET[value + 1..value + 2])
}

fn wrong_signer(shop: &Workshop) -> Vec<Fate> {
    let (header, payload) = (shop.header.to_string(), shop.payload.to_string());
    let did = shop.did();
    let stranger = key(9);
    let strangers_kid = format!("{did}#{}", stranger.verifying_key().thumbprint());
    let in_our_name = json!({"alg":"ES256","kid":strangers_kid,"typ":"JWT"}).to_string();
    let prefix = format!("{did}.evil.example#{}", shop.keys.token.verifying_key().thumbprint());
    vec![
        refused(
            "the signature of a stranger under our key's name",
            signed(&header, &payload, &stranger),
            "signature",
            "signature",
        ),
        refused(
            "a stranger's key in our name",
            signed(&in_our_name, &payload, &stranger),
            "issuer",
            "unknown-key",
        ),
        refused(
            "another issuer",
            shop.with_header("kid", json!("did:web:evil.example#key")),
            "issuer",
            "foreign-issuer",
        ),
        refused(
            "an issuer whose name begins like ours",
            shop.with_header("kid", json!(prefix)),
            "issuer",
            "foreign-issuer",
        ),
        refused(
            "a key name without issuer",
            shop.with_header("kid", json!("#key")),
            "issuer",
            "foreign-issuer",
        ),
    ]
}

fn wrong_signature(shop: &Workshop) -> Vec<Fate> {
    let refused = |attempt: &str, token: String| refused(attempt, token, "signature", "signature");
    let respelt = format!("{} ", shop.header);
    let signature = shop.genuine.rsplit('.').next().expect("three parts");
    vec![
        refused("another name in the document", shop.altered()),
        refused("the same header in another spelling", shop.swapped(0, &base64url(&respelt))),
        refused("a cut signature", shop.swapped(2, "AAAA")),
        refused("no signature", shop.swapped(2, "")),
        refused("a signature of zeros", shop.swapped(2, &"A".repeat(86))),
        refused("a signature in the form of certificates (DER)", shop.swapped(2, &der(signature))),
        refused("the signature of the status list", {
            let other = shop.list.rsplit('.').next().expect("three parts");
            shop.swapped(2, other)
        }),
    ]
}

/// The same two numbers as an ASN.1 sequence.
fn der(signature: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let raw = URL_SAFE_NO_PAD.decode(signature).expect("base64url");
    let number = |half: &[u8]| [&[0x02, 0x21, 0x00], half].concat();
    let both = [number(&raw[..32]), number(&raw[32..])].concat();
    let length = u8::try_from(both.len()).expect("short");
    URL_SAFE_NO_PAD.encode([&[0x30, length], both.as_slice()].concat())
}

fn wrong_contents(shop: &Workshop) -> Vec<Fate> {
    let check = "contents";
    let payload = shop.payload.to_string();
    let twice = format!(r#"{{"name":"Master",{}"#, &payload[1..]);
    let escaped = format!(r#"{{"n\u0061me":"Master",{}"#, &payload[1..]);
    let ours = &shop.keys.token;
    let header = shop.header.to_string();
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    vec![
        unreadable("a status list shown as certificate", shop.list.clone(), "status-list"),
        refused("another type", shop.with("/type/1", json!("EndorsementCredential")), check, "document-type"),
        refused(
            "a type that is no list",
            shop.with("/type", json!("OpenBadgeCredential")),
            check,
            "document-type",
        ),
        refused("a payload that is no JSON", signed(&header, "certificate", ours), check, "not-json"),
        refused("a payload without a bottom", signed(&header, &deep, ours), check, "not-json"),
        refused("a member named twice", signed(&header, &twice, ours), check, "duplicate-member"),
        refused(
            "a member named twice, once in escapes",
            signed(&header, &escaped, ours),
            check,
            "duplicate-member",
        ),
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
        refused(
            "another title under our own signature",
            shop.with("/name", json!("Master")),
            "proof",
            "proof-signature",
        ),
        refused("a member without meaning", shop.with_extra("grade", json!("A")), "proof", "proof-uncovered"),
        refused("the proof twice", shop.with("/proof", twice_the_proof(shop)), "proof", "proof-count"),
    ]
}

fn twice_the_proof(shop: &Workshop) -> Value {
    let proof = &shop.payload["proof"][0];
    json!([proof, proof])
}

/// Genuine through and through, but not today.
fn wrong_time(shop: &Workshop) -> Vec<Fate> {
    let dated = |from: Duration, until: Duration| {
        let mut record = shop.record.clone();
        record.issued_at = shop.now + from;
        record.awarded_at = record.issued_at;
        record.valid_until = shop.now + until;
        sign_credential(&record, &shop.keys, &shop.status).expect("a sound record").into_string()
    };
    let day = Duration::days(1);
    vec![
        refused("a certificate of tomorrow", dated(day, 100 * day), "started", "not-yet-valid"),
        refused("a certificate that ended", dated(-100 * day, -day), "not-expired", "expired"),
    ]
}
