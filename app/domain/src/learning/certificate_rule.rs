//! What a course's certificate asks for.

use serde::{Deserialize, Serialize};

use crate::learning::percent::Percent;
use crate::locale::Localized;
use crate::slug::ModuleSlug;

/// The declarative rule of one course's certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateRule {
    /// Name of the certificate.
    pub title: Localized<String>,
    /// What its holder was assessed on.
    pub description: Localized<String>,
    /// How long it is valid, in months.
    pub valid_months: u16,
    /// What it does and does not entitle to.
    pub scope: Localized<String>,
    /// Everything that must be met.
    pub requirements: Vec<Requirement>,
}

/// One thing a certificate asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Requirement {
    /// Every lesson of the course is read.
    Lessons,
    /// The module's quiz is passed with at least this mark.
    Quiz {
        /// Module whose quiz is meant.
        module: ModuleSlug,
        /// Lowest mark that counts.
        min_percent: Percent,
    },
    /// The module's practice assignment is approved by a mentor.
    Assignment {
        /// Module whose assignment is meant.
        module: ModuleSlug,
    },
}

impl Requirement {
    /// The module this requirement names, if it names one.
    pub fn module(&self) -> Option<&ModuleSlug> {
        match self {
            Self::Lessons => None,
            Self::Quiz { module, .. } | Self::Assignment { module } => Some(module),
        }
    }
}
