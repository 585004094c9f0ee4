//! The identity room, as people see it.

#[cfg(feature = "ssr")]
mod account;
#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
mod address;
#[cfg(feature = "ssr")]
mod admin;
#[cfg(feature = "ssr")]
mod device;
#[cfg(feature = "ssr")]
mod entry;
#[cfg(feature = "ssr")]
mod lost;
#[cfg(feature = "ssr")]
pub mod pages;
