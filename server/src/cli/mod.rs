//! The command line: one file per command.

mod backup;
mod course;
mod credential;
mod doctor;
mod keys;
mod logging;
mod migrate;
mod restore;
mod serve;
mod user;
mod voice;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::voice::complain;
use crate::compose::Failure;
use crate::config::{Config, Settings};

/// The learning platform of a scalp micropigmentation academy.
#[derive(Debug, Parser)]
#[command(name = "stipple", version, about, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the academy
    Serve(serve::Serve),
    /// Bring the database's schema up to date (`serve` does so by itself)
    Migrate,
    /// Check the curriculum
    #[command(subcommand)]
    Course(course::Course),
    /// Add people, list them, change their roles, addresses and passwords
    #[command(subcommand)]
    User(user::User),
    /// Check certificates
    #[command(subcommand)]
    Credential(credential::Credential),
    /// The keys that certificates are signed with
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Write everything the academy has into one archive, while it runs
    Backup(backup::Backup),
    /// Bring an academy back from such an archive, or check that it could be
    Restore(restore::Restore),
    /// Check settings, database, storage, keys and curriculum
    #[command(after_help = doctor::EXIT_STATUS)]
    Doctor,
}

/// Runs the command.
pub(crate) fn run(cli: Cli) -> ExitCode {
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Failure::from)
        .and_then(|runtime| runtime.block_on(execute(cli)));
    match outcome {
        Ok(code) if voice::was_heard() => code,
        Ok(_) => ExitCode::FAILURE,
        Err(failure) => {
            complain!("stipple: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn execute(cli: Cli) -> Result<ExitCode, Failure> {
    if let Command::Course(command) = &cli.command {
        return Ok(command.run(&cli.settings));
    }
    if let Command::Credential(command) = &cli.command
        && command.is_offline()
    {
        return Ok(command.run_offline());
    }
    let demo = matches!(&cli.command, Command::Serve(serve) if serve.demo);
    let config = Config::read(&cli.settings, if demo { "data/demo" } else { "data" })?;
    match cli.command {
        Command::Serve(command) => command.run(config).await,
        Command::Migrate => migrate::run(&config).await,
        Command::Doctor => doctor::run(&config).await,
        Command::Keys(command) => command.run(&config).await,
        Command::Backup(command) => command.run(&config).await,
        Command::Restore(command) => command.run(&config).await,
        Command::User(command) => command.run(&config).await,
        Command::Credential(command) => Ok(command.run(&config).await),
        Command::Course(_) => Ok(ExitCode::SUCCESS),
    }
}
