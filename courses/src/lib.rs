//! The academy's curriculum: content files beside this crate, and the loader that checks them.
//!
//! Content is Markdown, TOML and SVG, English and Spanish side by side; `README.md` says how it is written.
//! [`check`] reads all of it and reports every [`Problem`] at once, each with file, line and remedy; [`load`]
//! gives the [`Catalogue`] when there is no error among them. Nothing half-read ever leaves this crate.
//!
//! ```
//! match courses::load(&courses::Embedded) {
//!     Ok(catalogue) => println!("{} courses", catalogue.courses().len()),
//!     Err(problems) => problems.iter().for_each(|problem| eprintln!("{problem}")),
//! }
//! ```
//!
//! How a file becomes content:
//! 1. a [`ContentSource`] gives its bytes, from the binary ([`Embedded`]) or from disk ([`Folder`]);
//! 2. `toml_reader` or `markdown` reads it and reports what is wrong with it alone;
//! 3. `load` holds files against each other: both languages, the register of sources, figures, rules.

mod document;
mod drawing;
mod load;
mod markdown;
mod medium;
mod problem;
mod readability;
mod rule;
mod sarif;
mod source;
mod toml_reader;
mod translation;

pub use load::{Checked, check, contents, load};
pub use problem::{Problem, Severity};
pub use rule::Rule;
pub use sarif::sarif;
pub use source::{ContentSource, Embedded, Folder, Snapshot};

#[doc(no_inline)]
pub use domain::learning::Catalogue;
