//! Tests of the demo academy: who may open which address, and whether strangers' programs believe its certificates.
//!
//! Filling the academy takes a while, so all tests of this program share one per database. What they do to it must
//! therefore be refused, or concern nobody else and be undone.

mod certificates;
mod days;
mod forged;
mod forgeries;
mod holder;
mod matrix;
mod proposals;
mod record;
mod showing;

use tests::{Database, Postgres, Server, Setup};
use tokio::sync::OnceCell;

/// The demo academy on SQLite.
async fn on_sqlite() -> &'static Server {
    static ACADEMY: OnceCell<Server> = OnceCell::const_new();
    ACADEMY.get_or_init(Server::demo).await
}

/// The demo academy on PostgreSQL.
async fn on_postgresql() -> &'static Server {
    static ACADEMY: OnceCell<(Server, Database)> = OnceCell::const_new();
    let fill = async || {
        let database = Postgres::shared().await.empty_database().await;
        (Setup::new().demo().database(database.url()).start().await, database)
    };
    &ACADEMY.get_or_init(fill).await.0
}
