//! What a text may contain and refer to.

use comrak::nodes::{AlertType, ListType, Node, NodeAlert, NodeFootnoteReference, NodeLink, NodeValue};
use domain::learning::{Interactive, MediumKind, SourceNumber};
use domain::slug::{FigureName, MediumName, TermSlug};

use super::html::label;
use super::{Mark, Rendered, Shelf, Text, counted};
use crate::medium::Recorded;
use crate::rule::Rule;
use crate::translation::Said;

/// Pages of the site that a text may lead to.
const PAGES: [&str; 3] = ["artists", "courses", "verify"];

/// The least words in which one can say what a figure shows.
const FEWEST_WORDS: usize = 4;

/// Words for a figure itself, and the endings of its file.
const WORDS_FOR_FIGURES: [&str; 12] = [
    "figure",
    "figura",
    "image",
    "imagen",
    "picture",
    "drawing",
    "dibujo",
    "film",
    "recording",
    "svg",
    "png",
    "jpg",
];

/// Walks the text once, reports problems and notes down what it refers to.
pub(super) fn check(text: Text<'_>, shelf: &Shelf<'_>, root: Node<'_>, rendered: &mut Rendered) {
    let lines = text.markdown.lines().count();
    for node in root.descendants() {
        if node.data().sourcepos.start.line > lines {
            continue; // the footnote definitions put behind the text
        }
        let mut checker = Checker { text, shelf, offset: text.offset(node), rendered };
        checker.node(node);
    }
    ends_of_sections(root, rendered);
}

struct Checker<'a, 'd, 'r> {
    text: Text<'d>,
    shelf: &'a Shelf<'a>,
    offset: usize,
    rendered: &'r mut Rendered,
}

impl Checker<'_, '_, '_> {
    fn error(&self, rule: Rule, message: impl Into<String>, remedy: impl Into<String>) {
        self.text.scope.error(rule, self.offset, message, remedy);
    }

    fn mark(&mut self, what: impl Into<String>) {
        self.rendered.shape.push(Mark { what: what.into(), offset: self.offset });
    }

    /// Notes a piece of text, to be held against the other language.
    fn say(&mut self, text: &str) {
        self.rendered.said.push(Said::new(text, self.offset));
    }

    fn node(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Heading(heading) => {
                self.say(&node.collect_text());
                self.heading(heading.level);
            }
            NodeValue::Alert(alert) => self.alert(node, alert),
            NodeValue::Paragraph | NodeValue::TableCell => self.say(&node.collect_text()),
            NodeValue::Table(_) => self.mark("table"),
            NodeValue::List(list) if list.list_type == ListType::Ordered => self.mark("numbered list"),
            NodeValue::List(_) => self.mark("list"),
            NodeValue::Text(text) if text.contains("[!") => {
                self.error(
                    Rule::Markup,
                    "a note starts inside another block",
                    "leave an empty line before `> [!…]`",
                );
            }
            NodeValue::Image(image) => self.image(node, image),
            NodeValue::Link(link) => self.link(link),
            NodeValue::FootnoteReference(reference) => self.citation(reference),
            NodeValue::FootnoteDefinition(_) => {
                self.error(
                    Rule::Sources,
                    "sources are not written out in the text",
                    "put the source into sources.toml and cite it as [^number]",
                );
            }
            NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => {
                self.error(
                    Rule::Markup,
                    "raw HTML is not allowed",
                    "write Markdown; `<` stands alone as `\\<`",
                );
            }
            _ => {}
        }
    }

    fn heading(&mut self, level: u8) {
        match level {
            1 => self.error(
                Rule::Markup,
                "a text has no first-level heading; the page's title is one",
                "use `##`",
            ),
            2 => {
                self.rendered.headings.push(self.offset);
                self.mark("section");
            }
            3 => self.mark("subheading"),
            _ => {
                self.error(
                    Rule::Markup,
                    format!("heading of level {level}"),
                    "use `##` for sections and `###` below them",
                );
            }
        }
    }

    fn alert(&mut self, node: Node<'_>, alert: &NodeAlert) {
        match alert.alert_type {
            AlertType::Caution => {
                self.mark("caution");
                self.rendered.cautions.push(Said::new(&node.collect_text(), self.offset));
            }
            AlertType::Note => self.mark("note"),
            AlertType::Tip => self.mark("tip"),
            AlertType::Important | AlertType::Warning => self.error(
                Rule::Markup,
                "this kind of note is not used",
                "use [!CAUTION] for safety, [!NOTE] for contested facts, [!TIP] for the action",
            ),
        }
        if alert.title.is_some() {
            self.error(
                Rule::Markup,
                "a note has no title of its own",
                "put the text on the next line, after `> `",
            );
        }
        let label = label(alert.alert_type, self.text.locale).to_lowercase();
        if node.collect_text().to_lowercase().starts_with(&format!("{label}:")) {
            self.error(
                Rule::Markup,
                format!("the note repeats its label, `{label}`"),
                "start with the text; the page sets the label above it",
            );
        }
    }

    fn image(&mut self, node: Node<'_>, image: &NodeLink) {
        self.alternative(&node.collect_text(), &image.url);
        self.say(&node.collect_text());
        self.say(&image.title);
        if image.title.trim().is_empty() {
            self.error(
                Rule::Caption,
                "the figure has no caption",
                "add one in quotes: ![…](figure:name \"Caption.\")",
            );
        }
        if node.next_sibling().is_some() || node.previous_sibling().is_some() {
            self.error(
                Rule::Markup,
                "the figure stands inside a paragraph",
                "put it on a line of its own between blank lines",
            );
        }
        if let Some((kind, name)) = split_medium(&image.url) {
            return self.medium(kind, name);
        }
        let Some(name) = image.url.strip_prefix("figure:") else {
            self.error(
                Rule::Reference,
                format!("`{}` is not a figure", image.url),
                "put the drawing into figures/ and write figure:name",
            );
            return;
        };
        let (name, interactive) = split_figure(name);
        if let Some(interactive) = interactive {
            self.interactive(interactive);
        }
        match FigureName::parse(name).ok().filter(|name| self.shelf.figures.contains_key(name)) {
            Some(name) => {
                self.mark(format!("figure {name}"));
                push_new(&mut self.rendered.body.figures, name);
            }
            None => self.error(
                Rule::Reference,
                format!("there is no figure `{name}`"),
                "add the file to figures/ or correct the name",
            ),
        }
    }

    fn alternative(&self, text: &str, url: &str) {
        if text.trim().is_empty() {
            self.error(
                Rule::AlternativeText,
                "the figure has no alternative text",
                "say between the brackets what it shows: ![…](figure:…)",
            );
        } else if counted(text) < FEWEST_WORDS || names_only(text, url) {
            self.error(
                Rule::AlternativeText,
                format!("the alternative text “{}” does not say what the figure shows", text.trim()),
                format!("describe it to somebody who cannot see it, in at least {FEWEST_WORDS} words"),
            );
        }
    }

    fn medium(&mut self, kind: MediumKind, name: &str) {
        let kind_of = |recorded: &Recorded| recorded.kind == kind;
        let known = MediumName::parse(name).ok().filter(|name| {
            let recorded = self.shelf.media.get(name);
            recorded.is_some_and(|recorded| recorded.as_ref().is_none_or(kind_of))
        });
        match known {
            Some(name) => {
                self.mark(format!("{} {name}", kind.as_str()));
                push_new(&mut self.rendered.body.media, name);
            }
            None => self.error(
                Rule::Reference,
                format!("there is no {} `{name}`", kind.as_str()),
                "put its files into media/ or correct the name; lessons only can show it",
            ),
        }
    }

    fn interactive(&mut self, name: &str) {
        match Interactive::parse(name) {
            Some(figure) => {
                self.mark(format!("interactive figure {name}"));
                push_new(&mut self.rendered.body.interactive, figure);
            }
            None => {
                let known: Vec<_> = Interactive::ALL.iter().map(|figure| figure.as_str()).collect();
                self.error(
                    Rule::Reference,
                    format!("there is no interactive figure `{name}`"),
                    format!("after `#` stands one of {}", known.join(", ")),
                );
            }
        }
    }

    fn link(&mut self, link: &NodeLink) {
        if let Some(slug) = link.url.strip_prefix("term:") {
            match TermSlug::parse(slug).ok().filter(|slug| self.shelf.terms.contains(slug)) {
                Some(slug) => push_new(&mut self.rendered.body.terms, slug),
                None => self.error(
                    Rule::Reference,
                    format!("there is no term `{slug}`"),
                    "add a [[term]] to module.toml or correct the link",
                ),
            }
        } else if let Some(page) = link.url.strip_prefix("page:") {
            if !PAGES.contains(&page) {
                let remedy = format!("the pages one can link to are {}", PAGES.join(", "));
                self.error(Rule::Reference, format!("there is no page `{page}`"), remedy);
            }
        } else if !link.url.starts_with("https://") {
            self.error(
                Rule::Reference,
                format!("`{}` cannot be linked", link.url),
                "link terms as term:slug, pages of this site as page:verify and others as https://…",
            );
        }
    }

    fn citation(&mut self, reference: &NodeFootnoteReference) {
        let number = reference.name.parse().ok().map(SourceNumber);
        match number.filter(|number| self.shelf.sources.contains_key(number)) {
            Some(number) => {
                self.rendered.cited.entry(number).or_insert(self.offset);
            }
            None => self.error(
                Rule::Sources,
                format!("there is no source `{}`", reference.name),
                "add it to sources.toml or cite another number",
            ),
        }
    }
}

/// Whether an alternative text is nothing but the name of the file, as in `Figure: skin-section.svg`.
fn names_only(text: &str, url: &str) -> bool {
    let name = url.split([':', '#']).nth(1).unwrap_or_default();
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !WORDS_FOR_FIGURES.contains(word)).eq(name.split('-'))
}

/// What a text shows that is no drawing: `film:layering`, `recording:greeting`.
pub(super) fn split_medium(url: &str) -> Option<(MediumKind, &str)> {
    let (scheme, name) = url.split_once(':')?;
    MediumKind::ALL.into_iter().find(|kind| kind.as_str() == scheme).map(|kind| (kind, name))
}

/// The drawing and, after `#`, the figure that answers which it leads to.
pub(super) fn split_figure(name: &str) -> (&str, Option<&str>) {
    name.split_once('#').map_or((name, None), |(name, interactive)| (name, Some(interactive)))
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, element: T) {
    if !list.contains(&element) {
        list.push(element);
    }
}

/// Notes for each section whether its last block is an action.
fn ends_of_sections(root: Node<'_>, rendered: &mut Rendered) {
    for block in root.children() {
        match &block.data().value {
            NodeValue::FootnoteDefinition(_) => {}
            NodeValue::Heading(heading) if heading.level == 2 => rendered.actions.push(false),
            value => {
                if let Some(ends) = rendered.actions.last_mut() {
                    *ends = matches!(value, NodeValue::Alert(alert) if alert.alert_type == AlertType::Tip);
                }
            }
        }
    }
}
