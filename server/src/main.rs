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
mod strangers;
mod teaching;
mod watch;
mod worker;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match cli::Cli::try_parse() {
        Ok(cli) => cli::run(cli),
        Err(usage) => {
            // Not clap's own status 2, which `credential verify` has another meaning for.
            let status = if usage.use_stderr() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
            let _ = usage.print();
            status
        }
    }
}
