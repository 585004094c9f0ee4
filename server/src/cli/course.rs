//! `stipple course check [FOLDER]`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};

use crate::config::Settings;

/// Commands for authors.
#[derive(Debug, Subcommand)]
pub(crate) enum Course {
    /// Report every error of the curriculum with file, line and remedy
    Check {
        /// The folder with the courses [default: the curriculum built in]
        folder: Option<PathBuf>,
        /// How to report
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// How problems are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A line each, for people
    Text,
    /// SARIF 2.1.0 on standard output, for editors and code hosts
    Sarif,
}

impl Course {
    /// Runs the command.
    pub(crate) fn run(&self, _settings: &Settings) -> ExitCode {
        let Self::Check { folder, format } = self;
        let report = match folder {
            Some(folder) => courses::check(&courses::Folder::new(folder)),
            None => courses::check(&courses::Embedded),
        };
        match (format, &report.catalogue) {
            (Format::Sarif, _) => print!("{}", courses::sarif(&report.problems)),
            (Format::Text, catalogue) => {
                for problem in &report.problems {
                    eprintln!("{problem}");
                }
                let courses = catalogue.as_ref().map(|catalogue| catalogue.courses().len());
                let courses = courses.map(|count| format!("{count} course(s), ")).unwrap_or_default();
                println!("{courses}{} problem(s).", report.problems.len());
            }
        }
        if report.catalogue.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
