//! What happens: one module per room, one file per use case.
//!
//! A use case reads the clock once, begins one [`Tx`](store::Tx), loads what it needs, asks the policy, lets
//! the domain decide, writes with the grant it was given, enqueues what follows, commits. [`Academy`]
//! implements the ports of `contract`; each room's `mod.rs` is its table of contents, one delegate line a use
//! case.
//!
//! ```text
//! pub(super) async fn withdraw(academy: &Academy, viewer: &Viewer, id: SubmissionId) -> Result<()> {
//!     let now = academy.clock.now();
//!     let tx = academy.store.begin().await?;
//!     let work = store::practice::submission(&tx, id).await?.ok_or(Error::NotFound)?;
//!     let grant = authorize::<ChangeOwnWork>(viewer, Work::of(&work, now))?;
//!     let withdrawn = work.withdraw(now)?;
//!     store::practice::save_state(&tx, &grant, &withdrawn).await?;
//!     tx.commit().await?;
//!     Ok(())
//! }
//! ```

mod academy;
mod blobs;
mod chance;
pub mod credentials;
pub mod demo;
mod engraver;
mod error;
pub mod identity;
pub mod jobs;
mod learning;
pub mod letters;
mod practice;
mod review;
mod strangers;

pub use academy::{Academy, Parts};
pub use blobs::{Blobs, Digest};
pub use chance::{Chance, Clock, SystemChance, SystemClock};
pub use engraver::Engraver;
pub use error::{Error, Result};
pub use learning::{Reread, index_curriculum, reread};
pub use strangers::{Nobody, Strangers, Unreachable};
