//! The few words of a signed credential that come from neither record nor course.
//!
//! They are signed text, not page text: once issued they stay as they were, whatever the pages' catalogues say
//! later. So they live beside the format they belong to.

use domain::Locale;
use time::Date;

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
}
