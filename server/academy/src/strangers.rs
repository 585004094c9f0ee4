//! What other issuers publish, for checking their certificates.

use async_trait::async_trait;

/// Gets documents from other sites. An address comes from whoever asks for a check, so an implementation has to be on
/// its guard: whom it connects to, how much it reads, how long it waits.
#[async_trait]
pub trait Strangers: Send + Sync {
    /// The document at `url`, of at most a megabyte.
    ///
    /// # Errors
    /// [`Unreachable`] when there is none, or one should not ask for it.
    async fn get(&self, url: &str) -> Result<Vec<u8>, Unreachable>;
}

/// Why a document was not fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreachable {
    /// Not an address one may ask.
    #[error("this address is not asked: only https, and only machines that everybody can reach")]
    Forbidden,
    /// Too many are being fetched for others.
    #[error("too many documents are being fetched")]
    Busy,
    /// More than a megabyte.
    #[error("the document is larger than a megabyte")]
    TooLarge,
    /// No answer, or not this document.
    #[error("the document could not be fetched")]
    Failed,
}

/// Asks nobody: for an academy that has no business with other sites.
#[derive(Debug, Clone, Copy)]
pub struct Nobody;

#[async_trait]
impl Strangers for Nobody {
    async fn get(&self, _: &str) -> Result<Vec<u8>, Unreachable> {
        Err(Unreachable::Forbidden)
    }
}
