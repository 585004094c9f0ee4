//! The final exam of a course.

use std::num::{NonZeroU16, NonZeroUsize};

use domain::learning::{Exam, ExamError, Module, Part, Tries};

use crate::rule::Rule;
use crate::toml_reader::{CollectAll as _, Table, Value};

const KEYS: [&str; 6] = ["title", "pass_percent", "attempts", "cooling_off_days", "pause_days", "part"];

/// What the file says of the exam, before anything is held against the quizzes.
pub(super) struct Blueprint<'d, 't> {
    value: Value<'d, 't>,
    parts: Vec<(Part, Value<'d, 't>)>,
    title: domain::Localized<String>,
    pass: domain::learning::Percent,
    tries: Tries,
}

/// Reads the blueprint.
pub(super) fn read<'d, 't>(value: Value<'d, 't>) -> Option<Blueprint<'d, 't>> {
    let table = value.table(&KEYS)?;
    let title = table.required("title").and_then(|title| title.localized());
    let pass = table.required("pass_percent").and_then(|pass| pass.percent());
    let tries = tries(&table);
    let parts = table.required("part").and_then(|parts| parts.list());
    let parts = parts.and_then(|parts| parts.into_iter().map(part).collect_all());
    Some(Blueprint { value, parts: parts?, title: title?, pass: pass?, tries: tries? })
}

fn tries(table: &Table<'_, '_>) -> Option<Tries> {
    let days = |key| table.required(key).and_then(|days| days.integer(0..=365));
    let attempts = table.required("attempts").and_then(|attempts| attempts.integer(1..=20));
    let (cooling_off, pause) = (days("cooling_off_days"), days("pause_days"));
    Some(Tries {
        attempts: NonZeroU16::new(u16::try_from(attempts?).ok()?)?,
        cooling_off_days: u16::try_from(cooling_off?).ok()?,
        pause_days: u16::try_from(pause?).ok()?,
    })
}

fn part<'d, 't>(value: Value<'d, 't>) -> Option<(Part, Value<'d, 't>)> {
    let table = value.table(&["module", "items", "must_pass"])?;
    let module = table.required("module").and_then(|module| module.parsed());
    let items = table.required("items").and_then(|items| items.integer(1..=200));
    let must_pass = table.optional("must_pass").map_or(Some(0), |number| number.integer(0..=200));
    let part = Part {
        module: module?,
        items: NonZeroUsize::new(usize::try_from(items?).ok()?)?,
        must_pass: usize::try_from(must_pass?).ok()?,
    };
    Some((part, value))
}

impl Blueprint<'_, '_> {
    /// The exam, if the quizzes of the modules can fill it.
    pub(super) fn fill(self, modules: &[Module]) -> Option<Exam> {
        let Self { value, parts, title, pass, tries } = self;
        let (parts, places): (Vec<Part>, Vec<_>) = parts.into_iter().unzip();
        let exam = Exam::new(title, pass, tries, &parts, modules);
        exam.map_err(|error| {
            let place = error.part().and_then(|part| places.get(part)).unwrap_or(&value);
            place.error(Rule::Exam, error.to_string(), remedy(&error));
        })
        .ok()
    }
}

const fn remedy(error: &ExamError) -> &'static str {
    match error {
        ExamError::Empty => "add an [[exam.part]]",
        ExamError::Module { .. } => "name one of `modules`",
        ExamError::Twice { .. } => "join the two",
        ExamError::Share { .. } => "ask for more items or for fewer must-pass items",
        ExamError::TooFew { .. } => "ask for fewer, or add items to its quiz.toml",
        ExamError::Quiz(_) => "correct the items",
    }
}
