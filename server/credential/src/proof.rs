//! The embedded proof: [Data Integrity](https://www.w3.org/TR/vc-data-integrity/) with the cryptosuite
//! [`eddsa-rdfc-2022`](https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022).
//!
//! It lies inside the credential, for tools that read no JWT, and is made before a token is signed around it. So it
//! covers every member of the credential, and not the registered claims, which the token adds: one of those tools
//! takes the payload without them. (Nor could it be otherwise: its own copy of the Open Badges context does not
//! know `jti`, and terms that mean nothing it refuses.)

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::{
    issuer::Did,
    key_set::KeySet,
    multikey,
    proof_key::ProofKey,
    rdf::{self, RdfError},
    reason::{Reason, shortened},
    sign::whole_seconds,
};

const TYPE: &str = "DataIntegrityProof";
const CRYPTOSUITE: &str = "eddsa-rdfc-2022";
const PURPOSE: &str = "assertionMethod";

/// An embedded proof as we write it. Members that we never write (`domain`, `previousProof`, …) are refused:
/// whoever reads them would have to obey them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Proof {
    #[serde(rename = "type")]
    kind: String,
    cryptosuite: String,
    verification_method: String,
    #[serde(rename = "proofPurpose")]
    purpose: String,
    #[serde(with = "time::serde::rfc3339")]
    created: OffsetDateTime,
    /// Absent only while the proof is being made.
    #[serde(rename = "proofValue", default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

impl Proof {
    /// The absolute DID URL of the key it says it was made with.
    pub(crate) fn method(&self) -> &str {
        &self.verification_method
    }
}

/// The proof without its value, in the contexts of the document it belongs to
/// ([§3.2.5](https://www.w3.org/TR/vc-di-eddsa/#proof-configuration-eddsa-rdfc-2022)).
#[derive(Serialize)]
struct Configuration<'a> {
    #[serde(rename = "@context")]
    context: &'a [String],
    #[serde(flatten)]
    proof: Proof,
}

/// A document that can carry a proof.
pub(crate) trait Provable: Serialize {
    /// Its JSON-LD contexts.
    fn contexts(&self) -> &[String];
    /// Where its proofs are.
    fn proof(&mut self) -> &mut Option<Vec<Proof>>;
}

/// Puts a proof into `document`, in the name of `issuer`.
pub(crate) fn make(
    document: &mut impl Provable,
    issuer: &Did,
    key: &ProofKey,
    created: OffsetDateTime,
) -> Result<(), RdfError> {
    *document.proof() = None;
    let mut proof = Proof {
        kind: TYPE.into(),
        cryptosuite: CRYPTOSUITE.into(),
        verification_method: issuer.key_url(key.verifying_key().multibase()),
        purpose: PURPOSE.into(),
        created: whole_seconds(created),
        value: None,
    };
    let signature = key.sign(&signed_bytes(&*document, &proof)?);
    proof.value = Some(multikey::base58btc(&signature));
    *document.proof() = Some(vec![proof]);
    Ok(())
}

/// Takes the one proof out of `document` and checks it with the keys of the issuer.
pub(crate) fn check(document: &mut impl Provable, keys: &KeySet, now: OffsetDateTime) -> Result<(), Reason> {
    let proofs = document.proof().take().unwrap_or_default();
    let [proof] = <[Proof; 1]>::try_from(proofs).map_err(|all| Reason::ProofCount { count: all.len() })?;
    if proof.kind != TYPE || proof.cryptosuite != CRYPTOSUITE {
        let kind = format!("{} {}", proof.kind, proof.cryptosuite);
        return Err(Reason::ProofKind { kind: shortened(&kind) });
    }
    if proof.purpose != PURPOSE {
        return Err(Reason::ProofPurpose { purpose: shortened(&proof.purpose) });
    }
    let key = keys.find_proof_key(&proof.verification_method, now)?;
    let signed = signed_bytes(&*document, &proof)?;
    let value = proof.value.as_deref().and_then(multikey::from_base58btc);
    let genuine = value.is_some_and(|signature| key.accepts(&signed, &signature));
    if genuine { Ok(()) } else { Err(Reason::ProofSignature) }
}

fn signed_bytes(document: &impl Provable, proof: &Proof) -> Result<[u8; 64], RdfError> {
    let context = document.contexts();
    let configuration = Configuration { context, proof: Proof { value: None, ..proof.clone() } };
    rdf::signed_bytes(context, &configuration, document)
}

impl From<RdfError> for Reason {
    fn from(error: RdfError) -> Self {
        match error {
            RdfError::Context { context } => Self::ProofContext { context },
            RdfError::JsonLd { .. } | RdfError::Entangled => Self::ProofUncheckable,
            RdfError::Unavailable => Self::ProofUnread,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[derive(Serialize)]
    struct Document {
        #[serde(rename = "@context")]
        context: Vec<String>,
        #[serde(flatten)]
        members: Value,
        #[serde(skip)]
        proof: Option<Vec<Proof>>,
    }

    impl Provable for Document {
        fn contexts(&self) -> &[String] {
            &self.context
        }

        fn proof(&mut self) -> &mut Option<Vec<Proof>> {
            &mut self.proof
        }
    }

    /// The credential of [vc-di-eddsa, appendix B.1](https://www.w3.org/TR/vc-di-eddsa/#representation-eddsa-rdfc-2022).
    fn published() -> Document {
        let contexts =
            ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"];
        let members = json!({
            "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
            "type": ["VerifiableCredential", "AlumniCredential"],
            "name": "Alumni Credential",
            "description": "A minimum viable example of an Alumni Credential.",
            "issuer": "https://vc.example/issuers/5678",
            "validFrom": "2023-01-01T00:00:00Z",
            "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
        });
        Document { context: contexts.map(String::from).into(), members, proof: None }
    }

    #[test]
    fn the_published_test_vector_comes_out_byte_for_byte() {
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let secret = multikey::from_base58btc("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq");
        let key = ProofKey::from_seed(secret.expect("base58")[2..].try_into().expect("32 bytes"));
        let public = key.verifying_key().multibase();
        assert_eq!(public, "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2");
        let options = Proof {
            kind: TYPE.into(),
            cryptosuite: CRYPTOSUITE.into(),
            verification_method: format!("did:key:{public}#{public}"),
            purpose: PURPOSE.into(),
            created: time::macros::datetime!(2023-02-24 23:36:38 UTC),
            value: None,
        };
        let signed = signed_bytes(&published(), &options).expect("a canonical form");
        assert_eq!(
            hex(&signed),
            "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0\
             517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017"
        );
        assert_eq!(
            hex(&key.sign(&signed)),
            "4d8e53c2d5b3f2a7891753eb16ca993325bdb0d3cfc5be1093d0a18426f5ef85\
             78cadc0fd4b5f4dd0d1ce0aefd15ab120b7a894d0eb094ffda4e6553cd1ed50d"
        );
    }
}
