//! A document of the house as it is being set, page after page, from the top downwards: a double hairline around each
//! page as on an engraved plate, text between margins, and at the foot of the last one the QR code that leads to the
//! page which says how things stand.

use app::credentials::files::Paper;
use app::credentials::qr::{QUIET, Qr};
use app::credentials::words;
use app::i18n::{Locale, credentials as say, format, holder};
use contract::credentials::{RecordView, VerificationView};
use domain::credentials::{Code, Verdict};

use super::ink::{BLACK, GREEN, GREY, Ink, Line, Piece, RED, Role, size};
use super::layout::Style;

/// From the paper's edge to the text.
pub(super) const MARGIN: f32 = 62.0;
/// Height of the foot with the QR code.
const FOOT: f32 = 96.0;
const QR_SIDE: f32 = 92.0;
/// The academy's sign: dots on a field of 40 × 24 units.
const SIGN: &str = include_str!("../../../app/static/favicon.svg");

/// Where something is set: from the left edge, and how wide it may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// From the left edge, points.
    pub x: f32,
    /// Points.
    pub room: f32,
}

impl Column {
    /// Equal columns beside each other, with a gap between them.
    pub(super) fn split<const N: usize>(self, gap: f32) -> [Self; N] {
        #[allow(clippy::cast_precision_loss, reason = "a page has few columns")]
        let (count, at) = (N as f32, |n: usize| n as f32);
        let room = (self.room - gap * (count - 1.0)) / count;
        std::array::from_fn(|n| Self { x: self.x + at(n) * (room + gap), room })
    }
}

/// Size of the lines that say what was reached.
const RESULT: f32 = 9.5;
/// Their leading.
const LEADING: f32 = 12.6;

impl Column {
    /// What is left for a name beside what was reached: `words`, and the dots of a level.
    fn beside(self, words: f32, level: Option<u8>) -> f32 {
        self.room - words - if level.is_some() { 54.0 } else { 8.0 }
    }

    /// How high [`Sheet::result`] becomes.
    pub(super) fn result_height(self, name: &str, level: Option<u8>, words: f32) -> f32 {
        LEADING * count(Style::Text.wrap(name, RESULT, self.beside(words, level)).len())
    }
}

/// The document as it is being set.
pub(super) struct Sheet {
    /// Its language.
    pub locale: Locale,
    /// The baseline of what comes next, from the top edge.
    pub y: f32,
    paper: (f32, f32),
    pages: Vec<Vec<Piece>>,
}

impl Sheet {
    /// Begins a document.
    pub(super) fn new(locale: Locale, paper: Paper) -> Self {
        let mut sheet = Self { locale, y: 0.0, paper: size(paper), pages: Vec::new() };
        sheet.turn();
        sheet
    }

    /// The text's width.
    pub(super) const fn column(&self) -> Column {
        Column { x: MARGIN, room: self.paper.0 - 2.0 * MARGIN }
    }

    /// Where the text ends and the foot begins.
    pub(super) const fn bottom(&self) -> f32 {
        self.paper.1 - MARGIN - FOOT
    }

    /// Begins a page.
    pub(super) fn turn(&mut self) {
        let (width, height) = self.paper;
        let frame = |inset: f32| Piece::Frame([inset, inset, width - 2.0 * inset, height - 2.0 * inset]);
        let corner = |x, y| [x, y, 1.3];
        let [near, right, bottom] = [32.5, width - 32.5, height - 32.5];
        let corners =
            vec![corner(near, near), corner(right, near), corner(near, bottom), corner(right, bottom)];
        self.pages.push(vec![frame(30.0), frame(35.0), Piece::Dots(GREEN, corners)]);
        self.y = MARGIN + 14.0;
    }

    /// Turns the page unless `height` points are left on it.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > self.bottom() {
            self.turn();
        }
    }

    /// Puts something on the page.
    pub(super) fn put(&mut self, piece: Piece) {
        if let Some(page) = self.pages.last_mut() {
            page.push(piece);
        }
    }

    /// A line at the present height.
    pub(super) fn line(&self, x: f32, style: Style, size: f32, ink: Ink, text: &str) -> Line {
        Line { x, y: self.y, style, size, ink, text: style.spell(text) }
    }

    /// Sets a paragraph in the whole width.
    pub(super) fn text(&mut self, role: Role, style: Style, size: f32, ink: Ink, text: &str) {
        self.paragraph(self.column(), role, style, size, ink, text);
    }

    /// Sets a paragraph in a column.
    pub(super) fn paragraph(
        &mut self,
        column: Column,
        role: Role,
        style: Style,
        size: f32,
        ink: Ink,
        text: &str,
    ) {
        self.lines(column.room, role, style, size, ink, text, |_| column.x);
    }

    /// Sets a paragraph in the middle of the page, no wider than `room`.
    pub(super) fn centred(&mut self, room: f32, role: Role, style: Style, size: f32, ink: Ink, text: &str) {
        let middle = self.paper.0 / 2.0;
        self.lines(room, role, style, size, ink, text, |line| middle - style.width(line, size) / 2.0);
    }

    #[allow(clippy::too_many_arguments, reason = "what a paragraph is, and where its lines begin")]
    fn lines(
        &mut self,
        room: f32,
        role: Role,
        style: Style,
        size: f32,
        ink: Ink,
        text: &str,
        x: impl Fn(&str) -> f32,
    ) {
        let leading = size * 1.35;
        let lines = style.wrap(text, size, room);
        self.need(leading * count(lines.len()));
        let mut set = Vec::new();
        for text in lines {
            set.push(Line { x: x(&text), y: self.y, style, size, ink, text });
            self.y += leading;
        }
        if !set.is_empty() {
            self.put(Piece::Text(role, set));
        }
    }

    /// A hairline across the text.
    pub(super) fn rule(&mut self) {
        let column = self.column();
        self.put(Piece::Rule(column.x, self.y, column.room));
    }

    /// The academy's sign in the middle of the page, `width` points wide; goes on below it.
    pub(super) fn sign(&mut self, width: f32) {
        let (scale, left) = (width / 40.0, (self.paper.0 - width) / 2.0);
        let dots = sign().map(|[x, y, radius]| [left + x * scale, self.y + y * scale, radius * scale]);
        let dots = dots.collect();
        self.put(Piece::Dots(GREEN, dots));
        self.y += 24.0 * scale;
    }

    /// A lens of dots, dense in the middle and thinning out: tone as the craft builds it. Decoration.
    pub(super) fn stipple(&mut self, width: f32, height: f32) {
        let left = (self.paper.0 - width) / 2.0;
        // The two-dimensional golden ratio spreads points evenly without any order one could see.
        let spread = |n: f32, step: f32| (0.5 + n * step).fract();
        let dots = (0_u16..900).map(f32::from).filter_map(|n| {
            let (x, y) = (spread(n, 0.754_877_7), spread(n, 0.569_840_3));
            let (far, off) = ((2.0 * x - 1.0).abs(), (2.0 * y - 1.0).abs());
            // Inside the lens, the rarer the farther from its middle.
            let inside = off < 1.0 - far * far;
            let dense = (1.0 - far) * (1.0 - 0.3 * far) * (1.0 - 0.5 * off);
            (inside && spread(n, 0.618_034) < dense * 0.75).then_some([
                left + x * width,
                self.y + y * height,
                0.55 + 0.35 * (1.0 - far),
            ])
        });
        let dots = dots.collect();
        self.put(Piece::Dots(GREEN, dots));
        self.y += height;
    }

    /// Names with their values, in columns from left to right between two hairlines.
    pub(super) fn facts<const N: usize>(&mut self, facts: &[(&str, String)]) {
        let columns = self.column().split::<N>(14.0);
        self.rule();
        self.y += 15.0;
        for row in facts.chunks(N) {
            self.need(30.0);
            for ((name, value), column) in row.iter().zip(columns) {
                let name = self.line(column.x, Style::Text, 8.0, GREY, name);
                let size = Style::Strong.fit(value, 10.5, column.room);
                let value =
                    Line { y: self.y + 13.5, ..self.line(column.x, Style::Strong, size, BLACK, value) };
                self.put(Piece::Text(Role::Paragraph, vec![name, value]));
            }
            self.y += 30.0;
        }
        self.y -= 8.0;
        self.rule();
    }

    /// A line with what was assessed on the left and what was reached on the right; `words` is the width kept for the
    /// latter, left of which stand the dots of a level.
    pub(super) fn result(
        &mut self,
        column: Column,
        name: &str,
        reached: &str,
        level: Option<u8>,
        words: f32,
    ) {
        let right = column.x + column.room;
        let lines = Style::Text.wrap(name, RESULT, column.beside(words, level));
        self.need(LEADING * count(lines.len()));
        let reached_at = right - words;
        for (dot, x) in (0_u8..4).zip([46.0, 36.0, 26.0, 16.0]).take(if level.is_some() { 4 } else { 0 }) {
            self.put(Piece::Dot(reached_at - x, self.y - 3.2, 3.1, level.is_some_and(|level| dot < level)));
        }
        let reached = self.line(reached_at, Style::Text, RESULT, BLACK, reached);
        let mut set = Vec::new();
        for text in lines {
            set.push(self.line(column.x, Style::Text, RESULT, BLACK, &text));
            self.y += LEADING;
        }
        // Beside the first line, and read after the name.
        set.push(reached);
        self.put(Piece::Text(Role::Paragraph, set));
    }

    /// Says where the certificate stood when this copy was made, unless it was in force.
    pub(super) fn standing(&mut self, view: &VerificationView) {
        if view.verdict != Verdict::Valid {
            let moment = format::date_time(self.locale, view.as_of);
            let state = words::verdict(self.locale, &view.verdict);
            let state = say::pdf::withdrawn(self.locale, moment, state);
            self.text(Role::Paragraph, Style::Strong, 10.5, RED, &state);
            self.y += 8.0;
        }
    }

    /// The address and a QR code that holds `scanned`, at the foot of the first page: the one that is hung up and
    /// photographed. To be put last, since what is read aloud follows the order of a page.
    pub(super) fn foot(&mut self, page: &str, scanned: &str) {
        let locale = self.locale;
        let (width, height) = self.paper;
        let top = height - MARGIN - QR_SIDE + 8.0;
        if let Some(qr) = Qr::of(scanned) {
            let at = |modules: usize| count(modules) * (QR_SIDE / count(qr.side()));
            let module = |&(row, column, run): &(usize, usize, usize)| {
                [MARGIN + at(column), top + at(row + QUIET), at(run), at(1)]
            };
            let rectangles = qr.runs.iter().map(module).collect();
            self.put_first(Piece::Figure(say::get::qr(locale).to_owned(), rectangles));
        }
        let column = Column { x: MARGIN + QR_SIDE, room: width - 2.0 * MARGIN - QR_SIDE };
        self.y = top + 24.0;
        let title = self.line(column.x, Style::Display, 13.0, BLACK, say::pdf::check(locale));
        self.put_first(Piece::Text(Role::Heading(2), vec![title]));
        self.y += 16.0;
        let mut lines = Vec::new();
        for text in Style::Text.wrap(say::pdf::check_hint(locale), 8.5, column.room) {
            lines.push(self.line(column.x, Style::Text, 8.5, GREY, &text));
            self.y += 12.0;
        }
        self.put_first(Piece::Text(Role::Paragraph, lines));
        self.y += 4.0;
        let size = Style::Strong.fit(page, 9.5, column.room);
        let address = self.line(column.x, Style::Strong, size, BLACK, page);
        self.put_first(Piece::Text(Role::Paragraph, vec![address]));
    }

    fn put_first(&mut self, piece: Piece) {
        if let Some(page) = self.pages.first_mut() {
            page.push(piece);
        }
    }

    /// Ends the document; with more than one page, each says which it is.
    pub(super) fn pages(mut self, code: &Code) -> Vec<Vec<Piece>> {
        let total = self.pages.len();
        if total > 1 {
            let (style, size, (width, height)) = (Style::Text, 7.5, self.paper);
            for (n, page) in self.pages.iter_mut().enumerate() {
                let text = holder::transcript::page(self.locale, code, n + 1, total);
                let x = (width - style.width(&text, size)) / 2.0;
                let line = Line { x, y: height - 41.0, style, size, ink: GREY, text };
                page.push(Piece::Margin(line));
            }
        }
        self.pages
    }
}

/// The facts that stand first on every document of a certificate.
pub(super) fn facts(locale: Locale, code: &Code, record: &RecordView) -> [(&'static str, String); 6] {
    let date = |at| format::long_date(locale, at);
    [
        (say::fact::code(locale), code.to_string()),
        (say::fact::issued(locale), date(record.issued_at)),
        (say::fact::until(locale), date(record.valid_until)),
        (say::fact::number(locale), record.license_number.clone()),
        (say::fact::hours(locale), record.hours.to_string()),
        (say::fact::issuer(locale), record.issuer_url.trim_end_matches('/').to_owned()),
    ]
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a document has few lines, a QR code at most 177 modules a side"
)]
pub(super) const fn count(things: usize) -> f32 {
    things as f32
}

/// The dots of the sign's own file: centre and radius.
fn sign() -> impl Iterator<Item = [f32; 3]> {
    SIGN.split("<circle ").skip(1).filter_map(|circle| {
        let value = |name: &str| -> Option<f32> {
            let (_, rest) = circle.split_once(&format!("{name}=\""))?;
            rest.split('"').next()?.parse().ok()
        };
        Some([value("cx")?, value("cy")?, value("r")?])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_drawn_dot_by_dot() {
        let dots: Vec<_> = sign().collect();
        assert_eq!(dots.len(), SIGN.matches("<circle").count());
        assert!(dots.len() > 20 && dots.iter().all(|[x, y, radius]| *x < 40.0 && *y < 24.0 && *radius > 0.0));
    }

    #[test]
    fn columns_fill_the_room_between_them() {
        let [left, right] = Column { x: 10.0, room: 110.0 }.split::<2>(10.0);
        assert_eq!((left.x, left.room, right.x, right.room), (10.0, 50.0, 70.0, 50.0));
    }
}
