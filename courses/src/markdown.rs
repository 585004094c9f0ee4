//! Lesson text: Markdown with citations, glossary links, figures and three kinds of notes, checked and turned
//! into HTML that a page can show as it is.
//!
//! [`html`] writes the HTML, [`sanitise`] lets through only what it is meant to write. Figures are put in after
//! that, because they come from our own files and were checked by [`crate::drawing`]. [`plain`] keeps the words.

mod check;
mod html;
mod plain;
mod sanitise;

use std::collections::{BTreeMap, BTreeSet};

use comrak::nodes::{AlertType, Node, NodeValue};
use comrak::{Arena, Options};
use domain::Locale;
use domain::learning::{LessonBody, PlainText, Section, Source, SourceNumber};
use domain::slug::{FigureName, MediumName, TermSlug};

use crate::drawing::Drawing;
use crate::medium::Recorded;
use crate::readability::Measure;
use crate::toml_reader::Scope;
use crate::translation::Said;

/// What a text may refer to.
pub(crate) struct Shelf<'c> {
    pub(crate) sources: &'c BTreeMap<SourceNumber, Source>,
    /// Figures by name; a file that could not be read is known but has no drawing.
    pub(crate) figures: &'c BTreeMap<FigureName, Option<Drawing>>,
    /// Films and recordings by name; one whose files are not complete is known but cannot be shown.
    pub(crate) media: &'c BTreeMap<MediumName, Option<Recorded>>,
    pub(crate) terms: &'c BTreeSet<TermSlug>,
}

impl<'c> Shelf<'c> {
    /// The film or the recording of that name, if it can be shown.
    fn recorded(&self, name: &str) -> Option<&'c Recorded> {
        self.media.get(&MediumName::parse(name).ok()?)?.as_ref()
    }
}

/// A Markdown text and where it stands in its file.
#[derive(Clone, Copy)]
pub(crate) struct Text<'d> {
    pub(crate) scope: Scope<'d>,
    pub(crate) markdown: &'d str,
    /// Line of the file on which the text starts, from 1.
    pub(crate) first_line: usize,
    pub(crate) locale: Locale,
}

impl Text<'_> {
    /// The byte of the file at which a node starts.
    fn offset(&self, node: Node<'_>) -> usize {
        let start = node.data().sourcepos.start;
        self.scope.document.line_start(self.first_line + start.line.max(1) - 1)
            + start.column.saturating_sub(1)
    }
}

/// What kind of block stands where; the two languages must agree in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) what: String,
    pub(crate) offset: usize,
}

/// The opening or a section of a text, as far as it is measured.
#[derive(Debug, Default)]
pub(crate) struct Part {
    /// Where it starts: a section at its heading.
    pub(crate) offset: usize,
    /// Words a reader reads in it, those of tables and captions among them.
    pub(crate) words: u32,
    pub(crate) prose: Measure,
}

/// A text, checked and turned into HTML.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub(crate) body: LessonBody,
    /// Sources cited, each with the place of its first citation.
    pub(crate) cited: BTreeMap<SourceNumber, usize>,
    /// Sections, notes, tables and figures in order.
    pub(crate) shape: Vec<Mark>,
    /// Places of second-level headings.
    pub(crate) headings: Vec<usize>,
    /// Whether each section ends in something to do.
    pub(crate) actions: Vec<bool>,
    /// What stands before the first section.
    pub(crate) opening: Part,
    pub(crate) sections: Vec<Part>,
    /// Everything that is said in words, piece by piece.
    pub(crate) said: Vec<Said>,
    /// What is said for safety.
    pub(crate) cautions: Vec<Said>,
}

/// Checks a text and turns it into HTML. Problems go to the text's report; the result is complete only when
/// there are none.
pub(crate) fn render(text: Text<'_>, shelf: &Shelf<'_>) -> Rendered {
    let arena = Arena::new();
    let markdown = with_footnotes(text.markdown);
    let root = comrak::parse_document(&arena, &markdown, &options());
    let mut rendered = Rendered::default();
    check::check(text, shelf, root, &mut rendered);

    let mut writer = html::Writer::new(text.locale, shelf);
    let mut intro = String::new();
    let mut sections: Vec<Section> = Vec::new();
    for block in root.children() {
        match &block.data().value {
            NodeValue::FootnoteDefinition(_) => continue,
            NodeValue::Heading(heading) if heading.level <= 2 => {
                let title = block.collect_text();
                let id = writer.unique_id(&title);
                sections.push(Section {
                    id,
                    heading: title,
                    html: String::new(),
                    plain: PlainText::default(),
                });
                rendered.sections.push(Part { offset: text.offset(block), ..Part::default() });
                continue;
            }
            _ => {}
        }
        let (html, words_of) = match sections.last_mut() {
            Some(section) => (&mut section.html, &mut section.plain),
            None => (&mut intro, &mut rendered.body.intro_plain),
        };
        writer.write(block, html);
        plain::gather(block, text.locale, shelf, words_of);
        rendered.body.words += words(block);
        let part = rendered.sections.last_mut().unwrap_or(&mut rendered.opening);
        measure(block, text, part);
    }
    rendered.body.intro_html = writer.finish(&intro);
    for section in &mut sections {
        section.html = writer.finish(&section.html);
    }
    rendered.body.sections = sections;
    rendered
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options
}

/// Defines every footnote that is referred to. Sources are kept in the register, not in each text, and the parser
/// knows a footnote mark only when there is a definition for it.
fn with_footnotes(markdown: &str) -> String {
    let names: BTreeSet<&str> = markdown
        .split("[^")
        .skip(1)
        .filter_map(|rest| rest.split_once(']'))
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && !name.contains(char::is_whitespace))
        .collect();
    let definitions = names.iter().flat_map(|name| ["\n\n[^", name, "]: ."]);
    std::iter::once(markdown).chain(definitions).collect()
}

/// Words a reader reads. A picture's alternative text is not among them.
fn words(block: Node<'_>) -> u32 {
    let count: usize = block
        .descendants()
        .filter(|node| !node.ancestors().any(|up| matches!(up.data().value, NodeValue::Image(_))))
        .map(|node| match &node.data().value {
            NodeValue::Text(text) => counted(text),
            NodeValue::Code(code) => counted(&code.literal),
            NodeValue::CodeBlock(code) => counted(&code.literal),
            _ => 0,
        })
        .sum();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Words of the captions below the figures, films and recordings of a block.
fn caption_words(block: Node<'_>) -> u32 {
    let count: usize = block
        .descendants()
        .map(|node| match &node.data().value {
            NodeValue::Image(image) => counted(&image.title),
            _ => 0,
        })
        .sum();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Adds a block to the part of the text that it stands in.
fn measure(block: Node<'_>, text: Text<'_>, part: &mut Part) {
    // Sections have their place already, at the heading before their first block.
    if part.offset == 0 {
        part.offset = text.offset(block);
    }
    part.words += words(block) + caption_words(block);
    measure_prose(block, text.locale, &mut part.prose);
}

/// Measures running text. Tables are looked up rather than read, captions stand with their figures, and what is said for
/// safety has one wording that a lesson does not choose.
fn measure_prose(block: Node<'_>, locale: Locale, measure: &mut Measure) {
    if matches!(&block.data().value, NodeValue::Alert(alert) if alert.alert_type == AlertType::Caution) {
        return;
    }
    let paragraphs = block.descendants().filter(|node| matches!(node.data().value, NodeValue::Paragraph));
    for paragraph in paragraphs {
        let figure = paragraph.descendants().any(|node| matches!(node.data().value, NodeValue::Image(_)));
        if !figure {
            measure.add(&paragraph.collect_text(), locale);
        }
    }
}

fn counted(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
