//! Verification of a certificate without its token: JSON, for which the embedded proof alone vouches.

use serde_json::Value;
use time::OffsetDateTime;

use crate::{
    claims::Payload,
    container::Found,
    key_set::KeySet,
    open_badge::OpenBadge,
    proof,
    reason::{Reason, shortened},
    report::{CheckName, Outcome, Report},
    statement::Statement,
    strict_json,
    verify::{self, Depth, Ledger, MAX_CREDENTIAL_BYTES, StatusSource},
};

/// Checks a certificate of the issuer of `keys` at the moment `now`, as token or as JSON.
///
/// A token is checked to the given depth. JSON has only its proof, so that is always checked. A code says nothing about
/// a document: its report has no check that passed.
pub fn verify_found(
    found: &Found,
    depth: Depth,
    keys: &KeySet,
    status: StatusSource<'_>,
    now: OffsetDateTime,
) -> Report {
    match found {
        Found::Token(token) => verify::verify_to(depth, token.as_bytes(), keys, status, now),
        Found::Document(json) => verify_document(json.as_bytes(), keys, status, now),
        Found::Code { .. } => Report { as_of: now, checks: Ledger::default().complete(), statement: None },
    }
}

/// Checks `json`, a certificate with an embedded proof of the issuer of `keys`, at the moment `now`.
pub fn verify_document(json: &[u8], keys: &KeySet, status: StatusSource<'_>, now: OffsetDateTime) -> Report {
    let mut ledger = Ledger::default();
    let statement = run(&mut ledger, json, keys, status, now).map(Statement::of);
    Report { as_of: now, checks: ledger.complete(), statement }
}

fn run(
    ledger: &mut Ledger,
    json: &[u8],
    keys: &KeySet,
    status: StatusSource<'_>,
    now: OffsetDateTime,
) -> Option<OpenBadge> {
    let document = object(json).and_then(|document| Ok((method(&document)?.to_owned(), document)));
    let (method, document) = ledger.demand(CheckName::Form, document)?;
    ledger.demand(CheckName::Issuer, keys.find_proof_key(&method, now))?;
    ledger.put(CheckName::Signature, Outcome::Needless(Reason::NoToken));
    let mut badge = ledger.demand(CheckName::Contents, verify::badge(&document, keys))?;
    let proof = proof(&mut badge, &document, keys, now);
    ledger.settle(CheckName::Proof, proof)?;
    verify::check_force(ledger, &badge, keys, status, now);
    Some(badge)
}

/// Reads a JSON object of at most the size of a certificate.
pub(crate) fn object(json: &[u8]) -> Result<Value, Reason> {
    if json.len() > MAX_CREDENTIAL_BYTES {
        return Err(Reason::TooLarge { limit: MAX_CREDENTIAL_BYTES });
    }
    match strict_json::parse(json)? {
        object @ Value::Object(_) => Ok(object),
        _ => Err(Reason::NotJson),
    }
}

/// The key that the one proof in the document names.
pub(crate) fn method(document: &Value) -> Result<&str, Reason> {
    let one = only_proof(document)?;
    one["verificationMethod"]
        .as_str()
        .ok_or_else(|| Reason::ProofKind { kind: shortened(&one["type"].to_string()) })
}

/// The one proof in a document.
pub(crate) fn only_proof(document: &Value) -> Result<&Value, Reason> {
    match document.get("proof") {
        Some(one @ Value::Object(_)) => Ok(one),
        Some(Value::Array(proofs)) => match proofs.as_slice() {
            [one] => Ok(one),
            proofs => Err(Reason::ProofCount { count: proofs.len() }),
        },
        Some(_) | None => Err(Reason::ProofCount { count: 0 }),
    }
}

/// Nothing else vouches for the document, so what could not be checked is not passed over.
fn proof(badge: &mut OpenBadge, document: &Value, keys: &KeySet, now: OffsetDateTime) -> Result<(), Outcome> {
    let is_written = |form: serde_json::Result<Value>| form.ok().as_ref() == Some(document);
    // What a token holds, taken out by somebody with the claims that belong to the token, says the same.
    if !is_written(serde_json::to_value(&*badge)) && !is_written(serde_json::to_value(Payload::of(&*badge))) {
        return Err(Reason::ProofUncovered.into());
    }
    proof::check(badge, keys, now).map_err(|reason| match reason {
        unread @ Reason::ProofUnread => Outcome::Unknown(unread),
        wrong => wrong.into(),
    })
}
