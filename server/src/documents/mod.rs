//! Documents to print, show and keep: PDF/A with structure, so that they stay readable and can be read aloud; badges,
//! pictures that carry the signed document; a picture of the present state; the last day for a calendar; and tables.

mod badge;
mod besides;
mod calendar;
mod certificate;
mod ink;
mod layout;
mod picture;
mod sheet;
mod status;
mod table;
mod transcript;

pub(crate) use badge::{png as badge_png, svg as badge_svg};
pub(crate) use calendar::calendar;
pub(crate) use certificate::certificate;
pub(crate) use ink::DocumentError;
pub(crate) use picture::Press;
pub(crate) use status::status;
pub(crate) use table::csv;
pub(crate) use transcript::transcript;
