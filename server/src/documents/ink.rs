//! Putting lines and shapes on pages, with the structure that screen readers follow.

use std::num::NonZeroU16;

use app::credentials::files::Paper;
use app::i18n::credentials as say;
use contract::credentials::{RecordView, VerificationView};
use domain::Locale;
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::TextDirection;
use krilla::{Document, SerializeSettings};
use time::OffsetDateTime;

use super::layout::Style;

/// Width and height of a sheet, in points.
pub(super) const fn size(paper: Paper) -> (f32, f32) {
    match paper {
        Paper::A4 => (595.28, 841.89),
        Paper::Letter => (612.0, 792.0),
    }
}

/// A document could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be made: {0}")]
pub(crate) struct DocumentError(String);

impl DocumentError {
    /// There is nothing that could be printed.
    pub(super) fn nothing() -> Self {
        Self("the record cannot be believed".to_owned())
    }

    /// A part of the work went wrong.
    pub(super) fn of(why: impl std::fmt::Display) -> Self {
        Self(why.to_string())
    }
}

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The heading of the document (1) or of a part of it (2, 3).
    Heading(u16),
    /// Everything else.
    Paragraph,
}

/// A colour.
pub(super) type Ink = (u8, u8, u8);
/// Black as the pages have it.
pub(super) const BLACK: Ink = (20, 25, 26);
/// For what matters less.
pub(super) const GREY: Ink = (90, 99, 99);
/// Bottle green.
pub(super) const GREEN: Ink = (14, 91, 69);
/// For lines that part things.
const HAIRLINE: Ink = (176, 184, 179);
/// For what is withdrawn.
pub(super) const RED: Ink = (163, 32, 29);

/// A line of text; `y` is its baseline.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// From the left edge, points.
    pub x: f32,
    /// From the top edge, points.
    pub y: f32,
    /// The face.
    pub style: Style,
    /// Points.
    pub size: f32,
    /// The colour.
    pub ink: Ink,
    /// The text.
    pub text: String,
}

/// Something on a page.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// Lines that belong together.
    Text(Role, Vec<Line>),
    /// A picture with the words that stand for it: filled rectangles as left, top, width, height.
    Figure(String, Vec<[f32; 4]>),
    /// Decoration: a circle, filled or not, by centre and radius.
    Dot(f32, f32, f32, bool),
    /// Decoration: dots, each by centre and radius.
    Dots(Ink, Vec<[f32; 3]>),
    /// Decoration: a hairline as left, height, width.
    Rule(f32, f32, f32),
    /// What stands in the margin of every page and is not read aloud.
    Margin(Line),
    /// Decoration: a frame as left, top, width, height.
    Frame([f32; 4]),
}

/// A file that travels inside the document.
pub(super) struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What it is.
    pub description: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Attachment {
    /// The signed document that a certificate's papers repeat.
    pub(super) fn signed(view: &VerificationView, locale: Locale) -> Self {
        Self {
            name: "credential.jwt".to_owned(),
            media_type: "application/vc+jwt",
            description: say::get::jwt(locale).to_owned(),
            bytes: view.jwt.clone().into_bytes(),
        }
    }
}

/// What is known about a document.
pub(super) struct About {
    /// The title.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// BCP 47 language.
    pub language: &'static str,
    /// What names it for ever.
    pub id: String,
    /// When what it says was written.
    pub at: OffsetDateTime,
}

impl About {
    /// A document of a certificate.
    pub(super) fn of(record: &RecordView, locale: Locale, title: String) -> Self {
        let (author, id) = (record.issuer.clone(), record.id.clone());
        Self { title, author, language: locale.tag(), id, at: record.issued_at }
    }
}

/// Writes PDF/A-3a (ISO 19005-3): archival, with structure, and with room for the signed original.
pub(super) fn write(
    about: About,
    paper: Paper,
    pages: Vec<Vec<Piece>>,
    attachment: Attachment,
) -> Result<Vec<u8>, DocumentError> {
    let failed = |error: &dyn std::fmt::Debug| DocumentError(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .finish()
        .map_err(|error| failed(&error))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut tree = TagTree::new().with_lang(Some(about.language.to_owned()));
    let (width, height) = size(paper);
    for pieces in pages {
        let settings = PageSettings::from_wh(width, height).ok_or_else(|| failed(&"page size"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for piece in pieces {
            if let Some(node) = draw(&mut surface, piece) {
                tree.push(node);
            }
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree);
    let moment = moment(about.at);
    document.set_metadata(
        Metadata::new()
            .title(about.title)
            .authors(vec![about.author])
            .language(about.language.to_owned())
            .document_id(about.id)
            .creation_date(moment),
    );
    document.embed_file(EmbeddedFile {
        path: attachment.name,
        mime_type: MimeType::new(attachment.media_type),
        description: Some(attachment.description),
        association_kind: AssociationKind::Source,
        data: attachment.bytes.into(),
        modification_date: Some(moment),
        compress: None,
        location: None,
    });
    document.finish().map_err(|error| failed(&error))
}

fn draw(surface: &mut Surface<'_>, piece: Piece) -> Option<Node> {
    match piece {
        Piece::Text(role, lines) => {
            let mut group = match role {
                Role::Heading(level) => {
                    let title = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
                    TagGroup::new(Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(title)))
                }
                Role::Paragraph => TagGroup::new(Tag::P),
            };
            for line in &lines {
                group.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
                letters(surface, line);
                surface.end_tagged();
            }
            Some(group.into())
        }
        Piece::Figure(words, rectangles) => {
            let mut group = TagGroup::new(Tag::Figure(Some(words)));
            group.push(surface.start_tagged(ContentTag::Other));
            surface.set_fill(Some(fill(BLACK)));
            if let Some(path) = boxes(&rectangles) {
                surface.draw_path(&path);
            }
            surface.end_tagged();
            Some(group.into())
        }
        Piece::Dot(x, y, radius, filled) => {
            decorate(surface, circles(&[[x, y, radius]]), filled.then_some(GREEN), Some((GREEN, 0.8)));
            None
        }
        Piece::Dots(ink, dots) => {
            decorate(surface, circles(&dots), Some(ink), None);
            None
        }
        Piece::Rule(x, y, width) => {
            decorate(surface, boxes(&[[x, y, width, 0.6]]), Some(HAIRLINE), None);
            None
        }
        Piece::Margin(line) => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
            letters(surface, &line);
            surface.end_tagged();
            None
        }
        Piece::Frame(frame) => {
            decorate(surface, boxes(&[frame]), None, Some((BLACK, 0.7)));
            None
        }
    }
}

fn letters(surface: &mut Surface<'_>, line: &Line) {
    let Some(font) = line.style.font() else { return };
    surface.set_fill(Some(fill(line.ink)));
    // The space at the end keeps words of neighbouring lines apart when the text is taken out.
    let text = format!("{} ", line.text);
    let start = Point::from_xy(line.x, line.y);
    surface.draw_text(start, font, line.size, &text, false, TextDirection::LeftToRight);
}

fn decorate(surface: &mut Surface<'_>, path: Option<Path>, inside: Option<Ink>, around: Option<(Ink, f32)>) {
    let Some(path) = path else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
    surface.set_fill(inside.map(fill));
    let stroke = |(ink, width)| Stroke { paint: color(ink).into(), width, ..Stroke::default() };
    surface.set_stroke(around.map(stroke));
    surface.draw_path(&path);
    surface.set_stroke(None);
    surface.end_tagged();
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: color(ink).into(), ..Fill::default() }
}

fn color((red, green, blue): Ink) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn boxes(rectangles: &[[f32; 4]]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for [x, y, width, height] in rectangles {
        path.push_rect(Rect::from_xywh(*x, *y, *width, *height)?);
    }
    path.finish()
}

/// Four Bézier curves each, closer to a circle than any printer can tell.
fn circles(dots: &[[f32; 3]]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for &[x, y, r] in dots {
        let k = r * 0.552_285;
        path.move_to(x + r, y);
        path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
        path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
        path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
        path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
        path.close();
    }
    path.finish()
}

fn moment(at: OffsetDateTime) -> DateTime {
    let at = at.to_offset(time::UtcOffset::UTC);
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(at.month().into())
        .day(at.day())
        .hour(at.hour())
        .minute(at.minute())
        .second(at.second())
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
