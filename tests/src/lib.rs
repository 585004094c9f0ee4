//! The world outside Stipple, real and on this machine: what tests of the whole product stand on.
//!
//! | part | what a test gets |
//! |---|---|
//! | [`Server`] | the `stipple` binary itself, on a free port with data of its own; can be killed and started again |
//! | [`Postgres`] | a fresh database, cloned from a migrated one, in a cluster of this test program's own |
//! | [`Bucket`] | an S3-compatible store |
//! | [`Mailbox`] | an SMTP server that keeps what it receives |
//! | [`Person`] | somebody who asks for pages and sends forms without a browser |
//! | [`Browser`] | Chromium with scripts on or off, as phone, tablet or desktop, light or dark |
//!
//! Everything started here ends with the test program, however that ends: see [`leash`].
//!
//! ```no_run
//! # async fn journey() {
//! let academy = tests::Server::demo().await;
//! let browser = tests::Browser::open(tests::Visitor::without_scripts()).await;
//! browser.visit(&academy.url("/login")).await;
//! browser.fill("E-mail", "trainee@stipple.test").await;
//! browser.close().await;
//! # }
//! ```
//!
//! What is missing on the machine (a browser, a database server) fails the test and says how to get it;
//! nothing is skipped. `cargo xtask test` installs all of it where it may.

#![expect(
    clippy::disallowed_methods,
    reason = "what to test is set by the environment; the product is not in here"
)]

mod browser;
mod bucket;
pub mod leash;
mod mailbox;
mod person;
mod postgres;
mod server;
pub mod third_party;
mod words;

pub use browser::{Browser, Device, Visitor};
pub use bucket::Bucket;
pub use mailbox::{Letter, Mailbox};
pub use person::{Answer, DEMO_PASSWORD, Person};
pub use postgres::{Database, Postgres};
pub use server::{Server, Setup, stipple};
pub use words::Words;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::time::Duration;

/// How long a part may take to answer before its test fails; generous, since two cores may be busy compiling.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How long the demo may take to fill itself before its test fails.
pub const DEMO_PATIENCE: Duration = Duration::from_secs(600);

/// A loopback address that nothing listens on.
///
/// # Panics
/// When the machine has no port left.
#[must_use]
pub fn free_address() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free loopback port");
    listener.local_addr().expect("the listener's address")
}

/// Calls `attempt` until it returns something, for at most [`PATIENCE`].
pub async fn until<T>(attempt: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    until_within(PATIENCE, attempt).await
}

/// Calls `attempt` until it returns something, for at most `patience`.
pub(crate) async fn until_within<T>(
    patience: Duration,
    mut attempt: impl AsyncFnMut() -> Option<T>,
) -> Option<T> {
    let patient = async {
        loop {
            if let Some(found) = attempt().await {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(patience, patient).await.ok()
}

/// Finds a program in the folders of `PATH`, then in `places`.
pub(crate) fn program(name: &str, places: &[PathBuf]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(places.iter().cloned()).collect::<Vec<_>>();
    folders.into_iter().map(|folder| folder.join(name)).find(|file| file.is_file())
}
