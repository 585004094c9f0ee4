//! What the tests need from outside the workspace, fetched where we may and named where we may not.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{Failure, Result, output, run, say};
use crate::workspace::Workspace;

/// Something that Debian packages.
struct Tool {
    /// What a person calls it.
    name: &'static str,
    /// The Debian packages that bring it.
    packages: &'static [&'static str],
    present: fn() -> bool,
}

const TOOLS: [Tool; 5] = [
    Tool { name: "PostgreSQL", packages: &["postgresql"], present: postgres },
    Tool { name: "Chromium and its driver", packages: &["chromium", "chromium-driver"], present: chromium },
    Tool { name: "Node.js and npm", packages: &["nodejs", "npm"], present: || runs("node") && runs("npm") },
    Tool { name: "Poppler's programs", packages: &["poppler-utils"], present: poppler },
    Tool { name: "Python 3 with venv", packages: &["python3-venv"], present: python },
];

/// Makes sure that everything which tests start or ask is on this machine.
pub(crate) fn ensure() -> Result {
    let missing = TOOLS.iter().filter(|tool| !(tool.present)()).collect::<Vec<_>>();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|tool| tool.name).collect::<Vec<_>>().join(", ");
    let packages = missing.iter().flat_map(|tool| tool.packages).copied().collect::<Vec<_>>();
    install(&names, &packages)?;
    match missing.iter().find(|tool| !(tool.present)()) {
        None => Ok(()),
        Some(tool) => Err(Failure(format!("{} is installed but does not run", tool.name))),
    }
}

/// Makes sure that films can be encoded.
pub(crate) fn ensure_ffmpeg() -> Result {
    let present = || output(Command::new("ffmpeg").arg("-version")).is_some();
    if present() {
        return Ok(());
    }
    install("ffmpeg", &["ffmpeg"])?;
    if present() { Ok(()) } else { Err(Failure("ffmpeg is installed but does not run".into())) }
}

fn install(names: &str, packages: &[&str]) -> Result {
    let we_are_root = output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    if !(we_are_root && runs("apt-get")) {
        return Err(Failure(format!(
            "this needs {names}. On Debian: sudo apt-get install {}. Elsewhere install them your system's way,\n\
             and set STIPPLE_TEST_POSTGRES_URL where PostgreSQL runs on another machine.",
            packages.join(" ")
        )));
    }
    say(format_args!("Installing {names} with apt-get"));
    let apt_get = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet=2");
        command
    };
    run(apt_get().arg("update"))?;
    run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

fn runs(program: &str) -> bool {
    output(Command::new(program).arg("--version")).is_some()
}

fn chromium() -> bool {
    runs("chromium") && runs("chromedriver")
}

fn python() -> bool {
    output(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_some()
}

fn poppler() -> bool {
    output(Command::new("pdftotext").arg("-v")).is_some()
}

/// Debian keeps the server's programs out of `PATH`, one folder for each version.
fn postgres() -> bool {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let installed = debian.map(|version| version.path().join("bin/initdb")).any(|initdb| initdb.is_file());
    installed || runs("initdb") || std::env::var_os("STIPPLE_TEST_POSTGRES_URL").is_some()
}

/// Installs the verifiers and clients that other people wrote, which tests hold our output against.
pub(crate) fn ensure_third_party(workspace: &Workspace) -> Result {
    let folder = workspace.root.join("tests/third_party");
    once(&folder.join("package-lock.json"), &folder.join("node_modules/.installed"), || {
        say("Installing third-party clients from npm");
        let quietly = ["ci", "--no-fund", "--no-audit", "--loglevel=error"];
        run(Command::new("npm").current_dir(&folder).args(quietly))
    })?;
    let requirements = folder.join("requirements.txt");
    once(&requirements, &folder.join(".venv/.installed"), || {
        say("Installing third-party verifiers from PyPI");
        run(Command::new("python3").current_dir(&folder).args(["-m", "venv", "--clear", ".venv"]))?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
        run(Command::new(folder.join(".venv/bin/python")).args(pip).arg(&requirements))
    })
}

/// Does `work` unless it has been done for these very bytes of `input`, which `stamp` remembers.
fn once(input: &Path, stamp: &Path, work: impl FnOnce() -> Result) -> Result {
    let wanted = fs::read(input).map_err(|error| Failure(format!("{}: {error}", input.display())))?;
    if fs::read(stamp).is_ok_and(|done| done == wanted) {
        return Ok(());
    }
    work()?;
    Ok(fs::write(stamp, wanted)?)
}
