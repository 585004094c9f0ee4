//! Keys on disk: one for session tokens, and those of certificates, never the same.
//!
//! `keys/session.key` is made on first use. The keys of certificates are a [`Ring`]: a public log says which keys
//! there ever were and what became of them ([`credential::KeyLog`], in `keys/log.jsonl`), and beside it lie the private
//! halves of those that sign or will sign, each under its own name, sealed if there is an identity to seal them to
//! ([`Seal`]). The private half of a key that has retired is destroyed: nobody can steal what is not there.
//!
//! A second server process reads what the first one made. A process that runs keeps the keys it started with.

mod folder;
mod ring;
mod seal;

pub(crate) use folder::{random_secret, read_or_make};
pub(crate) use ring::{Ring, word};
pub(crate) use seal::Seal;
