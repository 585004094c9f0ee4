//! What somebody must hold besides the course, and what they may not do without it.

use std::collections::BTreeSet;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use time::Date;

use super::months_later;

/// A course's word on one kind of prerequisite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrerequisiteRule {
    /// Which kind.
    pub kind: PrerequisiteKind,
    /// How much proof there must be.
    pub proof: Proof,
    /// How many months after it was issued it counts at most, whatever it says of its own end.
    pub max_age_months: Option<u16>,
    /// What is closed to those without it.
    pub blocks: BTreeSet<Blocked>,
}

impl PrerequisiteRule {
    /// The last day on which what was issued and expires on these days counts.
    pub fn last_day(&self, issued_on: Date, expires_on: Date) -> Date {
        let oldest = self.max_age_months.map(|months| months_later(issued_on, months));
        oldest.map_or(expires_on, |oldest| oldest.min(expires_on))
    }

    /// Whether it closes this to those without it.
    pub fn blocks(&self, what: Blocked) -> bool {
        self.blocks.contains(&what)
    }
}

/// Why a text is not one of the names a file may use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not {what}: use {choices}")]
pub struct NameError {
    found: String,
    what: &'static str,
    choices: String,
}

macro_rules! named {
    ($(#[$doc:meta])* $type:ident, $what:literal { $($(#[$variant_doc:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $type {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $type {
            /// Every one, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name in files, stores and forms.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $type {
            type Err = NameError;

            fn from_str(text: &str) -> Result<Self, NameError> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text).ok_or_else(|| NameError {
                    found: text.to_owned(),
                    what: $what,
                    choices: Self::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(", "),
                })
            }
        }
    };
}

named! {
    /// A kind of prerequisite.
    PrerequisiteKind, "a kind of prerequisite" {
        /// Training on bloodborne pathogens.
        BloodbornePathogens = "bloodborne-pathogens",
        /// Training in first aid.
        FirstAid = "first-aid",
        /// Insurance for the work.
        Insurance = "insurance",
    }
}

named! {
    /// How much proof a course asks for.
    Proof, "a kind of proof" {
        /// The holder's word.
        SelfDeclared = "self-declared",
        /// A document that an admin has looked at.
        Checked = "checked",
    }
}

named! {
    /// What a missing or lapsed prerequisite can close.
    Blocked, "something a prerequisite can block" {
        /// Being issued the certificate.
        Certificate = "certificate",
        /// Renewing the certificate.
        Renewal = "renewal",
        /// Sending practice work done on a person.
        LiveModel = "live-model",
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn every_name_reads_back_and_others_are_told_the_choices() {
        for kind in PrerequisiteKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(*kind));
            assert_eq!(serde_json::to_value(kind).expect("a name"), kind.as_str());
        }
        assert!(Proof::ALL.iter().all(|proof| proof.as_str().parse() == Ok(*proof)));
        assert!(Blocked::ALL.iter().all(|what| what.as_str().parse() == Ok(*what)));
        let error = "luck".parse::<Proof>().expect_err("no proof");
        assert_eq!(error.to_string(), "`luck` is not a kind of proof: use self-declared, checked");
    }

    #[test]
    fn what_is_too_old_counts_no_longer_even_if_it_says_otherwise() {
        let rule = |max_age_months| PrerequisiteRule {
            kind: PrerequisiteKind::BloodbornePathogens,
            proof: Proof::SelfDeclared,
            max_age_months,
            blocks: BTreeSet::new(),
        };
        let (issued, expires) = (date!(2026 - 01 - 31), date!(2028 - 01 - 31));
        assert_eq!(rule(None).last_day(issued, expires), expires);
        assert_eq!(rule(Some(12)).last_day(issued, expires), date!(2027 - 01 - 31));
        assert_eq!(rule(Some(60)).last_day(issued, expires), expires);
    }
}
