//! Verification: a token, the issuer's keys, a status list, a moment; every check reported by itself.

use serde::de::DeserializeOwned;
use serde_json::Value;
use time::{Duration, OffsetDateTime};

use crate::{
    claims::{Claims, Payload, agree},
    jws::{SignedPayload, Token},
    key_set::KeySet,
    keys::VerifyingKey,
    open_badge::{BADGE_TYPE, OpenBadge, StatusReference},
    proof,
    reason::{Reason, shortened},
    report::{Check, CheckName, Outcome, Report},
    statement::Statement,
    status_credential::OpenedStatusList,
};

/// The largest credential that is signed or read.
pub const MAX_CREDENTIAL_BYTES: usize = 128 * 1024;
/// How far a verifier's clock may be behind ours.
pub(crate) const CLOCK_SKEW: Duration = Duration::minutes(1);

/// What is at hand to tell whether the certificate was withdrawn.
#[derive(Debug, Clone, Copy)]
pub enum StatusSource<'a> {
    /// Nothing (offline): the status stays unknown.
    Unavailable,
    /// A status list as it was fetched, as token or as JSON; its signature or proof is checked.
    Signed(&'a [u8]),
    /// A list that was opened before, for many verifications.
    Opened(&'a OpenedStatusList),
    /// What the issuer's own register says about a day in the past: lists tell only how things stand now.
    Past {
        /// Whether it was withdrawn then.
        withdrawn: bool,
    },
    /// The moment asked about is yet to come, so that nobody can know, unless it is withdrawn already: that is for
    /// good.
    Future {
        /// Whether it is withdrawn now.
        withdrawn: bool,
    },
}

/// How much of a token is checked.
///
/// The token's signature covers every byte of what is in it, the embedded proof included: whoever can change
/// anything inside can sign anything. So a second signature inside adds no safety against strangers; it is there for
/// tools that read no tokens, and it costs ten times as much as all the rest, because what it signs has first to be put
/// into canonical form. A register that answers machines checks the token; whoever wants to know of a defect in our own
/// keys or programs, and every page that a person reads, checks both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Depth {
    /// The token alone. That the embedded proof was not checked is in the report.
    Token,
    /// The embedded proof too.
    Proof,
}

/// Checks `jwt` as a certificate of the issuer of `keys` at the moment `now`, embedded proof and all.
///
/// Never fails: whatever the bytes are, there is a report. Checks that an earlier failure makes meaningless are
/// [`Outcome::Unknown`].
pub fn verify(jwt: &[u8], keys: &KeySet, status: StatusSource<'_>, now: OffsetDateTime) -> Report {
    verify_to(Depth::Proof, jwt, keys, status, now)
}

/// As [`verify`], to the given depth.
pub fn verify_to(
    depth: Depth,
    jwt: &[u8],
    keys: &KeySet,
    status: StatusSource<'_>,
    now: OffsetDateTime,
) -> Report {
    let mut ledger = Ledger::default();
    let statement = run(&mut ledger, depth, jwt, keys, status, now).map(Statement::of);
    Report { as_of: now, checks: ledger.complete(), statement }
}

/// The credential in a token as JSON with its embedded proof and without the token's claims, for tools that read no
/// JWT. Nothing is checked. `None` when there is no proof inside.
pub fn embedded_credential(jwt: &[u8]) -> Option<String> {
    let payload = Token::parse(jwt, MAX_CREDENTIAL_BYTES).ok()?.unchecked().json().ok()?;
    let badge: OpenBadge = structure(&payload).ok()?;
    badge.proof.is_some().then(|| serde_json::to_string(&badge).ok())?
}

/// The names of the keys that a token says it was signed with and its proof made with. Nothing is checked.
pub fn keys_named(jwt: &[u8]) -> Vec<String> {
    let fragment = |url: &str| url.split_once('#').map(|(_, fragment)| fragment.to_owned());
    let Ok(token) = Token::parse(jwt, MAX_CREDENTIAL_BYTES) else { return Vec::new() };
    let signed = token.checked_kid().ok().and_then(fragment);
    let badge = token.unchecked().json().ok().and_then(|payload| structure::<OpenBadge>(&payload).ok());
    let proofs = badge.and_then(|badge| badge.proof).unwrap_or_default();
    let proved = proofs.iter().filter_map(|proof| fragment(proof.method()));
    signed.into_iter().chain(proved).collect()
}

/// `None` as soon as a check says that nothing after it would mean anything.
fn run(
    ledger: &mut Ledger,
    depth: Depth,
    jwt: &[u8],
    keys: &KeySet,
    status: StatusSource<'_>,
    now: OffsetDateTime,
) -> Option<OpenBadge> {
    let (token, kid) = ledger.demand(CheckName::Form, form(jwt))?;
    let key = ledger.demand(CheckName::Issuer, keys.find(&kid))?;
    let payload = ledger.demand(CheckName::Signature, genuine(token, key))?;
    let (mut badge, covered) = ledger.demand(CheckName::Contents, contents(&payload, keys))?;
    match embedded_proof(&mut badge, covered, depth, keys, now) {
        Err(needless @ (Reason::NoProof | Reason::ProofUnread | Reason::ProofCovered)) => {
            ledger.put(CheckName::Proof, Outcome::Needless(needless))
        }
        result => ledger.demand(CheckName::Proof, result)?,
    }
    check_force(ledger, &badge, keys, status, now);
    Some(badge)
}

/// Whether a genuine certificate is in force.
pub(crate) fn check_force(
    ledger: &mut Ledger,
    badge: &OpenBadge,
    keys: &KeySet,
    status: StatusSource<'_>,
    now: OffsetDateTime,
) {
    ledger.note(CheckName::Started, started(badge.valid_from, now));
    ledger.note(CheckName::NotExpired, not_expired(badge.valid_until, now));
    check_status(ledger, &badge.credential_status, keys, status, now);
}

fn form(jwt: &[u8]) -> Result<(Token<'_>, String), Reason> {
    let token = Token::parse(jwt, MAX_CREDENTIAL_BYTES)?;
    let kid = token.checked_kid()?.to_owned();
    Ok((token, kid))
}

fn genuine(token: Token<'_>, key: &VerifyingKey) -> Result<SignedPayload, Reason> {
    token.signed_by(key)
}

/// The certificate in a payload, and whether it holds nothing else. One that comes out byte for byte when it is written
/// again is as we write it: then no member can be named twice, none be unknown, and no claim disagree.
fn contents(payload: &SignedPayload, keys: &KeySet) -> Result<(OpenBadge, bool), Reason> {
    if let Some(badge) = as_written(payload.bytes()) {
        ours(&badge, keys)?;
        return Ok((badge, true));
    }
    let payload = payload.json()?;
    let badge = badge(&payload, keys)?;
    Claims::check(&payload, &badge)?;
    let covered = serde_json::to_value(Payload::of(&badge)).ok().as_ref() == Some(&payload);
    Ok((badge, covered))
}

fn as_written(payload: &[u8]) -> Option<OpenBadge> {
    let badge: OpenBadge = serde_json::from_slice(payload).ok()?;
    let again = serde_json::to_vec(&Payload::of(&badge)).ok()?;
    (again == payload && badge.kind.iter().any(|kind| kind == BADGE_TYPE)).then_some(badge)
}

/// Everything this issuer signs has a good signature, status lists too: the type decides what it is.
pub(crate) fn badge(document: &Value, keys: &KeySet) -> Result<OpenBadge, Reason> {
    let types = document.get("type").and_then(Value::as_array);
    if !types.is_some_and(|types| types.iter().any(|kind| kind == BADGE_TYPE)) {
        return Err(Reason::DocumentType { expected: BADGE_TYPE });
    }
    unwrapped(document)?;
    let badge: OpenBadge = structure(document)?;
    ours(&badge, keys)?;
    Ok(badge)
}

fn ours(badge: &OpenBadge, keys: &KeySet) -> Result<(), Reason> {
    agree("iss", badge.issuer.id == keys.issuer().as_str())
}

/// Tokens of older specifications have the credential in a member; in ours it would be a second one.
pub(crate) fn unwrapped(document: &Value) -> Result<(), Reason> {
    match ["vc", "vp"].into_iter().find(|member| document.get(member).is_some()) {
        Some(member) => Err(Reason::ForbiddenClaim { member }),
        None => Ok(()),
    }
}

/// A proof signs what the terms mean, and passes over terms that mean nothing: so a document may hold nothing but the
/// members we know, written as we write them. One without proof neither, or a proof could be hidden by a letter.
fn embedded_proof(
    badge: &mut OpenBadge,
    covered: bool,
    depth: Depth,
    keys: &KeySet,
    now: OffsetDateTime,
) -> Result<(), Reason> {
    if !covered {
        return Err(Reason::ProofUncovered);
    }
    if badge.proof.is_none() {
        return Err(Reason::NoProof);
    }
    match depth {
        Depth::Token => Err(Reason::ProofCovered),
        Depth::Proof => proof::check(badge, keys, now),
    }
}

/// Whether a time has begun.
pub(crate) fn started(from: OffsetDateTime, now: OffsetDateTime) -> Result<(), Reason> {
    if from <= now.saturating_add(CLOCK_SKEW) { Ok(()) } else { Err(Reason::NotYetValid { from }) }
}

/// Whether a time is not over.
pub(crate) fn not_expired(until: OffsetDateTime, now: OffsetDateTime) -> Result<(), Reason> {
    if now < until { Ok(()) } else { Err(Reason::Expired { until }) }
}

fn check_status(
    ledger: &mut Ledger,
    entry: &StatusReference,
    keys: &KeySet,
    status: StatusSource<'_>,
    now: OffsetDateTime,
) {
    let opened_here;
    let list = match status {
        StatusSource::Unavailable => {
            ledger.put(CheckName::StatusList, Outcome::Unknown(Reason::StatusUnavailable));
            ledger.put(CheckName::NotWithdrawn, Outcome::Unknown(Reason::StatusUnavailable));
            return;
        }
        StatusSource::Past { withdrawn } => {
            ledger.put(CheckName::StatusList, Outcome::Needless(Reason::StatusPast));
            ledger.note(CheckName::NotWithdrawn, not_withdrawn(withdrawn));
            return;
        }
        StatusSource::Future { withdrawn } => {
            ledger.put(CheckName::StatusList, Outcome::Needless(Reason::StatusFuture));
            let unknown = Outcome::Unknown(Reason::StatusFuture);
            let outcome = if withdrawn { not_withdrawn(true).into() } else { unknown };
            ledger.put(CheckName::NotWithdrawn, outcome);
            return;
        }
        StatusSource::Opened(list) => Ok(list),
        StatusSource::Signed(list) => {
            opened_here = OpenedStatusList::read(list, keys, now);
            opened_here.as_ref().map_err(Clone::clone)
        }
    };
    let bit = list.and_then(|list| status_bit(list, entry, now));
    if let Some(withdrawn) = ledger.demand(CheckName::StatusList, bit) {
        ledger.note(CheckName::NotWithdrawn, not_withdrawn(withdrawn));
    }
}

pub(crate) fn not_withdrawn(withdrawn: bool) -> Result<(), Reason> {
    if withdrawn { Err(Reason::Withdrawn) } else { Ok(()) }
}

/// Whether the bit is set, if this is the list the credential names and it is current.
fn status_bit(list: &OpenedStatusList, entry: &StatusReference, now: OffsetDateTime) -> Result<bool, Reason> {
    if list.url() != entry.status_list_credential {
        return Err(Reason::StatusListForeign);
    }
    if entry.kind != "BitstringStatusListEntry" || entry.status_purpose != "revocation" {
        return Err(Reason::StatusPurpose);
    }
    list.check_fresh(now)?;
    let index = entry.status_list_index.parse().ok();
    index.and_then(|index| list.list().is_set(index)).ok_or(Reason::StatusListShort)
}

/// Reads a payload into its type.
pub(crate) fn structure<T: DeserializeOwned>(payload: &Value) -> Result<T, Reason> {
    T::deserialize(payload).map_err(|error| Reason::Structure { detail: shortened(&error.to_string()) })
}

/// Collects the outcomes while the checks run.
#[derive(Default)]
pub(crate) struct Ledger(Vec<Check>);

impl Ledger {
    pub(crate) fn put(&mut self, name: CheckName, outcome: Outcome) {
        self.0.push(Check { name, outcome });
    }

    pub(crate) fn note(&mut self, name: CheckName, result: Result<(), Reason>) {
        self.put(name, result.into());
    }

    /// Notes the check and hands on what it found.
    pub(crate) fn demand<T>(&mut self, name: CheckName, result: Result<T, Reason>) -> Option<T> {
        self.settle(name, result.map_err(|reason| Outcome::from(Err(reason))))
    }

    /// The same for a check that may have to stay open.
    pub(crate) fn settle<T>(&mut self, name: CheckName, result: Result<T, Outcome>) -> Option<T> {
        let (found, outcome) = match result {
            Ok(found) => (Some(found), Outcome::Pass),
            Err(outcome) => (None, outcome),
        };
        self.put(name, outcome);
        found
    }

    /// Adds what was not reached.
    pub(crate) fn complete(mut self) -> Vec<Check> {
        for name in CheckName::VERIFIED {
            if !self.0.iter().any(|check| check.name == name) {
                self.put(name, Outcome::Unknown(Reason::NotReached));
            }
        }
        self.0
    }
}
