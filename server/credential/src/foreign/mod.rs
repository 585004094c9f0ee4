//! Certificates of other issuers: Open Badges 3.0 credentials signed as JWT (ES256, `EdDSA`, RS256) or proven inside
//! (`eddsa-rdfc-2022`), by issuers that are a `did:web` or a `did:key`.
//!
//! Nothing is fetched here. An [`Enquiry`] says where the issuer's keys are, an [`Attestation`] where its status list
//! is: whoever has a network gets them, within limits of their own, and hands the bytes back. At most one document and
//! one list are ever asked for, the list only when everything before it held.
//!
//! Other issuers write documents in more ways than this academy does, so they are read more loosely, and what could
//! not be looked up or understood is unknown: never passed, and no accusation either.

mod badge;
mod did;
mod keys;
mod status;

use serde_json::Value;
use time::OffsetDateTime;

use crate::{
    container::Found,
    document,
    jws::{SignedPayload, Token},
    reason::{Reason, shortened},
    report::{CheckName, Outcome, Report},
    verify::{self, Ledger, MAX_CREDENTIAL_BYTES},
};

use self::{
    did::Issuer,
    keys::{Algorithm, IssuerKeys},
    status::Entry,
};

pub use self::badge::ForeignStatement;

/// What was found out about a certificate of another issuer.
pub type ForeignReport = Report<ForeignStatement>;

/// A document that was read, and whose issuer's keys are wanted.
pub struct Enquiry {
    ledger: Ledger,
    issuer: Issuer,
    /// Absolute DID URL of the key.
    method: String,
    secured: Secured,
    document: Value,
}

/// How a document is secured.
enum Secured {
    /// By a signature around it: what is signed, and the signature.
    Token(Algorithm, Vec<u8>, Vec<u8>),
    /// By a proof inside.
    Proof,
}

/// A genuine certificate whose status is wanted.
pub struct Attestation {
    ledger: Ledger,
    statement: ForeignStatement,
    keys: IssuerKeys,
    entry: Option<Entry>,
}

impl Enquiry {
    /// Reads what somebody shows.
    ///
    /// # Errors
    /// The whole report when there is nothing to enquire about: it has no certificate's form, or its issuer's
    /// identifier is of a kind whose keys cannot be found.
    pub fn open(found: &Found, now: OffsetDateTime) -> Result<Self, Box<ForeignReport>> {
        let mut ledger = Ledger::default();
        let read = match found {
            Found::Token(token) => token_read(token.as_bytes()),
            Found::Document(json) => document_read(json.as_bytes()),
            Found::Code { .. } => Err(Reason::NotCompact),
        };
        let Some((document, secured, method)) = ledger.demand(CheckName::Form, read) else {
            return Err(ended(ledger, now));
        };
        let named = badge::issuer(&document).unwrap_or_default().to_owned();
        let issuer = signer(&named, &method);
        match ledger_issuer(&mut ledger, issuer) {
            Some((issuer, method)) => Ok(Self { ledger, issuer, method, secured, document }),
            None => Err(ended(ledger, now)),
        }
    }

    /// The issuer's identifier, which is not checked yet.
    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// The address of the document with the issuer's keys; `None` when the identifier is itself the key.
    pub fn keys_url(&self) -> Option<String> {
        self.issuer.document_url()
    }

    /// Checks the document with the keys in `fetched`, the issuer's DID document; `None` when it is out of reach.
    ///
    /// # Errors
    /// The whole report when it is not genuine, or nobody can tell.
    pub fn check(
        self,
        fetched: Option<&[u8]>,
        now: OffsetDateTime,
    ) -> Result<Attestation, Box<ForeignReport>> {
        let Self { mut ledger, issuer, method, secured, document } = self;
        match vouched(&mut ledger, &issuer, &method, &secured, document, fetched, now) {
            Some((statement, keys, entry)) => Ok(Attestation { ledger, statement, keys, entry }),
            None => Err(ended(ledger, now)),
        }
    }
}

impl Attestation {
    /// The address of the list that says whether it was withdrawn; `None` when there is none to ask.
    pub fn status_list(&self) -> Option<&str> {
        self.entry.as_ref().and_then(Entry::url)
    }

    /// Ends the report for the moment `at` with `fetched`, the status list as it is `now`; `None` when it is out of reach.
    pub fn conclude(self, fetched: Option<&[u8]>, at: OffsetDateTime, now: OffsetDateTime) -> ForeignReport {
        let Self { mut ledger, statement, keys, entry } = self;
        let started = statement.valid_from.map(|from| verify::started(from, at));
        ledger.note(CheckName::Started, started.unwrap_or(Ok(())));
        match statement.valid_until {
            Some(until) => ledger.note(CheckName::NotExpired, verify::not_expired(until, at)),
            None => ledger.put(CheckName::NotExpired, Outcome::Needless(Reason::NoEnd)),
        }
        match entry {
            None => {
                ledger.put(CheckName::StatusList, Outcome::Needless(Reason::NoStatus));
                ledger.put(CheckName::NotWithdrawn, Outcome::Needless(Reason::NoStatus));
            }
            Some(entry) => {
                let withdrawn = entry.withdrawn(fetched, &keys, now);
                if let Some(withdrawn) = ledger.settle(CheckName::StatusList, withdrawn) {
                    ledger.put(CheckName::NotWithdrawn, entry.bearing(withdrawn, at, now));
                }
            }
        }
        Report { as_of: at, checks: ledger.complete(), statement: Some(statement) }
    }
}

fn ended(ledger: Ledger, now: OffsetDateTime) -> Box<ForeignReport> {
    Box::new(Report { as_of: now, checks: ledger.complete(), statement: None })
}

fn token_read(token: &[u8]) -> Result<(Value, Secured, String), Reason> {
    let token = Token::parse(token, MAX_CREDENTIAL_BYTES)?;
    let (algorithm, kid) = keys::header(token.header())?;
    let (signed, signature) = token.signed();
    let secured = Secured::Token(algorithm, signed.to_vec(), signature.to_vec());
    // Who signed has to be known before the signature can be checked; until then nothing else is read.
    let payload: SignedPayload = token.unchecked();
    Ok((payload.json()?, secured, kid))
}

fn document_read(json: &[u8]) -> Result<(Value, Secured, String), Reason> {
    let document = document::object(json)?;
    let method = document::method(&document)?.to_owned();
    Ok((document, Secured::Proof, method))
}

/// The issuer that `method`, a DID URL or a part of one, belongs to: it has to be the one `named` in the document.
fn signer(named: &str, method: &str) -> Result<(Issuer, String), Outcome> {
    let absolute = match method.split_once('#') {
        Some(("", fragment)) => format!("{named}#{fragment}"),
        Some(_) => method.to_owned(),
        None if !method.contains(':') => format!("{named}#{method}"),
        None => format!("{method}#"),
    };
    let did = absolute.split('#').next().unwrap_or_default();
    let unknown = |id: &str| Outcome::Unknown(Reason::IssuerKind { issuer: shortened(id) });
    if !did.starts_with("did:") {
        return Err(unknown(did)); // an address of keys, which Open Badges allow too
    }
    if did != named {
        return Err(Reason::SignerNotIssuer { kid: shortened(method) }.into());
    }
    Ok((Issuer::parse(did).ok_or_else(|| unknown(did))?, absolute))
}

/// The check of the issuer is not over when its identifier is understood, so it is only noted when that fails.
fn ledger_issuer(ledger: &mut Ledger, issuer: Result<(Issuer, String), Outcome>) -> Option<(Issuer, String)> {
    match issuer {
        Ok(issuer) => Some(issuer),
        Err(outcome) => {
            ledger.put(CheckName::Issuer, outcome);
            None
        }
    }
}

/// `None` as soon as a check says that nothing after it would mean anything.
fn vouched(
    ledger: &mut Ledger,
    issuer: &Issuer,
    method: &str,
    secured: &Secured,
    document: Value,
    fetched: Option<&[u8]>,
    now: OffsetDateTime,
) -> Option<(ForeignStatement, IssuerKeys, Option<Entry>)> {
    let keys = IssuerKeys::of(issuer, fetched);
    let found = keys.and_then(|keys| Ok((keys.find(method, now)?, keys)));
    let (key, keys) = ledger.settle(CheckName::Issuer, found)?;
    let read = match secured {
        Secured::Token(algorithm, signed, signature) => {
            let genuine = key.accepts(*algorithm, signed, signature);
            ledger.settle(CheckName::Signature, genuine)?;
            let read = ledger.demand(CheckName::Contents, badge::read(&document, true))?;
            let proof = if document.get("proof").is_some() { Reason::ProofCovered } else { Reason::NoProof };
            ledger.put(CheckName::Proof, Outcome::Needless(proof));
            read
        }
        Secured::Proof => {
            ledger.put(CheckName::Signature, Outcome::Needless(Reason::NoToken));
            let read = ledger.demand(CheckName::Contents, badge::read(&document, false))?;
            ledger.settle(CheckName::Proof, keys::proven(&document, &key))?;
            read
        }
    };
    let entry = status::entry(&document);
    Some((read, keys, entry))
}
