//! The few words of a signed credential that come from neither record nor course.
//!
//! They are signed text, not page text: once issued they stay as they were, whatever the pages' catalogues say
//! later. So they live beside the format they belong to.

use domain::Locale;
use domain::credentials::Cause;
use domain::learning::PrerequisiteKind;
use time::Date;

use crate::record::{CountedEducation, HeldPrerequisite, StatedProof};

pub(crate) struct Wording(Locale);

impl Wording {
    pub(crate) fn of(language: Locale) -> Self {
        Self(language)
    }

    pub(crate) fn hours(&self) -> &'static str {
        match self.0 {
            Locale::En => "Study hours",
            Locale::Es => "Horas de estudio",
        }
    }

    pub(crate) fn certificate(&self, code: &str) -> String {
        match self.0 {
            Locale::En => format!("Certificate {code}"),
            Locale::Es => format!("Certificado {code}"),
        }
    }

    pub(crate) fn record(&self) -> &'static str {
        match self.0 {
            Locale::En => "Certification record",
            Locale::Es => "Registro de certificación",
        }
    }

    pub(crate) fn photo(&self, assignment: &str, number: usize) -> String {
        match self.0 {
            Locale::En => format!("{assignment}: photograph {number}"),
            Locale::Es => format!("{assignment}: fotografía {number}"),
        }
    }

    /// `on` is written as ISO date, which reads the same in both languages.
    pub(crate) fn approval(&self, on: Date, reviewer: &str, rounds: u32) -> String {
        match (self.0, rounds) {
            (Locale::En, 1) => format!("Approved by {reviewer} on {on} in the first round."),
            (Locale::En, _) => format!("Approved by {reviewer} on {on} after {rounds} rounds."),
            (Locale::Es, 1) => format!("Aprobado por {reviewer} el {on} en la primera ronda."),
            (Locale::Es, _) => format!("Aprobado por {reviewer} el {on} tras {rounds} rondas."),
        }
    }

    pub(crate) fn edition(&self, edition: u32) -> String {
        match self.0 {
            Locale::En => format!("Edition {edition}."),
            Locale::Es => format!("Edición {edition}."),
        }
    }

    pub(crate) fn again(&self, quiz: &str) -> String {
        match self.0 {
            Locale::En => format!("{quiz} (for the renewal)"),
            Locale::Es => format!("{quiz} (para la renovación)"),
        }
    }

    pub(crate) fn cases(&self) -> &'static str {
        match self.0 {
            Locale::En => "Cases",
            Locale::Es => "Casos",
        }
    }

    pub(crate) fn live_models(&self) -> &'static str {
        match self.0 {
            Locale::En => "Cases on live models",
            Locale::Es => "Casos en modelos en vivo",
        }
    }

    pub(crate) fn prerequisite(&self, kind: PrerequisiteKind) -> &'static str {
        match (self.0, kind) {
            (Locale::En, PrerequisiteKind::BloodbornePathogens) => "Bloodborne pathogens training",
            (Locale::En, PrerequisiteKind::FirstAid) => "First aid training",
            (Locale::En, PrerequisiteKind::Insurance) => "Insurance",
            (Locale::Es, PrerequisiteKind::BloodbornePathogens) => {
                "Formación en patógenos transmitidos por la sangre"
            }
            (Locale::Es, PrerequisiteKind::FirstAid) => "Formación en primeros auxilios",
            (Locale::Es, PrerequisiteKind::Insurance) => "Seguro",
        }
    }

    /// The dates, and what speaks for them.
    pub(crate) fn held(&self, held: &HeldPrerequisite) -> String {
        let (from, until) = (held.issued_on, held.expires_on);
        match (self.0, &held.proof) {
            (Locale::En, StatedProof::SelfDeclared { on }) => {
                format!("Issued on {from}, good until {until}. Declared by the holder on {on}; not checked.")
            }
            (Locale::En, StatedProof::Checked { by, on }) => {
                format!("Issued on {from}, good until {until}. Document checked by {by} on {on}.")
            }
            (Locale::Es, StatedProof::SelfDeclared { on }) => format!(
                "Expedido el {from}, en vigor hasta el {until}. Declarado por la persona titular el {on}; sin comprobar."
            ),
            (Locale::Es, StatedProof::Checked { by, on }) => {
                format!(
                    "Expedido el {from}, en vigor hasta el {until}. Documento comprobado por {by} el {on}."
                )
            }
        }
    }

    pub(crate) fn education(&self, counted: &CountedEducation) -> String {
        let CountedEducation { provider, completed_on, hours, .. } = counted;
        match (self.0, hours) {
            (Locale::En, 1) => format!("{provider}, completed on {completed_on}, 1 hour."),
            (Locale::En, _) => format!("{provider}, completed on {completed_on}, {hours} hours."),
            (Locale::Es, 1) => format!("{provider}, terminado el {completed_on}, 1 hora."),
            (Locale::Es, _) => format!("{provider}, terminado el {completed_on}, {hours} horas."),
        }
    }

    /// Why this record took the place of another one.
    pub(crate) fn succession(&self, cause: Cause) -> &'static str {
        match (self.0, cause) {
            (Locale::En, Cause::Corrected) => "Replaced after a change of name or e-mail address.",
            (Locale::En, Cause::Reinstated) => "Suspended; the holder was reinstated with this record.",
            (Locale::En, Cause::Renewed) => "Renewed with this record.",
            (Locale::En, Cause::Reissued) => "Issued anew.",
            (Locale::Es, Cause::Corrected) => "Sustituido tras un cambio de nombre o de correo.",
            (Locale::Es, Cause::Reinstated) => {
                "Suspendido; la persona titular fue restablecida con este registro."
            }
            (Locale::Es, Cause::Renewed) => "Renovado con este registro.",
            (Locale::Es, Cause::Reissued) => "Emitido de nuevo.",
        }
    }
}
