//! The review room, as people see it.
//!
//! The workspace is one form that works without scripts. [`islands`] wake its left half, the photos with their
//! pins, and keep what is drafted; the names in [`fields`] are what both halves and the server agree on.

pub mod fields;
#[cfg(any(feature = "ssr", feature = "review"))]
pub mod islands;

#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod typed;
#[cfg(feature = "ssr")]
pub mod view;
