//! The port of the review room.

/// The port of the review room.
pub trait Review: Send + Sync {}
