//! What the room keeps in memory.

use std::net::IpAddr;
use std::sync::Arc;

use domain::id::UserId;

use super::doubts::Doubts;
use super::limits::{Gate, Limits};
use super::passwords::Passwords;
use crate::{Clock, Result};

/// The reception: who has tried how often, the few who may have a password hashed at once, and whose tokens are
/// doubted.
pub(crate) struct Desk {
    pub(super) gate: Gate,
    pub(super) passwords: Passwords,
    pub(super) doubts: Doubts,
}

impl Desk {
    pub(crate) fn new(limits: &Limits, clock: &Arc<dyn Clock>) -> Self {
        Self { gate: Gate::new(limits, clock), passwords: Passwords::new(), doubts: Doubts::new(clock.now()) }
    }

    /// Counts a certificate looked up from `from`.
    pub(crate) fn lookup(&self, from: IpAddr) -> Result<()> {
        self.gate.lookup(from)
    }

    /// Counts a message to an artist from `from`.
    pub(crate) fn message(&self, artist: UserId, from: IpAddr) -> Result<()> {
        self.gate.message(artist, from)
    }
}
