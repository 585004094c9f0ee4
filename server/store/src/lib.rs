//! What is remembered. The only crate that speaks SQL.
//!
//! One module per room holds its queries as functions that take and return domain types; entities are private.
//! Writes take `&Tx` and the [`Grant`](domain::policy::Grant) that allows them; reads take any connection.
//! A use case in `academy` begins one [`Tx`], writes, enqueues jobs in it and commits; nothing outside the
//! database may happen in between.
//!
//! SQLite (a file, the embedded default) and PostgreSQL run the same queries; the tests run on both.

mod connect;
pub mod credentials;
mod error;
pub mod identity;
pub mod jobs;
pub mod learning;
pub mod practice;
pub mod review;

pub use connect::{Store, Tx};
pub use error::{Error, Result};
pub use sea_orm::ConnectionTrait;
