//! The keys that certificates are signed with, and what became of each.

use time::OffsetDateTime;

/// Every key the academy ever had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeysView {
    /// The academy's identifier (DID).
    pub did: String,
    /// The keys, the newest first.
    pub keys: Vec<KeyView>,
    /// SHA-256 of the log's last line, which stands for all of it.
    pub head: String,
    /// The log: a JSON object in each line, each with the hash of the line before.
    pub log: String,
}

/// One key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyView {
    /// What names it in signed documents.
    pub name: String,
    /// What it is for.
    pub purpose: KeyPurpose,
    /// What became of it and when, the oldest first.
    pub life: Vec<(OffsetDateTime, KeyLife)>,
}

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPurpose {
    /// Signing certificates and status lists (ES256).
    Signatures,
    /// The proofs inside them (Ed25519).
    Proofs,
}

/// What may become of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyLife {
    /// Published; signs nothing yet.
    Announced,
    /// Signs.
    Current,
    /// Signs no more; what it signed stays good.
    Retired,
    /// Given up; nothing it signed counts.
    Compromised {
        /// Why.
        reason: String,
    },
}
