//! `stipple course check [FOLDER]`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use crate::config::Settings;

/// Commands for authors.
#[derive(Debug, Subcommand)]
pub(crate) enum Course {
    /// Report every error of the curriculum with file, line and remedy
    Check {
        /// The folder with the courses [default: the curriculum built in]
        folder: Option<PathBuf>,
    },
}

impl Course {
    /// Runs the command.
    pub(crate) fn run(&self, _settings: &Settings) -> ExitCode {
        let Self::Check { folder } = self;
        let report = match folder {
            Some(folder) => courses::check(&courses::Folder::new(folder)),
            None => courses::check(&courses::Embedded),
        };
        for problem in &report.problems {
            eprintln!("{problem}");
        }
        if let Some(catalogue) = &report.catalogue {
            println!("{} course(s), {} problem(s).", catalogue.courses().len(), report.problems.len());
            ExitCode::SUCCESS
        } else {
            println!("{} problem(s).", report.problems.len());
            ExitCode::FAILURE
        }
    }
}
