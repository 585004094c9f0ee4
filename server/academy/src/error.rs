//! Why a use case ended without its effect.

use contract::Fault;
use domain::{FieldProblem, Problem, policy};

/// What every use case returns.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a use case ended without its effect.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule said no; carries what the reader is told.
    #[error("{0}")]
    Refused(Fault),
    /// The policy said no.
    #[error(transparent)]
    Denied(#[from] policy::Denied),
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// Values that cannot be accepted.
    #[error("{} values cannot be accepted", .0.len())]
    Invalid(Vec<FieldProblem>),
    /// Somebody else was faster.
    #[error("changed by somebody else in the meantime")]
    Conflict,
    /// Our fault.
    #[error("{context}")]
    Internal {
        /// What was being done.
        context: &'static str,
        /// What went wrong.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Error {
    /// Our fault while doing `context`.
    pub fn internal(
        context: &'static str,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::Internal { context, source: source.into() }
    }

    /// One problem beside one field.
    pub fn field(field: &'static str, problem: Problem) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, problem)])
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Duplicate => Self::Conflict,
            other => Self::internal("asking the database", other),
        }
    }
}

macro_rules! refusals {
    ($($type:ty),+) => {$(
        impl From<$type> for Error {
            fn from(refusal: $type) -> Self {
                Self::Refused(refusal.into())
            }
        }
    )+};
}

refusals!(
    domain::identity::Refusal,
    domain::learning::worksheet::Refusal,
    domain::practice::Refusal,
    domain::review::Refusal,
    domain::credentials::Refusal,
    domain::credentials::artists::Refusal
);

impl From<Error> for Fault {
    /// The boundary: what is our fault is logged here, once, with the reference the reader is given.
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(fault) => fault,
            Error::Denied(denied) => denied.into(),
            Error::NotFound => Self::NotFound,
            Error::Invalid(problems) => Self::Invalid { problems },
            Error::Conflict => Self::Conflict,
            Error::Internal { context, source } => {
                let reference = crate::chance::Chance::id(
                    &crate::SystemChance,
                    crate::chance::Clock::now(&crate::SystemClock),
                )
                .simple()
                .to_string()[20..]
                    .to_owned();
                tracing::error!(%reference, context, error = &*source, "internal fault");
                Self::Internal { reference }
            }
        }
    }
}
