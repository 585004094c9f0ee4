//! `module.toml`, its lessons, quiz and assignment.

use std::collections::BTreeSet;

use domain::learning::{Lesson, Module, Term};
use domain::slug::{LessonSlug, ModuleSlug, TermSlug};

use super::course::Desk;
use super::{assignment, lesson, quiz};
use crate::markdown::Shelf;
use crate::problem::Place;
use crate::rule::Rule;
use crate::toml_reader::{CollectAll as _, Scope, Table, parse};

const KEYS: [&str; 5] = ["slug", "title", "summary", "lessons", "term"];

/// Reads one module of a course. `listed` is where the course names it.
pub(super) fn read(desk: &Desk<'_>, slug: &ModuleSlug, listed: Place) -> Option<Module> {
    let path = desk.path(&format!("{slug}/module.toml"));
    let document = desk.files.open(&path, Some(listed))?;
    let scope = Scope { document: &document, report: &desk.files.report };
    let root = parse(scope, &document.text)?;
    let root = Table::open(scope, root.get_ref(), 0, &KEYS);

    let own_slug = root.required("slug").and_then(|value| value.named::<ModuleSlug>(slug.as_str()));
    let title = root.required("title").and_then(|title| title.localized());
    let summary = root.required("summary").and_then(|summary| summary.localized());
    let mut known = BTreeSet::new();
    let terms = terms(&root, &mut known);
    let names = root.required("lessons").and_then(|lessons| lessons.unique_list::<LessonSlug>());
    let listed = names.iter().flatten().map(|(slug, _)| slug.clone()).collect::<Vec<_>>();

    let shelf = Shelf { sources: desk.sources, figures: &desk.figures, media: &desk.media, terms: &known };
    let lessons = names.and_then(|names| {
        names
            .into_iter()
            .map(|(lesson, place)| lesson::read(desk, &shelf, slug, lesson, &place))
            .collect_all()
    });
    let quiz = quiz::read(desk, slug, &listed, root.place());
    let assignment = assignment::read(desk, slug);

    if let (Some(terms), Some(lessons)) = (&terms, &lessons) {
        unused_terms(&root, terms, lessons);
    }
    Some(Module {
        slug: own_slug?,
        title: title?,
        summary: summary?,
        lessons: lessons?,
        terms: terms?.into_iter().map(|(term, _)| term).collect(),
        quiz: quiz?,
        assignment: assignment.ok()?,
    })
}

/// Terms, each with its place. `known` also gets the names of terms that have mistakes, so that links to them
/// are not reported as well.
fn terms(root: &Table<'_, '_>, known: &mut BTreeSet<TermSlug>) -> Option<Vec<(Term, usize)>> {
    root.each("term", &["slug", "name", "meaning"], |table| {
        let slug = table.required("slug").and_then(|slug| slug.parsed::<TermSlug>());
        let name = table.required("name").and_then(|name| name.localized());
        let meaning = table.required("meaning").and_then(|meaning| meaning.localized());
        let slug = slug?;
        if !known.insert(slug.clone()) {
            table.scope.error(
                Rule::Repeated,
                table.start(),
                format!("term `{slug}` is defined twice"),
                "delete one of them",
            );
            return None;
        }
        Some((Term { slug, name: name?, meaning: meaning? }, table.start()))
    })
}

fn unused_terms(root: &Table<'_, '_>, terms: &[(Term, usize)], lessons: &[Lesson]) {
    let linked: BTreeSet<&TermSlug> =
        lessons.iter().flat_map(|lesson| lesson.body.en.terms.iter().chain(&lesson.body.es.terms)).collect();
    for (term, start) in terms.iter().filter(|(term, _)| !linked.contains(&term.slug)) {
        let message = format!("no lesson links the term `{}`", term.slug);
        root.scope.warn(Rule::Unused, *start, message, "link it where it is first used: [word](term:slug)");
    }
}
