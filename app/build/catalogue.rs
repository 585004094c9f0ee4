//! Reads a pair of catalogue files and compares them: both languages must say the same things.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// A message in both languages, or a group of them, in the order of the English file.
pub(crate) enum Node {
    /// A sentence, possibly with `{placeholders}`.
    Message(Both),
    /// A sentence that depends on `{count}`: `one` for exactly 1, `other` for the rest
    /// (the CLDR cardinal categories that English and Spanish use for whole numbers we show).
    Plural { one: Both, other: Both },
    /// Named messages.
    Group(Group),
}

/// Named children in the order of the English file.
pub(crate) type Group = Vec<(String, Node)>;

/// The same sentence in both languages.
pub(crate) struct Both {
    /// English.
    pub(crate) en: String,
    /// Spanish.
    pub(crate) es: String,
}

impl Both {
    /// Names between braces, in order of first appearance in the English text.
    pub(crate) fn placeholders(&self) -> Vec<&str> {
        placeholders(&self.en).unwrap_or_default()
    }
}

/// The text of one catalogue file and the name to complain under.
pub(crate) struct Source {
    /// Path of the file.
    pub(crate) name: String,
    /// Its content, JSON.
    pub(crate) text: String,
}

/// Loads one namespace from its two files.
///
/// # Errors
/// Every difference between the files, each naming the file and the key to correct.
pub(crate) fn load(en: &Path, es: &Path) -> Result<Group, Vec<String>> {
    let read = |path: &Path| {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(Source { name, text }),
            Err(error) => Err(vec![format!("{name}: {error}; both languages need this file")]),
        }
    };
    pair(&read(en)?, &read(es)?)
}

/// Compares two catalogue files.
///
/// # Errors
/// As [`load`].
pub(crate) fn pair(en: &Source, es: &Source) -> Result<Group, Vec<String>> {
    let parse = |file: &Source| {
        serde_json::from_str::<Tree>(&file.text).map_err(|error| vec![format!("{}: {error}", file.name)])
    };
    let mut check = Check { en_name: &en.name, es_name: &es.name, problems: Vec::new() };
    match (parse(en)?, parse(es)?) {
        (Tree::Group(en), Tree::Group(es)) => {
            let group = check.group("", en, es);
            if check.problems.is_empty() { Ok(group) } else { Err(check.problems) }
        }
        _ => Err(vec![format!("{}, {}: a catalogue is an object of messages", en.name, es.name)]),
    }
}

struct Check<'a> {
    en_name: &'a str,
    es_name: &'a str,
    problems: Vec<String>,
}

impl Check<'_> {
    fn group(&mut self, path: &str, en: Vec<(String, Tree)>, mut es: Vec<(String, Tree)>) -> Group {
        let mut group = Group::new();
        for (key, en) in en {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            if !is_name(&key) {
                self.problems.push(format!(
                    "{}: `{path}`: keys are lower_snake_case words and no Rust keywords",
                    self.en_name
                ));
            }
            match es.iter().position(|(name, _)| *name == key) {
                None => self
                    .problems
                    .push(format!("{}: `{path}` is missing; {} has it", self.es_name, self.en_name)),
                Some(at) => {
                    let (_, es) = es.remove(at);
                    group.extend(self.node(&path, en, es).map(|node| (key, node)));
                }
            }
        }
        for (key, _) in es {
            let path = if path.is_empty() { key } else { format!("{path}.{key}") };
            self.problems.push(format!("{}: `{path}` is missing; {} has it", self.en_name, self.es_name));
        }
        group
    }

    fn node(&mut self, path: &str, en: Tree, es: Tree) -> Option<Node> {
        match (en, es) {
            (Tree::Text(en), Tree::Text(es)) => self.message(path, en, es).map(Node::Message),
            (Tree::Group(en), Tree::Group(es)) => {
                let mut group = self.group(path, en, es);
                if group.iter().any(|(key, _)| key == "one" || key == "other") {
                    return self.plural(path, &mut group);
                }
                Some(Node::Group(group))
            }
            _ => {
                self.problems.push(format!(
                    "{}: `{path}` is a message in one language and a group in the other",
                    self.es_name
                ));
                None
            }
        }
    }

    fn plural(&mut self, path: &str, group: &mut Group) -> Option<Node> {
        let complaint = format!(
            "{}: `{path}`: a plural has exactly `one` and `other`, and `other` shows {{count}}",
            self.en_name
        );
        group.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut parts = group.drain(..);
        match (parts.next(), parts.next(), parts.next()) {
            (Some((first, Node::Message(one))), Some((second, Node::Message(other))), None)
                if first == "one" && second == "other" && other.placeholders().contains(&"count") =>
            {
                Some(Node::Plural { one, other })
            }
            _ => {
                self.problems.push(complaint);
                None
            }
        }
    }

    fn message(&mut self, path: &str, en: String, es: String) -> Option<Both> {
        let mut names = Vec::new();
        for (file, text) in [(self.en_name, &en), (self.es_name, &es)] {
            if text.trim().is_empty() {
                self.problems.push(format!("{file}: `{path}` is empty"));
            }
            match placeholders(text) {
                Ok(found) => names.push(found.into_iter().collect::<BTreeSet<_>>()),
                Err(complaint) => self.problems.push(format!("{file}: `{path}`: {complaint}")),
            }
        }
        if names.len() == 2 && names[0] != names[1] {
            self.problems
                .push(format!("{}: `{path}` has other {{placeholders}} than {}", self.es_name, self.en_name));
            return None;
        }
        Some(Both { en, es })
    }
}

/// The names between braces, each once, in order of appearance.
fn placeholders(text: &str) -> Result<Vec<&str>, String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let inside = rest[open..].strip_prefix('{').and_then(|tail| tail.split_once('}'));
        let Some((name, tail)) = inside.filter(|(name, _)| is_name(name)) else {
            return Err("braces hold one lower_snake_case name: {name}".to_owned());
        };
        if !names.contains(&name) {
            names.push(name);
        }
        rest = tail;
    }
    Ok(names)
}

/// Whether a key can be a Rust function or argument name.
fn is_name(key: &str) -> bool {
    const KEYWORDS: &str = " as async await break const continue crate dyn else enum extern false fn for gen if impl in let loop \
        match mod move mut pub ref return self static struct super trait true try type unsafe use where while yield locale ";
    key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !KEYWORDS.contains(&format!(" {key} "))
}

/// JSON as we accept it: strings and objects, object order kept, no key twice.
enum Tree {
    Text(String),
    Group(Vec<(String, Tree)>),
}

impl<'de> serde::Deserialize<'de> for Tree {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> serde::de::Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a message or a group of messages")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut children: Vec<(String, Tree)> = Vec::new();
        while let Some((key, child)) = map.next_entry::<String, Tree>()? {
            if children.iter().any(|(name, _)| *name == key) {
                return Err(serde::de::Error::custom(format!("`{key}` stands here twice")));
            }
            children.push((key, child));
        }
        Ok(Tree::Group(children))
    }
}
