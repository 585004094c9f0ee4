//! The keys an issuer vouches for, as the world reads them: `/.well-known/did.json` and `/.well-known/jwks.json`.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use time::OffsetDateTime;

use crate::{
    issuer::Did,
    key_log::{KeyHistory, KeyLog, KeyState, KeyUse, PublicKey},
    keys::{Jwk, KeyError, VerifyingKey},
    multikey::{self, Codec},
    proof_key::{ProofVerifyingKey, PublishedProofKey},
    reason::{Reason, shortened},
};

const CONTEXTS: [&str; 3] = [
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/jwk/v1",
    "https://w3id.org/security/multikey/v1",
];
const JSON_WEB_KEY: &str = "JsonWebKey";
const MULTIKEY: &str = "Multikey";

/// An issuer and its keys: the current ones first, then those retired by rotation, whose signatures stay good.
///
/// A *compromised* key is left out entirely: verifiers in the field do not look at `assertionMethod`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySet {
    issuer: Did,
    keys: Vec<VerifyingKey>,
    proof_keys: Vec<PublishedProofKey>,
    given_up: Vec<(String, OffsetDateTime)>,
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
        Self { issuer, keys, proof_keys: Vec::new(), given_up: Vec::new() }
    }

    /// The keys that `issuer` vouches for according to `log`: those that sign, that will sign, and that have retired.
    /// A compromised one is only remembered, so that what it signed is told from what a stranger signed.
    ///
    /// `None` while no key signs tokens.
    pub fn of_log(issuer: Did, log: &KeyLog) -> Option<Self> {
        let vouched = |usage| {
            let others =
                log.in_state(usage, |state| matches!(state, KeyState::Announced | KeyState::Retired));
            log.current(usage).into_iter().chain(others)
        };
        let mut tokens = vouched(KeyUse::Token).filter_map(|history| match &history.key {
            PublicKey::Token(key) => Some(key.clone()),
            PublicKey::Proof(_) => None,
        });
        let proofs = vouched(KeyUse::Proof).filter_map(|history| match &history.key {
            PublicKey::Proof(key) => Some(PublishedProofKey::from(key.clone())),
            PublicKey::Token(_) => None,
        });
        let given_up = |history: &KeyHistory| match history.states.last() {
            Some((at, KeyState::Compromised { .. })) => Some((history.key.name().to_owned(), *at)),
            _ => None,
        };
        let mut set = Self::new(issuer, tokens.next()?, tokens).with_proof_keys(proofs);
        set.given_up = log.keys().iter().filter_map(given_up).collect();
        Some(set)
    }

    /// The same with keys for embedded proofs, the current one first.
    #[must_use]
    pub fn with_proof_keys(mut self, keys: impl IntoIterator<Item = PublishedProofKey>) -> Self {
        for published in keys {
            if !self.proof_keys.iter().any(|known| known.key == published.key) {
                self.proof_keys.push(published);
            }
        }
        self
    }

    /// Whose keys these are.
    pub fn issuer(&self) -> &Did {
        &self.issuer
    }

    /// The keys that sign tokens, the current one first.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = &VerifyingKey> {
        self.keys.iter()
    }

    /// The key that `kid` (an absolute DID URL) names.
    pub(crate) fn find(&self, kid: &str) -> Result<&VerifyingKey, Reason> {
        let fragment = self.fragment(kid)?;
        self.keys.iter().find(|key| key.thumbprint() == fragment).ok_or_else(|| self.unknown(fragment))
    }

    fn unknown(&self, fragment: &str) -> Reason {
        let given_up = self.given_up.iter().find(|(name, _)| name == fragment);
        given_up.map_or(Reason::UnknownKey, |(_, at)| Reason::KeyCompromised { at: *at })
    }

    /// The key for embedded proofs that `method` (an absolute DID URL) names, if it has not ended `now`.
    pub(crate) fn find_proof_key(
        &self,
        method: &str,
        now: OffsetDateTime,
    ) -> Result<&ProofVerifyingKey, Reason> {
        let fragment = self.fragment(method)?;
        let published = self.proof_keys.iter().find(|published| published.key.multibase() == fragment);
        let PublishedProofKey { key, ends } = published.ok_or_else(|| self.unknown(fragment))?;
        match *ends {
            Some(at) if at <= now => Err(Reason::KeyEnded { at }),
            _ => Ok(key),
        }
    }

    /// The key's name within this issuer's document.
    fn fragment<'a>(&self, url: &'a str) -> Result<&'a str, Reason> {
        match url.split_once('#') {
            Some((did, fragment)) if did == self.issuer.as_str() => Ok(fragment),
            _ => Err(Reason::ForeignIssuer { kid: shortened(url) }),
        }
    }

    /// The document for `/.well-known/did.json` ([did:web](https://w3c-ccg.github.io/did-method-web/)).
    ///
    /// The current key of tokens is the first, because there are tools that look no further; each such key stands
    /// there as `JsonWebKey` and as `Multikey`, because others read only the one or the other.
    pub fn did_document(&self) -> DidDocument {
        let tokens = |key: &VerifyingKey| [self.json_web_key(key), self.multikey(&key.multibase(), None)];
        let proofs = |published: &PublishedProofKey| self.multikey(published.key.multibase(), published.ends);
        let current = self.keys.iter().take(1).flat_map(tokens);
        let current = current.chain(self.proof_keys.iter().take(1).map(proofs));
        let retired = self.keys.iter().skip(1).flat_map(tokens);
        let retired = retired.chain(self.proof_keys.iter().skip(1).map(proofs));
        let verification_method: Vec<_> = current.chain(retired).collect();
        DidDocument {
            context: CONTEXTS.map(String::from).into(),
            id: self.issuer.clone(),
            assertion_method: verification_method.iter().map(|method| method.id.clone()).collect(),
            verification_method,
        }
    }

    fn json_web_key(&self, key: &VerifyingKey) -> VerificationMethod {
        VerificationMethod {
            public_key_jwk: Some(PublishedJwk::new(key, key.thumbprint().into())),
            ..self.method(JSON_WEB_KEY, key.thumbprint())
        }
    }

    fn multikey(&self, multibase: &str, expires: Option<OffsetDateTime>) -> VerificationMethod {
        VerificationMethod {
            public_key_multibase: Some(multibase.into()),
            expires,
            ..self.method(MULTIKEY, multibase)
        }
    }

    fn method(&self, kind: &str, fragment: &str) -> VerificationMethod {
        VerificationMethod {
            id: self.issuer.key_url(fragment),
            kind: kind.into(),
            controller: self.issuer.clone(),
            public_key_jwk: None,
            public_key_multibase: None,
            expires: None,
            revoked: None,
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
    /// The name of a key is not what follows from the key: the document was altered, or another program made it.
    #[error("key `{id}` is named neither by its RFC 7638 thumbprint nor by itself as Multikey")]
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
        let (mut keys, mut proof_keys) = (Vec::new(), Vec::new());
        for method in usable {
            keys.extend(method.token_key(&self.id)?);
            proof_keys.extend(method.proof_key(&self.id)?);
        }
        let mut keys = keys.into_iter();
        let current = keys.next().ok_or(DidDocumentError::NoKey)?;
        Ok(KeySet::new(self.id.clone(), current, keys).with_proof_keys(proof_keys))
    }
}

/// One key of a DID document ([CID 1.0 §2.2](https://www.w3.org/TR/cid-1.0/#verification-methods)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerificationMethod {
    /// Absolute DID URL; the fragment is the key's thumbprint, or the key itself as Multikey.
    pub id: String,
    /// How the key is written.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whose key it is.
    pub controller: Did,
    /// The key, when it is written as JWK.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_key_jwk: Option<PublishedJwk>,
    /// The key, when it is written as Multikey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_key_multibase: Option<String>,
    /// From this moment on nothing that is signed with it counts.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub expires: Option<OffsetDateTime>,
    /// Likewise; never written by us, because a key that has to be revoked is left out.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub revoked: Option<OffsetDateTime>,
}

impl VerificationMethod {
    /// The key of tokens it is, if it is one.
    fn token_key(&self, issuer: &Did) -> Result<Option<VerifyingKey>, DidDocumentError> {
        let Some(jwk) = &self.public_key_jwk else { return Ok(None) };
        let key = VerifyingKey::from_jwk(&jwk.key).map_err(|source| self.broken(source))?;
        self.named(issuer, key.thumbprint())?;
        Ok(Some(key))
    }

    /// The key of embedded proofs it is, if it is one.
    fn proof_key(&self, issuer: &Did) -> Result<Option<PublishedProofKey>, DidDocumentError> {
        let Some(text) = &self.public_key_multibase else { return Ok(None) };
        self.named(issuer, text)?;
        if multikey::decode(text).map_err(|source| self.broken(source))?.0 == Codec::P256 {
            return Ok(None); // a key of tokens, which is there as JWK too
        }
        let key = ProofVerifyingKey::from_multibase(text).map_err(|source| self.broken(source))?;
        let ends = self.expires.into_iter().chain(self.revoked).min();
        Ok(Some(PublishedProofKey { key, ends }))
    }

    fn named(&self, issuer: &Did, fragment: &str) -> Result<(), DidDocumentError> {
        let holds = self.id == issuer.key_url(fragment);
        if holds { Ok(()) } else { Err(DidDocumentError::Thumbprint { id: self.id.clone() }) }
    }

    fn broken(&self, source: KeyError) -> DidDocumentError {
        DidDocumentError::Key { id: self.id.clone(), source }
    }
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
