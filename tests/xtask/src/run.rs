//! Running other programs, and saying so.

use std::fmt;
use std::process::Command;

/// Why a command of ours stopped: one sentence that names the remedy where there is one.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

pub(crate) type Result<T = ()> = std::result::Result<T, Failure>;

/// Tells the person at the terminal what happens next.
pub(crate) fn say(what: impl fmt::Display) {
    println!("→ {what}");
}

/// Runs a program to its end with our terminal; anything but exit code 0 is a failure.
pub(crate) fn run(command: &mut Command) -> Result {
    let status =
        command.status().map_err(|error| Failure(format!("{} did not start: {error}", line(command))))?;
    if status.success() { Ok(()) } else { Err(Failure(format!("{} ended with {status}", line(command)))) }
}

/// Runs a program and returns what it printed, or `None` when it is missing or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The same cargo that runs us, so that `cargo +toolchain xtask` keeps its toolchain.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    format!("`{}`", words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" "))
}
