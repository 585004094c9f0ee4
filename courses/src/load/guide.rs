//! The guide for clients: `guide/en.md` and `guide/es.md`, the same text in both languages.

use std::collections::{BTreeMap, BTreeSet};

use domain::learning::{Guide, Source, SourceNumber};
use domain::{Locale, Localized};

use super::lesson::{listed_sources, said, same_shape, split};
use super::{Files, safety};
use crate::markdown::{self, Rendered, Shelf, Text};
use crate::rule::Rule;
use crate::toml_reader::{Scope, Table, parse};
use crate::translation;

const FOLDER: &str = "guide";
const KEYS: [&str; 3] = ["title", "summary", "sources"];

/// One language of the guide.
struct Half {
    title: String,
    summary: String,
    sources: BTreeSet<SourceNumber>,
    text: Rendered,
}

/// Reads the guide; `None` when there is none, or when something is wrong with it.
pub(super) fn read(files: &Files<'_>, sources: &BTreeMap<SourceNumber, Source>) -> Option<Guide> {
    let path = |locale: Locale| format!("{FOLDER}/{}.md", locale.tag());
    if Locale::ALL.iter().all(|locale| !files.paths.contains(&path(*locale))) {
        return None;
    }
    let (figures, media, terms) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    let shelf = Shelf { sources, figures: &figures, media: &media, terms: &terms };
    let [en, es] = Locale::ALL.map(|locale| {
        let document = files.open(&path(locale), None)?;
        let half = half(Scope { document: &document, report: &files.report }, &shelf, locale);
        Some((half, document))
    });
    let ((en, en_document), (es, es_document)) = (en?, es?);
    let (en, es) = (en?, es?);
    let [en_scope, es_scope] =
        [&en_document, &es_document].map(|document| Scope { document, report: &files.report });
    if en.sources != es.sources {
        es_scope.error(
            Rule::Translation,
            0,
            "`sources` differ from the English file",
            "cite the same sources in both languages",
        );
    }
    same_shape(es_scope, 0, &en.text, &es.text);
    translation::check(es_scope, &en.text.said, &es.text.said);
    safety::collect(files, (en_scope, &en.text), (es_scope, &es.text));
    Some(Guide {
        title: Localized { en: en.title, es: es.title },
        summary: Localized { en: en.summary, es: es.summary },
        sources: en.sources,
        body: Localized { en: en.text.body, es: es.text.body },
    })
}

fn half(scope: Scope<'_>, shelf: &Shelf<'_>, locale: Locale) -> Option<Half> {
    let Some((front, start)) = split(&scope.document.text) else {
        scope.error(
            Rule::Syntax,
            0,
            "the file does not start with front matter",
            "start with a line +++, then TOML, then a line +++",
        );
        return None;
    };
    let first_line = scope.document.line_of(start);
    let text = Text { scope, markdown: &scope.document.text[start..], first_line, locale };
    let mut text = markdown::render(text, shelf);
    if text.headings.is_empty() {
        scope.error(Rule::Sections, start, "the guide has no section", "start each section with `## Title`");
    }
    let root = parse(scope, &front)?;
    let root = Table::open(scope, root.get_ref(), 0, &KEYS);
    let title = root.required("title").and_then(|title| said(title, &mut text.said));
    let summary = root.required("summary").and_then(|summary| said(summary, &mut text.said));
    let sources = root.required("sources").and_then(|value| listed_sources(value, shelf, &text.cited));
    let listed = sources.as_ref();
    for (number, offset) in &text.cited {
        if listed.is_some_and(|listed| !listed.contains(number)) {
            let remedy = "add it to `sources` in the front matter";
            scope.error(Rule::Sources, *offset, format!("source {number} is cited but not listed"), remedy);
        }
    }
    Some(Half { title: title?, summary: summary?, sources: sources?, text })
}
