//! Documents to print, show and keep: PDF/A with structure, so that they stay readable and can be read aloud; and badges,
//! pictures that carry the signed document.

mod badge;
mod certificate;
mod ink;
mod layout;

pub(crate) use badge::{png as badge_png, svg as badge_svg};
pub(crate) use certificate::certificate;
pub(crate) use ink::DocumentError;
