//! Documents to print and keep: PDF/A with structure, so that they stay readable and can be read aloud.

mod certificate;
mod ink;
mod layout;

pub(crate) use certificate::certificate;
