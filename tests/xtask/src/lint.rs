//! `cargo xtask lint`: form, habits and licences.

use std::path::PathBuf;
use std::process::Command;

use crate::run::{Result, cargo, output, run, say};
use crate::wasm;
use crate::workspace::Workspace;

/// Pinned, so that a new release of the checker does not fail an old commit.
const CARGO_DENY: &str = "0.20.2";

/// Checks formatting, lints of both halves, and what we depend on.
pub(crate) fn lint() -> Result {
    let workspace = Workspace::locate()?;
    let in_root = || {
        let mut command = cargo();
        command.current_dir(&workspace.root);
        command
    };
    say("Checking formatting");
    run(in_root().args(["fmt", "--all", "--check"]))?;

    say("Linting the server");
    let strict = ["--", "--deny", "warnings"];
    run(in_root()
        .args(["clippy", "--workspace", "--exclude", "frontend", "--all-targets", "--keep-going"])
        .args(strict))?;

    say("Linting the browser half");
    wasm::ensure_target()?;
    run(in_root()
        .args(["clippy", "--package", "frontend", "--features", "prover,scanner", "--target", wasm::TARGET])
        .args(strict))?;

    say("Checking licences, duplicates and bans of what we depend on");
    run(Command::new(cargo_deny(&workspace)?).current_dir(&workspace.root).args([
        "--locked",
        "--log-level",
        "warn",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]))
}

/// Our own copy of `cargo-deny`, built the first time: without optimisation, since it runs for a second.
fn cargo_deny(workspace: &Workspace) -> Result<PathBuf> {
    let root = workspace.target.join("tools");
    let program = root.join("bin/cargo-deny");
    let version = output(Command::new(&program).arg("--version"));
    if version.is_some_and(|version| version.ends_with(CARGO_DENY)) {
        return Ok(program);
    }
    say(format_args!("Building cargo-deny {CARGO_DENY}, once: some minutes"));
    run(cargo()
        .args(["install", "cargo-deny", "--version", CARGO_DENY, "--locked", "--debug", "--quiet"])
        .arg("--root")
        .arg(&root)
        .arg("--target-dir")
        .arg(root.join("build")))?;
    std::fs::remove_dir_all(root.join("build"))?;
    Ok(program)
}
