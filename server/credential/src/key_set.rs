//! The keys an issuer vouches for, as the world reads them: `/.well-known/did.json` and `/.well-known/jwks.json`.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    issuer::Did,
    keys::{Jwk, KeyError, VerifyingKey},
    reason::{Reason, shortened},
};

const CONTEXTS: [&str; 2] = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"];
const METHOD_TYPE: &str = "JsonWebKey";

/// An issuer and its keys: the current one first, then those retired by rotation, whose signatures stay good.
///
/// A *compromised* key is left out entirely: verifiers in the field do not look at `assertionMethod`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySet {
    issuer: Did,
    keys: Vec<VerifyingKey>,
}

impl KeySet {
    /// The keys of `issuer`.
    pub fn new(issuer: Did, current: VerifyingKey, retired: impl IntoIterator<Item = VerifyingKey>) -> Self {
        let mut keys = vec![current];
        for key in retired {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        Self { issuer, keys }
    }

    /// Whose keys these are.
    pub fn issuer(&self) -> &Did {
        &self.issuer
    }

    /// The key that `kid` (an absolute DID URL) names.
    pub(crate) fn find(&self, kid: &str) -> Result<&VerifyingKey, Reason> {
        let Some((did, fragment)) = kid.split_once('#').filter(|(did, _)| *did == self.issuer.as_str())
        else {
            return Err(Reason::ForeignIssuer { kid: shortened(kid) });
        };
        debug_assert_eq!(did, self.issuer.as_str());
        self.keys.iter().find(|key| key.thumbprint() == fragment).ok_or(Reason::UnknownKey)
    }

    /// The document for `/.well-known/did.json` ([did:web](https://w3c-ccg.github.io/did-method-web/)).
    pub fn did_document(&self) -> DidDocument {
        let methods = self.keys.iter().map(|key| VerificationMethod {
            id: self.issuer.key_url(key.thumbprint()),
            kind: METHOD_TYPE.into(),
            controller: self.issuer.clone(),
            public_key_jwk: Some(PublishedJwk::new(key, key.thumbprint().into())),
        });
        DidDocument {
            context: CONTEXTS.map(String::from).into(),
            id: self.issuer.clone(),
            verification_method: methods.collect(),
            assertion_method: self.keys.iter().map(|key| self.issuer.key_url(key.thumbprint())).collect(),
        }
    }

    /// The key set for `/.well-known/jwks.json` ([RFC 7517 §5](https://www.rfc-editor.org/rfc/rfc7517#section-5));
    /// each `kid` is what the header of a token says.
    pub fn jwks(&self) -> JwkSet {
        let keys = self.keys.iter().map(|key| PublishedJwk::new(key, self.issuer.key_url(key.thumbprint())));
        JwkSet { keys: keys.collect() }
    }
}

/// Why a DID document gives no keys to verify with.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DidDocumentError {
    /// A key cannot be read.
    #[error("key `{id}`: {source}")]
    Key {
        /// The verification method.
        id: String,
        /// What is wrong with it.
        source: KeyError,
    },
    /// The name of a key is not its fingerprint: the document was altered, or another program made it.
    #[error("key `{id}` is not named by its RFC 7638 thumbprint")]
    Thumbprint {
        /// The verification method.
        id: String,
    },
    /// No key of the document may sign credentials with ES256.
    #[error("the document has no JsonWebKey for assertions")]
    NoKey,
}

/// A DID document as this academy publishes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DidDocument {
    /// JSON-LD contexts.
    #[serde(rename = "@context")]
    pub context: Vec<String>,
    /// The issuer.
    pub id: Did,
    /// Its keys, the current one first.
    pub verification_method: Vec<VerificationMethod>,
    /// DID URLs of the keys that may sign credentials.
    pub assertion_method: Vec<String>,
}

impl DidDocument {
    /// The keys in it that may sign credentials, for verifying with a saved document and no server.
    ///
    /// # Errors
    /// [`DidDocumentError`] when a key is broken, misnamed, or there is none.
    pub fn key_set(&self) -> Result<KeySet, DidDocumentError> {
        let usable =
            self.verification_method.iter().filter(|method| self.assertion_method.contains(&method.id));
        let mut keys = Vec::new();
        for method in usable {
            let Some(jwk) = &method.public_key_jwk else { continue };
            let key = VerifyingKey::from_jwk(&jwk.key)
                .map_err(|source| DidDocumentError::Key { id: method.id.clone(), source })?;
            if method.id != self.id.key_url(key.thumbprint()) {
                return Err(DidDocumentError::Thumbprint { id: method.id.clone() });
            }
            keys.push(key);
        }
        let mut keys = keys.into_iter();
        let current = keys.next().ok_or(DidDocumentError::NoKey)?;
        Ok(KeySet::new(self.id.clone(), current, keys))
    }
}

/// One key of a DID document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerificationMethod {
    /// Absolute DID URL; the fragment is the key's thumbprint.
    pub id: String,
    /// How the key is written.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whose key it is.
    pub controller: Did,
    /// The key, when it is written as JWK.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_key_jwk: Option<PublishedJwk>,
}

/// A JSON Web Key Set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JwkSet {
    /// The keys, the current one first.
    pub keys: Vec<PublishedJwk>,
}

/// A public key with what a JOSE library wants to know about its use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedJwk {
    /// The key itself.
    #[serde(flatten)]
    pub key: Jwk,
    /// Its name.
    pub kid: String,
    /// Always `ES256`.
    pub alg: String,
    /// Always `sig`.
    #[serde(rename = "use")]
    pub usage: String,
}

impl PublishedJwk {
    fn new(key: &VerifyingKey, kid: String) -> Self {
        Self { key: key.jwk().clone(), kid, alg: "ES256".into(), usage: "sig".into() }
    }
}
