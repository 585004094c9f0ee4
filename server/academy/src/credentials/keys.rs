//! The academy's keys, for anybody who wants to know.

use contract::credentials::{KeyLife, KeyPurpose, KeyView, KeysView};
use credential::{KeyHistory, KeyState, KeyUse};

use super::Signer;

/// Every key there ever was, the newest first, and the log itself.
pub(super) fn keys(signer: &Signer) -> KeysView {
    let log = signer.log();
    KeysView {
        did: signer.issuer().did.to_string(),
        keys: log.keys().iter().rev().map(view).collect(),
        head: log.head(),
        log: log.text(),
    }
}

fn view(history: &KeyHistory) -> KeyView {
    KeyView {
        name: history.key.name().to_owned(),
        purpose: match history.key.usage() {
            KeyUse::Token => KeyPurpose::Signatures,
            KeyUse::Proof => KeyPurpose::Proofs,
        },
        life: history.states.iter().map(|(at, state)| (*at, life(state))).collect(),
    }
}

fn life(state: &KeyState) -> KeyLife {
    match state {
        KeyState::Announced => KeyLife::Announced,
        KeyState::Current => KeyLife::Current,
        KeyState::Retired => KeyLife::Retired,
        KeyState::Compromised { reason } => KeyLife::Compromised { reason: reason.clone() },
    }
}
