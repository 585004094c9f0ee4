//! The product itself: the `stipple` binary, started as its operator would.

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};

use tempfile::TempDir;

use crate::leash::Leashed;
use crate::{Bucket, DEMO_PATIENCE, Mailbox, PATIENCE, free_address, until, until_within};

/// How a server is to run; [`start`](Setup::start) runs it.
#[derive(Debug, Default, Clone)]
pub struct Setup {
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
}

impl Setup {
    /// An empty academy on SQLite and a folder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The demo academy, with its people, work and certificates.
    #[must_use]
    pub fn demo(mut self) -> Self {
        self.arguments.push("--demo".to_owned());
        self
    }

    /// Keeps its records in this database.
    #[must_use]
    pub fn database(self, url: &str) -> Self {
        self.setting("STIPPLE_DATABASE_URL", url)
    }

    /// Keeps its files in this bucket.
    #[must_use]
    pub fn bucket(mut self, bucket: &Bucket) -> Self {
        self = self.setting("STIPPLE_STORAGE_URL", &bucket.url());
        bucket.environment().into_iter().fold(self, |setup, (name, value)| setup.setting(name, &value))
    }

    /// Sends its mail there.
    #[must_use]
    pub fn mailbox(self, mailbox: &Mailbox) -> Self {
        self.setting("STIPPLE_SMTP_URL", &mailbox.url())
    }

    /// Teaches the courses of this folder, and watches it.
    #[must_use]
    pub fn watching_courses(mut self, folder: &Path) -> Self {
        self.arguments.push("--watch-courses".to_owned());
        self.setting("STIPPLE_COURSES_DIR", &folder.to_string_lossy())
    }

    /// Any other setting, by the name of its environment variable.
    #[must_use]
    pub fn setting(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Starts the server and waits until it is ready.
    ///
    /// # Panics
    /// When it does not become ready; the message holds what it said.
    pub async fn start(self) -> Server {
        let data = TempDir::with_prefix("stipple-data-").expect("a temporary folder");
        let address = free_address();
        let process = launch(&self, address, data.path());
        let mut server = Server { process, setup: self, address, data };
        server.wait_until_ready().await;
        server
    }

    /// Starts a server that must refuse to start, and returns what it says.
    ///
    /// # Panics
    /// When it starts all the same.
    pub async fn refuse_to_start(self) -> String {
        let data = TempDir::with_prefix("stipple-data-").expect("a temporary folder");
        let mut process = launch(&self, free_address(), data.path());
        let ended = until(async || process.ended()).await;
        let said = std::fs::read_to_string(process.log()).expect("the server's log");
        assert!(ended.is_some_and(|status| !status.success()), "it did not refuse ({ended:?}):\n{said}");
        said
    }
}

/// A running `stipple serve`, stopped and forgotten when dropped.
#[derive(Debug)]
pub struct Server {
    process: Leashed,
    setup: Setup,
    address: SocketAddr,
    data: TempDir,
}

impl Server {
    /// The demo academy on SQLite and a folder.
    pub async fn demo() -> Self {
        Setup::new().demo().start().await
    }

    /// An absolute address of this server: `url("/courses")`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Where this server listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The folder behind `STIPPLE_DATA_DIR`.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The server's process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// What the server has said so far.
    ///
    /// # Panics
    /// When the log cannot be read.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.process.log()).expect("the server's log")
    }

    /// Ends the server as a power cut would (`kill -9`), leaving its data as they lie.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Asks the server to stop, as an operator would, and returns how it ended.
    ///
    /// # Panics
    /// When it does not.
    pub async fn stop(&mut self) -> ExitStatus {
        self.process.ask_to_stop();
        let ended = until(async || self.process.ended()).await;
        ended.unwrap_or_else(|| panic!("stipple did not stop:\n{}", self.process.last_words()))
    }

    /// Starts the server again, on the same data and address; a running one is stopped first.
    pub async fn start_again(&mut self) {
        self.process = launch(&self.setup, self.address, self.data.path());
        self.wait_until_ready().await;
    }

    /// Runs another command of the product on this server's data, as an operator beside it would.
    ///
    /// # Panics
    /// When it does not start.
    pub fn operate(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = command(&self.setup, self.address, self.data.path());
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the `stipple` binary starts");
        let mut stdin = child.stdin.take().expect("its input is a pipe");
        stdin.write_all(input.as_bytes()).expect("it reads its input");
        drop(stdin);
        child.wait_with_output().expect("its end")
    }

    /// Runs another command whose output nobody listens to, as when `head` has read enough.
    ///
    /// # Panics
    /// When it does not start.
    pub fn operate_unheard(&self, arguments: &[&str]) -> Output {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = command(&self.setup, self.address, self.data.path());
        command.args(arguments).stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped());
        command.output().expect("the `stipple` binary starts")
    }

    /// Opens an account whose address is confirmed, with these roles.
    ///
    /// # Panics
    /// When the command fails.
    pub fn add_user(&self, email: &str, name: &str, password: &str, roles: &[&str]) {
        let mut arguments = vec!["user", "add", email, "--name", name];
        arguments.extend(roles.iter().flat_map(|role| ["--role", role]));
        let done = self.operate(&arguments, &format!("{password}\n"));
        assert!(done.status.success(), "{email}: {}", String::from_utf8_lossy(&done.stderr));
    }

    async fn wait_until_ready(&mut self) {
        let url = self.url("/readyz");
        let http = reqwest::Client::new();
        let demo = self.setup.arguments.iter().any(|argument| argument == "--demo");
        let patience = if demo { DEMO_PATIENCE } else { PATIENCE };
        let ready = until_within(patience, async || {
            let ended = self.process.ended();
            assert!(ended.is_none(), "stipple ended ({ended:?}):\n{}", self.process.last_words());
            http.get(&url).send().await.ok().filter(|response| response.status().is_success())
        })
        .await;
        assert!(ready.is_some(), "stipple is not ready:\n{}", self.process.last_words());
    }
}

fn launch(setup: &Setup, address: SocketAddr, data: &Path) -> Leashed {
    let mut command = command(setup, address, data);
    command.arg("serve").args(&setup.arguments);
    let folder = TempDir::with_prefix("stipple-server-").expect("a temporary folder");
    Leashed::start_with_data(command, folder, "TERM", data)
}

/// The binary with this academy's settings and nobody else's.
fn command(setup: &Setup, address: SocketAddr, data: &Path) -> Command {
    let mut command = Command::new(stipple());
    // A developer's own settings must not reach the tests.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("STIPPLE_") {
            command.env_remove(name);
        }
    }
    command.current_dir(data);
    command.env("STIPPLE_LISTEN", address.to_string());
    command.env("STIPPLE_PUBLIC_URL", format!("http://{address}"));
    command.env("STIPPLE_DATA_DIR", data);
    command.envs(setup.environment.iter().map(|(name, value)| (name, value)));
    command
}

/// The binary under test: `STIPPLE_BIN`, or the one that cargo has built beside this test program.
///
/// # Panics
/// When there is none; the message says how to build it.
#[must_use]
pub fn stipple() -> PathBuf {
    let built = || {
        let test_program = std::env::current_exe().ok()?;
        Some(test_program.parent()?.parent()?.join("stipple"))
    };
    let binary = std::env::var_os("STIPPLE_BIN").map(PathBuf::from).or_else(built);
    let binary = binary.filter(|file| file.is_file());
    binary.expect("the `stipple` binary: run `cargo xtask build`, or set STIPPLE_BIN")
}
