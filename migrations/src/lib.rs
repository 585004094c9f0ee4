//! The schema, forward only. Each migration is one file named by its time; a change that would break the
//! version still running is made in two: expand first, contract in a later release.

mod m20261101_000000_jobs;
mod m20261101_000100_identity;
mod m20261101_000200_practice;
mod m20261101_000300_learning;
mod m20261101_000500_credentials;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

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
            Box::new(m20261101_000500_credentials::Migration),
        ]
    }
}
