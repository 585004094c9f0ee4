//! Practice: submissions with their rounds and photos, and uploads that are still on their way.
//!
//! A use case that changes a submission reads it with [`lock_submission`], so that nobody else changes it
//! before the unit of work ends, and writes it with [`save_state`].

mod entities;
mod photos;
mod rounds;
mod submissions;
mod uploads;

pub use photos::{NewPhoto, Photo, add_photo, photo, photos_of_round, photos_of_rounds, remove_photo};
pub use rounds::{Round, open_round, round, round_by_number, rounds, save_note};
pub use submissions::{
    Held, MovesWork, Waiting, begin, lock_submission, save_state, submission, submission_for, submissions_of,
    waiting,
};
pub use uploads::{
    Part, Upload, add_part, begin_upload, expired_uploads, finish_upload, forget_upload, lock_upload, parts,
    sweep_upload, upload, uploads_of,
};
