//! The learning room.

use contract::learning::Learning;

use crate::Academy;

impl Learning for Academy {}
