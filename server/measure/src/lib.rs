//! Photo in, facts out.
//!
//! Everything here is a function of its arguments: bytes come in, values come out. No file, no network, no clock,
//! no randomness of its own, so the same photo gives the same facts on every machine and in every year. It is also
//! the one place where bytes from strangers meet image decoders, which is why it trusts nothing it is given.
//!
//! [`intake`] is the door. In this order it
//!
//! 1. names the bytes by their content (`sniff`), never by a file name or a declared media type;
//! 2. walks the container (`header`) for the dimensions, for the memory that decoding will take, and for an end
//!    that is missing, before a single pixel exists;
//! 3. decodes within [`Limits`];
//! 4. makes the [`Rendition`]s: upright, sRGB, opaque, and freshly encoded, so that nothing of the original's
//!    metadata (camera, time, place) can travel along;
//! 5. adds [`Advice`] on sharpness, light and size. Advice never refuses a photo.
//!
//! What it cannot take it names: [`RefusedPhoto`] is data, and the sentence a person reads is made elsewhere, in
//! their language.
//!
//! # Time and memory
//!
//! All work is on the calling thread and takes about half a second for 12 megapixels (`cargo bench -p measure`): call
//! it from a blocking thread, and bound how many run
//! at once. [`Limits::max_memory`] caps what one call may take; see there for the sizes to expect.
//!
//! ```
//! use measure::{intake, Limits, RefusedPhoto};
//!
//! let refused = intake(b"%PDF-1.7 ...", &Limits::default()).unwrap_err();
//! assert!(matches!(refused, RefusedPhoto::NotAPicture { .. }));
//! ```

mod advice;
mod colour;
mod decode;
mod digest;
mod document;
pub mod dots;
mod header;
mod intake;
mod limits;
mod rendition;
mod sniff;

pub use digest::Digest;
pub use document::{RefusedDocument, TakenDocument, document};
pub use domain::practice::photo::{Advice, Format, LooksLike, OtherPicture, RefusedPhoto, RenditionKind};
pub use header::Size;
pub use intake::{Intake, intake};
pub use limits::Limits;
pub use rendition::Rendition;
