//! `cargo xtask demo`: from a fresh clone to the demo academy in a browser.

use std::process::Command;

use crate::build::build;
use crate::run::{Result, run, say};
use crate::workspace::Workspace;

/// Builds what changed and serves the demo academy until interrupted.
pub(crate) fn demo(serve: &[String]) -> Result {
    println!("Building Stipple. The first time takes some minutes; after that only what changed is built.");
    let workspace = Workspace::locate()?;
    let binary = build(&workspace, false)?;
    say("Serving the demo academy; stop it with Ctrl-C");
    run(Command::new(binary).current_dir(&workspace.root).args(["serve", "--demo"]).args(serve))
}
