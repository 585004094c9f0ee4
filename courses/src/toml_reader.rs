//! Reads TOML by hand instead of by derive, so that one pass reports *every* problem of a file with its
//! line, where deserialising stops at the first.
//!
//! Readers return `Option`: `None` means a problem was already reported.

mod fields;

use std::ops::{Range, RangeInclusive};
use std::str::FromStr;

use domain::{Locale, Localized};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::document::Document;
use crate::problem::{Place, Report};
use crate::rule::Rule;
use crate::translation;

/// A file being read and where its problems go.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'d> {
    pub(crate) document: &'d Document,
    pub(crate) report: &'d Report,
}

impl Scope<'_> {
    pub(crate) fn error(
        &self,
        rule: Rule,
        offset: usize,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.report.error(rule, self.document.place(offset), message, remedy);
    }

    pub(crate) fn warn(
        &self,
        rule: Rule,
        offset: usize,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.report.warn(rule, self.document.place(offset), message, remedy);
    }
}

/// Parses TOML and reports every syntax error. Offsets in `text` must be those of the document.
pub(crate) fn parse<'d>(scope: Scope<'d>, text: &'d str) -> Option<Spanned<DeTable<'d>>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        scope.error(
            Rule::Syntax,
            error.span().map_or(0, |span| span.start),
            format!("not valid TOML: {}", error.message()),
            "correct the syntax; texts stand in \"quotes\", tables in { braces } or under [headers]",
        );
    }
    errors.is_empty().then_some(table)
}

/// A table whose keys are known.
pub(crate) struct Table<'d, 't> {
    pub(crate) scope: Scope<'d>,
    entries: &'t DeTable<'d>,
    start: usize,
}

/// A value under a key.
#[derive(Clone, Copy)]
pub(crate) struct Value<'d, 't> {
    pub(crate) scope: Scope<'d>,
    key: &'t str,
    node: &'t Spanned<DeValue<'d>>,
}

impl<'d, 't> Table<'d, 't> {
    /// Opens a table and reports keys that mean nothing there.
    pub(crate) fn open(scope: Scope<'d>, table: &'t DeTable<'d>, start: usize, known: &[&str]) -> Self {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            scope.error(
                Rule::Field,
                key.span().start,
                format!("unknown key `{}`", key.get_ref()),
                format!("use one of: {}", known.join(", ")),
            );
        }
        Self { scope, entries: table, start }
    }

    /// Where the table starts.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    pub(crate) fn place(&self) -> Place {
        self.scope.document.place(self.start)
    }

    pub(crate) fn optional(&self, key: &'static str) -> Option<Value<'d, 't>> {
        self.entries.get(key).map(|node| Value { scope: self.scope, key, node })
    }

    pub(crate) fn required(&self, key: &'static str) -> Option<Value<'d, 't>> {
        let value = self.optional(key);
        if value.is_none() {
            self.scope.error(
                Rule::Field,
                self.start,
                format!("`{key}` is missing"),
                format!("add `{key} = …`"),
            );
        }
        value
    }

    /// A boolean that may be left out.
    pub(crate) fn flag(&self, key: &'static str) -> Option<bool> {
        self.optional(key).map_or(Some(false), |value| value.boolean())
    }

    /// Tables of an array, read one by one; an absent array is empty.
    pub(crate) fn each<T>(
        &self,
        key: &'static str,
        known: &[&str],
        read: impl FnMut(Table<'d, 't>) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.optional(key)
            .map_or(Some(Vec::new()), |value| value.tables(known)?.into_iter().map(read).collect_all())
    }
}

impl<'d, 't> Value<'d, 't> {
    pub(crate) fn span(&self) -> Range<usize> {
        self.node.span()
    }

    pub(crate) fn error(&self, rule: Rule, message: impl Into<String>, remedy: impl Into<String>) {
        self.scope.error(rule, self.span().start, message, remedy);
    }

    fn expected(&self, what: &str) {
        let found = self.node.get_ref().type_str();
        self.error(
            Rule::Field,
            format!("`{}` must be {what}, not {found}", self.key),
            format!("write {what}"),
        );
    }

    /// Text that is not blank.
    pub(crate) fn text(&self) -> Option<String> {
        let Some(text) = self.node.get_ref().as_str() else {
            self.expected("a text in quotes");
            return None;
        };
        if text.trim().is_empty() {
            self.error(Rule::Field, format!("`{}` is empty", self.key), "write the text");
            return None;
        }
        Some(text.trim().to_owned())
    }

    /// Text that is shown as it stands.
    fn plain_text(&self) -> Option<String> {
        let text = self.text()?;
        if let Some(mark) = ["**", "](", "[^", "`", "> [!"].into_iter().find(|mark| text.contains(mark)) {
            self.error(
                Rule::Markup,
                format!("`{mark}` would be shown to the reader"),
                "this text is not Markdown; write plain words",
            );
            return None;
        }
        Some(text)
    }

    /// Plain text in both languages: `{ en = "…", es = "…" }`.
    pub(crate) fn localized(&self) -> Option<Localized<String>> {
        let texts = self.localized_values()?;
        let (en, es) = (texts.en.plain_text(), texts.es.plain_text());
        let (en, es) = (en?, es?);
        if let Some(same) = translation::shared(&en, &es) {
            texts.es.error(Rule::Untranslated, translation::message(&same), translation::REMEDY);
        }
        Some(Localized { en, es })
    }

    /// The values of both languages, for those who need their places.
    pub(crate) fn localized_values(&self) -> Option<Localized<Value<'d, 't>>> {
        let DeValue::Table(table) = self.node.get_ref() else {
            self.expected("a text in both languages, { en = \"…\", es = \"…\" }");
            return None;
        };
        let table = Table::open(self.scope, table, self.span().start, &["en", "es"]);
        let [en, es] = Locale::ALL.map(|locale| {
            let value = table.optional(locale.tag());
            if value.is_none() {
                self.error(
                    Rule::Translation,
                    format!("`{}` has no text in {}", self.key, language(locale)),
                    format!("add `{} = \"…\"`", locale.tag()),
                );
            }
            value
        });
        Some(Localized { en: en?, es: es? })
    }

    /// A slug or any other text that a type parses.
    pub(crate) fn parsed<T: FromStr<Err: std::fmt::Display>>(&self) -> Option<T> {
        let text = self.text()?;
        text.parse()
            .map_err(|error| {
                self.error(Rule::Field, format!("`{}` = \"{text}\": {error}", self.key), "correct the value")
            })
            .ok()
    }

    pub(crate) fn boolean(&self) -> Option<bool> {
        let value = self.node.get_ref().as_bool();
        if value.is_none() {
            self.expected("true or false");
        }
        value
    }

    /// A whole number within bounds.
    pub(crate) fn integer(&self, bounds: RangeInclusive<u32>) -> Option<u32> {
        let number = self.node.get_ref().as_integer();
        let number = number.and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
        let number = number.filter(|number| bounds.contains(number));
        if number.is_none() {
            self.expected(&format!("a whole number from {} to {}", bounds.start(), bounds.end()));
        }
        number
    }

    /// A number, whole or not.
    pub(crate) fn number(&self) -> Option<f64> {
        let text = match self.node.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => Some(integer.as_str()),
            DeValue::Float(float) => Some(float.as_str()),
            _ => None,
        };
        let number = text.and_then(|text| text.parse::<f64>().ok());
        if number.is_none() {
            self.expected("a number");
        }
        number
    }

    /// Text over several lines as it stands, and the line on which it starts.
    pub(crate) fn multiline(&self) -> Option<(&'t str, usize)> {
        self.text()?;
        let Range { start, .. } = self.span();
        let source = &self.scope.document.text[start..];
        // TOML leaves out a line break right after the opening quotes.
        let below = usize::from(source.starts_with("\"\"\"\n") || source.starts_with("'''\n"));
        let text = self.node.get_ref().as_str()?;
        Some((text, self.scope.document.line_of(start) + below))
    }

    /// Elements of an array, read one by one.
    pub(crate) fn list_of<T>(&self, read: impl FnMut(&Self) -> Option<T>) -> Option<Vec<T>> {
        self.list()?.iter().map(read).collect_all()
    }

    /// The entries of a table whose keys are data.
    pub(crate) fn entries(&self) -> Option<Vec<(&'t str, Value<'d, 't>)>> {
        let DeValue::Table(table) = self.node.get_ref() else {
            self.expected("a table");
            return None;
        };
        let entries = table.iter().map(|(key, node)| (key.get_ref().as_ref(), Value { node, ..*self }));
        Some(entries.collect())
    }

    /// The elements of an array.
    pub(crate) fn list(&self) -> Option<Vec<Value<'d, 't>>> {
        let DeValue::Array(array) = self.node.get_ref() else {
            self.expected("a list in [brackets]");
            return None;
        };
        Some(array.iter().map(|node| Value { node, ..*self }).collect())
    }

    /// The value as a table.
    pub(crate) fn table(&self, known: &[&str]) -> Option<Table<'d, 't>> {
        let DeValue::Table(table) = self.node.get_ref() else {
            self.expected("a table");
            return None;
        };
        Some(Table::open(self.scope, table, self.span().start, known))
    }

    /// The elements of an array as tables, `[[key]]` in the file.
    fn tables(&self, known: &[&str]) -> Option<Vec<Table<'d, 't>>> {
        self.list()?.iter().map(|value| value.table(known)).collect_all()
    }
}

/// Collects into all or nothing like `collect::<Option<Vec<_>>>()`, but looks at every element first, so that
/// each one reports its problems.
pub(crate) trait CollectAll<T> {
    fn collect_all(self) -> Option<Vec<T>>;
}

impl<T, I: Iterator<Item = Option<T>>> CollectAll<T> for I {
    fn collect_all(self) -> Option<Vec<T>> {
        let all: Vec<Option<T>> = self.collect();
        all.into_iter().collect()
    }
}

/// The name of a language, for messages.
pub(crate) fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "English",
        Locale::Es => "Spanish",
    }
}
