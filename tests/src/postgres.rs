//! PostgreSQL: one throw-away cluster for each test program, one database for each test.

use std::collections::HashMap;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectionTrait, DatabaseConnection};
use tempfile::TempDir;
use tokio::sync::{Mutex, OnceCell};

use crate::leash::Leashed;
use crate::{free_address, until};

/// A PostgreSQL server for tests: the one `STIPPLE_TEST_POSTGRES_URL` names, or one of our own.
#[derive(Debug)]
pub struct Postgres {
    /// Ends in a slash: a database's name completes it.
    base: String,
    _cluster: Option<Leashed>,
}

/// A database of one test, dropped with this value.
#[derive(Debug)]
pub struct Database {
    name: String,
    url: String,
}

static SHARED: OnceCell<Postgres> = OnceCell::const_new();
static TEMPLATES: LazyLock<Mutex<HashMap<&'static str, String>>> = LazyLock::new(Mutex::default);
static DATABASES: AtomicU32 = AtomicU32::new(0);

impl Postgres {
    /// The server that all tests of this program share; started when first asked for.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start; the message says what to do.
    pub async fn shared() -> &'static Self {
        SHARED.get_or_init(Self::start).await
    }

    async fn start() -> Self {
        if let Ok(url) = std::env::var("STIPPLE_TEST_POSTGRES_URL") {
            let (base, _database) =
                url.rsplit_once('/').expect("STIPPLE_TEST_POSTGRES_URL ends in /database");
            return Self { base: format!("{base}/"), _cluster: None };
        }
        let mut cluster = Cluster::lay_out();
        let address = free_address();
        let server = cluster.start(address.port());
        let postgres = Self { base: format!("postgres://postgres@{address}/"), _cluster: None };
        let ready = until(async || sea_orm::Database::connect(postgres.url("postgres")).await.ok()).await;
        assert!(ready.is_some(), "PostgreSQL did not answer:\n{}", server.last_words());
        Self { _cluster: Some(server), ..postgres }
    }

    /// A database without a single table.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn empty_database(&'static self) -> Database {
        self.create("template0").await
    }

    /// A database that is a copy of the one `prepare` has made, which happens once for each `name`.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn database(&'static self, name: &'static str, prepare: impl AsyncFnOnce(&str)) -> Database {
        let mut templates = TEMPLATES.lock().await;
        if !templates.contains_key(name) {
            let template = self.create("template0").await;
            prepare(&template.url).await;
            templates.insert(name, template.keep());
        }
        let copy = self.create(&templates[name]).await;
        drop(templates);
        copy
    }

    async fn create(&self, template: &str) -> Database {
        let name = format!("stipple_{}_{}", std::process::id(), DATABASES.fetch_add(1, Ordering::Relaxed));
        self.execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Database { url: self.url(&name), name }
    }

    async fn execute(&self, statement: &str) {
        let administration: DatabaseConnection =
            sea_orm::Database::connect(self.url("postgres")).await.expect("the database `postgres`");
        let done = administration.execute_unprepared(statement).await;
        administration.close().await.expect("a clean goodbye to PostgreSQL");
        done.unwrap_or_else(|error| panic!("PostgreSQL refused `{statement}`: {error}"));
    }

    fn url(&self, database: &str) -> String {
        format!("{}{database}", self.base)
    }
}

impl Database {
    /// What `STIPPLE_DATABASE_URL` wants.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Leaves the database where it is and returns its name.
    fn keep(self) -> String {
        let name = self.name.clone();
        std::mem::forget(self);
        name
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let statement = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // A destructor cannot await on the test's own runtime.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            if let (Ok(runtime), Some(postgres)) = (runtime, SHARED.get()) {
                runtime.block_on(postgres.execute(&statement));
            }
        })
        .join();
        if dropped.is_err() {
            eprintln!("the test database {} was left behind", self.name);
        }
    }
}

/// A data folder and the user that may serve it: PostgreSQL refuses to run as root.
struct Cluster {
    folder: Option<TempDir>,
    programs: PathBuf,
    user: Option<(u32, u32)>,
}

impl Cluster {
    fn lay_out() -> Self {
        let folder =
            tempfile::Builder::new().prefix("stipple-postgres-").tempdir().expect("a temporary folder");
        let we_are_root = std::fs::metadata(folder.path()).is_ok_and(|metadata| metadata.uid() == 0);
        let user = we_are_root.then(|| (id("-u"), id("-g")));
        if let Some((uid, gid)) = user {
            chown(folder.path(), Some(uid), Some(gid)).expect("giving our folder to the user postgres");
        }
        let cluster = Self { programs: programs(), user, folder: None };
        let mut initdb = cluster.command("initdb");
        initdb.args(["--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C"]);
        let made = initdb.arg("-D").arg(data(folder.path())).output().expect("initdb starts");
        assert!(made.status.success(), "initdb failed:\n{}", String::from_utf8_lossy(&made.stderr));
        Self { folder: Some(folder), ..cluster }
    }

    fn start(&mut self, port: u16) -> Leashed {
        let folder = self.folder.take().expect("a cluster is started once");
        let mut server = self.command("postgres");
        server.arg("-D").arg(data(folder.path()));
        let sockets = format!("unix_socket_directories={}", folder.path().display());
        let port = format!("port={port}");
        // Nothing here survives the test program, so nothing needs to reach the disk.
        let settings = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"];
        for setting in settings.iter().copied().chain([port.as_str(), &sockets, "listen_addresses=127.0.0.1"])
        {
            server.args(["-c", setting]);
        }
        Leashed::start(server, folder, "INT")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.current_dir("/");
        if let Some((uid, gid)) = self.user {
            command.uid(uid).gid(gid);
        }
        command
    }
}

fn data(folder: &Path) -> PathBuf {
    folder.join("data")
}

/// The newest PostgreSQL's server programs, which Debian keeps out of `PATH`.
fn programs() -> PathBuf {
    let mut versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect::<Vec<_>>();
    versions.sort();
    versions.reverse();
    crate::program("initdb", &versions)
        .and_then(|initdb| initdb.parent().map(Path::to_owned))
        .expect("PostgreSQL: install Debian's package `postgresql`, or set STIPPLE_TEST_POSTGRES_URL")
}

/// The numeric user or group id of `postgres`, made by Debian's package.
fn id(which: &str) -> u32 {
    let output = Command::new("id").args([which, "postgres"]).output().expect("the program `id`");
    let number = String::from_utf8_lossy(&output.stdout).trim().parse();
    number.expect("a user `postgres` to run PostgreSQL as, since root may not")
}
