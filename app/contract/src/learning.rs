//! The port of the learning room.

/// The port of the learning room.
pub trait Learning: Send + Sync {}
