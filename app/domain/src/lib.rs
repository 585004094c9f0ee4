//! What is true about the academy: ids, values, states, rules and the authorization policy.
//!
//! Pure: no I/O, no clock, no randomness. Everything that depends on the time of day or on chance takes it as
//! an argument, so every rule here can be tested by calling it. The crate compiles to wasm, which is how the
//! browser and the server agree on what a valid code, a rubric level or a quiz answer is.
//!
//! One module per room of the house (`identity`, `learning`, `practice`, `review`, `credentials`),
//! and [`policy`], which alone decides who may do what.

pub mod credentials;
pub mod id;
pub mod identity;
pub mod learning;
pub mod locale;
pub mod policy;
pub mod practice;
pub mod problem;
pub mod review;
pub mod slug;
pub mod viewer;

pub use locale::{Locale, Localized};
pub use problem::{FieldProblem, Problem};
pub use viewer::Viewer;
