//! What a lesson was called before it was renamed or moved: what readers have done under that name stays theirs.

use domain::Locale;
use domain::learning::LessonKey;
use domain::slug::{LessonSlug, ModuleSlug, SlugError};

use super::course::Desk;
use crate::rule::Rule;
use crate::toml_reader::Value;

/// Reads the former names of a lesson that stands in this module. They are claimed, so that no other lesson has had them.
pub(super) fn names(
    (desk, module, locale): (&Desk<'_>, &ModuleSlug, Locale),
    list: Value<'_, '_>,
) -> Option<Vec<LessonKey>> {
    list.list_of(|value| {
        let key = parse(module, value)?;
        free(desk, &key, value)?;
        claim(desk, locale, &key, value)?;
        Some(key)
    })
}

/// `old-name` of the same module, or `module/old-name`.
fn parse(module: &ModuleSlug, value: &Value<'_, '_>) -> Option<LessonKey> {
    let text = value.text()?;
    key(module, &text)
        .map_err(|error| {
            let remedy =
                "write the old file name without .md; for a lesson of another module, module/old-name";
            value.error(Rule::FormerName, format!("`{text}` {error}"), remedy);
        })
        .ok()
}

fn key(module: &ModuleSlug, text: &str) -> Result<LessonKey, SlugError> {
    let (module, lesson) = match text.split_once('/') {
        Some((module, lesson)) => (ModuleSlug::parse(module)?, lesson),
        None => (module.clone(), text),
    };
    Ok(LessonKey { module, lesson: LessonSlug::parse(lesson)? })
}

/// Refuses the name of a lesson that is there: its readers would find themselves in another one.
fn free(desk: &Desk<'_>, key: &LessonKey, value: &Value<'_, '_>) -> Option<()> {
    let LessonKey { module, lesson } = key;
    let mut files =
        Locale::ALL.map(|locale| desk.path(&format!("{module}/{}/{lesson}.md", locale.tag()))).into_iter();
    let Some(there) = files.find(|path| desk.files.exists(path)) else { return Some(()) };
    value.error(
        Rule::FormerName,
        format!("`{module}/{lesson}` is a lesson that is there, {}", desk.files.shown(&there)),
        "rename its file, or take the name off the list",
    );
    None
}

/// Refuses a name that was given already.
fn claim(desk: &Desk<'_>, locale: Locale, key: &LessonKey, value: &Value<'_, '_>) -> Option<()> {
    let mut claimed = desk.former.borrow_mut();
    let place = value.scope.document.place(value.span().start);
    if let Some(first) = claimed.get(&(locale, key.clone())) {
        value.error(
            Rule::FormerName,
            format!("`{}/{}` stands already at {}:{}", key.module, key.lesson, first.file, first.line),
            "delete one of them: what was kept under a name can belong to one lesson only",
        );
        return None;
    }
    claimed.insert((locale, key.clone()), place);
    Some(())
}
