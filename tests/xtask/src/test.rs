//! `cargo xtask test`: everything that can be shown to work, shown.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::ops::AddAssign;
use std::process::{Command, ExitStatus, Stdio};

use crate::build::build_with_tests;
use crate::run::{Failure, Result, cargo, say};
use crate::tools;
use crate::workspace::Workspace;

/// Builds the product and runs every test against it; `filter` is handed to `cargo test`.
pub(crate) fn test(filter: &[String]) -> Result {
    let workspace = Workspace::locate()?;
    tools::ensure()?;
    tools::ensure_third_party(&workspace)?;
    let stipple = build_with_tests(&workspace)?;
    say("Running all tests");
    // Not the frontend: on this machine its features would turn the server's pages into the browser's.
    let mut tests = cargo();
    tests
        .current_dir(&workspace.root)
        .args(["test", "--workspace", "--exclude", "frontend", "--no-fail-fast"])
        .args(filter)
        .env("STIPPLE_BIN", stipple);
    let (mut tally, mut ended) = watch(&mut tests)?;
    if filter.is_empty() {
        say("Running the academy's tests once more, on PostgreSQL");
        let (more, end) = watch(&mut on_postgresql(&workspace)?)?;
        tally += more;
        ended = if ended.success() { end } else { ended };
    }
    println!("\n{} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped);
    match (ended.success(), tally.failed) {
        (true, _) => Ok(()),
        (false, 0) => {
            Err(Failure(format!("the tests did not build or did not end: cargo said why above ({ended})")))
        }
        (false, _) => Err(Failure("not everything works: the failed tests are named above".into())),
    }
}

/// The tests of the crate `academy`, whose worlds are on SQLite unless they are told otherwise, on a server of their
/// own: Debian's `pg_virtualenv` starts one, for as long as a command runs, where none is named.
fn on_postgresql(workspace: &Workspace) -> Result<Command> {
    let mut names = Vec::new();
    for file in fs::read_dir(workspace.root.join("server/academy/tests"))? {
        let file = file?.path();
        if file.extension().is_some_and(|ending| ending == "rs") {
            names.extend(file.file_stem().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    names.sort_unstable();
    let mut command = match std::env::var("STIPPLE_TEST_POSTGRES_URL") {
        Ok(url) => {
            let mut command = cargo();
            command.env("STIPPLE_TEST_ACADEMY_URL", url);
            command
        }
        Err(_) => {
            let mut command = Command::new("pg_virtualenv");
            command.args(["sh", "-c", NAMED, "sh"]).arg(cargo().get_program());
            command
        }
    };
    // Each by its name and with the features of the whole workspace, so that nothing is built again.
    command
        .current_dir(&workspace.root)
        .args(["test", "--workspace", "--exclude", "frontend", "--no-fail-fast"])
        .args(names.iter().flat_map(|name| ["--test", name]));
    Ok(command)
}

/// Runs a command with the server that `pg_virtualenv` has started.
const NAMED: &str = r#"
    export STIPPLE_TEST_ACADEMY_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres"
    exec "$@"
"#;

/// How many tests ended how.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Runs the tests, passing on what they print, and adds up their closing lines.
fn watch(tests: &mut Command) -> Result<(Tally, ExitStatus)> {
    let program = tests.get_program().to_string_lossy().into_owned();
    let mut child =
        tests.stdout(Stdio::piped()).spawn().map_err(|error| Failure(format!("{program}: {error}")))?;
    let mut tally = Tally::default();
    let mut terminal = std::io::stdout().lock();
    for line in child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).split(b'\n')) {
        let line = line?;
        tally += closing_line(&String::from_utf8_lossy(&line)).unwrap_or_default();
        terminal.write_all(&line)?;
        terminal.write_all(b"\n")?;
    }
    Ok((tally, child.wait()?))
}

/// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn closing_line(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |word: &str| {
        let part = counts.split("; ").find_map(|part| part.strip_suffix(word))?;
        part.trim().parse::<u32>().ok()
    };
    Some(Tally { passed: count("passed")?, failed: count("failed")?, skipped: count("ignored")? })
}

#[cfg(test)]
mod tests {
    use super::{Tally, closing_line};

    #[test]
    fn the_closing_line_of_a_test_program_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 2 filtered out; finished in 1.50s";
        assert_eq!(closing_line(line), Some(Tally { passed: 12, failed: 3, skipped: 1 }));
    }

    #[test]
    fn what_a_test_prints_is_not_counted() {
        assert_eq!(closing_line("note: test result: ok. 1 passed; 0 failed; 0 ignored"), None);
    }
}
