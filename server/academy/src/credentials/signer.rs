//! The academy as certificates name it, and the keys it signs with.

use credential::record::{CredentialRecord, Issuer};
use credential::{
    CompactJwt, Did, IssuingKeys, KeyLog, KeySet, Mini, PublicUrl, StatusEntry, StatusIndex, StatusList,
    prove_status_list, sign_credential, sign_status_list,
};
use store::credentials::Place;
use time::OffsetDateTime;

use crate::{Error, Result};

/// Signs certificates and status lists.
#[derive(Debug, Clone)]
pub struct Signer {
    issuer: Issuer,
    keys: IssuingKeys,
    log: KeyLog,
}

/// A status list in both forms, with the same bits.
pub(super) struct SignedForms {
    /// The token.
    pub jwt: CompactJwt,
    /// JSON with an embedded proof.
    pub document: String,
}

impl Signer {
    /// The academy called `name` at `url`, which signs with `keys`; `log` tells of these and of all others it had.
    pub fn new(name: String, url: PublicUrl, keys: IssuingKeys, log: KeyLog) -> Self {
        Self { issuer: Issuer { did: url.did_web(), name, url }, keys, log }
    }

    /// The same academy, with the same keys, at another address.
    #[must_use]
    pub fn moved_to(self, url: PublicUrl) -> Self {
        Self { issuer: Issuer { did: url.did_web(), url, ..self.issuer }, ..self }
    }

    /// The academy, as a certificate issued now names it.
    pub(super) fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// The keys this academy vouches for under the identifier `did`: its own, or one it had before it moved to
    /// another address, which certificates issued then still carry.
    pub(super) fn keys(&self, did: &Did) -> KeySet {
        let (token, proof) = (self.keys.token.verifying_key(), self.keys.proof.verifying_key());
        let only = || KeySet::new(did.clone(), token.clone(), []).with_proof_keys([proof.clone().into()]);
        KeySet::of_log(did.clone(), &self.log).unwrap_or_else(only)
    }

    /// Every key this academy ever had, and what became of it.
    pub(super) fn log(&self) -> &KeyLog {
        &self.log
    }

    /// The DID document, JSON.
    pub(super) fn did_document(&self) -> Result<String> {
        json(&self.keys(&self.issuer.did).did_document())
    }

    /// The key set, JSON.
    pub(super) fn jwks(&self) -> Result<String> {
        json(&self.keys(&self.issuer.did).jwks())
    }

    /// The number of the published status list with this address, if it is one of this academy.
    pub(super) fn list_number(&self, url: &str) -> Option<u32> {
        let number = url.rsplit('/').next()?.parse().ok()?;
        (list_url(&self.issuer.url, number) == url).then_some(number)
    }

    /// Signs a record whose bit is at `place`.
    pub(super) fn sign(&self, record: &CredentialRecord, place: Place) -> Result<CompactJwt> {
        let index = StatusIndex::new(place.index)
            .ok_or_else(|| Error::internal("placing a certificate", "beyond the end of the status list"))?;
        let entry = StatusEntry { list: list_url(&record.issuer.url, place.list), index };
        sign_credential(record, &self.keys, &entry)
            .map_err(|error| Error::internal("signing a certificate", error))
    }

    /// Signs what the document of `record` is printed with. The address beside it is the academy's of today, and so is
    /// the issuer.
    pub(super) fn sign_mini(&self, record: &CredentialRecord) -> Result<String> {
        Mini::of(record)
            .sign(&self.issuer.did, &self.keys.token)
            .map_err(|error| Error::internal("signing a printed summary", error))
    }

    /// Signs a status list, as published by `issuer`.
    pub(super) fn sign_list(
        &self,
        issuer: &Issuer,
        number: u32,
        places: &[u32],
        now: OffsetDateTime,
    ) -> Result<SignedForms> {
        let list = StatusList::with_set(places.iter().filter_map(|place| StatusIndex::new(*place)));
        let (url, did) = (list_url(&issuer.url, number), &issuer.did);
        let jwt = sign_status_list(&url, &list, did, &self.keys.token, now);
        let document = prove_status_list(&url, &list, did, &self.keys.proof, now);
        let failed = |error| Error::internal("signing a status list", error);
        Ok(SignedForms { jwt: jwt.map_err(failed)?, document: document.map_err(failed)? })
    }
}

/// Where a status list is published. Signed documents carry these addresses for good.
fn list_url(url: &PublicUrl, number: u32) -> String {
    url.at(&format!("/api/v1/status-lists/{number}"))
}

fn json(document: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(document).map_err(|error| Error::internal("writing the keys", error))
}
