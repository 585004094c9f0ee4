//! The build stops when the two languages do not say the same things.

#[allow(dead_code)]
#[path = "../build/catalogue.rs"]
mod catalogue;
#[allow(dead_code)]
#[path = "../build/functions.rs"]
mod functions;

use std::fs;
use std::path::Path;

use catalogue::{Group, Node, Source};

fn compile(en: &str, es: &str) -> Result<String, Vec<String>> {
    let source = |name: &str, text: &str| Source { name: name.to_owned(), text: text.to_owned() };
    let group = catalogue::pair(&source("en.json", en), &source("es.json", es))?;
    let mut code = String::new();
    functions::write_module(&mut code, "room", &group, 0);
    Ok(code)
}

#[track_caller]
fn refused(en: &str, es: &str) -> String {
    compile(en, es).expect_err("these catalogues differ").join("\n")
}

#[test]
fn a_key_missing_in_spanish_is_named() {
    let problem = refused(r#"{"sign_in":{"title":"Sign in"}}"#, r#"{"sign_in":{}}"#);
    assert_eq!(problem, "es.json: `sign_in.title` is missing; en.json has it");
}

#[test]
fn a_key_missing_in_english_is_named() {
    assert!(refused("{}", r#"{"title":"Entrar"}"#).starts_with("en.json: `title` is missing"));
}

#[test]
fn every_difference_is_reported_at_once() {
    assert_eq!(refused(r#"{"a":"A","b":"B","c":"C"}"#, r#"{"b":"B"}"#).lines().count(), 2);
}

#[test]
fn both_languages_use_the_same_placeholders() {
    assert!(refused(r#"{"a":"Hello {name}"}"#, r#"{"a":"Hola {nombre}"}"#).contains("other {placeholders}"));
}

#[test]
fn an_empty_or_repeated_message_is_refused() {
    assert!(refused(r#"{"a":"A"}"#, r#"{"a":" "}"#).contains("`a` is empty"));
    assert!(refused(r#"{"a":"A","a":"B"}"#, r#"{"a":"A"}"#).contains("twice"));
}

#[test]
fn a_brace_that_is_no_placeholder_is_refused() {
    for text in ["{", "}", "{}", "{Name}", "{a", "a}"] {
        let catalogue = format!(r#"{{"a":"{text}"}}"#);
        assert!(refused(&catalogue, &catalogue).contains("braces hold one"), "{text}");
    }
}

#[test]
fn a_plural_has_both_forms_and_shows_the_count() {
    let good = r#"{"n":{"one":"One left","other":"{count} left"}}"#;
    assert!(refused(r#"{"n":{"other":"{count}"}}"#, r#"{"n":{"other":"{count}"}}"#).contains("plural"));
    assert!(
        refused(r#"{"n":{"one":"1","other":"x"}}"#, r#"{"n":{"one":"1","other":"x"}}"#).contains("plural")
    );
    assert!(
        compile(good, good)
            .expect("a plural")
            .contains("pub fn n(locale: Locale, count: impl crate::i18n::Count)")
    );
}

#[test]
fn arguments_come_in_the_order_of_the_english_text() {
    let code =
        compile(r#"{"a":"{first} then {second}"}"#, r#"{"a":"{second} tras {first}"}"#).expect("a message");
    assert!(
        code.contains(
            "pub fn a(locale: Locale, first: impl std::fmt::Display, second: impl std::fmt::Display)"
        )
    );
}

#[test]
fn keywords_are_not_keys() {
    assert!(refused(r#"{"type":"A"}"#, r#"{"type":"A"}"#).contains("keywords"));
}

/// A message nobody shows is a translation nobody checks.
#[test]
fn every_message_is_shown_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    for folder in ["src", "../server"] {
        read_sources(&root.join(folder), &mut code);
    }
    let mut idle = Vec::new();
    for entry in fs::read_dir(root.join("locales/en")).expect("catalogues").flatten() {
        let path = entry.path();
        let namespace = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let group = catalogue::load(&path, &path).expect("a catalogue");
        list_idle(&group, &namespace, None, &code, &mut idle);
    }
    assert!(idle.is_empty(), "remove these messages, or show them:\n{}", idle.join("\n"));
}

fn list_idle(group: &Group, path: &str, parent: Option<&str>, code: &str, idle: &mut Vec<String>) {
    for (key, node) in group {
        let path = format!("{path}.{key}");
        if let Node::Group(children) = node {
            list_idle(children, &path, Some(key), code, idle);
        } else if !code.contains(&format!("{}::{key}", parent.unwrap_or_default())) {
            idle.push(path);
        }
    }
}

fn read_sources(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).expect("a source folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            read_sources(&path, code);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(&path).expect("a source file"));
        }
    }
}
