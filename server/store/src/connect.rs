//! Connections and transactions.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    ExecResult, QueryResult, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use crate::Result;

/// An open database.
///
/// SQLite allows one writer at a time, so it gets one writing connection, where writers queue without
/// `SQLITE_BUSY`, and a pool of readers that the writer never blocks (WAL). PostgreSQL gets one pool.
#[derive(Debug, Clone)]
pub struct Store {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
}

impl Store {
    /// Opens `url`: `sqlite://path/to/file.db` (created when missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the database is out of reach or the URL is none of the two.
    pub async fn open(url: &str) -> Result<Self> {
        if url.starts_with("sqlite:") {
            let writer = Database::connect(sqlite(url, 1)).await?;
            let reader = Database::connect(sqlite(url, 4)).await?;
            Ok(Self { writer, reader })
        } else {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(16)
                .min_connections(1)
                .acquire_timeout(Duration::from_secs(10))
                .sqlx_logging(false);
            let pool = Database::connect(options).await?;
            Ok(Self { writer: pool.clone(), reader: pool })
        }
    }

    /// A connection for reads.
    pub const fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// The connection that migrations run on.
    pub const fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Begins a unit of work. Dropping it without [`Tx::commit`] undoes everything.
    ///
    /// On SQLite it takes the write lock at once, so that what is read in it cannot change before it writes.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn begin(&self) -> Result<Tx> {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        };
        Ok(Tx(self.writer.begin_with_options(options).await?))
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.reader.ping().await?)
    }

    /// Copies a SQLite database into `file`, as it is at one moment, while others read and write on.
    ///
    /// # Errors
    /// When the file is there already or cannot be written.
    pub async fn snapshot(&self, file: &Path) -> Result<()> {
        let copy = Statement::from_sql_and_values(
            DbBackend::Sqlite,
            "VACUUM INTO ?",
            [file.display().to_string().into()],
        );
        self.reader.execute_raw(copy).await?;
        Ok(())
    }

    /// Whether a PostgreSQL database has no tables yet.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_empty(&self) -> Result<bool> {
        let any = Statement::from_string(
            DbBackend::Postgres,
            "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() LIMIT 1",
        );
        Ok(self.reader.query_one_raw(any).await?.is_none())
    }

    /// Closes every connection, so that SQLite folds its log into the file.
    ///
    /// # Errors
    /// When a connection cannot be closed.
    pub async fn close(self) -> Result<()> {
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .sqlx_logging(false)
        .idle_timeout(None::<Duration>)
        .map_sqlx_sqlite_opts(|options| {
            options
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged survives power loss.
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(5))
                .foreign_keys(true)
        });
    options
}

/// A unit of work: one use case, one transaction.
#[derive(Debug)]
pub struct Tx(DatabaseTransaction);

impl Tx {
    /// Makes everything done in this unit of work permanent.
    ///
    /// # Errors
    /// When the database could not make it permanent; then nothing was done.
    pub async fn commit(self) -> Result<()> {
        Ok(self.0.commit().await?)
    }

    /// The clause that keeps a row from changing until the end of this unit of work. SQLite needs none: it
    /// holds the write lock already.
    pub(crate) fn locks_rows(&self) -> bool {
        self.0.get_database_backend() == DbBackend::Postgres
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, stmt: Statement) -> std::result::Result<ExecResult, DbErr> {
        self.0.execute_raw(stmt).await
    }

    async fn execute_unprepared(&self, sql: &str) -> std::result::Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, stmt: Statement) -> std::result::Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(stmt).await
    }

    async fn query_all_raw(&self, stmt: Statement) -> std::result::Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(stmt).await
    }
}
