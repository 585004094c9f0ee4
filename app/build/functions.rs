//! Writes Rust functions for a checked catalogue.
//!
//! One small function per message keeps unused messages out of the wasm file (the linker drops
//! them) and lets an editor complete, document and rename them like any other function.

use std::fmt::Write;

use crate::catalogue::{Both, Group, Node};

/// Appends `pub mod name { … }` with one function per message.
pub(crate) fn write_module(code: &mut String, name: &str, group: &Group, depth: usize) {
    let pad = "    ".repeat(depth);
    line(code, &pad, &format!("/// Messages of `{name}`."));
    if depth == 0 {
        line(
            code,
            &pad,
            "#[allow(clippy::match_same_arms, reason = \"some words are the same in both languages\")]",
        );
    }
    line(code, &pad, &format!("pub mod {name} {{"));
    let prelude = if group.iter().any(|(_, node)| !matches!(node, Node::Group(_))) {
        "    use crate::i18n::Locale;"
    } else {
        ""
    };
    line(code, &pad, prelude);
    for (key, node) in group {
        match node {
            Node::Group(children) => write_module(code, key, children, depth + 1),
            Node::Message(text) => write_message(code, key, text, &format!("{pad}    ")),
            Node::Plural { one, other } => write_plural(code, key, one, other, &format!("{pad}    ")),
        }
    }
    line(code, &pad, "}");
}

fn write_message(code: &mut String, key: &str, text: &Both, pad: &str) {
    document(code, pad, text);
    let arguments = arguments(&text.placeholders(), false);
    let (kind, wrap): (_, fn(&str) -> String) = if arguments.is_empty() {
        ("&'static str", |text| format!("{text:?}"))
    } else {
        ("String", formatted)
    };
    line(code, pad, "#[must_use]");
    line(code, pad, &format!("pub fn {key}(locale: Locale{arguments}) -> {kind} {{"));
    line(
        code,
        pad,
        &format!("    match locale {{ Locale::En => {}, Locale::Es => {} }}", wrap(&text.en), wrap(&text.es)),
    );
    line(code, pad, "}");
}

fn write_plural(code: &mut String, key: &str, one: &Both, other: &Both, pad: &str) {
    document(code, pad, other);
    let mut names = other.placeholders();
    names.extend(one.placeholders().into_iter().filter(|name| !other.placeholders().contains(name)));
    line(code, pad, "#[must_use]");
    line(code, pad, &format!("pub fn {key}(locale: Locale{}) -> String {{", arguments(&names, true)));
    line(code, pad, "    let (single, count) = crate::i18n::counted(locale, count);");
    line(code, pad, "    match (locale, single) {");
    for (locale, single, text) in
        [("En", true, &one.en), ("En", false, &other.en), ("Es", true, &one.es), ("Es", false, &other.es)]
    {
        line(code, pad, &format!("        (Locale::{locale}, {single}) => {},", formatted(text)));
    }
    line(code, pad, "    }");
    line(code, pad, "}");
}

/// A `format!` call, or a plain copy where nothing is filled in.
fn formatted(text: &str) -> String {
    if text.contains('{') { format!("format!({text:?})") } else { format!("{text:?}.to_owned()") }
}

fn arguments(names: &[&str], plural: bool) -> String {
    names.iter().fold(String::new(), |mut list, name| {
        let kind =
            if plural && *name == "count" { "impl crate::i18n::Count" } else { "impl std::fmt::Display" };
        let _ = write!(list, ", {name}: {kind}");
        list
    })
}

fn document(code: &mut String, pad: &str, text: &Both) {
    line(code, pad, &format!("/// `{:?}` · `{:?}`", text.en, text.es));
}

fn line(code: &mut String, pad: &str, text: &str) {
    if !text.is_empty() {
        code.push_str(pad);
        code.push_str(text);
        code.push('\n');
    }
}
