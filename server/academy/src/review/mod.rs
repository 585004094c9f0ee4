//! The review room.

use contract::review::Review;

use crate::Academy;

impl Review for Academy {}
