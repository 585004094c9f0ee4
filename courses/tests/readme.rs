//! The tables at the end of `README.md` say what the curriculum holds: from the units of the fact base to modules, lessons,
//! quiz items and figures. They are made from the files, and these tests keep them so.
//! `UPDATE=1 cargo test --package courses --test readme` writes them anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use courses::{Catalogue, Embedded, load};
use domain::learning::quiz::{Item, ItemKind};
use domain::learning::{Course, FactSection, Module};
use domain::slug::ModuleSlug;

/// Where the tables begin; everything after it is written by this file.
const HEADING: &str = "## What there is\n";

/// The sections of the fact base and what they are about. Every one of the units A to D has to be taught and asked.
const SECTIONS: [(&str, &str); FactSection::ALL.len()] = [
    ("A1", "Skin and scalp anatomy"),
    ("A2", "Healing"),
    ("A3", "Hair-loss patterns"),
    ("A4", "Hairline design"),
    ("A5", "Pigment and colour"),
    ("B1", "Needles, machine, hand"),
    ("B2", "Dots, density, layering"),
    ("B3", "Practice surfaces and live models"),
    ("B4", "Hygiene"),
    ("B5", "Patch test and topical anaesthetic"),
    ("C1", "Consultation and contraindications"),
    ("C2", "Consent, records, photos"),
    ("C3", "Psychology and expectations"),
    ("C4", "Pre-care and aftercare"),
    ("C5", "Complications and removal"),
    ("D", "Business"),
    ("E", "Assessment"),
    ("F", "Certification"),
    ("G", "Glossary"),
];

/// How much of a module is written from a section.
#[derive(Default, Clone, Copy)]
struct Share {
    lessons: usize,
    items: usize,
}

fn catalogue() -> Catalogue {
    load(&Embedded).expect("the shipped courses are clean")
}

fn modules(catalogue: &Catalogue) -> impl Iterator<Item = &Module> {
    catalogue.courses().iter().flat_map(|course| &course.modules)
}

/// The modules that teach each section, in reading order.
fn taught(catalogue: &Catalogue) -> BTreeMap<&FactSection, Vec<(&ModuleSlug, Share)>> {
    let mut sections: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for module in modules(catalogue) {
        let mut shares: BTreeMap<&FactSection, Share> = BTreeMap::new();
        for section in module.lessons.iter().flat_map(|lesson| &lesson.facts) {
            shares.entry(section).or_default().lessons += 1;
        }
        for section in module.quiz.items().iter().flat_map(Item::facts) {
            shares.entry(section).or_default().items += 1;
        }
        for (section, share) in shares {
            sections.entry(section).or_default().push((&module.slug, share));
        }
    }
    sections
}

fn counted(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

fn listed(names: impl IntoIterator<Item = impl std::fmt::Display>) -> String {
    let names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

fn sections(catalogue: &Catalogue) -> String {
    let mut table = String::from(
        "| Section of the fact base | Taught in, with lessons and quiz items written from it |\n|---|---|\n",
    );
    let taught = taught(catalogue);
    for (name, title) in SECTIONS {
        let modules = taught.iter().find(|(section, _)| section.as_str() == name).map(|(_, modules)| modules);
        let share = |(module, share): &(&ModuleSlug, Share)| {
            format!("`{module}` {}, {}", counted(share.lessons, "lesson"), counted(share.items, "item"))
        };
        let shares: Vec<_> = modules.into_iter().flatten().map(share).collect();
        let _ = writeln!(table, "| {name} {title} | {} |", shares.join(" · "));
    }
    table
}

/// The sections that every lesson of the module is written from.
fn units(module: &Module) -> String {
    let mut lessons = module.lessons.iter();
    let mut common = lessons.next().map(|lesson| lesson.facts.clone()).unwrap_or_default();
    for lesson in lessons {
        common.retain(|section| lesson.facts.contains(section));
    }
    common.iter().map(FactSection::as_str).collect::<Vec<_>>().join(", ")
}

fn items(module: &Module) -> String {
    let items = module.quiz.items();
    let kinds = ["single", "multiple", "ordering", "matching", "numeric", "hotspot"];
    let count = |kind: &&str| items.iter().filter(|item| item.kind().name() == *kind).count();
    let counts = kinds.iter().map(|kind| (count(kind), kind)).filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts.map(|(count, kind)| format!("{count} {kind}")).collect();
    let must_pass = items.iter().filter(|item| item.must_pass()).count();
    format!("{}: {}; {must_pass} must-pass", items.len(), counts.join(", "))
}

/// Figures, films and recordings in the order in which a reader meets them.
fn figures(module: &Module) -> String {
    let in_lessons = module.lessons.iter().flat_map(|lesson| &lesson.body.en.figures);
    let in_items = module.quiz.items().iter().filter_map(|item| match item.kind() {
        ItemKind::Hotspot(hotspot) => Some(hotspot.figure()),
        _ => None,
    });
    let mut names = Vec::new();
    for name in in_lessons.chain(in_items) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let media = module.lessons.iter().flat_map(|lesson| &lesson.body.en.media).map(ToString::to_string);
    listed(names.into_iter().map(ToString::to_string).chain(media))
}

fn course(course: &Course) -> String {
    let mut table = format!(
        "Course `{}`:\n\n| Unit | Module | Lessons | Quiz items | Figures and films | Practice |\n|---|---|---|---|---|---|\n",
        course.slug
    );
    for module in &course.modules {
        let practice = module.assignment.as_ref();
        let practice =
            practice.map_or("–".to_owned(), |work| format!("`{}` ({})", work.slug, work.surface.as_str()));
        let _ = writeln!(
            table,
            "| {} | `{}` | {} | {} | {} | {practice} |",
            units(module),
            module.slug,
            listed(module.lessons.iter().map(|lesson| &lesson.slug)),
            items(module),
            figures(module),
        );
    }
    table
}

fn overview(catalogue: &Catalogue) -> String {
    let courses = catalogue.courses();
    let lessons: usize = modules(catalogue).map(|module| module.lessons.len()).sum();
    let items: usize = modules(catalogue).map(|module| module.quiz.items().len()).sum();
    let figures: usize = courses.iter().map(|course| course.figures.len()).sum();
    let films: usize = courses.iter().map(|course| course.media.len()).sum();
    let tables: Vec<_> = courses.iter().map(course).collect();
    format!(
        "{HEADING}\n\
         Written by `UPDATE=1 cargo test --package courses --test readme`, which also checks it.\n\n\
         {}, {}, {} in two languages, {}, {}, {}.\n\n\
         {}\n\
         The unit of a module is what each of its lessons is written from.\n\n\
         {}",
        counted(courses.len(), "course"),
        counted(modules(catalogue).count(), "module"),
        counted(lessons, "lesson"),
        counted(items, "quiz item"),
        counted(figures, "figure"),
        counted(films, "film"),
        sections(catalogue),
        tables.join("\n"),
    )
}

#[test]
#[expect(clippy::disallowed_methods, reason = "whether to write is asked of whoever runs the test")]
fn the_tables_say_what_there_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).expect("the authors' manual");
    let (manual, written) = readme.split_at(readme.find(HEADING).expect("the heading of the tables"));
    let tables = overview(&catalogue());
    if written != tables && std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, format!("{manual}{tables}")).expect("the manual can be written");
        return;
    }
    let differs = written.lines().zip(tables.lines()).find(|(written, made)| written != made);
    assert_eq!(written, tables, "UPDATE=1 writes the tables anew; the first difference is {differs:?}");
}

#[test]
fn every_section_of_the_units_a_to_d_is_taught_and_asked() {
    let catalogue = catalogue();
    let taught = taught(&catalogue);
    for (name, title) in SECTIONS.iter().filter(|(name, _)| ["A", "B", "C", "D"].contains(&&name[..1])) {
        let shares = taught.iter().find(|(section, _)| section.as_str() == *name).map(|(_, shares)| shares);
        let sum = |of: fn(&Share) -> usize| -> usize {
            shares.into_iter().flatten().map(|(_, share)| of(share)).sum()
        };
        assert!(sum(|share| share.lessons) > 0, "no lesson is written from {name} {title}");
        assert!(sum(|share| share.items) > 0, "no item is written from {name} {title}");
    }
}

#[test]
fn the_sections_are_those_of_the_fact_base() {
    assert_eq!(SECTIONS.map(|(name, _)| name), FactSection::ALL);
}
