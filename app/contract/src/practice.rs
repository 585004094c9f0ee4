//! The port of the practice room.

/// The port of the practice room.
pub trait Practice: Send + Sync {}
