//! Figures: SVG files read once, checked to be harmless, and cut to the texts of one language.
//!
//! A drawing is inlined into pages after these have been sanitised, so everything that could run, load or
//! restyle is refused here, by a list of what is allowed rather than of what is not.

mod check;
mod cut;

use domain::learning::Figure;
use domain::slug::FigureName;
use domain::{Locale, Localized};
use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use self::check::Check;
use self::cut::Cutter;
use crate::document::Document;
use crate::problem::Report;
use crate::rule::Rule;
use crate::toml_reader::Scope;

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
                        Rule::Syntax,
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
