//! One quiz item of any kind.

use std::collections::BTreeSet;

use domain::Localized;
use domain::learning::quiz::{
    Choice, Hotspot, Item, ItemError, ItemKind, Matching, MultipleChoice, Numeric, Pair, Region, Sequence,
    SingleChoice,
};
use domain::slug::{FigureName, ItemId, LessonSlug, OptionId};
use sha2::{Digest as _, Sha256};

use super::course::Desk;
use crate::rule::Rule;
use crate::toml_reader::{Table, Value};

/// Keys of every kind.
const COMMON: [&str; 7] = ["id", "kind", "must_pass", "facts", "lesson", "prompt", "explanation"];
/// Keys of one kind alone.
const OWN: [&str; 7] = ["option", "pair", "answer", "tolerance", "unit", "figure", "region"];

/// Reads one item. It may name one of `lessons`, those of its module.
pub(super) fn read(desk: &Desk<'_>, value: Value<'_, '_>, lessons: &[LessonSlug]) -> Option<Item> {
    let keys = [&COMMON[..], &OWN[..]].concat();
    let table = value.table(&keys)?;
    let id = table.required("id").and_then(|id| id.parsed::<ItemId>());
    if let Some(id) = &id {
        claim(desk, &table, id);
    }
    let must_pass = table.flag("must_pass");
    let facts = table.required("facts").and_then(|facts| facts.fact_sections());
    let lesson = table.optional("lesson").map_or(Some(None), |value| lesson(value, lessons).map(Some));
    let prompt = table.required("prompt").and_then(|prompt| prompt.localized());
    let explanation = table.required("explanation").and_then(|explanation| explanation.localized());
    let kind = table.required("kind").and_then(|kind| read_kind(desk, &table, id.as_ref(), kind));
    Some(Item::new(id?, must_pass?, prompt?, explanation?, kind?).founded_on(facts?).taught_in(lesson?))
}

/// The lesson that covers the item, if the module has it.
fn lesson(value: Value<'_, '_>, lessons: &[LessonSlug]) -> Option<LessonSlug> {
    let slug: LessonSlug = value.parsed()?;
    if !lessons.contains(&slug) {
        value.error(
            Rule::Reference,
            format!("the module has no lesson `{slug}`"),
            "name one of `lessons` in module.toml",
        );
        return None;
    }
    Some(slug)
}

/// Item ids are unique in the course: stored answers are found by them.
fn claim(desk: &Desk<'_>, table: &Table<'_, '_>, id: &ItemId) {
    let mut items = desk.items.borrow_mut();
    if let Some(first) = items.get(id) {
        let message = format!("item `{id}` exists already at {}:{}", first.file, first.line);
        table.scope.error(Rule::Repeated, table.start(), message, "give one of them another id");
    } else {
        items.insert(id.clone(), table.place());
    }
}

fn read_kind(
    desk: &Desk<'_>,
    table: &Table<'_, '_>,
    id: Option<&ItemId>,
    kind: Value<'_, '_>,
) -> Option<ItemKind> {
    match kind.text()?.as_str() {
        "single" => {
            own_keys(table, &["option"]);
            let options = options(table)?;
            longest_is_right(table, &options);
            distinct(table, options.iter().map(|(choice, _)| &choice.text));
            made(table, &[], SingleChoice::new(options)).map(ItemKind::Single)
        }
        "multiple" => {
            own_keys(table, &["option"]);
            let options = options(table)?;
            distinct(table, options.iter().map(|(choice, _)| &choice.text));
            made(table, &[], MultipleChoice::new(options)).map(ItemKind::Multiple)
        }
        "ordering" => {
            own_keys(table, &["option"]);
            let steps = steps(table, id?)?;
            distinct(table, steps.iter().map(|step| &step.text));
            made(table, &[], Sequence::new(steps)).map(ItemKind::Ordering)
        }
        "matching" => {
            own_keys(table, &["pair"]);
            let pairs = pairs(table, id?)?;
            distinct(table, pairs.iter().map(|pair| &pair.left));
            distinct(table, pairs.iter().map(|pair| &pair.right));
            made(table, &[], Matching::new(pairs)).map(ItemKind::Matching)
        }
        "numeric" => {
            own_keys(table, &["answer", "tolerance", "unit"]);
            numeric(table).map(ItemKind::Numeric)
        }
        "hotspot" => {
            own_keys(table, &["figure", "region"]);
            hotspot(desk, table).map(ItemKind::Hotspot)
        }
        other => {
            kind.error(
                Rule::Item,
                format!("`{other}` is not a kind of item"),
                "use single, multiple, ordering, matching, numeric or hotspot",
            );
            None
        }
    }
}

/// Reports keys that belong to another kind of item.
fn own_keys(table: &Table<'_, '_>, own: &[&str]) {
    for key in OWN.iter().filter(|key| !own.contains(key)) {
        if let Some(value) = table.optional(key) {
            value.error(
                Rule::Item,
                format!("`{key}` means nothing in this kind of item"),
                "take it out or change `kind`",
            );
        }
    }
}

/// Reports why an item cannot be asked, at the part that is to blame when there is one.
fn made<T>(table: &Table<'_, '_>, parts: &[(OptionId, usize)], result: Result<T, ItemError>) -> Option<T> {
    result
        .map_err(|error| {
            let blamed = match &error {
                ItemError::Outside(id) | ItemError::Overlap(_, id) => {
                    parts.iter().find(|(part, _)| part == id).map(|(_, start)| *start)
                }
                _ => None,
            };
            table.scope.error(Rule::Item, blamed.unwrap_or(table.start()), error.to_string(), remedy(&error));
        })
        .ok()
}

fn remedy(error: &ItemError) -> &'static str {
    match error {
        ItemError::TooFew { .. } => "add options",
        ItemError::Repeated(_) => "give each option an id of its own",
        ItemError::NotOneRight(_) => "mark exactly one with `correct = true`, or use kind = \"multiple\"",
        ItemError::AllAlike => "mark the right ones with `correct = true` and leave some wrong",
        ItemError::NotANumber => "write plain numbers, tolerance 0 or more",
        ItemError::Outside(_) => "write x, y, w and h as fractions of the figure, from 0 to 1",
        ItemError::Overlap(..) => "move or shrink one of them",
    }
}

fn choice(table: &Table<'_, '_>) -> Option<Choice> {
    let id = table.required("id").and_then(|id| id.parsed());
    let text = table.required("text").and_then(|text| text.localized());
    let why = table.required("why").and_then(|why| why.localized());
    Some(Choice { id: id?, text: text?, why: why? })
}

fn options(table: &Table<'_, '_>) -> Option<Vec<(Choice, bool)>> {
    table.required("option")?;
    table.each("option", &["id", "correct", "text", "why"], |option| {
        let correct = option.flag("correct");
        Some((choice(&option)?, correct?))
    })
}

fn steps(table: &Table<'_, '_>, item: &ItemId) -> Option<Vec<Choice>> {
    table.required("option")?;
    table.each("option", &["id", "text", "why"], |step| {
        let step = choice(&step)?;
        Some(Choice { id: sealed(item, "step", &step.id)?, ..step })
    })
}

fn pairs(table: &Table<'_, '_>, item: &ItemId) -> Option<Vec<Pair>> {
    table.required("pair")?;
    table.each("pair", &["id", "left", "right", "why"], |pair| {
        let id: Option<OptionId> = pair.required("id").and_then(|id| id.parsed());
        let left = pair.required("left").and_then(|left| left.localized());
        let right = pair.required("right").and_then(|right| right.localized());
        let why = pair.required("why").and_then(|why| why.localized());
        let id = id?;
        Some(Pair { partner: sealed(item, "partner", &id)?, id, left: left?, right: right?, why: why? })
    })
}

/// A name that does not tell where a step stands or which left side a right side belongs to, as authors' own
/// names (`a`, `b`, `c`) would in the page's markup. The same for ever, because stored answers hold it.
fn sealed(item: &ItemId, role: &str, id: &OptionId) -> Option<OptionId> {
    let digest = Sha256::digest(format!("{item}/{role}/{id}"));
    let number = digest.iter().take(5).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    OptionId::parse(&format!("{number:010x}")).ok()
}

fn numeric(table: &Table<'_, '_>) -> Option<Numeric> {
    let answer = table.required("answer").and_then(|answer| answer.number());
    let tolerance = table.optional("tolerance").map_or(Some(0.0), |tolerance| tolerance.number());
    let unit = table.required("unit").and_then(|unit| unit.localized());
    made(table, &[], Numeric::new(answer?, tolerance?, unit?))
}

fn hotspot(desk: &Desk<'_>, table: &Table<'_, '_>) -> Option<Hotspot> {
    let figure = table.required("figure").and_then(|value| {
        let name: FigureName = value.parsed()?;
        if desk.figures.contains_key(&name) {
            desk.shows([&name]);
            return Some(name);
        }
        value.error(
            Rule::Reference,
            format!("there is no figure `{name}`"),
            "add the file to figures/ or correct the name",
        );
        None
    });
    table.required("region")?;
    let keys = ["id", "correct", "x", "y", "w", "h", "label", "why"];
    let regions = table.each("region", &keys, |table| Some((region(&table)?, table.start())));
    let regions = regions?;
    let starts: Vec<_> = regions.iter().map(|((region, _), start)| (region.id.clone(), *start)).collect();
    let regions = regions.into_iter().map(|(region, _)| region).collect();
    made(table, &starts, Hotspot::new(figure?, regions))
}

fn region(table: &Table<'_, '_>) -> Option<(Region, bool)> {
    let id = table.required("id").and_then(|id| id.parsed());
    let correct = table.flag("correct");
    let [x, y, w, h] = ["x", "y", "w", "h"].map(|key| table.required(key).and_then(|value| value.number()));
    let label = table.required("label").and_then(|label| label.localized());
    let why = table.required("why").and_then(|why| why.localized());
    Some((Region { id: id?, x: x?, y: y?, w: w?, h: h?, label: label?, why: why? }, correct?))
}

/// Reports texts that stand twice: two answers would look the same and only one would be right.
fn distinct<'t>(table: &Table<'_, '_>, texts: impl Iterator<Item = &'t Localized<String>>) {
    let (mut en, mut es) = (BTreeSet::new(), BTreeSet::new());
    for text in texts {
        if !en.insert(&text.en) || !es.insert(&text.es) {
            let message = format!("two options say the same: \"{}\" / \"{}\"", text.en, text.es);
            table.scope.error(
                Rule::Item,
                table.start(),
                message,
                "make every option different in both languages",
            );
        }
    }
}

/// A right option much longer than all others is found without reading the question.
fn longest_is_right(table: &Table<'_, '_>, options: &[(Choice, bool)]) {
    const MUCH: f64 = 1.5;
    let length = |text: &Localized<String>| text.en.chars().count().max(text.es.chars().count());
    let longest = |right: bool| {
        options
            .iter()
            .filter(|(_, is_right)| *is_right == right)
            .map(|(choice, _)| length(&choice.text))
            .max()
    };
    if let (Some(right), Some(wrong)) = (longest(true), longest(false)) {
        #[expect(clippy::cast_precision_loss, reason = "texts are far shorter than 2^52 characters")]
        let much_longer = right > 40 && right as f64 > MUCH * wrong as f64;
        if much_longer {
            table.scope.warn(
                Rule::Item,
                table.start(),
                "the right option is by far the longest",
                "bring the options to similar lengths",
            );
        }
    }
}
