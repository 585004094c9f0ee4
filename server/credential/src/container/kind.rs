//! What else is signed, or looks like it: a status list is no altered certificate, and a presentation is what some
//! wallets put a certificate into.
//!
//! A document is taken at its word here, before anybody has looked at a signature. That is safe because the word of a
//! certificate is never enough: what says that it is one goes on to the checks.

use domain::credentials::Unreadable;
use serde_json::Value;

use super::{Found, Presented, json};
use crate::{
    jws::Token,
    open_badge::BADGE_TYPE,
    status_credential::{LIST_TYPE, MAX_LIST_BYTES},
    strict_json,
};

/// Types of a badge: Open Badges 3.0 has two names for it.
const BADGES: [&str; 2] = [BADGE_TYPE, "AchievementCredential"];
/// The type of what a holder puts credentials into to show them.
const PRESENTATION: &str = "VerifiablePresentation";

/// Hands on what may be a certificate, also out of a presentation, and refuses what says that it is something else.
pub(super) fn certificate(presented: Presented) -> Result<Presented, Unreadable> {
    let Some(shown) = document(&presented.found) else { return Ok(presented) };
    let Some(presentation) = presentation_in(&shown) else { return not_a_list(&shown).map(|()| presented) };
    let found = only_credential(presentation)?;
    if let Some(inner) = document(&found) {
        not_a_list(&inner)?;
        // One is unpacked, and not what is packed in it once more.
        if presentation_in(&inner).is_some() {
            return Err(Unreadable::NoCertificate);
        }
    }
    Ok(Presented { found, ..presented })
}

/// What is in a token or a document, if it can be read.
fn document(found: &Found) -> Option<Value> {
    match found {
        Found::Token(token) => Token::parse(token.as_bytes(), MAX_LIST_BYTES).ok()?.unchecked().json().ok(),
        Found::Document(json) => strict_json::parse(json.as_bytes()).ok(),
        Found::Code { .. } => None,
    }
}

fn not_a_list(document: &Value) -> Result<(), Unreadable> {
    let is_list = is(document, LIST_TYPE) && !is_badge(document);
    if is_list { Err(Unreadable::StatusList) } else { Ok(()) }
}

/// The presentation that a document is; tokens of the older data model have it in a member.
fn presentation_in(document: &Value) -> Option<&Value> {
    let held = [Some(document), document.get("vp")].into_iter().flatten();
    held.filter(|_| !is_badge(document)).find(|held| is(held, PRESENTATION))
}

/// What a presentation holds, if that is one credential. What holds it is not checked: a certificate speaks for itself.
fn only_credential(presentation: &Value) -> Result<Found, Unreadable> {
    match &presentation["verifiableCredential"] {
        Value::Array(all) => match all.as_slice() {
            [only] => json::credential(only),
            [] => Err(Unreadable::NoCertificate),
            _ => Err(Unreadable::Several),
        },
        only => json::credential(only),
    }
}

fn is_badge(document: &Value) -> bool {
    BADGES.iter().any(|kind| is(document, kind))
}

/// Whether the type of a document, or one of them, is `kind`.
fn is(document: &Value, kind: &str) -> bool {
    match &document["type"] {
        Value::String(only) => only == kind,
        Value::Array(all) => all.iter().any(|one| one == kind),
        _ => false,
    }
}
