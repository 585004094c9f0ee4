//! PostgreSQL's own tools: `pg_dump` writes the database, `pg_restore` reads it back.

use std::path::Path;
use std::process::Command;

use url::Url;

use crate::compose::Failure;

/// Copies the database at `url` into `file`, as it is at one moment.
pub(super) fn dump(url: &str, file: &Path) -> Result<(), Failure> {
    let mut command = tool("pg_dump", url)?;
    run("pg_dump", command.args(["--format=custom", "--no-owner", "--no-privileges", "--file"]).arg(file))
}

/// Fills the empty database at `url` from `file`, wholly or not at all.
pub(super) fn restore(url: &str, file: &Path) -> Result<(), Failure> {
    let mut command = tool("pg_restore", url)?;
    run(
        "pg_restore",
        command.args(["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]).arg(file),
    )
}

/// Whether `file` can be read as a dump.
pub(super) fn check(file: &Path) -> Result<(), Failure> {
    run("pg_restore", Command::new("pg_restore").arg("--list").arg(file).stdout(std::process::Stdio::null()))
}

/// A tool pointed at the database. The password travels in its environment, where other people of the machine do not
/// see it.
fn tool(name: &str, url: &str) -> Result<Command, Failure> {
    let mut url = Url::parse(url)?;
    let password = url.password().map(str::to_owned);
    // An address without host cannot have a password either.
    let _ = url.set_password(None);
    let mut command = Command::new(name);
    command.arg("--dbname").arg(url.as_str());
    if let Some(password) = password {
        let plain = percent_decoded(&password);
        command.env("PGPASSWORD", plain);
    }
    Ok(command)
}

fn percent_decoded(text: &str) -> String {
    // A form's encoding, except that a plus sign is one.
    let query = format!("p={}", text.replace('+', "%2B"));
    url::form_urlencoded::parse(query.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

fn run(name: &str, command: &mut Command) -> Result<(), Failure> {
    let ended = command.status().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            format!("{name} is not installed; it comes with PostgreSQL's client programs")
        }
        _ => format!("{name}: {error}"),
    })?;
    if ended.success() { Ok(()) } else { Err(format!("{name} failed and said why above ({ended})").into()) }
}
