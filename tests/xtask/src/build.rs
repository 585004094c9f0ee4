//! `cargo xtask build`: the one binary, with the browser half inside.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::run::{Result, cargo, run, say};
use crate::wasm;
use crate::workspace::Workspace;

/// Builds both halves and returns the binary's path.
pub(crate) fn build(workspace: &Workspace, release: bool) -> Result<PathBuf> {
    wasm::build(workspace)?;
    say("Building the server");
    let mut server = cargo();
    server.current_dir(&workspace.root).args(["build", "--package", "server", "--bin", "stipple"]);
    if release {
        server.arg("--release");
    }
    run(&mut server)?;
    Ok(workspace.stipple(release))
}

/// Builds both halves and all tests, and returns the binary's path.
///
/// All in one go: by itself the server would be built with fewer features of what it depends on, and most of it twice.
pub(crate) fn build_with_tests(workspace: &Workspace) -> Result<PathBuf> {
    wasm::build(workspace)?;
    say("Building the server and all tests");
    let mut all = cargo();
    all.current_dir(&workspace.root).args([
        "build",
        "--workspace",
        "--exclude",
        "frontend",
        "--bin",
        "stipple",
        "--tests",
    ]);
    run(&mut all)?;
    Ok(workspace.stipple(false))
}

/// Builds both halves and prints what came out.
pub(crate) fn build_and_describe(release: bool) -> Result {
    let workspace = Workspace::locate()?;
    let binary = build(&workspace, release)?;
    println!("\n{:<52} {:>10} {:>10}", "", "bytes", "Brotli");
    println!("{:<52} {:>10}", shown(&workspace, &binary), std::fs::metadata(&binary)?.len());
    for file in wasm::files(&workspace) {
        let bytes = std::fs::read(&file)?;
        println!("{:<52} {:>10} {:>10}", shown(&workspace, &file), bytes.len(), brotli_len(&bytes)?);
    }
    println!("\nServe the demo academy: {} serve --demo", shown(&workspace, &binary));
    Ok(())
}

fn shown(workspace: &Workspace, path: &Path) -> String {
    path.strip_prefix(&workspace.root).unwrap_or(path).display().to_string()
}

/// How many bytes travel when the server sends them at Brotli's best quality.
fn brotli_len(bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    Ok(compressed.len())
}
