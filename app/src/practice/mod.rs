//! The practice room, as people see it.

#[cfg(any(feature = "ssr", feature = "practice"))]
pub mod islands;
pub mod media;
pub mod words;

#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
pub(crate) mod designs;
#[cfg(feature = "ssr")]
pub mod pages;
