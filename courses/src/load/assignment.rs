//! `assignment.toml`.

use domain::learning::{Assignment, Criterion, PhotoCount, Rubric, Shot, Target};
use domain::review::Level;
use domain::slug::{CriterionId, ModuleSlug};
use domain::{Locale, Localized};
use std::collections::{BTreeMap, BTreeSet};

use super::course::Desk;
use super::lesson::same_shape;
use super::safety;
use crate::markdown::{self, Rendered, Shelf, Text};
use crate::rule::Rule;
use crate::toml_reader::{Scope, Table, Value, parse};
use crate::translation;

const KEYS: [&str; 11] = [
    "slug",
    "title",
    "surface",
    "summary",
    "brief",
    "photos",
    "designs",
    "pass_level",
    "shot",
    "target",
    "criterion",
];

/// How many criteria a mentor can hold in mind.
const CRITERIA: std::ops::RangeInclusive<usize> = 3..=5;

/// There are mistakes in the file, which were reported.
pub(super) struct Mistaken;

/// Reads the assignment of a module; `None` when it asks for no practice work.
pub(super) fn read(desk: &Desk<'_>, module: &ModuleSlug) -> Result<Option<Assignment>, Mistaken> {
    let path = desk.path(&format!("{module}/assignment.toml"));
    if !desk.files.exists(&path) {
        return Ok(None);
    }
    written(desk, &path).map(Some).ok_or(Mistaken)
}

fn written(desk: &Desk<'_>, path: &str) -> Option<Assignment> {
    let document = desk.files.open(path, None)?;
    let scope = Scope { document: &document, report: &desk.files.report };
    let root = parse(scope, &document.text)?;
    let root = Table::open(scope, root.get_ref(), 0, &KEYS);
    let slug = root.required("slug").and_then(|slug| slug.parsed());
    let title = root.required("title").and_then(|title| title.localized());
    let surface = root.required("surface").and_then(|surface| surface.parsed());
    let summary = root.required("summary").and_then(|summary| summary.localized());
    let brief = root.required("brief").and_then(|value| brief(desk, value));
    let photos = root.required("photos").and_then(photos);
    let designs = root.flag("designs");
    let shots = shots(&root);
    let targets = targets(desk, &root);
    let rubric = rubric(&root);
    Some(Assignment {
        slug: slug?,
        title: title?,
        summary: summary?,
        surface: surface?,
        brief_html: brief?,
        photos: photos?,
        designs: designs?,
        shots: shots?,
        targets: targets?,
        rubric: rubric?,
    })
}

/// The brief, which is Markdown without sections of its own.
fn brief(desk: &Desk<'_>, value: Value<'_, '_>) -> Option<Localized<String>> {
    // Glossary notes stand beside lessons, not beside briefs.
    let terms = BTreeSet::new();
    let media = BTreeMap::new();
    let shelf = Shelf { sources: desk.sources, figures: &desk.figures, media: &media, terms: &terms };
    let values = value.localized_values()?;
    let half = |locale: Locale| {
        let (markdown, first_line) = values.get(locale).multiline()?;
        let rendered = markdown::render(Text { scope: value.scope, markdown, first_line, locale }, &shelf);
        for offset in &rendered.headings {
            value.scope.error(
                Rule::Assignment,
                *offset,
                "a brief has no sections",
                "use `###` for headings in a brief",
            );
        }
        for (number, offset) in &rendered.cited {
            value.scope.error(
                Rule::Assignment,
                *offset,
                format!("source {number} is cited in a brief"),
                "give the source in a [[target]]",
            );
        }
        Some(rendered)
    };
    let (en, es) = (half(Locale::En), half(Locale::Es));
    let (en, es): (Rendered, Rendered) = (en?, es?);
    same_shape(value.scope, values.es.span().start, &en, &es);
    translation::check(value.scope, &en.said, &es.said);
    safety::collect(desk.files, (value.scope, &en), (value.scope, &es));
    desk.shows(&en.body.figures);
    Some(Localized { en: en.body.intro_html, es: es.body.intro_html })
}

fn photos(value: Value<'_, '_>) -> Option<PhotoCount> {
    let table = value.table(&["min", "max"])?;
    let bound = |key| {
        table.required(key).and_then(|bound| bound.integer(0..=100)).and_then(|n| usize::try_from(n).ok())
    };
    let (min, max) = (bound("min"), bound("max"));
    PhotoCount::new(min?, max?)
        .map_err(|error| value.error(Rule::Assignment, error.to_string(), "correct the numbers"))
        .ok()
}

fn shots(root: &Table<'_, '_>) -> Option<Vec<Shot>> {
    root.required("shot")?;
    root.each("shot", &["text"], |shot| Some(Shot { text: shot.required("text")?.localized()? }))
}

fn targets(desk: &Desk<'_>, root: &Table<'_, '_>) -> Option<Vec<Target>> {
    root.each("target", &["name", "range", "source"], |target| {
        let name = target.required("name").and_then(|name| name.localized());
        let range = target.required("range").and_then(|range| range.localized());
        let sources =
            target.optional("source").map_or(Some(Vec::new()), |list| list.source_numbers(desk.sources));
        let sources = sources?.into_iter().map(|(number, _)| number).collect();
        Some(Target { name: name?, range: range?, sources })
    })
}

fn rubric(root: &Table<'_, '_>) -> Option<Rubric> {
    let pass_level = root.optional("pass_level").map_or(Some(3), |level| level.integer(2..=4));
    let pass_level =
        pass_level.and_then(|level| u8::try_from(level).ok()).and_then(|level| Level::try_from(level).ok());
    root.required("criterion")?;
    let criteria =
        root.each("criterion", &["id", "hard_gate", "title", "levels"], |table| criterion(&table))?;
    if !CRITERIA.contains(&criteria.len()) {
        let message = format!(
            "the rubric has {} criteria, {} to {} are expected",
            criteria.len(),
            CRITERIA.start(),
            CRITERIA.end()
        );
        root.scope.error(Rule::Assignment, root.start(), message, "join or add criteria");
    }
    let rubric = Rubric::new(criteria, pass_level?);
    rubric
        .map_err(|error| {
            root.scope.error(Rule::Assignment, root.start(), error.to_string(), "correct the criteria")
        })
        .ok()
}

fn criterion(table: &Table<'_, '_>) -> Option<Criterion> {
    let id = table.required("id").and_then(|id| id.parsed::<CriterionId>());
    let hard_gate = table.flag("hard_gate");
    let title = table.required("title").and_then(|title| title.localized());
    let levels = table.required("levels").and_then(|value| {
        let levels = value.list_of(Value::localized)?;
        let found = levels.len();
        <[Localized<String>; 4]>::try_from(levels)
            .map_err(|_| {
                let message = format!("{found} levels are described, 4 are needed");
                value.error(
                    Rule::Assignment,
                    message,
                    "describe 1 not yet, 2 developing, 3 competent, 4 excellent",
                );
            })
            .ok()
    });
    Some(Criterion { id: id?, title: title?, hard_gate: hard_gate?, levels: levels? })
}
