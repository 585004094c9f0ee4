//! Certificates as JSON, for which the embedded proof alone vouches.

use serde_json::{Value, json};

use super::super::fixture::proof_key;
use super::{Fate, Workshop, refused, unreadable};
use credential::{IssuingKeys, embedded_credential, sign_credential};

#[expect(clippy::too_many_lines, reason = "a list: one row for each forgery")]
pub(super) fn all(shop: &Workshop) -> Vec<Fate> {
    let genuine = shop.document();
    let with = |pointer: &str, value: Value| {
        let mut document = genuine.clone();
        *document.pointer_mut(pointer).expect("the member exists") = value;
        document.to_string()
    };
    let extra = |pointer: &str, member: &str, value: Value| {
        let mut document = genuine.clone();
        document.pointer_mut(pointer).expect("the object exists")[member] = value;
        document.to_string()
    };
    let without = |member: &str| {
        let mut document = genuine.clone();
        document.as_object_mut().expect("an object").remove(member);
        document.to_string()
    };
    let proof = genuine["proof"][0].clone();
    let strangers = format!("{}#z6MkjGYR5cKPdFnocazY762RY7m5dkdpiWfxDdeLkWyZDwd8", shop.did());
    let mut contexts = genuine["@context"].clone();
    contexts.as_array_mut().expect("a list").push(json!("https://evil.example/context.json"));
    let text = genuine.to_string();
    let twice = format!(r#"{{"name":"Master",{}"#, &text[1..]);
    let escaped = format!(r#"{{"n\u0061me":"Master",{}"#, &text[1..]);
    let mut changed = genuine.clone();
    changed["credentialSubject"]["identifier"][0]["identityHash"] = json!("Somebody Else");
    let later = genuine["validUntil"].as_str().expect("text").replacen("20", "21", 1);
    vec![
        refused("JSON without its proof", without("proof"), "form", "proof-count"),
        refused("JSON with an empty list of proofs", with("/proof", json!([])), "form", "proof-count"),
        refused("JSON with two proofs", with("/proof", json!([proof, proof])), "form", "proof-count"),
        refused("JSON whose proof is nothing", with("/proof", json!(null)), "form", "proof-count"),
        refused(
            "JSON proven by another issuer",
            with("/proof/0/verificationMethod", json!("did:web:evil.example#z6Mk")),
            "issuer",
            "foreign-issuer",
        ),
        refused(
            "JSON proven with a key in our name",
            with("/proof/0/verificationMethod", json!(strangers)),
            "issuer",
            "unknown-key",
        ),
        refused("JSON proven by a stranger under our key's name", by_a_stranger(shop), "proof", "proof-signature"),
        refused(
            "JSON with another cryptosuite",
            with("/proof/0/cryptosuite", json!("eddsa-jcs-2022")),
            "proof",
            "proof-kind",
        ),
        refused(
            "JSON proven for another purpose",
            with("/proof/0/proofPurpose", json!("authentication")),
            "proof",
            "proof-purpose",
        ),
        refused("JSON proven on another day", with("/proof/0/created", json!("2026-01-01T00:00:00Z")), "proof", "proof-signature"),
        refused("JSON with another proof's value", with("/proof/0/proofValue", json!("z1")), "proof", "proof-signature"),
        refused("JSON with another title", with("/name", json!("Master")), "proof", "proof-signature"),
        refused(
            "JSON with another holder",
            with("/credentialSubject/identifier/0/identityHash", json!("Somebody Else")),
            "proof",
            "proof-signature",
        ),
        refused("JSON with a longer life", with("/validUntil", json!(later)), "proof", "proof-signature"),
        refused("JSON with a member without meaning", extra("", "grade", json!("A")), "proof", "proof-uncovered"),
        refused("JSON with the claims of another token", extra("", "exp", json!(4_102_444_800_i64)), "proof", "proof-uncovered"),
        refused("JSON in the words of others", with("/@context", contexts), "proof", "proof-context"),
        refused("JSON of another type", with("/type/1", json!("EndorsementCredential")), "contents", "document-type"),
        refused("JSON with another issuer", with("/issuer/id", json!("did:web:evil.example")), "contents", "claim-mismatch"),
        unreadable("JSON with a member named twice", twice, "duplicate-member"),
        unreadable("JSON with a member named twice, once in escapes", escaped, "duplicate-member"),
        unreadable("JSON that is cut", &text.as_bytes()[..text.len() - 1], "malformed"),
        unreadable("JSON with something behind it", format!("{text} {{}}"), "malformed"),
        unreadable("JSON without a bottom", "[".repeat(100_000), "malformed"),
        unreadable("two certificates in a list", format!("[{text},{text}]"), "several"),
        unreadable("two tokens in a list", json!({"compactJwsString": [shop.genuine, shop.genuine]}).to_string(), "several"),
        unreadable(
            "an envelope around something else",
            json!({"type": "EnvelopedVerifiableCredential", "id": format!("data:text/plain,{}", shop.genuine)}).to_string(),
            "no-certificate",
        ),
        refused(
            "JSON with another holder, in a presentation",
            presentation(&json!([changed])),
            "proof",
            "proof-signature",
        ),
        refused(
            "a token with another holder, in a presentation",
            presentation(&json!(shop.altered())),
            "signature",
            "signature",
        ),
        refused(
            "a certificate that says it is a status list too",
            with("/type", json!(["VerifiableCredential", "OpenBadgeCredential", "BitstringStatusListCredential"])),
            "proof",
            "proof-signature",
        ),
        unreadable("a presentation of two certificates", presentation(&json!([genuine, shop.genuine])), "several"),
        unreadable("a presentation of nothing", presentation(&json!([])), "no-certificate"),
        unreadable("a presentation of a status list", presentation(&json!([shop.list])), "status-list"),
        unreadable(
            "a presentation in a presentation",
            presentation(&json!([serde_json::from_str::<Value>(&presentation(&genuine)).expect("JSON")])),
            "no-certificate",
        ),
        unreadable(
            "a transcript shown as certificate",
            json!({"version": 1, "code": "7Q4K-2M9P-W3XD", "certificate_number": "SMP-2026-00001", "issuer": {}, "credential": "https://academy.example/"})
                .to_string(),
            "transcript",
        ),
        unreadable("JSON that is about something else", r#"{"hello":"world"}"#, "no-certificate"),
    ]
}

/// What a wallet puts credentials into to show them.
pub fn presentation(held: &Value) -> String {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "verifiableCredential": held,
    })
    .to_string()
}

fn by_a_stranger(shop: &Workshop) -> String {
    let keys = IssuingKeys { proof: proof_key(9), ..shop.keys.clone() };
    let token = sign_credential(&shop.record, &keys, &shop.status).expect("a sound record");
    let json = embedded_credential(token.as_ref()).expect("a proof inside");
    let mut document: Value = serde_json::from_str(&json).expect("JSON");
    document["proof"][0]["verificationMethod"] = shop.document()["proof"][0]["verificationMethod"].clone();
    document.to_string()
}
