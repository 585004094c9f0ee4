//! A class belongs to one file of the style: what two rooms call by one name, the later file spoils for the earlier.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Speak of other files' classes: what paper leaves out, what every page is laid out with.
const SHARED: [&str; 2] = ["print.css", "layout.css"];

#[test]
fn no_class_is_defined_by_two_files() {
    let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for folder in [style.clone(), style.join("ui"), style.join("feature")] {
        for entry in fs::read_dir(folder).expect("a folder of the style") {
            let path = entry.expect("a file of the style").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_file() && !SHARED.contains(&name.as_str()) {
                for class in defined(&fs::read_to_string(&path).expect("a style sheet")) {
                    owners.entry(class).or_default().insert(name.clone());
                }
            }
        }
    }
    let disputed: Vec<_> = owners.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(owners.len() > 80, "classes were found: {}", owners.len());
    assert!(disputed.is_empty(), "{disputed:#?}");
}

/// The classes that a rule is for as such: `.tools { … }`, not `.aside .tools { … }`.
fn defined(css: &str) -> BTreeSet<String> {
    let text: String =
        css.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect();
    let preludes = text.split('{').filter_map(|part| part.rsplit(['}', ';']).next());
    let selectors = preludes.flat_map(selectors);
    let class = |selector: &str| selector.strip_prefix('.').map(str::to_owned);
    let alone =
        |name: &String| name.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_');
    selectors.filter_map(class).filter(alone).collect()
}

/// What commas part, but for those between parentheses.
fn selectors(prelude: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    let parts = prelude.split(move |letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        letter == ',' && depth == 0
    });
    parts.map(str::trim)
}
