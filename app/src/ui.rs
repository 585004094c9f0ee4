//! The design system: components every room builds its pages from. It knows no room.
//!
//! Hairlines, white space and dots; one accent. Addresses come in as finished strings, texts in the reader's
//! language. Rules every component keeps: no `style=` attribute and no inline script (the content security policy
//! forbids both); works without scripts, by keyboard and at 390 px; targets of 44 px; meaning never by colour alone.
//!
//! Headings keep their order: the page has one `h1` ([`PageHead`]), cards and criteria are `h3` and stand under an `h2`
//! (class `visually-hidden` where the eye does not need it), an [`EmptyState`] brings an `h2`.
//!
//! Forms are `<form method="post" novalidate>`: the server checks, answers 422 with the same page, and the messages come
//! from [`Problems`] in the reader's language, in an [`ErrorSummary`] and beside each field.
//!
//! The looks live in `app/style/ui/*.css`, one file per component; what a room adds is in
//! `app/style/feature/<room>.css`. `app/tests/gallery.rs` renders everything, in both languages and themes, to
//! `target/gallery/`.
#![allow(unreachable_pub, reason = "`#[component]` writes a `pub` function into each private module")]
#![allow(clippy::needless_pass_by_value, reason = "the props of a component are owned")]

mod button;
mod card;
mod choice;
mod copy;
mod dots;
mod field;
mod figure;
mod form;
mod frame;
mod note;
pub(crate) mod plate;
mod rubric;
mod table;
mod text;

pub use button::{Button, LinkButton, Look};
pub use card::{Card, EmptyState};
pub use choice::{Checkbox, ChoiceCard, Choices};
pub use copy::Copyable;
pub use dots::{DotsProgress, ScoreDots, Stipple};
#[cfg_attr(
    not(any(feature = "ssr", feature = "review")),
    allow(unused_imports, reason = "not every bundle has one")
)]
pub(crate) use field::in_textarea;
pub use field::{Field, Hinted, PasswordField, Select, TextArea};
pub use figure::FigureFrame;
pub use form::{ErrorSummary, Problems, StatusLine};
#[cfg_attr(not(feature = "ssr"), allow(unused_imports, reason = "only pages use them"))]
pub(crate) use form::{error_id, error_line, field_id};
pub use frame::{Account, Breadcrumb, Footer, Link, PageHead, SkipLink, Tabs, ThemeSwitch, TopBar};
pub use note::{Chip, Note, Tone};
pub use plate::{PinMark, PlacedPin, Plate};
pub use rubric::{RubricInput, RubricScore};
pub use table::{DataTable, Pagination};
pub use text::{Moment, Price, When};

/// The whole style sheet, served as `/static/main.css`.
pub const STYLESHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/main.css"));
