//! The certificate rule of a course.

use std::collections::BTreeSet;

use domain::learning::{CertificateRule, PrerequisiteKind, PrerequisiteRule, RenewalRule, Requirement};
use domain::slug::ModuleSlug;

use super::course::Desk;
use crate::problem::Place;
use crate::rule::Rule;
use crate::toml_reader::{CollectAll as _, Table, Value};

/// Modules of the course, each with its place in the list; `None` when the list could not be read.
type Modules<'m> = Option<&'m [(ModuleSlug, Place)]>;

/// What the course has that a rule may ask for.
#[derive(Clone, Copy)]
pub(super) struct Offers<'m> {
    /// Its modules.
    pub(super) modules: Modules<'m>,
    /// Whether it has a final exam.
    pub(super) exam: bool,
}

const KEYS: [&str; 8] =
    ["title", "description", "valid_months", "scope", "two_person", "requirement", "prerequisite", "renewal"];

/// Reads the rule and holds it against what the course has.
pub(super) fn read(desk: &Desk<'_>, value: Value<'_, '_>, offers: Offers<'_>) -> Option<CertificateRule> {
    let modules = offers.modules;
    let table = value.table(&KEYS)?;
    let title = table.required("title").and_then(|title| title.localized());
    let description = table.required("description").and_then(|description| description.localized());
    let months = table.required("valid_months").and_then(|months| months.integer(1..=120));
    let scope = table.required("scope").and_then(|scope| scope.localized());
    let requirements = table.required("requirement").and_then(|value| {
        let tables = value.list()?;
        if tables.is_empty() {
            value.error(
                Rule::Certificate,
                "the certificate asks for nothing",
                "add a [[certificate.requirement]]",
            );
        }
        tables.into_iter().map(|value| requirement(desk, value, offers)).collect_all()
    });
    let prerequisites = prerequisites(&table);
    let renewal = table.optional("renewal").map_or(Some(None), |value| renewal(value, modules).map(Some));
    let two_person = table.flag("two_person");
    Some(CertificateRule {
        title: title?,
        description: description?,
        valid_months: u16::try_from(months?).unwrap_or(u16::MAX),
        scope: scope?,
        requirements: requirements?,
        prerequisites: prerequisites?,
        renewal: renewal?,
        two_person: two_person?,
    })
}

/// What is to be held besides, each kind once: two words on one kind would contradict each other.
fn prerequisites(table: &Table<'_, '_>) -> Option<Vec<PrerequisiteRule>> {
    let mut seen = BTreeSet::new();
    table.each("prerequisite", &["kind", "proof", "max_age_months", "blocks"], |table| {
        let named = table.required("kind");
        let kind = named.and_then(|kind| kind.parsed::<PrerequisiteKind>());
        if let (Some(named), Some(kind)) = (named, kind)
            && !seen.insert(kind)
        {
            named.error(Rule::Repeated, format!("`{}` is listed twice", kind.as_str()), "join the two");
            return None;
        }
        let proof = table.required("proof").and_then(|proof| proof.parsed());
        let age = table.optional("max_age_months");
        let age = age.map_or(Some(None), |age| age.integer(1..=240).map(Some));
        let blocks = table.required("blocks").and_then(|blocks| blocks.unique_list());
        Some(PrerequisiteRule {
            kind: kind?,
            proof: proof?,
            max_age_months: age?.and_then(|months| u16::try_from(months).ok()),
            blocks: blocks?.into_iter().map(|(what, _)| what).collect(),
        })
    })
}

fn renewal(value: Value<'_, '_>, modules: Modules<'_>) -> Option<RenewalRule> {
    let table = value.table(&["from_days_before", "grace_days", "ce_hours", "quiz_modules"])?;
    let days = |key| {
        table.required(key).and_then(|days| days.integer(0..=3_650)).and_then(|days| u16::try_from(days).ok())
    };
    let (from_days_before, grace_days) = (days("from_days_before"), days("grace_days"));
    let hours = table.required("ce_hours").and_then(|hours| hours.integer(0..=1_000));
    let quizzes = table
        .optional("quiz_modules")
        .map_or(Some(Vec::new()), |list| list.list_of(|value| known(value, value.parsed()?, modules)));
    Some(RenewalRule {
        from_days_before: from_days_before?,
        grace_days: grace_days?,
        ce_hours: u16::try_from(hours?).unwrap_or(u16::MAX),
        quiz_modules: quizzes?,
    })
}

fn requirement(desk: &Desk<'_>, value: Value<'_, '_>, offers: Offers<'_>) -> Option<Requirement> {
    let modules = offers.modules;
    let table = value.table(&["kind", "module", "min_percent"])?;
    let kind = table.required("kind")?;
    match kind.text()?.as_str() {
        "lessons" => Some(Requirement::Lessons),
        "assignment" => {
            let module = module(&table, modules)?;
            if !desk.files.exists(&desk.path(&format!("{module}/assignment.toml"))) {
                kind.error(
                    Rule::Certificate,
                    format!("the module `{module}` asks for no practice work"),
                    "write its assignment.toml or remove the requirement",
                );
                return None;
            }
            Some(Requirement::Assignment { module })
        }
        "quiz" => {
            let module = module(&table, modules);
            let percent = table.required("min_percent").and_then(|percent| percent.percent());
            Some(Requirement::Quiz { module: module?, min_percent: percent? })
        }
        "exam" if offers.exam => Some(Requirement::Exam),
        "exam" => {
            kind.error(
                Rule::Certificate,
                "the course has no final exam",
                "write its [exam] or remove the requirement",
            );
            None
        }
        other => {
            kind.error(
                Rule::Certificate,
                format!("`{other}` is not a kind of requirement"),
                "use lessons, quiz, exam or assignment",
            );
            None
        }
    }
}

fn module(table: &Table<'_, '_>, modules: Modules<'_>) -> Option<ModuleSlug> {
    let value = table.required("module")?;
    known(&value, value.parsed()?, modules)
}

/// A module that the course has.
fn known(value: &Value<'_, '_>, slug: ModuleSlug, modules: Modules<'_>) -> Option<ModuleSlug> {
    if modules.is_some_and(|modules| modules.iter().all(|(module, _)| *module != slug)) {
        value.error(Rule::Reference, format!("the course has no module `{slug}`"), "name one of `modules`");
        return None;
    }
    Some(slug)
}
