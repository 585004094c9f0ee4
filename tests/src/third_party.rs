//! Programs that other people wrote, run over what ours produced.
//!
//! Their packages are pinned in `tests/third_party`; `cargo xtask test` installs them there.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("third_party")
}

/// Runs a script of `tests/third_party` with Python and the packages of `requirements.txt`.
///
/// # Panics
/// When the packages are not installed.
pub fn python(script: &str, arguments: &[&str]) -> Output {
    script_of(Command::new(folder().join(".venv/bin/python")), script, arguments)
}

/// Runs a script of `tests/third_party` with Node.js and the packages of `package.json`.
///
/// # Panics
/// When Node.js is not installed.
pub fn node(script: &str, arguments: &[&str]) -> Output {
    script_of(Command::new("node"), script, arguments)
}

fn script_of(mut interpreter: Command, script: &str, arguments: &[&str]) -> Output {
    let output = interpreter.current_dir(folder()).arg(script).args(arguments).output();
    output.unwrap_or_else(|error| {
        panic!("{script} did not start ({error}): run `cargo xtask test`, which installs it")
    })
}
