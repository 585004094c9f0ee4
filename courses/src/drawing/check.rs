//! What a figure may hold.

use std::collections::BTreeSet;

use domain::{Locale, Localized};
use quick_xml::events::{BytesStart, Event};

use super::{attributes, name_of};
use crate::rule::Rule;
use crate::toml_reader::Scope;

/// Elements a figure is drawn with.
const ELEMENTS: [&str; 20] = [
    "svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "text", "tspan", "defs",
    "clipPath", "mask", "marker", "pattern", "symbol", "use", "title", "desc",
];

/// Attributes that paint.
const PAINTS: [&str; 6] = ["fill", "stroke", "color", "stop-color", "flood-color", "lighting-color"];

/// Looks for what must not be in a figure.
#[derive(Default)]
pub(super) struct Check {
    view_box: Option<(u32, u32)>,
    pub(super) ids: BTreeSet<String>,
    references: Vec<(usize, String)>,
    texts: Localized<usize>,
    seen_root: bool,
    refused: bool,
}

impl Check {
    pub(super) fn event(&mut self, scope: Scope<'_>, offset: usize, event: &Event<'_>) {
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
        scope.error(Rule::Drawing, offset, message, remedy);
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
        if PAINTS.contains(&lower.as_str()) && !is_the_themes(value) {
            let remedy = "use a class of README.md; `none`, `currentColor` and `url(#id)` name no colour";
            scope.error(Rule::FigureColour, offset, format!("`{key}=\"{value}\"` names a colour"), remedy);
            self.refused = true;
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
    pub(super) fn finish(&mut self, scope: Scope<'_>) -> Option<(u32, u32)> {
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

/// Whether paint leaves its colour to the theme.
fn is_the_themes(paint: &str) -> bool {
    let paint = paint.trim();
    let pattern = paint.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')'));
    paint == "none"
        || paint.eq_ignore_ascii_case("currentColor")
        || pattern.is_some_and(|id| !id.contains(')'))
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
