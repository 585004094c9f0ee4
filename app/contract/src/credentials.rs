//! The port of the credentials room.

/// The port of the credentials room.
pub trait Credentials: Send + Sync {}
