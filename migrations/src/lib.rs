//! The schema, forward only. Each migration is one file named by its time; a change that would break the
//! version still running is made in two: expand first, contract in a later release.

mod m20261101_000000_jobs;
mod m20261101_000100_identity;
mod m20261101_000200_practice;
mod m20261101_000300_learning;
mod m20261101_000400_review;
mod m20261101_000500_credentials;
mod m20261127_000100_lifecycle;
mod m20261127_000200_prerequisites;
mod m20261127_000300_artists;
mod m20261127_000400_share_links;
mod m20261128_000100_search;
mod m20261128_000200_recall;
mod m20261128_000300_register;
mod m20261129_000100_worksheets;
mod m20261129_000200_designs;
mod m20261129_000300_notes;
mod m20261129_000400_reading_position;
mod m20261130_000100_designs_are_worksheets;
mod m20261130_000200_email_changes;
mod m20261130_000300_holders;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseBackend, DatabaseConnection, TransactionTrait};

/// Whoever holds this advisory lock migrates; any number that nothing else locks will do ("stip").
const LOCK: i64 = 0x7374_6970;

/// Every migration, oldest first.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261101_000000_jobs::Migration),
            Box::new(m20261101_000100_identity::Migration),
            Box::new(m20261101_000200_practice::Migration),
            Box::new(m20261101_000300_learning::Migration),
            Box::new(m20261101_000400_review::Migration),
            Box::new(m20261101_000500_credentials::Migration),
            Box::new(m20261127_000300_artists::Migration),
            Box::new(m20261127_000400_share_links::Migration),
            Box::new(m20261127_000100_lifecycle::Migration),
            Box::new(m20261127_000200_prerequisites::Migration),
            Box::new(m20261128_000100_search::Migration),
            Box::new(m20261128_000200_recall::Migration),
            Box::new(m20261128_000300_register::Migration),
            Box::new(m20261129_000100_worksheets::Migration),
            Box::new(m20261129_000200_designs::Migration),
            Box::new(m20261129_000300_notes::Migration),
            Box::new(m20261129_000400_reading_position::Migration),
            Box::new(m20261130_000100_designs_are_worksheets::Migration),
            Box::new(m20261130_000200_email_changes::Migration),
            Box::new(m20261130_000300_holders::Migration),
        ]
    }
}

/// Brings the schema up to date, once, however many servers start at the same moment: on PostgreSQL the others
/// wait, and then find it done. There it is also one transaction, so that a failed migration leaves no trace.
///
/// # Errors
/// When a migration fails, or the schema was written by a newer version.
pub async fn bring_up_to_date(database: &DatabaseConnection) -> Result<(), DbErr> {
    if database.get_database_backend() != DatabaseBackend::Postgres {
        return Migrator::up(database, None).await;
    }
    let alone = database.begin().await?;
    alone.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})")).await?;
    Migrator::up(&alone, None).await?;
    alone.commit().await
}
