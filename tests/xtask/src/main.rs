//! The project's commands: `cargo xtask demo`, `build`, `test`, `film` and `lint`.
//!
//! Each command fetches the tools it needs, says what it does while it does it, and does nothing twice:
//! run again, it finds its work done and comes straight to the point.

#![expect(
    clippy::disallowed_methods,
    reason = "commands take their environment as it is; the product is not in here"
)]

mod build;
mod demo;
mod film;
mod lint;
mod run;
mod test;
mod tools;
mod wasm;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, runs and tests Stipple")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and serve the demo academy on <http://127.0.0.1:3000>
    Demo {
        /// Further arguments of `stipple serve`, for instance `--listen 127.0.0.1:4000`
        #[arg(last = true)]
        serve: Vec<String>,
    },
    /// Build the one binary, with the browser half inside, and print where it is and what it weighs
    Build {
        /// Optimise the server too: for production and for benchmarks
        #[arg(long)]
        release: bool,
    },
    /// Run every test, browser journeys included, installing what they need where that is allowed
    Test {
        /// Further arguments of `cargo test`, for instance the name of a test
        #[arg(last = true)]
        filter: Vec<String>,
    },
    /// Draw the film of the lesson on layers anew, from the lesson's figure
    Film,
    /// Check formatting, lints, and the licences of dependencies
    Lint,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Demo { serve } => demo::demo(&serve),
        Command::Build { release } => build::build_and_describe(release),
        Command::Test { filter } => test::test(&filter),
        Command::Film => film::film(),
        Command::Lint => lint::lint(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}
