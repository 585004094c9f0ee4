//! The directory of artists, as people see it: the list, an artist's page, reviews, and what stands behind them.

pub mod actions;
mod asked;
mod client_review;
mod codes;
mod guide;
mod linked_data;
mod list;
mod moderation;
mod own_profile;
pub mod pages;
mod profile;
mod words;
