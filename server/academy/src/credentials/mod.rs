//! The credentials room.

use contract::credentials::Credentials;

use crate::Academy;

impl Credentials for Academy {}
