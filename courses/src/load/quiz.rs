//! `quiz.toml`.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use domain::learning::quiz::{Item, Quiz};
use domain::slug::{LessonSlug, ModuleSlug};

use super::course::Desk;
use super::item;
use crate::problem::Place;
use crate::rule::Rule;
use crate::toml_reader::{CollectAll as _, Scope, Table, parse};

/// A shorter quiz does not tell whether somebody knows a module.
const FEWEST_ITEMS: usize = 8;
/// One kind of question over and over trains the kind, not the craft.
const FEWEST_KINDS: usize = 4;

/// Reads the quiz of a module with these lessons. `module_place` is where it is missed when there is none.
pub(super) fn read(
    desk: &Desk<'_>,
    module: &ModuleSlug,
    lessons: &[LessonSlug],
    module_place: Place,
) -> Option<Quiz> {
    let document = desk.files.open(&desk.path(&format!("{module}/quiz.toml")), Some(module_place))?;
    let scope = Scope { document: &document, report: &desk.files.report };
    let root = parse(scope, &document.text)?;
    let root = Table::open(scope, root.get_ref(), 0, &["pass_percent", "draw", "item"]);
    let pass = root.required("pass_percent").and_then(|pass| pass.percent());
    let draw = root.required("draw").and_then(|draw| draw.integer(1..=200));
    let items = root.required("item")?.list()?;
    let items = items.into_iter().map(|value| item::read(desk, value, lessons)).collect_all();

    let items: Vec<Item> = items?;
    check_breadth(&root, &items);
    let draw = usize::try_from(draw?).ok().and_then(NonZeroUsize::new)?;
    let quiz = Quiz::new(pass?, draw, items);
    quiz.map_err(|error| scope.error(Rule::Item, 0, error.to_string(), "correct the items")).ok()
}

fn check_breadth(root: &Table<'_, '_>, items: &[Item]) {
    if items.len() < FEWEST_ITEMS {
        let message = format!("the quiz has {} items, at least {FEWEST_ITEMS} are needed", items.len());
        root.scope.error(Rule::Item, root.start(), message, "add items");
    }
    let kinds: BTreeSet<&str> = items.iter().map(|item| item.kind().name()).collect();
    if kinds.len() < FEWEST_KINDS {
        let message =
            format!("the quiz has {} kinds of items, at least {FEWEST_KINDS} are needed", kinds.len());
        root.scope.error(
            Rule::Item,
            root.start(),
            message,
            "use single, multiple, ordering, matching, numeric and hotspot items",
        );
    }
}
