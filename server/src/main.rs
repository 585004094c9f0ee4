//! The `stipple` program: the platform in one binary.
//!
//! Composition only: this crate reads the settings, opens the stores, gives the ports of `academy` to the pages
//! of `app`, and speaks HTTP. No rule of the academy lives here.

#![recursion_limit = "512"] // see `app`

mod archive;
mod cli;
mod compose;
mod config;
mod documents;
mod http;
mod keys;
mod mail;
mod scribe;
mod worker;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    cli::run(cli::Cli::parse())
}
