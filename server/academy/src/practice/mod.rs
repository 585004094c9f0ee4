//! The practice room.

use contract::practice::Practice;

use crate::Academy;

impl Practice for Academy {}
