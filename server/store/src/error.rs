//! Why the database could not answer.

use sea_orm::{DbErr, SqlErr};

/// What every query returns.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the database could not answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or is out of reach.
    #[error(transparent)]
    Database(DbErr),
    /// A unique value exists already: somebody was faster, or it was sent twice.
    #[error("a record with these values exists already")]
    Duplicate,
    /// The database is in use by other writers for too long.
    #[error("the database is busy")]
    Busy,
    /// A stored value is not what this program writes.
    #[error("stored {what} cannot be read: {found:?}")]
    Corrupt {
        /// Which column or document.
        what: &'static str,
        /// What was found.
        found: String,
    },
}

impl Error {
    /// A stored value that this program did not write.
    pub(crate) fn corrupt(what: &'static str, found: impl std::fmt::Debug) -> Self {
        Self::Corrupt { what, found: format!("{found:?}") }
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
            return Self::Duplicate;
        }
        if error.to_string().contains("database is locked") {
            return Self::Busy;
        }
        Self::Database(error)
    }
}
