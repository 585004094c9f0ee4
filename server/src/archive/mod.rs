//! Backups: everything an academy has, in one archive that any `tar` opens.
//!
//! ```text
//! manifest.json         every file below with its size and SHA-256
//! stipple.db            the database (SQLite), as it was at one moment; or
//! database.dump         the same of PostgreSQL, as `pg_dump --format=custom` writes it
//! files/…               photos and unfinished uploads
//! keys/…                the public log of keys; private keys if they are sealed, or if they were asked for
//! ```
//!
//! The database is copied first: files are written before the row that names them, so whatever the copy names is
//! there. Nothing stops while a backup is made.

mod contents;
mod manifest;
mod postgres;
mod read;
mod write;

pub(crate) use read::{check, restore};
pub(crate) use write::{Written, write};
