//! The directory: profiles and what they offer, codes for clients, what clients said, messages on their way.

mod codes;
mod entities;
mod messages;
mod profiles;
mod reviews;
mod search;

pub use codes::{ReviewCode, code_by_key, codes_of, count_codes, give_code, open_codes};
pub use messages::{Message, forget_message, keep_message, message};
pub use profiles::{
    Held, Placed, Profile, certificates_of, is_certified, listed, profile, profile_by_slug, save_profile,
    show_profile, slug_is_taken, slugs_of,
};
pub use reviews::{
    Decided, Review, Tally, decide_review, decided, keep_reply, keep_review, lock_review, published_of,
    review, reviews_by_code, tally, waiting, withdraw_review,
};
pub use search::{Criteria, Hit, count, search};
