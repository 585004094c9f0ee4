//! The rules of ARCHITECTURE.md that a compiler does not check: who may import whom, and what lies where.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// What each crate may import of ours. What is not in its row it must not know.
const MAY_IMPORT: [(&str, &[&str]); 13] = [
    ("domain", &[]),
    ("contract", &["credential", "domain"]),
    ("app", &["contract", "domain"]),
    ("frontend", &["app", "contract", "credential", "domain"]),
    ("courses", &["domain"]),
    ("credential", &["domain"]),
    ("measure", &["domain"]),
    ("store", &["domain"]),
    ("migrations", &[]),
    ("academy", &["contract", "courses", "credential", "domain", "measure", "store"]),
    (
        "server",
        &["academy", "app", "contract", "courses", "credential", "domain", "measure", "migrations", "store"],
    ),
    (
        "tests",
        &[
            "academy",
            "app",
            "contract",
            "courses",
            "credential",
            "domain",
            "measure",
            "migrations",
            "server",
            "store",
        ],
    ),
    ("xtask", &[]),
];

/// What a crate's own tests may import besides: a database to run on.
const TESTS_MAY_IMPORT: [&str; 2] = ["migrations", "tests"];

/// The crates through which records are reached, and who may reach them.
const DATABASE: [&str; 4] = ["sea-orm", "sea-orm-migration", "sqlx", "rusqlite"];
const MAY_REACH_THE_DATABASE: [&str; 3] = ["store", "migrations", "tests"];

const FLOORS: [&str; 5] =
    ["app/domain/src", "app/contract/src", "app/src", "server/academy/src", "server/store/src"];
const ROOMS: [&str; 5] = ["identity", "learning", "practice", "review", "credentials"];

const TOP_LEVEL: [&str; 6] = ["app", "courses", "frontend", "migrations", "server", "tests"];
const GRAB_BAGS: [&str; 8] = ["util", "utils", "common", "helper", "helpers", "manager", "misc", "shared"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the repository's root")
}

fn metadata() -> Metadata {
    let manifest = root().join("Cargo.toml");
    MetadataCommand::new().manifest_path(manifest).no_deps().exec().expect("the workspace's metadata")
}

/// Every file of ours with this extension, without what tools leave behind.
fn files(extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = TOP_LEVEL.map(|folder| root().join(folder)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(&folder).expect("a folder of ours").map(|entry| entry.expect("an entry").path())
        {
            let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if entry.is_dir() && !name.starts_with('.') && name != "node_modules" {
                folders.push(entry);
            } else if entry.extension().is_some_and(|found| found == extension) {
                found.push(entry);
            }
        }
    }
    assert!(!found.is_empty(), "no .{extension} file: the search is broken");
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Lines of our Rust files outside `except` for which `wrong` holds.
fn offences(except: &[&str], wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in files("rs") {
        if except.iter().any(|folder| shown(&file).starts_with(folder)) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file");
        let lines = text.lines().enumerate().filter(|(_, line)| wrong(line));
        found.extend(lines.map(|(n, line)| format!("{}:{}: {}", shown(&file), n + 1, line.trim())));
    }
    found
}

#[test]
fn crates_import_only_what_their_place_allows() {
    let allowed = BTreeMap::from(MAY_IMPORT);
    let metadata = metadata();
    let ours = metadata.packages.iter().map(|package| package.name.to_string()).collect::<BTreeSet<_>>();
    assert_eq!(
        ours,
        allowed.keys().map(ToString::to_string).collect(),
        "each crate has a row, each row a crate"
    );
    for package in &metadata.packages {
        let own = allowed[package.name.as_str()];
        for dependency in package.dependencies.iter().filter(|dependency| ours.contains(&dependency.name)) {
            let name = dependency.name.as_str();
            let in_tests = dependency.kind == DependencyKind::Development && TESTS_MAY_IMPORT.contains(&name);
            assert!(own.contains(&name) || in_tests, "{} must not import {name}", package.name);
        }
    }
}

#[test]
fn only_the_store_reaches_the_database() {
    for package in &metadata().packages {
        // A crate's own tests may set up the database they run on.
        let shipped = package.dependencies.iter().filter(|it| it.kind != DependencyKind::Development);
        let reaches = shipped.into_iter().any(|dependency| DATABASE.contains(&dependency.name.as_str()));
        assert!(
            !reaches || MAY_REACH_THE_DATABASE.contains(&package.name.as_str()),
            "{} talks to the database",
            package.name
        );
    }
}

#[test]
fn statements_in_sql_stand_in_the_store_and_in_migrations() {
    let statements = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "ALTER TABLE "];
    // The academy's own tests may set up the database they run on.
    let found = offences(&["server/store/", "server/academy/tests/", "migrations/", "tests/"], |line| {
        statements.iter().any(|statement| line.contains(&format!("\"{statement}")))
    });
    assert!(found.is_empty(), "SQL outside the store:\n{}", found.join("\n"));
}

/// The packages that reach the browser, as `name version` lines.
fn browser_packages() -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["tree", "--quiet", "--locked", "--package", "frontend", "--target", "wasm32-unknown-unknown"])
        .args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"])
        .output()
        .expect("cargo tree");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let lines = String::from_utf8(tree.stdout).expect("UTF-8");
    let package = |line: &str| line.split_once(" (").map_or(line, |(package, _)| package).to_owned();
    lines.lines().map(package).collect()
}

#[test]
fn nothing_of_the_server_reaches_the_browser() {
    let packages = browser_packages();
    assert!(
        packages.iter().any(|package| package.starts_with("leptos ")),
        "the tree is broken: {packages:?}"
    );
    for server in
        ["tokio", "axum", "hyper", "sea-orm", "sqlx", "store", "academy", "credential", "measure", "courses"]
    {
        let found = packages.iter().find(|package| package.split(' ').next() == Some(server));
        assert_eq!(found, None, "the wasm tree contains {server}");
    }
}

#[test]
fn the_browser_fetches_no_crate_twice() {
    // leptos's own fetch client (`gloo-net` 0.6) still asks for the old one, whose code is a trait impl or two.
    let known = ["thiserror"];
    let mut versions = BTreeMap::<String, BTreeSet<String>>::new();
    for package in browser_packages() {
        if let Some((name, version)) = package.split_once(' ') {
            versions.entry(name.to_owned()).or_default().insert(version.to_owned());
        }
    }
    versions.retain(|name, versions| versions.len() > 1 && !known.contains(&name.as_str()));
    assert!(versions.is_empty(), "in the wasm twice: {versions:?}");
}

#[test]
fn every_floor_has_the_same_rooms() {
    for floor in FLOORS {
        for room in ROOMS {
            let place = root().join(floor).join(room);
            assert!(place.is_dir() || place.with_extension("rs").is_file(), "{floor} has no room {room}");
        }
    }
}

#[test]
fn the_top_level_has_six_folders() {
    // What tools leave behind is not ours; .gitignore names it.
    let ignored = fs::read_to_string(root().join(".gitignore")).expect(".gitignore");
    let ignored = ignored.lines().map(|line| line.trim_matches('/')).collect::<BTreeSet<_>>();
    let entries = fs::read_dir(root()).expect("the root").map(|entry| entry.expect("an entry"));
    let mut folders = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !ignored.contains(name.as_str()))
        .collect::<Vec<_>>();
    folders.sort();
    assert_eq!(folders, TOP_LEVEL, "a feature that does not fit a room is a reason to think first");
}

#[test]
fn no_file_is_a_grab_bag() {
    let bags = files("rs").into_iter().filter(|file| {
        let parts = shown(file).replace(".rs", "");
        parts.split('/').any(|part| GRAB_BAGS.contains(&part))
    });
    let bags = bags.map(|file| shown(&file)).collect::<Vec<_>>();
    assert!(bags.is_empty(), "a name that says nothing collects everything: {bags:?}");
}

#[test]
fn nothing_is_left_for_later() {
    let marks = ["TODO", "FIXME", "todo!(", "unimplemented!("];
    let found =
        offences(&["tests/tests/architecture.rs"], |line| marks.iter().any(|mark| line.contains(mark)));
    assert!(found.is_empty(), "{}", found.join("\n"));
}
