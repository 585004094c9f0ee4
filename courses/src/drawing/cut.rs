//! A figure in one language.

use std::fmt::Write as _;

use domain::Locale;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use super::{ID_PREFIX, attributes, name_of};

/// Writes the content of a drawing without the texts of the other language.
pub(super) struct Cutter {
    locale: Locale,
    /// Attributes of the root element.
    pub(super) root: String,
    /// What stands in it.
    pub(super) inner: String,
    depth: usize,
    /// Depth of the element that is left out, with everything in it.
    skipping: Option<usize>,
    /// Number of open elements whose white space is text.
    in_text: usize,
}

impl Cutter {
    pub(super) fn new(locale: Locale) -> Self {
        Self { locale, root: String::new(), inner: String::new(), depth: 0, skipping: None, in_text: 0 }
    }

    pub(super) fn event(&mut self, event: &Event<'_>) {
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
