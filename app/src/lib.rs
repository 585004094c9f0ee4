//! What people see: pages, forms and islands, in both languages.
//!
//! A page function loads what it shows through the [ports](contract::Ports) and returns a
//! [`Page`](page::Page); a form function returns an [`Outcome`](page::Outcome). [`dispatch`] is the table of
//! contents, [`shell`] the frame. All of that is the `ssr` half. The `hydrate` half is only the islands.

// A page is one nested type, and the mentor's desk nests deeper than the compiler goes by itself.
#![recursion_limit = "512"]
#![allow(clippy::missing_errors_doc, reason = "a page or a form returns the fault of the port it asks")]

pub mod i18n;
pub mod routes;

#[cfg(feature = "ssr")]
mod administration;
#[cfg(feature = "ssr")]
mod again;
#[cfg(feature = "ssr")]
pub mod ctx;
#[cfg(feature = "ssr")]
pub mod dispatch;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod shell;

pub mod credentials;
#[cfg(any(feature = "ssr", feature = "figures", feature = "workbench", feature = "designer"))]
pub mod figures;
pub mod identity;
pub mod learning;
pub mod practice;
pub mod review;
pub mod ui;
