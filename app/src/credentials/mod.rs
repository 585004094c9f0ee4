//! The credentials room, as people see it.

#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
mod acts;
#[cfg(feature = "ssr")]
pub mod alone;
#[cfg(feature = "ssr")]
pub mod artists;
#[cfg(feature = "ssr")]
mod cards;
#[cfg(feature = "ssr")]
mod checks;
#[cfg(feature = "ssr")]
mod days;
#[cfg(feature = "ssr")]
mod documents;
#[cfg(feature = "ssr")]
pub mod embed;
#[cfg(feature = "ssr")]
mod examination;
#[cfg(feature = "ssr")]
pub mod files;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod here;
#[cfg(feature = "ssr")]
mod holder;
#[cfg(feature = "ssr")]
mod keys;
#[cfg(feature = "ssr")]
mod management;
#[cfg(feature = "ssr")]
mod own;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod prerequisites;
#[cfg(feature = "ssr")]
pub mod qr;
#[cfg(feature = "ssr")]
mod register;
#[cfg(feature = "ssr")]
mod renewal;
#[cfg(feature = "ssr")]
mod share_link;
#[cfg(feature = "ssr")]
mod show;
#[cfg(feature = "ssr")]
pub mod stated;
#[cfg(feature = "ssr")]
mod verification;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod words;
