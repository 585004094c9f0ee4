//! `course.toml` and everything below it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use domain::Locale;
use domain::learning::revision::RevisionHasher;
use domain::learning::{
    Course, CourseRevision, Currency, LessonKey, Module, Price, Source, SourceNumber, Tax, Track,
};
use domain::slug::{CourseSlug, FigureName, ItemId, MediumName, ModuleSlug};

use super::{Files, certificate, exam, medium, module};
use crate::drawing::Drawing;
use crate::medium::Recorded;
use crate::problem::Place;
use crate::rule::Rule;
use crate::toml_reader::{CollectAll as _, Scope, Table, Value, parse};

/// What the files of one course share while they are read.
pub(super) struct Desk<'c> {
    pub(super) files: &'c Files<'c>,
    pub(super) folder: &'c str,
    pub(super) sources: &'c BTreeMap<SourceNumber, Source>,
    pub(super) figures: BTreeMap<FigureName, Option<Drawing>>,
    /// Figures shown somewhere.
    pub(super) shown: RefCell<BTreeSet<FigureName>>,
    pub(super) media: BTreeMap<MediumName, Option<Recorded>>,
    /// Films and recordings shown somewhere.
    pub(super) played: RefCell<BTreeSet<MediumName>>,
    /// What lessons were called before, in each language's files so far, and where that stands.
    pub(super) former: RefCell<BTreeMap<(Locale, LessonKey), Place>>,
    /// Quiz items of all modules so far, and where they stand.
    pub(super) items: RefCell<BTreeMap<ItemId, Place>>,
}

const KEYS: [&str; 10] =
    ["slug", "track", "title", "summary", "hours", "price", "outcomes", "modules", "exam", "certificate"];
/// The address of the exam stands where those of modules do.
const RESERVED: &str = "exam";

/// Reads one course.
pub(super) fn read(
    files: &Files<'_>,
    sources: &BTreeMap<SourceNumber, Source>,
    folder: &str,
) -> Option<Course> {
    let document = files.open(&format!("{folder}/course.toml"), None)?;
    let scope = Scope { document: &document, report: &files.report };
    let root = parse(scope, &document.text)?;
    let root = Table::open(scope, root.get_ref(), 0, &KEYS);
    let desk = Desk {
        files,
        folder,
        sources,
        figures: figures(files, folder),
        shown: RefCell::default(),
        media: medium::read(files, folder),
        played: RefCell::default(),
        former: RefCell::default(),
        items: RefCell::default(),
    };

    let slug = root.required("slug").and_then(|slug| slug.named::<CourseSlug>(folder));
    let track = root.required("track").and_then(track);
    let title = root.required("title").and_then(|title| title.localized());
    let summary = root.required("summary").and_then(|summary| summary.localized());
    let hours = root.required("hours").and_then(|hours| hours.integer(1..=2_000));
    let price = root.required("price").and_then(price);
    let outcomes = root.required("outcomes").and_then(|outcomes| outcomes.list_of(Value::localized));
    let names = root.required("modules").and_then(|modules| modules.unique_list::<ModuleSlug>());
    let blueprint = root.optional("exam");
    let offers = certificate::Offers { modules: names.as_deref(), exam: blueprint.is_some() };
    let rule = root.required("certificate").and_then(|rule| certificate::read(&desk, rule, offers));
    let blueprint = blueprint.map_or(Some(None), |value| exam::read(value).map(Some));
    reserved(&root, names.as_deref());
    let modules = names.and_then(|names| {
        names.into_iter().map(|(slug, place)| module::read(&desk, &slug, place)).collect_all()
    });

    desk.unused();
    let modules = modules?;
    free_lessons(&root, &modules);
    let exam = blueprint?.map_or(Some(None), |blueprint| blueprint.fill(&modules).map(Some));
    Some(Course {
        slug: slug?,
        track: track?,
        title: title?,
        summary: summary?,
        hours: u16::try_from(hours?).unwrap_or(u16::MAX),
        price: price?,
        outcomes: outcomes?,
        modules,
        exam: exam?,
        figures: desk
            .figures
            .values()
            .flatten()
            .map(Drawing::to_figure)
            .map(|f| (f.name.clone(), f))
            .collect(),
        media: desk.media.values().flatten().map(Recorded::to_medium).map(|m| (m.name.clone(), m)).collect(),
        certificate: rule?,
        revision: revision(files, folder)?,
    })
}

impl Desk<'_> {
    /// The path of a file of this course.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("{}/{rest}", self.folder)
    }

    /// Notes that a figure is shown.
    pub(super) fn shows<'f>(&self, figures: impl IntoIterator<Item = &'f FigureName>) {
        self.shown.borrow_mut().extend(figures.into_iter().cloned());
    }

    /// Notes that a film or a recording is shown.
    pub(super) fn plays<'m>(&self, media: impl IntoIterator<Item = &'m MediumName>) {
        self.played.borrow_mut().extend(media.into_iter().cloned());
    }

    /// Warns of figures and files that nothing refers to.
    fn unused(&self) {
        let shown = self.shown.borrow();
        let at = |path: &str| Place { file: self.files.shown(path), line: 1, column: 1 };
        for name in self.figures.keys().filter(|name| !shown.contains(name)) {
            let path = self.path(&format!("figures/{name}.svg"));
            self.files.report.warn(
                Rule::Unused,
                at(&path),
                "the figure is not shown anywhere",
                "show it in a lesson or delete the file",
            );
        }
        let played = self.played.borrow();
        for (name, recorded) in self.media.iter().filter(|(name, _)| !played.contains(*name)) {
            let Some(file) = recorded.as_ref().and_then(|recorded| recorded.files.keys().next()) else {
                continue;
            };
            self.files.report.warn(
                Rule::Unused,
                at(&self.path(&format!("media/{file}"))),
                format!("`{name}` is not shown anywhere"),
                "show it in a lesson or delete its files",
            );
        }
        for path in self.files.unopened(self.folder) {
            self.files.report.warn(
                Rule::Unused,
                at(path),
                "nothing refers to this file",
                "list the lesson in module.toml or delete the file",
            );
        }
    }
}

fn figures(files: &Files<'_>, folder: &str) -> BTreeMap<FigureName, Option<Drawing>> {
    let folder = format!("{folder}/figures");
    let mut figures = BTreeMap::new();
    for stem in files.stems(&folder, ".svg") {
        let Some(document) = files.open(&format!("{folder}/{stem}.svg"), None) else { continue };
        match FigureName::parse(stem) {
            Ok(name) => {
                let drawing = Drawing::read(name.clone(), &document, &files.report);
                figures.insert(name, drawing);
            }
            Err(error) => {
                files.report.error(
                    Rule::File,
                    document.top(),
                    format!("the file name {error}"),
                    "rename the file",
                );
            }
        }
    }
    figures
}

fn track(value: Value<'_, '_>) -> Option<Track> {
    match value.text()?.as_str() {
        "beginner" => Some(Track::Beginner),
        "advanced" => Some(Track::Advanced),
        other => {
            value.error(Rule::Field, format!("`track` = \"{other}\""), "write \"beginner\" or \"advanced\"");
            None
        }
    }
}

fn price(value: Value<'_, '_>) -> Option<Price> {
    let table = value.table(&["amount_minor", "currency", "tax"])?;
    let amount = table.required("amount_minor").and_then(|amount| amount.integer(0..=u32::MAX));
    let currency = table.required("currency").and_then(|value| {
        let text = value.text()?;
        Currency::parse(&text)
            .map_err(|error| value.error(Rule::Field, error.to_string(), "correct the code"))
            .ok()
    });
    let tax = table.required("tax").and_then(|value| match value.text()?.as_str() {
        "included" => Some(Tax::Included),
        "excluded" => Some(Tax::Excluded),
        other => {
            value.error(Rule::Field, format!("`tax` = \"{other}\""), "write \"included\" or \"excluded\"");
            None
        }
    });
    Some(Price { amount_minor: amount?, currency: currency?, tax: tax? })
}

/// No module may be called like the page of the exam.
fn reserved(root: &Table<'_, '_>, names: Option<&[(ModuleSlug, Place)]>) {
    let mut names = names.unwrap_or_default().iter();
    if let Some((slug, place)) = names.find(|(slug, _)| slug.as_str() == RESERVED) {
        let message = format!("no module may be called `{slug}`: the final exam has that address");
        root.scope.report.error(Rule::Field, place.clone(), message, "give the module another slug");
    }
}

/// Two lessons are free to read, so that people can judge the course before they sign up.
fn free_lessons(root: &Table<'_, '_>, modules: &[Module]) {
    const EXPECTED: usize = 2;
    let free = modules.iter().flat_map(|module| &module.lessons).filter(|lesson| lesson.free).count();
    if free != EXPECTED {
        let message = format!("{free} lessons of the course are free, {EXPECTED} are expected");
        root.scope.warn(
            Rule::FreeLessons,
            root.start(),
            message,
            "set `free = true` in the lessons that visitors may read",
        );
    }
}

/// The hash of every file of the course, and of the register its citations point into.
fn revision(files: &Files<'_>, folder: &str) -> Option<CourseRevision> {
    let mut hasher = RevisionHasher::default();
    for path in files.paths.iter().filter(|path| belongs(path, folder)) {
        // A file that cannot be read was reported when it was opened; one that nothing refers to is not content.
        let bytes = files.source.read(path).ok()?;
        hasher.field(path.as_bytes()).field(&bytes);
    }
    Some(CourseRevision::from_hasher(hasher))
}

/// Whether a course's revision covers the file.
pub(super) fn belongs(path: &str, folder: &str) -> bool {
    path == "sources.toml" || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
