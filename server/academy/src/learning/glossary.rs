//! The glossary.

use std::collections::BTreeMap;

use contract::learning::{EntryView, GlossaryView, MentionView};
use domain::learning::{Course, Module, Term};
use domain::policy::{self, ReadCatalogue, authorize};
use domain::slug::TermSlug;
use domain::{Locale, Viewer};

use crate::{Academy, Result};

/// Every term of every course. What modules share under one name stands there once.
pub(super) fn glossary(academy: &Academy, viewer: &Viewer, locale: Locale) -> Result<GlossaryView> {
    authorize::<ReadCatalogue>(viewer, policy::Academy)?;
    let mut entries: BTreeMap<&TermSlug, EntryView> = BTreeMap::new();
    for course in academy.catalogue.courses() {
        for module in &course.modules {
            for term in &module.terms {
                let entry = entries.entry(&term.slug).or_insert_with(|| entry(term, locale));
                entry.mentions.extend(mentions(course, module, term, locale));
            }
        }
    }
    let mut entries: Vec<_> = entries.into_values().collect();
    entries.sort_by_cached_key(|entry| alphabetical(&entry.name));
    Ok(GlossaryView { entries })
}

fn entry(term: &Term, locale: Locale) -> EntryView {
    let other = match locale {
        Locale::En => Locale::Es,
        Locale::Es => Locale::En,
    };
    EntryView {
        slug: term.slug.clone(),
        name: term.name.get(locale).clone(),
        elsewhere: term.name.get(other).clone(),
        meaning: term.meaning.get(locale).clone(),
        mentions: Vec::new(),
    }
}

/// The lessons of the module that link the term.
fn mentions<'a>(
    course: &'a Course,
    module: &'a Module,
    term: &'a Term,
    locale: Locale,
) -> impl Iterator<Item = MentionView> + 'a {
    let linking =
        module.lessons.iter().filter(move |lesson| lesson.body.get(locale).terms.contains(&term.slug));
    linking.map(move |lesson| MentionView {
        course: course.slug.clone(),
        module: module.slug.clone(),
        lesson: lesson.slug.clone(),
        title: lesson.title.get(locale).clone(),
    })
}

/// What a name is sorted by: capitals and accents do not count, and `ñ` follows `n`.
fn alphabetical(name: &str) -> String {
    let plain = |c: char| match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        other => other,
    };
    name.to_lowercase()
        .chars()
        .map(plain)
        .flat_map(|c| if c == 'ñ' { vec!['n', '~'] } else { vec![c] })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::alphabetical;

    #[test]
    fn terms_stand_where_a_reader_of_spanish_looks_for_them() {
        let mut names = ["zona", "Ápice", "ñandú", "nuca", "oreja", "alopecia"];
        names.sort_by_key(|name| alphabetical(name));
        assert_eq!(names, ["alopecia", "Ápice", "nuca", "ñandú", "oreja", "zona"]);
    }
}
