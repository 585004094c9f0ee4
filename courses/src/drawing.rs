//! Figures: SVG files read once, checked to be harmless, and cut to the texts of one language.
//!
//! A drawing is inlined into pages after these have been sanitised, so everything that could run, load or
//! restyle is refused here, by a list of what is allowed rather than of what is not.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use domain::learning::Figure;
use domain::slug::FigureName;
use domain::{Locale, Localized};
use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use crate::document::Document;
use crate::problem::Report;
use crate::toml_reader::Scope;

/// Elements a figure is drawn with.
const ELEMENTS: [&str; 20] = [
    "svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "text", "tspan", "defs",
    "clipPath", "mask", "marker", "pattern", "symbol", "use", "title", "desc",
];

/// Stands before every id inside a drawing until the drawing is shown; then it becomes a prefix of that use.
const ID_PREFIX: char = '\u{E001}';

/// A figure file, ready to be shown in either language any number of times.
#[derive(Debug, Clone)]
pub(crate) struct Drawing {
    name: FigureName,
    width: u32,
    height: u32,
    /// Attributes of the root element, then its content, with [`ID_PREFIX`] before every id.
    parts: Localized<(String, String)>,
    has_ids: bool,
}

impl Drawing {
    /// Reads a figure file and reports what must not or cannot be shown.
    pub(crate) fn read(name: FigureName, document: &Document, report: &Report) -> Option<Self> {
        let scope = Scope { document, report };
        let mut cutters = Locale::ALL.map(Cutter::new);
        let mut check = Check::default();
        let mut reader = Reader::from_str(&document.text);
        loop {
            let offset = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match reader.read_event() {
                Err(error) => {
                    scope.error(
                        offset,
                        format!("not valid SVG: {error}"),
                        "close every element and quote every attribute",
                    );
                    return None;
                }
                Ok(Event::Eof) => break,
                Ok(event) => {
                    check.event(scope, offset, &event);
                    for cutter in &mut cutters {
                        cutter.event(&event);
                    }
                }
            }
        }
        let (width, height) = check.finish(scope)?;
        let has_ids = !check.ids.is_empty();
        let [en, es] = cutters.map(|cutter| (cutter.root, cutter.inner));
        Some(Self { name, width, height, parts: Localized { en, es }, has_ids })
    }

    /// The drawing as an image called `alt`; `n` tells several uses on one page apart.
    pub(crate) fn named(&self, locale: Locale, alt: &str, n: usize) -> String {
        self.element(
            locale,
            &format!(r#"role="img" aria-label="{}""#, escape(alt)),
            &format!("{}-{n}-", self.name),
        )
    }

    /// The drawing for the catalogue, nameless.
    pub(crate) fn to_figure(&self) -> Figure {
        let svg = |locale| {
            self.element(locale, r#"aria-hidden="true" focusable="false""#, &format!("{}-", self.name))
        };
        Figure {
            name: self.name.clone(),
            width: self.width,
            height: self.height,
            svg: Localized { en: svg(Locale::En), es: svg(Locale::Es) },
        }
    }

    fn element(&self, locale: Locale, naming: &str, id_prefix: &str) -> String {
        let (root, inner) = self.parts.get(locale);
        let svg = format!("<svg{root} {naming}>{inner}</svg>");
        if self.has_ids { svg.replace(ID_PREFIX, id_prefix) } else { svg }
    }
}

/// Looks for what must not be in a figure.
#[derive(Default)]
struct Check {
    view_box: Option<(u32, u32)>,
    ids: BTreeSet<String>,
    references: Vec<(usize, String)>,
    texts: Localized<usize>,
    seen_root: bool,
    refused: bool,
}

impl Check {
    fn event(&mut self, scope: Scope<'_>, offset: usize, event: &Event<'_>) {
        match event {
            Event::Start(element) | Event::Empty(element) => self.element(scope, offset, element),
            Event::PI(_) | Event::DocType(_) | Event::CData(_) => {
                self.refuse(
                    scope,
                    offset,
                    "a figure has no instructions, document type or CDATA",
                    "take it out",
                );
            }
            Event::GeneralRef(reference) => {
                let known =
                    ["amp", "lt", "gt", "quot", "apos"].iter().any(|name| **reference == *name.as_bytes());
                if !known && !reference.is_char_ref() {
                    self.refuse(
                        scope,
                        offset,
                        "a figure has an entity that pages do not know",
                        "write the character itself",
                    );
                }
            }
            _ => {}
        }
    }

    fn refuse(&mut self, scope: Scope<'_>, offset: usize, message: impl Into<String>, remedy: &str) {
        scope.error(offset, message, remedy);
        self.refused = true;
    }

    fn element(&mut self, scope: Scope<'_>, offset: usize, element: &BytesStart<'_>) {
        let name = name_of(element);
        if !ELEMENTS.contains(&name.as_str()) {
            self.refuse(
                scope,
                offset,
                format!("<{name}> is not allowed in a figure"),
                "draw with paths, shapes and text",
            );
        }
        let is_root = !std::mem::replace(&mut self.seen_root, true);
        if is_root && name != "svg" {
            self.refuse(
                scope,
                offset,
                "the file does not start with <svg>",
                "make <svg viewBox=\"0 0 640 H\"> the root",
            );
        }
        if element.attributes().any(|attribute| attribute.is_err()) {
            self.refuse(
                scope,
                offset,
                format!("<{name}> has a malformed attribute"),
                "write each attribute once, as name=\"value\"",
            );
        }
        for (key, value) in attributes(element) {
            self.attribute(scope, offset, &key, &value);
            if is_root && key == "viewBox" {
                self.view_box = view_box(&value);
            }
        }
    }

    fn attribute(&mut self, scope: Scope<'_>, offset: usize, key: &str, value: &str) {
        let lower = key.to_ascii_lowercase();
        if lower.starts_with("on") || lower == "style" {
            self.refuse(
                scope,
                offset,
                format!("attribute `{key}` is not allowed in a figure"),
                "use classes and presentation attributes",
            );
        }
        if matches!(lower.as_str(), "href" | "xlink:href" | "src") {
            match value.strip_prefix('#') {
                Some(id) => self.references.push((offset, id.to_owned())),
                None => self.refuse(
                    scope,
                    offset,
                    format!("`{key}` leads out of the figure"),
                    "refer to an id of this file, #id",
                ),
            }
        }
        for target in value.split("url(").skip(1) {
            let target = target.split(')').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
            match target.strip_prefix('#') {
                Some(id) => self.references.push((offset, id.to_owned())),
                None => self.refuse(
                    scope,
                    offset,
                    "`url(…)` leads out of the figure",
                    "refer to an id of this file, url(#id)",
                ),
            }
        }
        match lower.as_str() {
            "id" if !self.ids.insert(value.to_owned()) => {
                self.refuse(
                    scope,
                    offset,
                    format!("id `{value}` is used twice"),
                    "give each element an id of its own",
                );
            }
            "data-lang" => match Locale::ALL.into_iter().find(|locale| locale.tag() == value) {
                Some(Locale::En) => self.texts.en += 1,
                Some(Locale::Es) => self.texts.es += 1,
                None => self.refuse(
                    scope,
                    offset,
                    format!("data-lang=\"{value}\" is no language of the academy"),
                    "use en or es",
                ),
            },
            _ => {}
        }
    }

    /// Width and height of a figure that may be shown.
    fn finish(&mut self, scope: Scope<'_>) -> Option<(u32, u32)> {
        if self.texts.en != self.texts.es {
            let Localized { en, es } = self.texts;
            self.refuse(
                scope,
                0,
                format!("{en} texts are English and {es} are Spanish"),
                "give every text with data-lang its translation",
            );
        }
        for (offset, id) in std::mem::take(&mut self.references) {
            if !self.ids.contains(&id) {
                self.refuse(
                    scope,
                    offset,
                    format!("#{id} is not in the figure"),
                    "refer to an id of this file",
                );
            }
        }
        if self.view_box.is_none() {
            self.refuse(
                scope,
                0,
                "the figure has no usable viewBox",
                "write viewBox=\"0 0 640 HEIGHT\" on <svg>",
            );
        }
        self.view_box.filter(|_| !self.refused)
    }
}

/// Writes the content of a drawing without the texts of the other language.
struct Cutter {
    locale: Locale,
    root: String,
    inner: String,
    depth: usize,
    /// Depth of the element that is left out, with everything in it.
    skipping: Option<usize>,
    /// Number of open elements whose white space is text.
    in_text: usize,
}

impl Cutter {
    fn new(locale: Locale) -> Self {
        Self { locale, root: String::new(), inner: String::new(), depth: 0, skipping: None, in_text: 0 }
    }

    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => {
                self.open(element, ">");
                self.depth += 1;
                self.in_text += usize::from(is_text(&name_of(element)));
            }
            Event::Empty(element) => self.open(element, "/>"),
            Event::End(element) => {
                self.depth = self.depth.saturating_sub(1);
                let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
                self.in_text -= usize::from(is_text(&name)).min(self.in_text);
                if self.skipping == Some(self.depth) {
                    self.skipping = None;
                } else if self.depth > 0 && self.skipping.is_none() {
                    self.push(&format!("</{name}>"));
                }
            }
            // Escaped as it stands in the file, where it was well-formed.
            Event::Text(text) if self.in_text > 0 => self.push(&String::from_utf8_lossy(text)),
            Event::GeneralRef(reference) if self.in_text > 0 => {
                self.push(&format!("&{};", String::from_utf8_lossy(reference)));
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.skipping.is_none() {
            self.inner.push_str(text);
        }
    }

    fn open(&mut self, element: &BytesStart<'_>, end: &str) {
        let other = attributes(element).any(|(key, value)| key == "data-lang" && value != self.locale.tag());
        if other && self.skipping.is_none() {
            // An element without content has nothing to skip after it.
            if end == ">" {
                self.skipping = Some(self.depth);
            }
            return;
        }
        let is_root = self.depth == 0;
        let mut written = String::new();
        for (key, value) in attributes(element) {
            if key == "data-lang"
                || key.starts_with("xmlns")
                || (is_root && matches!(key.as_str(), "role" | "width" | "height"))
            {
                continue;
            }
            // Writing into a String cannot fail.
            let _ = write!(written, r#" {key}="{}""#, escape(prefixed(&key, &value)));
        }
        if is_root {
            self.root = written;
        } else {
            self.push(&format!("<{}{written}{end}", name_of(element)));
        }
    }
}

fn prefixed(key: &str, value: &str) -> String {
    match key {
        "id" => format!("{ID_PREFIX}{value}"),
        "href" | "xlink:href" => value.replacen('#', &format!("#{ID_PREFIX}"), 1),
        _ => value.replace("url(#", &format!("url(#{ID_PREFIX}")),
    }
}

fn is_text(name: &str) -> bool {
    matches!(name, "text" | "tspan" | "title" | "desc")
}

fn name_of(element: &BytesStart<'_>) -> String {
    String::from_utf8_lossy(element.name().as_ref()).into_owned()
}

/// Attributes with their values unescaped. Malformed ones are left out of the drawing, and [`Check`] refuses it.
fn attributes<'e>(element: &'e BytesStart<'_>) -> impl Iterator<Item = (String, String)> + 'e {
    element.attributes().flatten().map(|attribute| {
        let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
        let raw = String::from_utf8_lossy(&attribute.value).into_owned();
        let value =
            quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned);
        (key, value)
    })
}

fn view_box(text: &str) -> Option<(u32, u32)> {
    let numbers: Vec<f64> = text
        .split([' ', ','])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match numbers[..] {
        [0.0, 0.0, width, height]
            if (1.0..=10_000.0).contains(&width) && (1.0..=10_000.0).contains(&height) =>
        {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "both are within 1 to 10 000"
            )]
            Some((width.round() as u32, height.round() as u32))
        }
        _ => None,
    }
}
