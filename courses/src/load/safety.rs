//! What is said for safety: one wording wherever it returns, in both languages.

use std::collections::BTreeMap;

use domain::{Locale, Localized};

use super::Files;
use crate::markdown::Rendered;
use crate::problem::{Place, Report};
use crate::rule::Rule;
use crate::toml_reader::{Scope, language};

/// One note of caution: its words and its place in each language.
pub(super) type Caution = Localized<(String, Place)>;

/// Keeps the notes of a text, to be held against those of all others. Where the languages do not have equally many, that
/// is reported elsewhere, and nobody can tell which belongs to which.
pub(super) fn collect(files: &Files<'_>, en: (Scope<'_>, &Rendered), es: (Scope<'_>, &Rendered)) {
    let [en, es] = [en, es].map(|(scope, text)| {
        let placed = text.cautions.iter().map(|said| (said.text.clone(), scope.document.place(said.offset)));
        placed.collect::<Vec<_>>()
    });
    if en.len() == es.len() {
        files.cautions.borrow_mut().extend(en.into_iter().zip(es).map(|(en, es)| Localized { en, es }));
    }
}

/// Reports notes that are repeated in one language and reworded in the other.
pub(super) fn agree(files: &Files<'_>) {
    for alike in Locale::ALL {
        reworded(&files.report, &files.cautions.borrow(), alike);
    }
}

/// Reports notes that are the same in the language `alike` and differ in the other.
fn reworded(report: &Report, cautions: &[Caution], alike: Locale) {
    let other = alike.other();
    let mut first: BTreeMap<&str, &Caution> = BTreeMap::new();
    for caution in cautions {
        let before = *first.entry(&caution.get(alike).0).or_insert(caution);
        let ((words, place), (words_before, place_before)) = (caution.get(other), before.get(other));
        if words != words_before {
            let message = format!(
                "this note of caution is the one at {}:{} in {}, but in {} its words differ",
                place_before.file,
                place_before.line,
                language(alike),
                language(other),
            );
            report.error(
                Rule::SafetyWording,
                place.clone(),
                message,
                "word it alike in both places, in both languages",
            );
        }
    }
}
