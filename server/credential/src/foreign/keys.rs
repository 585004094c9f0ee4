//! Keys of other issuers, as their DID documents have them, and what they signed.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::{
    document,
    keys::{Jwk, VerifyingKey},
    multikey::{self, Codec},
    proof_key::ProofVerifyingKey,
    rdf::{self, RdfError},
    reason::{Reason, shortened},
    report::Outcome,
    strict_json,
};

use super::did::Issuer;

/// More keys than any issuer needs.
const MOST_KEYS: usize = 256;
/// Values of `typ` that are in use for credentials.
const TYPES: [&str; 4] = ["jwt", "vc+jwt", "vc+ld+jwt", "vc+ld+json+jwt"];
/// Header members that say nothing about how to check. A key, or where to get one, is not among them: whoever signs
/// would say whom to believe.
const HARMLESS: [&str; 5] = ["alg", "kid", "typ", "cty", "iss"];

/// An algorithm that Open Badges are signed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Algorithm {
    /// ECDSA on P-256.
    Es256,
    /// Ed25519.
    EdDsa,
    /// RSA, PKCS#1 v1.5, with SHA-256.
    Rs256,
}

/// Algorithm and key name in a token's header, if there is nothing in it that would have to be obeyed.
pub(super) fn header(header: &Map<String, Value>) -> Result<(Algorithm, String), Reason> {
    let algorithm = match header.get("alg").and_then(Value::as_str) {
        Some("ES256") => Algorithm::Es256,
        Some("EdDSA" | "Ed25519") => Algorithm::EdDsa,
        Some("RS256") => Algorithm::Rs256,
        Some(other) => return Err(Reason::Algorithm { algorithm: shortened(other) }),
        None => return Err(Reason::HeaderMissing { member: "alg" }),
    };
    if let Some(extra) = header.keys().find(|name| !HARMLESS.contains(&name.as_str())) {
        return Err(Reason::HeaderExtra { member: shortened(extra) });
    }
    let is_credential =
        |typ: &Value| typ.as_str().is_some_and(|typ| TYPES.contains(&typ.to_ascii_lowercase().as_str()));
    if !header.get("typ").is_none_or(is_credential) {
        return Err(Reason::TokenType);
    }
    let kid = header.get("kid").and_then(Value::as_str).ok_or(Reason::HeaderMissing { member: "kid" })?;
    Ok((algorithm, kid.into()))
}

/// A public key of one of the kinds that sign Open Badges.
#[derive(Clone)]
pub(super) enum PublicKey {
    P256(VerifyingKey),
    Ed25519(ProofVerifyingKey),
    /// Modulus and exponent, big-endian.
    Rsa(Vec<u8>, Vec<u8>),
}

impl PublicKey {
    /// Whether the key made `signature` over `signed`.
    pub(super) fn accepts(
        &self,
        algorithm: Algorithm,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<(), Outcome> {
        let genuine = match (self, algorithm) {
            (Self::P256(key), Algorithm::Es256) => key.accepts(signed, signature),
            (Self::Ed25519(key), Algorithm::EdDsa) => key.accepts(signed, signature),
            (Self::Rsa(modulus, exponent), Algorithm::Rs256) => rs256(modulus, exponent, signed, signature)?,
            _ => return Err(Reason::KeyUnsuitable.into()),
        };
        if genuine { Ok(()) } else { Err(Reason::Signature.into()) }
    }

    fn from_multibase(text: &str) -> Option<Self> {
        match multikey::decode(text).ok()? {
            (Codec::Ed25519, _) => ProofVerifyingKey::from_multibase(text).ok().map(Self::Ed25519),
            (Codec::P256, point) => VerifyingKey::from_sec1(&point).ok().map(Self::P256),
        }
    }

    fn from_jwk(jwk: &Value) -> Option<Self> {
        if jwk.get("d").is_some() {
            return None; // a private key that everybody can read signs for everybody
        }
        let number = |member: &str| URL_SAFE_NO_PAD.decode(jwk[member].as_str()?).ok();
        match (jwk["kty"].as_str()?, jwk["crv"].as_str()) {
            ("EC", Some("P-256")) => {
                let jwk: Jwk = serde_json::from_value(jwk.clone()).ok()?;
                VerifyingKey::from_jwk(&jwk).ok().map(Self::P256)
            }
            ("OKP", Some("Ed25519")) => {
                let point = number("x")?;
                ProofVerifyingKey::from_multibase(&multikey::encode(Codec::Ed25519, &point))
                    .ok()
                    .map(Self::Ed25519)
            }
            ("RSA", _) => Some(Self::Rsa(number("n")?, number("e")?)),
            _ => None,
        }
    }
}

/// RSA below 2048 bits is broken or about to be.
#[cfg(not(target_arch = "wasm32"))]
fn rs256(modulus: &[u8], exponent: &[u8], signed: &[u8], signature: &[u8]) -> Result<bool, Outcome> {
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
    if !(256..=1024).contains(&modulus.len()) || modulus.first().is_none_or(|first| *first < 0x80) {
        return Err(Reason::KeyUnsuitable.into());
    }
    let key = RsaPublicKeyComponents { n: modulus, e: exponent };
    Ok(key.verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature).is_ok())
}

#[cfg(target_arch = "wasm32")]
fn rs256(_: &[u8], _: &[u8], _: &[u8], _: &[u8]) -> Result<bool, Outcome> {
    Err(Outcome::Unknown(Reason::AlgorithmUnread))
}

/// The keys with which an issuer makes assertions.
pub(super) struct IssuerKeys {
    issuer: Issuer,
    keys: Vec<Published>,
}

struct Published {
    /// Absolute DID URL.
    id: String,
    /// `None` when it is of a kind that is not read here.
    key: Option<PublicKey>,
    ends: Option<OffsetDateTime>,
}

impl IssuerKeys {
    /// The keys of `issuer`: those in its DID document, or the one that is its identifier.
    pub(super) fn of(issuer: &Issuer, document: Option<&[u8]>) -> Result<Self, Outcome> {
        let keys = match issuer {
            Issuer::Key(did, multibase) => {
                let key = PublicKey::from_multibase(multibase);
                let unknown = || Outcome::Unknown(Reason::IssuerKind { issuer: shortened(did) });
                let key = Some(key.ok_or_else(unknown)?);
                vec![Published { id: format!("{did}#{multibase}"), key, ends: None }]
            }
            Issuer::Web(did, _) => {
                let document = document.ok_or(Outcome::Unknown(Reason::KeysUnavailable))?;
                published(did, document).ok_or(Outcome::Unknown(Reason::KeysMalformed))?
            }
        };
        Ok(Self { issuer: issuer.clone(), keys })
    }

    pub(super) fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// The key that `method` (an absolute DID URL) names, if it has not ended `now`.
    pub(super) fn find(&self, method: &str, now: OffsetDateTime) -> Result<PublicKey, Outcome> {
        let published =
            self.keys.iter().find(|published| published.id == method).ok_or(Reason::UnknownKey)?;
        match published.ends {
            Some(at) if at <= now => Err(Reason::KeyEnded { at }.into()),
            _ => published.key.clone().ok_or_else(|| Reason::KeyUnsuitable.into()),
        }
    }
}

/// The keys for assertions in a DID document, if it is the one of `did`.
fn published(did: &str, document: &[u8]) -> Option<Vec<Published>> {
    let document = strict_json::parse(document).ok()?;
    if document["id"].as_str() != Some(did) {
        return None;
    }
    let none = Vec::new();
    let listed = |member: &str| document[member].as_array().unwrap_or(&none).iter().take(MOST_KEYS);
    let absolute = |id: &str| if id.starts_with('#') { format!("{did}{id}") } else { id.to_owned() };
    let may_assert: Vec<_> = listed("assertionMethod").filter_map(Value::as_str).map(absolute).collect();
    let named = listed("verificationMethod")
        .filter(|method| method["id"].as_str().is_some_and(|id| may_assert.contains(&absolute(id))));
    let inside = listed("assertionMethod").filter(|method| method.is_object());
    let keys = named.chain(inside).filter_map(|method| {
        let others = method.get("controller").is_some_and(|controller| controller.as_str() != Some(did));
        let id = absolute(method["id"].as_str().filter(|_| !others)?);
        let jwk = method.get("publicKeyJwk").map(PublicKey::from_jwk);
        let multibase = method["publicKeyMultibase"].as_str().map(PublicKey::from_multibase);
        Some(Published { id, key: jwk.or(multibase).flatten(), ends: ends(method) })
    });
    Some(keys.collect())
}

/// When a key ends; one whose end cannot be read has ended already.
fn ends(method: &Value) -> Option<OffsetDateTime> {
    let moments = ["expires", "revoked"].into_iter().filter_map(|member| method.get(member));
    let read = |moment: &Value| {
        let moment = moment.as_str().and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok());
        moment.unwrap_or(OffsetDateTime::UNIX_EPOCH)
    };
    moments.map(read).min()
}

/// Checks the one embedded proof of `document` with the issuer's key.
///
/// Vocabularies are built in only as far as our own terms go. What a document says in other terms has no canonical form
/// here, so its proof cannot be checked, whatever it is worth.
pub(super) fn proven(document: &Value, key: &PublicKey) -> Result<(), Outcome> {
    let proof = document::only_proof(document)?;
    let (kind, suite) = (proof["type"].as_str(), proof["cryptosuite"].as_str());
    if (kind, suite) != (Some("DataIntegrityProof"), Some("eddsa-rdfc-2022")) {
        let kind = format!("{} {}", kind.unwrap_or_default(), suite.unwrap_or_default());
        return Err(Outcome::Unknown(Reason::ProofKind { kind: shortened(&kind) }));
    }
    if let Some(purpose) = proof["proofPurpose"].as_str().filter(|purpose| *purpose != "assertionMethod") {
        return Err(Reason::ProofPurpose { purpose: shortened(purpose) }.into());
    }
    let signature =
        proof["proofValue"].as_str().and_then(multikey::from_base58btc).ok_or(Reason::ProofSignature)?;
    let contexts = contexts(document)?;
    let mut bare = document.clone();
    let mut configuration = proof.clone();
    if let (Some(bare), Some(configuration)) = (bare.as_object_mut(), configuration.as_object_mut()) {
        bare.remove("proof");
        configuration.remove("proofValue");
        configuration.insert("@context".into(), contexts.clone().into());
    }
    let signed = rdf::signed_bytes(&contexts, &configuration, &bare).map_err(unknown)?;
    let known = rdf::knows_every_term(&contexts, &configuration)
        .and_then(|known| Ok(known && rdf::knows_every_term(&contexts, &bare)?));
    if !known.map_err(unknown)? {
        return Err(Outcome::Unknown(Reason::ProofTerms));
    }
    match key.accepts(Algorithm::EdDsa, &signed, &signature) {
        Err(Outcome::Fail(Reason::Signature)) => Err(Reason::ProofSignature.into()),
        result => result,
    }
}

/// The document's contexts, if all are named, and only at the top.
fn contexts(document: &Value) -> Result<Vec<String>, Outcome> {
    let unknown =
        |context: &Value| Outcome::Unknown(Reason::ProofContext { context: shortened(&context.to_string()) });
    let named = match &document["@context"] {
        one @ Value::String(_) => std::slice::from_ref(one),
        Value::Array(all) => all,
        other => return Err(unknown(other)),
    };
    let contexts =
        named.iter().map(|context| context.as_str().map(str::to_owned).ok_or_else(|| unknown(context)));
    let contexts = contexts.collect::<Result<_, _>>()?;
    match document.as_object().and_then(|members| members.values().find_map(context_inside)) {
        Some(context) => Err(unknown(context)),
        None => Ok(contexts),
    }
}

fn context_inside(value: &Value) -> Option<&Value> {
    match value {
        Value::Object(members) => {
            members.get("@context").or_else(|| members.values().find_map(context_inside))
        }
        Value::Array(items) => items.iter().find_map(context_inside),
        _ => None,
    }
}

fn unknown(error: RdfError) -> Outcome {
    Outcome::Unknown(error.into())
}
