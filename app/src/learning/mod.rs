//! The learning room, as people see it.
//!
//! [`pages`](self::pages) loads, one function per page; the modules beside it draw what was loaded.

#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
mod answers;
#[cfg(feature = "ssr")]
mod attempt;
#[cfg(feature = "ssr")]
mod course;
#[cfg(feature = "ssr")]
mod curriculum;
#[cfg(feature = "ssr")]
mod dashboard;
#[cfg(feature = "ssr")]
mod exam;
#[cfg(feature = "ssr")]
mod glossary;
#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
mod lesson;
#[cfg(feature = "ssr")]
mod marks;
#[cfg(feature = "ssr")]
pub mod notes;
#[cfg(feature = "ssr")]
mod offline;
#[cfg(feature = "ssr")]
mod outline;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod questions;
#[cfg(feature = "ssr")]
mod quiz;
#[cfg(feature = "ssr")]
mod recall;
#[cfg(feature = "ssr")]
pub(crate) mod search;
#[cfg(feature = "ssr")]
mod sources;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub(crate) use sources::sources;
