//! Turns the message catalogues into typed functions and the style sheets into one file.
//!
//! Both are checked here, so that a missing translation or an unknown style file stops the build
//! and says which file to open.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/functions.rs"]
mod functions;
#[path = "build/stylesheet.rs"]
mod stylesheet;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[allow(clippy::disallowed_methods, reason = "the environment is how cargo speaks to a build script")]
fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=style");

    let mut problems = Vec::new();
    fs::write(out.join("messages.rs"), messages(Path::new("locales"), &mut problems)?)?;
    match stylesheet::bundle(Path::new("style/main.css")) {
        Ok(css) => fs::write(out.join("main.css"), css)?,
        Err(problem) => problems.push(problem),
    }
    for problem in &problems {
        println!("cargo::error={problem}");
    }
    Ok(())
}

/// One module of functions per pair of catalogue files.
fn messages(folder: &Path, problems: &mut Vec<String>) -> io::Result<String> {
    let mut code = String::new();
    for namespace in namespaces(folder)? {
        let [en, es] = ["en", "es"].map(|language| folder.join(language).join(format!("{namespace}.json")));
        match catalogue::load(&en, &es) {
            Ok(group) => functions::write_module(&mut code, &namespace, &group, 0),
            Err(found) => problems.extend(found),
        }
    }
    Ok(code)
}

/// The file names found in either language, so that a file present in only one of them is noticed.
fn namespaces(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for language in ["en", "es"] {
        for entry in fs::read_dir(folder.join(language))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "json")
                && let Some(stem) = path.file_stem().and_then(|stem| stem.to_str())
            {
                names.push(stem.to_owned());
            }
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}
