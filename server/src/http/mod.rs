//! Speaks HTTP: sessions, forms, headers, files. Pages come from `app`, answers from the ports.

mod address;
mod assets;
mod conditional;
mod credentials;
mod documents;
mod drawn;
mod errors;
mod evidence;
mod figures;
mod forms;
mod guard;
mod health;
mod kept;
mod live;
mod media;
mod notes;
mod openapi;
mod pages;
mod photos;
mod places;
mod reviews;
mod router;
mod session;
mod site;
mod sitemap;
mod transcripts;
mod uploads;
mod verify;
mod well_known;

pub(crate) use assets::{built, text};
pub(crate) use credentials::Checked;
pub(crate) use router::{GRACE, router};
pub(crate) use session::{DEMO_TOKEN_LIFE, TOKEN_LIFE, Tokens};
pub(crate) use site::Site;
pub(crate) use verify::{Examination, Issuer, Stated, moment};
