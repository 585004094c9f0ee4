//! A database for one world: a SQLite file, or, when `STIPPLE_TEST_ACADEMY_URL` names a server
//! (`postgres://user@host/postgres`), a PostgreSQL database of its own that is dropped with the world.

use std::sync::atomic::{AtomicU32, Ordering};

use migrations::Migrator;
use sea_orm_migration::MigratorTrait as _;
use store::{ConnectionTrait as _, Store};
use tempfile::TempDir;

/// A database that lasts as long as this value.
pub struct Database {
    pub url: String,
    place: Place,
}

enum Place {
    Folder { _folder: TempDir },
    Server { url: String, name: String },
}

impl Database {
    /// An empty one with the present schema.
    #[expect(clippy::disallowed_methods, reason = "where tests keep their data is no setting of the product")]
    pub async fn create() -> (Self, Store) {
        let database = match std::env::var("STIPPLE_TEST_ACADEMY_URL") {
            Ok(server) => Self::on_server(server).await,
            Err(_) => Self::in_folder(),
        };
        let store = Store::open(&database.url).await.expect("a database");
        Migrator::up(store.writer(), None).await.expect("the schema");
        (database, store)
    }

    fn in_folder() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let url = format!("sqlite://{}/academy.db", folder.path().display());
        Self { url, place: Place::Folder { _folder: folder } }
    }

    async fn on_server(url: String) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("world_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        run(&url, &format!("CREATE DATABASE {name}")).await;
        let (server, _) = url.rsplit_once('/').expect("an address that ends in a database's name");
        Self { url: format!("{server}/{name}"), place: Place::Server { url: url.clone(), name } }
    }

    /// Whether somebody has to clear up behind the world.
    pub fn remainder(&self) -> Option<(String, String)> {
        match &self.place {
            Place::Folder { .. } => None,
            Place::Server { url, name } => {
                Some((url.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")))
            }
        }
    }
}

/// Runs one statement on the server that `url` names.
pub async fn run(url: &str, statement: &str) {
    let server = Store::open(url).await.expect("the server answers");
    server.writer().execute_unprepared(statement).await.expect("the server obeys");
    server.close().await.expect("the server lets go");
}
