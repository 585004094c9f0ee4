//! The register of sources, `sources.toml`.

use std::collections::BTreeMap;

use domain::learning::{Source, SourceGrade, SourceNumber};

use super::Files;
use crate::rule::Rule;
use crate::toml_reader::{CollectAll as _, Scope, Table, Value, parse};

/// Reads the register.
pub(super) fn read(files: &Files<'_>) -> Option<BTreeMap<SourceNumber, Source>> {
    let document = files.open("sources.toml", None)?;
    let scope = Scope { document: &document, report: &files.report };
    let root = parse(scope, &document.text)?;
    let root = Table::open(scope, root.get_ref(), 0, &["source"]);
    let register = root.required("source")?.entries()?;
    let sources = register.into_iter().map(|(number, value)| source(number, value)).collect_all()?;
    Some(sources.into_iter().map(|source| (source.number, source)).collect())
}

fn source(number: &str, value: Value<'_, '_>) -> Option<Source> {
    let parsed = number.parse().ok().filter(|number| *number > 0).map(SourceNumber);
    if parsed.is_none() {
        value.error(
            Rule::Sources,
            format!("`{number}` is not a source number"),
            "number sources 1, 2, 3 …: [source.9]",
        );
    }
    let table = value.table(&["title", "url", "grade"])?;
    let title = table.required("title").and_then(|title| title.text());
    let url = table.optional("url").map_or(Some(None), |url| web_address(url).map(Some));
    let grade = table.required("grade").and_then(grade);
    Some(Source { number: parsed?, title: title?, url: url?, grade: grade? })
}

fn web_address(value: Value<'_, '_>) -> Option<String> {
    let text = value.text()?;
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if !is_web || text.contains(char::is_whitespace) {
        value.error(
            Rule::Sources,
            format!("`{text}` is not a web address"),
            "start with https://, or leave `url` out",
        );
        return None;
    }
    Some(text)
}

fn grade(value: Value<'_, '_>) -> Option<SourceGrade> {
    match value.text()?.as_str() {
        "A" => Some(SourceGrade::A),
        "B" => Some(SourceGrade::B),
        "C" => Some(SourceGrade::C),
        "K" => Some(SourceGrade::K),
        other => {
            value.error(
                Rule::Sources,
                format!("`{other}` is not a grade"),
                "A reviewed or law, B trade body, C opinion, K unconfirmed",
            );
            None
        }
    }
}
