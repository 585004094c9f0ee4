//! The HTML of a lesson, where it differs from plain `CommonMark`.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};
use std::rc::Rc;

use comrak::Options;
use comrak::html::{self, ChildRendering, Context};
use comrak::nodes::{AlertType, AstNode, Node, NodeLink, NodeValue, TableAlignment};
use comrak::options::Plugins;
use domain::learning::Interactive;
use domain::slug::FigureName;
use domain::{Locale, Localized};

use super::check::{split_figure, split_medium};
use super::{Shelf, sanitise};

/// Marks the place of a figure until the text around it is sanitised: this, its number, this.
const FIGURE_MARK: char = '\u{E000}';

/// Writes the blocks of one text.
pub(super) struct Writer<'c> {
    options: Options<'static>,
    plugins: Plugins<'static>,
    page: Page<'c>,
}

/// What the blocks of one page share.
#[derive(Clone)]
struct Page<'c> {
    locale: Locale,
    shelf: &'c Shelf<'c>,
    ids: BTreeSet<String>,
    figures: Vec<Rc<str>>,
}

impl<'c> Writer<'c> {
    pub(super) fn new(locale: Locale, shelf: &'c Shelf<'c>) -> Self {
        let page = Page { locale, shelf, ids: BTreeSet::new(), figures: Vec::new() };
        Self { options: super::options(), plugins: Plugins::default(), page }
    }

    /// An id for a heading, unique in the page.
    pub(super) fn unique_id(&mut self, heading: &str) -> String {
        self.page.unique_id(heading)
    }

    /// Writes one block.
    pub(super) fn write(&mut self, block: Node<'_>, html: &mut String) {
        let page = self.page.clone();
        let written =
            html::format_document_with_formatter(block, &self.options, html, &self.plugins, node, page);
        // Writing into a String cannot fail.
        if let Ok(page) = written {
            self.page = page;
        }
    }

    /// Sanitises what was written and puts the figures in.
    pub(super) fn finish(&self, html: &str) -> String {
        let clean = sanitise::clean(html);
        self.page
            .figures
            .iter()
            .enumerate()
            .fold(clean, |html, (number, figure)| html.replace(&figure_mark(number), figure))
    }
}

impl Page<'_> {
    fn unique_id(&mut self, heading: &str) -> String {
        let base = identifier(heading);
        let mut id = base.clone();
        let mut number = 1;
        while !self.ids.insert(id.clone()) {
            number += 1;
            id = format!("{base}-{number}");
        }
        id
    }
}

fn figure_mark(number: usize) -> String {
    format!("{FIGURE_MARK}{number}{FIGURE_MARK}")
}

/// A heading as an identifier: lower-case letters and digits of any language, joined by hyphens.
fn identifier(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "section".to_owned() } else { words.join("-") }
}

type Written = Result<ChildRendering, fmt::Error>;

fn node(context: &mut Context<Page<'_>>, node: Node<'_>, entering: bool) -> Written {
    match &node.data().value {
        NodeValue::Alert(alert) => note(context, alert.alert_type, entering),
        NodeValue::Paragraph if holds_figure(node) => Ok(ChildRendering::HTML),
        NodeValue::Image(image) if entering => figure(context, node, image),
        NodeValue::Link(link) if link.url.starts_with("term:") => term(context, link, entering),
        NodeValue::Link(link) if link.url.starts_with("page:") => site_page(context, link, entering),
        NodeValue::FootnoteReference(reference) if entering => {
            let number = &reference.name;
            write!(context, r##"<sup class="cite"><a href="#source-{number}">[{number}]</a></sup>"##)?;
            Ok(ChildRendering::Skip)
        }
        NodeValue::Image(_) | NodeValue::FootnoteReference(_) => Ok(ChildRendering::HTML),
        NodeValue::Heading(heading) => subheading(context, node, heading.level, entering),
        NodeValue::Table(_) => table(context, node, entering),
        NodeValue::TableRow(header) => row(context, node, *header, entering),
        NodeValue::TableCell => cell(context, node, entering),
        _ => html::format_node_default(context, node, entering),
    }
}

fn note(context: &mut Context<Page<'_>>, kind: AlertType, entering: bool) -> Written {
    if entering {
        let (class, label) = (class(kind), label(kind, context.user.locale));
        writeln!(context, "<aside class=\"{class}\"><strong>{label}</strong>")?;
    } else {
        context.write_str("</aside>\n")?;
    }
    Ok(ChildRendering::HTML)
}

/// The words above a note.
pub(super) const fn label(kind: AlertType, locale: Locale) -> &'static str {
    let label = match kind {
        AlertType::Caution | AlertType::Warning => Localized { en: "Safety", es: "Seguridad" },
        AlertType::Note | AlertType::Important => Localized { en: "Contested", es: "En discusión" },
        AlertType::Tip => Localized { en: "Do this", es: "Haz esto" },
    };
    label.get(locale)
}

const fn class(kind: AlertType) -> &'static str {
    match kind {
        AlertType::Caution | AlertType::Warning => "note warn safety",
        AlertType::Note | AlertType::Important => "note",
        AlertType::Tip => "note action",
    }
}

fn holds_figure(paragraph: Node<'_>) -> bool {
    paragraph
        .first_child()
        .is_some_and(|only| only.next_sibling().is_none() && matches!(only.data().value, NodeValue::Image(_)))
}

/// A film or a recording: the browser's own player, its caption, what is said and shown in words.
fn medium(context: &mut Context<Page<'_>>, node: Node<'_>, image: &NodeLink, name: &str) -> Written {
    let (shelf, locale) = (context.user.shelf, context.user.locale);
    if let Some(recorded) = shelf.recorded(name) {
        let number = context.user.figures.len();
        let player = recorded.player(locale, node.collect_text().trim());
        let parts: [Rc<str>; 2] = [player.into(), recorded.transcript(locale).into()];
        context.user.figures.extend(parts);
        let (player, transcript) = (figure_mark(number), figure_mark(number + 1));
        let anchor = recorded.anchor();
        // Shown twice in a page, it is led to where it is shown first.
        let first = context.user.ids.insert(anchor.clone());
        let id = if first { format!(r#" id="{anchor}""#) } else { String::new() };
        write!(context, r#"<figure class="figure"{id}><div class="frame">{player}</div><figcaption>"#)?;
        context.escape(&image.title)?;
        // Beside the figure: a caption has to be the last of its figure.
        writeln!(context, "</figcaption></figure>{transcript}")?;
    }
    Ok(ChildRendering::Skip)
}

fn figure(context: &mut Context<Page<'_>>, node: Node<'_>, image: &NodeLink) -> Written {
    if let Some((_, name)) = split_medium(&image.url) {
        return medium(context, node, image, name);
    }
    let (name, interactive) = split_figure(image.url.strip_prefix("figure:").unwrap_or_default());
    let drawing =
        FigureName::parse(name).ok().and_then(|name| context.user.shelf.figures.get(&name)?.as_ref());
    if let Some(drawing) = drawing {
        let number = context.user.figures.len();
        let svg = drawing.named(context.user.locale, node.collect_text().trim(), number + 1);
        context.user.figures.push(svg.into());
        write!(
            context,
            r#"<figure class="figure"><div class="frame">{}</div><figcaption>"#,
            figure_mark(number)
        )?;
        context.escape(&image.title)?;
        if let Some(figure) = interactive.and_then(Interactive::parse) {
            try_it(context, figure)?;
        }
        context.write_str("</figcaption></figure>\n")?;
    }
    Ok(ChildRendering::Skip)
}

/// The way from a still drawing to the figure that answers.
fn try_it(context: &mut Context<Page<'_>>, figure: Interactive) -> fmt::Result {
    let locale = context.user.locale;
    let label = Localized { en: "Try it: the figure that answers", es: "Pruébalo: la figura que responde" };
    let (prefix, label) = (prefix(locale), label.get(locale));
    write!(context, r#" <a class="try" href="{prefix}/figures/{}">{label}</a>"#, figure.as_str())
}

/// What stands before the address of a page in this language.
const fn prefix(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "",
        Locale::Es => "/es",
    }
}

fn term(context: &mut Context<Page<'_>>, link: &NodeLink, entering: bool) -> Written {
    if entering {
        let slug = link.url.trim_start_matches("term:");
        context.write_str(r##"<a class="term" href="#term-"##)?;
        context.escape_href(slug)?;
        context.write_str("\">")?;
    } else {
        context.write_str("</a>")?;
    }
    Ok(ChildRendering::HTML)
}

/// A page of this site, in the language of the text.
fn site_page(context: &mut Context<Page<'_>>, link: &NodeLink, entering: bool) -> Written {
    if entering {
        write!(context, "<a href=\"{}/", prefix(context.user.locale))?;
        context.escape_href(link.url.trim_start_matches("page:"))?;
        context.write_str("\">")?;
    } else {
        context.write_str("</a>")?;
    }
    Ok(ChildRendering::HTML)
}

fn subheading(context: &mut Context<Page<'_>>, node: Node<'_>, level: u8, entering: bool) -> Written {
    if entering {
        let id = context.user.unique_id(&node.collect_text());
        write!(context, "<h{level} id=\"{id}\">")?;
    } else {
        writeln!(context, "</h{level}>")?;
    }
    Ok(ChildRendering::HTML)
}

fn table(context: &mut Context<Page<'_>>, node: Node<'_>, entering: bool) -> Written {
    if entering {
        context.write_str("<table class=\"data\">\n")?;
    } else {
        let has_body =
            node.last_child().is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(false)));
        context.write_str(if has_body { "</tbody></table>\n" } else { "</table>\n" })?;
    }
    Ok(ChildRendering::HTML)
}

fn row(context: &mut Context<Page<'_>>, node: Node<'_>, header: bool, entering: bool) -> Written {
    let after_header =
        node.previous_sibling().is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)));
    context.write_str(match (entering, header) {
        (true, true) => "<thead><tr>",
        (true, false) if after_header => "<tbody>\n<tr>",
        (true, false) => "<tr>",
        (false, true) => "</tr></thead>\n",
        (false, false) => "</tr>\n",
    })?;
    Ok(ChildRendering::HTML)
}

fn cell(context: &mut Context<Page<'_>>, node: Node<'_>, entering: bool) -> Written {
    let in_header = node.parent().is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)));
    match (entering, in_header) {
        (true, true) => context.write_str("<th scope=\"col\">")?,
        (false, true) => context.write_str("</th>")?,
        (true, false) => {
            let column = Column::of(node);
            context.write_str(if column.numeric {
                "<td class=\"number\" data-label=\""
            } else {
                "<td data-label=\""
            })?;
            context.escape(&column.label)?;
            context.write_str("\">")?;
        }
        (false, false) => context.write_str("</td>")?,
    }
    Ok(ChildRendering::HTML)
}

/// What a cell takes over from its column: on a phone the table is a list, and each value carries its label.
#[derive(Default)]
struct Column {
    label: String,
    numeric: bool,
}

impl Column {
    fn of(cell: Node<'_>) -> Self {
        let index = cell.preceding_siblings().skip(1).count();
        let Some(table) = cell.parent().and_then(AstNode::parent) else { return Self::default() };
        let head = table.first_child().and_then(|head| head.children().nth(index));
        let label = head.map(AstNode::collect_text).unwrap_or_default();
        let numeric = match &table.data().value {
            NodeValue::Table(table) => table.alignments.get(index) == Some(&TableAlignment::Right),
            _ => false,
        };
        Self { label, numeric }
    }
}
