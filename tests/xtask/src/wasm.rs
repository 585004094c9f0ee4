//! The half that travels to the browser: the `frontend` crate as wasm, and the glue that loads it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use std::{fs, io};

use wasm_bindgen_cli_support::Bindgen;

use crate::run::{Failure, Result, cargo, output, run, say};
use crate::workspace::Workspace;

/// What rustc calls a browser.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Builds `target/site/pkg/{room}.js` and `{room}_bg.wasm`; does nothing where they are fresh.
pub(crate) fn build(workspace: &Workspace) -> Result {
    ensure_target()?;
    for room in &workspace.rooms {
        say(format_args!("Building the browser half of the {room} room (wasm)"));
        run(cargo()
            .current_dir(&workspace.root)
            .args(["build", "--package", "frontend", "--lib", "--target", TARGET])
            .args(["--profile", "wasm-release", "--no-default-features", "--features", room.as_str()]))?;
        let wasm = workspace.target.join(TARGET).join("wasm-release/frontend.wasm");
        bind(&wasm, &workspace.site().join("pkg"), room)?;
    }
    Ok(())
}

/// The files a browser fetches, in the order it needs them.
pub(crate) fn files(workspace: &Workspace) -> Vec<PathBuf> {
    let names = workspace.rooms.iter().flat_map(|room| [format!("{room}.js"), format!("{room}_bg.wasm")]);
    names.map(|name| workspace.site().join("pkg").join(name)).collect()
}

fn bind(wasm: &Path, pkg: &Path, room: &str) -> Result {
    let glue_file = pkg.join(format!("{room}.js"));
    if modified(&glue_file)? > modified(wasm)? {
        return Ok(());
    }
    say("Writing the JavaScript glue");
    // Written aside and renamed, the glue last, so that an interrupted run never leaves half a pair behind.
    let aside = pkg.with_extension("new");
    remove_folder(&aside)?;
    Bindgen::new()
        .input_path(wasm)
        .out_name(room)
        .web(true)
        .map_err(glue)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&aside)
        .map_err(glue)?;
    fs::create_dir_all(pkg)?;
    for name in [format!("{room}_bg.wasm"), format!("{room}.js")] {
        fs::rename(aside.join(&name), pkg.join(&name))?;
    }
    remove_folder(&aside)?;
    Ok(())
}

fn glue(error: impl std::fmt::Display) -> Failure {
    Failure(format!("wasm-bindgen could not write the glue: {error:#}"))
}

/// When the file changed last; a missing file is older than any other.
fn modified(path: &Path) -> io::Result<Option<SystemTime>> {
    match fs::metadata(path) {
        Ok(metadata) => metadata.modified().map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn remove_folder(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes sure that rustc can compile for the browser.
pub(crate) fn ensure_target() -> Result {
    let installed = || {
        output(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
            .is_some_and(|dir| Path::new(&dir).is_dir())
    };
    if installed() {
        return Ok(());
    }
    say(format_args!("Adding rustc's {TARGET} target with rustup"));
    let added = run(Command::new("rustup").args(["target", "add", TARGET]));
    if installed() {
        return Ok(());
    }
    let reason = added.err().map_or_else(String::new, |failure| format!("{failure}\n"));
    Err(Failure(format!(
        "{reason}this rustc cannot compile for {TARGET}, and `rustup target add {TARGET}` did not help.\n\
         Install Rust from https://rustup.rs and run this again. Where rustup cannot reach its server, Debian's\n\
         rustc-web, cargo-web, rust-web-src and lld-22 can build the crate `frontend` for it, with RUSTC_BOOTSTRAP=1\n\
         in the environment and -Zbuild-std=std,panic_abort on the command line."
    )))
}
