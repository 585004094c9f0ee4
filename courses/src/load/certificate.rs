//! The certificate rule of a course.

use domain::learning::{CertificateRule, Requirement};
use domain::slug::ModuleSlug;

use super::course::Desk;
use crate::problem::Place;
use crate::toml_reader::{CollectAll as _, Table, Value};

/// Modules of the course, each with its place in the list; `None` when the list could not be read.
type Modules<'m> = Option<&'m [(ModuleSlug, Place)]>;

/// Reads the rule and holds it against the course's modules.
pub(super) fn read(desk: &Desk<'_>, value: Value<'_, '_>, modules: Modules<'_>) -> Option<CertificateRule> {
    let table = value.table(&["title", "description", "valid_months", "scope", "requirement"])?;
    let title = table.required("title").and_then(|title| title.localized());
    let description = table.required("description").and_then(|description| description.localized());
    let months = table.required("valid_months").and_then(|months| months.integer(1..=120));
    let scope = table.required("scope").and_then(|scope| scope.localized());
    let requirements = table.required("requirement").and_then(|value| {
        let tables = value.list()?;
        if tables.is_empty() {
            value.error("the certificate asks for nothing", "add a [[certificate.requirement]]");
        }
        tables.into_iter().map(|value| requirement(desk, value, modules)).collect_all()
    });
    Some(CertificateRule {
        title: title?,
        description: description?,
        valid_months: u16::try_from(months?).unwrap_or(u16::MAX),
        scope: scope?,
        requirements: requirements?,
    })
}

fn requirement(desk: &Desk<'_>, value: Value<'_, '_>, modules: Modules<'_>) -> Option<Requirement> {
    let table = value.table(&["kind", "module", "min_percent"])?;
    let kind = table.required("kind")?;
    match kind.text()?.as_str() {
        "lessons" => Some(Requirement::Lessons),
        "assignment" => {
            let module = module(&table, modules)?;
            if !desk.files.exists(&desk.path(&format!("{module}/assignment.toml"))) {
                kind.error(
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
        other => {
            kind.error(format!("`{other}` is not a kind of requirement"), "use lessons, quiz or assignment");
            None
        }
    }
}

fn module(table: &Table<'_, '_>, modules: Modules<'_>) -> Option<ModuleSlug> {
    let value = table.required("module")?;
    let slug: ModuleSlug = value.parsed()?;
    if modules.is_some_and(|modules| modules.iter().all(|(module, _)| *module != slug)) {
        value.error(format!("the course has no module `{slug}`"), "name one of `modules`");
        return None;
    }
    Some(slug)
}
