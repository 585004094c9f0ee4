//! What the room keeps in memory.

use std::net::IpAddr;
use std::sync::Arc;

use super::limits::{Gate, Limits};
use super::passwords::Passwords;
use crate::{Clock, Result};

/// The reception: who has tried how often, and the few who may have a password hashed at once.
pub(crate) struct Desk {
    pub(super) gate: Gate,
    pub(super) passwords: Passwords,
}

impl Desk {
    pub(crate) fn new(limits: &Limits, clock: &Arc<dyn Clock>) -> Self {
        Self { gate: Gate::new(limits, clock), passwords: Passwords::new() }
    }

    /// Counts a certificate looked up from `from`.
    pub(crate) fn lookup(&self, from: IpAddr) -> Result<()> {
        self.gate.lookup(from)
    }
}
