//! The certificate as a sheet of paper.

use app::credentials::qr::{QUIET, Qr};
use app::credentials::{stated as state, words};
use app::i18n::lifecycle::{self, stated};
use app::i18n::{Locale, credentials as say, format, shell};
use app::practice::words::surface;
use contract::credentials::{AssessmentView, RecordView, VerificationView};
use domain::credentials::Verdict;

use super::ink::{
    About, Attachment, BLACK, DocumentError, GREEN, GREY, HEIGHT, Ink, Line, Piece, RED, Role, WIDTH, write,
};
use super::layout::Style;

const MARGIN: f32 = 62.0;
const ROOM: f32 = WIDTH - 2.0 * MARGIN;
/// Where the text ends and the foot with the QR code begins.
const BOTTOM: f32 = HEIGHT - MARGIN - 96.0;
const QR_SIDE: f32 = 92.0;

/// The certificate of `view` on A4, in `locale`; `page` is the address that says whether it is in force.
///
/// # Errors
/// When the certificate cannot be believed, so there is nothing to print.
pub(crate) fn certificate(
    view: &VerificationView,
    locale: Locale,
    page: &str,
) -> Result<Vec<u8>, DocumentError> {
    let Some(record) = &view.record else { return Err(DocumentError::nothing()) };
    let mut sheet = Sheet::new(locale);
    sheet.head(view, record);
    sheet.assessed(record);
    sheet.small_print(record);
    sheet.foot(page);
    let about = About {
        title: say::pdf::title(locale, &view.code),
        author: record.issuer.clone(),
        language: locale.tag(),
        id: record.id.clone(),
        at: record.issued_at,
    };
    let attachment = Attachment {
        name: "credential.jwt".to_owned(),
        media_type: "application/vc+jwt",
        description: say::get::jwt(locale).to_owned(),
        bytes: view.jwt.clone().into_bytes(),
    };
    write(about, sheet.pages, attachment)
}

/// The sheet as it is being set, from the top downwards.
struct Sheet {
    locale: Locale,
    pages: Vec<Vec<Piece>>,
    y: f32,
}

impl Sheet {
    fn new(locale: Locale) -> Self {
        let mut sheet = Self { locale, pages: Vec::new(), y: 0.0 };
        sheet.turn();
        sheet
    }

    /// Begins a page: a double hairline around it, as on an engraved plate.
    fn turn(&mut self) {
        let frame = |inset: f32| Piece::Frame([inset, inset, WIDTH - 2.0 * inset, HEIGHT - 2.0 * inset]);
        self.pages.push(vec![frame(30.0), frame(35.0)]);
        self.y = MARGIN + 14.0;
    }

    fn put(&mut self, piece: Piece) {
        if let Some(page) = self.pages.last_mut() {
            page.push(piece);
        }
    }

    /// Turns the page unless `height` points are left on it.
    fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.turn();
        }
    }

    /// Sets a paragraph in the whole width.
    fn text(&mut self, role: Role, style: Style, size: f32, ink: Ink, text: &str) {
        let leading = size * 1.35;
        let lines = style.wrap(text, size, ROOM);
        #[allow(clippy::cast_precision_loss, reason = "a paragraph has few lines")]
        self.need(leading * lines.len() as f32);
        let mut set = Vec::new();
        for text in lines {
            set.push(Line { x: MARGIN, y: self.y, style, size, ink, text });
            self.y += leading;
        }
        if !set.is_empty() {
            self.put(Piece::Text(role, set));
        }
    }

    fn line(&self, x: f32, style: Style, size: f32, ink: Ink, text: &str) -> Line {
        Line { x, y: self.y, style, size, ink, text: style.spell(text) }
    }

    fn head(&mut self, view: &VerificationView, record: &RecordView) {
        let locale = self.locale;
        if view.verdict != Verdict::Valid {
            let moment = format::date_time(locale, view.as_of);
            let state = say::pdf::withdrawn(locale, moment, words::verdict(locale, &view.verdict));
            self.text(Role::Paragraph, Style::Strong, 10.5, RED, &state);
            self.y += 8.0;
        }
        let certifies = say::sheet::certifies(locale, &record.issuer);
        self.text(Role::Paragraph, Style::Text, 11.0, GREY, &certifies);
        self.y += 20.0;
        self.text(Role::Heading(1), Style::Display, 32.0, BLACK, &record.holder);
        // The leading of so large a line is more than the line below needs: a whole course is to fit one sheet.
        self.y -= 12.0;
        self.text(Role::Paragraph, Style::Text, 14.0, BLACK, &say::sheet::earned(locale, &record.title));
        self.y += 10.0;
        let date = |at| format::long_date(locale, at);
        let facts = [
            (say::fact::code(locale), view.code.to_string()),
            (say::fact::number(locale), record.license_number.clone()),
            (say::fact::issued(locale), date(record.issued_at)),
            (say::fact::until(locale), date(record.valid_until)),
            (say::fact::hours(locale), record.hours.to_string()),
            (say::fact::issuer(locale), record.issuer_url.trim_end_matches('/').to_owned()),
        ];
        for pair in facts.chunks(2) {
            for (fact, x) in pair.iter().zip([MARGIN, MARGIN + ROOM / 2.0]) {
                self.fact(x, fact.0, &fact.1);
            }
            self.y += 31.0;
        }
        self.succession(record);
    }

    /// Which record this is among those with its number, and whose place it took.
    fn succession(&mut self, record: &RecordView) {
        let locale = self.locale;
        let edition = record.edition.map(|edition| lifecycle::page::edition(locale, edition));
        let awarded = (record.awarded_at != record.issued_at).then(|| {
            let date = format::long_date(locale, record.awarded_at);
            format!("{}: {date}", lifecycle::fact::awarded(locale))
        });
        let previous = record.previous.as_ref().map(|(code, cause)| {
            let why = words::why_replaced(locale, *cause);
            format!("{}: {code}. {why}", lifecycle::fact::replaces(locale))
        });
        let line: Vec<_> = [edition, awarded, previous].into_iter().flatten().collect();
        self.text(Role::Paragraph, Style::Text, 8.5, GREY, &line.join(" · "));
    }

    fn fact(&mut self, x: f32, name: &str, value: &str) {
        let name = self.line(x, Style::Text, 8.5, GREY, name);
        let value = Line { y: self.y + 14.0, ..self.line(x, Style::Strong, 11.0, BLACK, value) };
        self.put(Piece::Text(Role::Paragraph, vec![name, value]));
    }

    fn assessed(&mut self, record: &RecordView) {
        let locale = self.locale;
        self.y += 6.0;
        self.text(Role::Heading(2), Style::Display, 15.0, GREEN, say::assessed::title(locale));
        for work in &record.assessments {
            self.work(work);
        }
        if !record.quizzes.is_empty() {
            self.heading(say::assessed::quizzes(locale));
        }
        for quiz in &record.quizzes {
            self.result(&quiz.title, &format::percent(locale, quiz.percent.get()), None);
        }
        self.besides(record);
    }

    /// Cases, prerequisites, what a renewal rests on; the mentors stand beside the work they approved.
    fn besides(&mut self, record: &RecordView) {
        let locale = self.locale;
        if record.cases.total == 0 {
            let none = format!("{}: {}", stated::cases(locale), stated::no_cases(locale));
            self.y += 3.0;
            self.text(Role::Paragraph, Style::Text, 8.5, GREY, &none);
        } else {
            self.heading(stated::cases(locale));
            let all = [(stated::all_cases(locale), record.cases.total)];
            let live = [(stated::live_models(locale), record.cases.live_models)];
            let categories = record.cases.categories.iter().map(|(name, count)| (name.as_str(), *count));
            for (name, count) in all.into_iter().chain(live).chain(categories) {
                self.result(name, &format::number(locale, count.into()), None);
            }
        }
        if !record.prerequisites.is_empty() {
            self.heading(stated::prerequisites(locale));
        }
        for held in &record.prerequisites {
            let name = words::prerequisite(locale, held.kind);
            let (dates, proof) = (state::dates(locale, held), state::proof(locale, held));
            self.note(&format!("{name} · {} · {dates}", held.provider), &proof);
        }
        let Some(renewal) = &record.renewal else { return };
        self.heading(stated::renewal(locale));
        for item in &renewal.education {
            let hours = stated::hours(locale, item.hours);
            self.note(&format!("{} · {hours}", item.title), &state::education(locale, item));
        }
        for quiz in &renewal.quizzes {
            self.result(&quiz.title, &format::percent(locale, quiz.percent.get()), None);
        }
    }

    /// A heading within the list of what was assessed.
    fn heading(&mut self, text: &str) {
        self.need(30.0);
        self.y += 4.0;
        self.text(Role::Heading(3), Style::Strong, 10.0, BLACK, text);
    }

    /// A line, and what speaks for it below.
    fn note(&mut self, line: &str, proof: &str) {
        self.text(Role::Paragraph, Style::Text, 9.5, BLACK, line);
        self.text(Role::Paragraph, Style::Text, 8.5, GREY, proof);
    }

    fn work(&mut self, work: &AssessmentView) {
        let locale = self.locale;
        self.need(44.0);
        self.y += 4.0;
        self.text(Role::Heading(3), Style::Strong, 10.0, BLACK, &work.title);
        let (date, rounds) =
            (format::date(locale, work.approved_at), say::assessed::rounds(locale, work.rounds));
        let line =
            say::assessed::practice(locale, surface(locale, work.surface), date, &work.reviewer, rounds);
        self.text(Role::Paragraph, Style::Text, 8.5, GREY, &line);
        for level in &work.levels {
            let score = level.level.get();
            self.result(&level.title, &shell::score(locale, score), Some(score));
        }
    }

    /// A line with what was assessed on the left and what was reached on the right.
    fn result(&mut self, name: &str, reached: &str, dots: Option<u8>) {
        self.need(13.0);
        let right = MARGIN + ROOM - 62.0;
        let name = self.line(MARGIN, Style::Text, 9.5, BLACK, name);
        let reached = self.line(right, Style::Text, 9.5, BLACK, reached);
        self.put(Piece::Text(Role::Paragraph, vec![name, reached]));
        for (dot, x) in (0_u8..4).zip([44.0, 34.0, 24.0, 14.0]).take(if dots.is_some() { 4 } else { 0 }) {
            self.put(Piece::Dot(right - x, self.y - 3.2, 3.2, dots.is_some_and(|level| dot < level)));
        }
        self.y += 12.4;
    }

    fn small_print(&mut self, record: &RecordView) {
        self.y += 6.0;
        self.text(Role::Paragraph, Style::Text, 8.5, BLACK, &record.criteria);
        self.y += 3.0;
        self.text(Role::Paragraph, Style::Strong, 8.5, BLACK, &record.scope);
    }

    /// The QR code and the address, at the foot of the last page.
    fn foot(&mut self, page: &str) {
        let locale = self.locale;
        let top = HEIGHT - MARGIN - QR_SIDE + 8.0;
        if let Some(qr) = Qr::of(page) {
            #[allow(clippy::cast_precision_loss, reason = "a QR code has at most 177 modules a side")]
            let at = |modules: usize| modules as f32 * (QR_SIDE / qr.side() as f32);
            let module = |&(row, column, count): &(usize, usize, usize)| {
                [MARGIN + at(column), top + at(row + QUIET), at(count), at(1)]
            };
            let rectangles = qr.runs.iter().map(module).collect();
            self.put(Piece::Figure(say::get::qr(locale).to_owned(), rectangles));
        }
        let x = MARGIN + QR_SIDE;
        self.y = top + 24.0;
        let title = self.line(x, Style::Display, 13.0, BLACK, say::pdf::check(locale));
        self.put(Piece::Text(Role::Heading(2), vec![title]));
        self.y += 16.0;
        let room = WIDTH - MARGIN - x;
        let mut lines = Vec::new();
        for text in Style::Text.wrap(say::pdf::check_hint(locale), 8.5, room) {
            lines.push(self.line(x, Style::Text, 8.5, GREY, &text));
            self.y += 12.0;
        }
        self.put(Piece::Text(Role::Paragraph, lines));
        self.y += 4.0;
        let address = self.line(x, Style::Strong, 9.5, BLACK, page);
        self.put(Piece::Text(Role::Paragraph, vec![address]));
    }
}

#[cfg(test)]
pub(super) mod tests {
    use contract::credentials::{
        CasesView, CountedEducationView, LevelView, QuizMarkView, RenewalBasisView, StatedPrerequisiteView,
    };
    use domain::credentials::{Cause, Code};
    use domain::learning::{Percent, PrerequisiteKind, Surface};
    use domain::review::Level;
    use domain::slug::CourseSlug;
    use time::macros::{date, datetime};

    use super::*;

    fn level(title: &str, level: u8) -> LevelView {
        LevelView { title: title.to_owned(), level: Level::try_from(level).expect("a level") }
    }

    pub(in super::super) fn view(works: usize) -> VerificationView {
        let work = AssessmentView {
            title: "Three hairlines".to_owned(),
            surface: Surface::Drawing,
            rounds: 2,
            approved_at: datetime!(2026-10-20 18:30 UTC),
            reviewer: "Marta Ruiz".to_owned(),
            levels: vec![level("Landmarks", 4), level("Line character", 3), level("Symmetry", 3)],
            photos: vec!["11".repeat(32)],
        };
        let record = RecordView {
            holder: "Inés “Dot” O’Hara".to_owned(),
            holder_id: "0192f1a0-0000-7000-8000-000000000002".to_owned(),
            email_hash: "sha256$00".to_owned(),
            title: "Certificate in Foundations of Scalp Micropigmentation".to_owned(),
            description: "Place dots that read as follicles.".to_owned(),
            criteria: "The holder has read every lesson of the course.".to_owned(),
            scope: "This is not a licence to practise.".to_owned(),
            license_number: "SMP-2026-00001".to_owned(),
            hours: 24,
            issued_at: datetime!(2026-10-21 15:00 UTC),
            valid_until: datetime!(2028-10-21 15:00 UTC),
            quizzes: vec![QuizMarkView {
                title: "Pricing".to_owned(),
                percent: Percent::new(90).expect("a percentage"),
            }],
            assessments: vec![work; works],
            mentors: vec!["Marta Ruiz".to_owned()],
            cases: CasesView::default(),
            prerequisites: vec![StatedPrerequisiteView {
                kind: PrerequisiteKind::BloodbornePathogens,
                provider: "Red Cross".to_owned(),
                issued_on: date!(2026 - 03 - 01),
                expires_on: date!(2027 - 03 - 01),
                checked_by: None,
                on: date!(2026 - 10 - 01),
            }],
            renewal: None,
            edition: Some(1),
            previous: None,
            awarded_at: datetime!(2026-10-21 15:00 UTC),
            issuer: "Stipple Academy".to_owned(),
            issuer_url: "https://academy.example/".to_owned(),
            issuer_did: "did:web:academy.example".to_owned(),
            course: (CourseSlug::parse("foundations").expect("a slug"), true),
            course_revision: "c0".repeat(32),
            rubric_revisions: vec!["b1".repeat(32)],
            language: Locale::En,
            id: "https://academy.example/credentials/0192f1a0-0000-7000-8000-000000000001".to_owned(),
        };
        VerificationView {
            code: Code::parse("7Q4K-2M9P-W3XD").expect("a code"),
            verdict: Verdict::Valid,
            as_of: datetime!(2026-11-01 12:00 UTC),
            record: Some(record),
            checks: Vec::new(),
            record_json: "{}".to_owned(),
            jwt: "e30.e30.e30".to_owned(),
        }
    }

    const PAGE: &str = "https://academy.example/verify/7Q4K-2M9P-W3XD";

    fn pages(pdf: &[u8]) -> usize {
        pdf.windows(11).filter(|bytes| *bytes == b"/Type/Page\n" || *bytes == b"/Type/Page ").count()
    }

    #[test]
    fn a_certificate_becomes_an_archival_document_in_both_languages() {
        for locale in Locale::ALL {
            let pdf = certificate(&view(3), locale, PAGE).expect("a sheet");
            assert!(pdf.starts_with(b"%PDF-"));
            let text = String::from_utf8_lossy(&pdf);
            assert!(text.contains("pdfaid"), "says that it is PDF/A");
        }
    }

    #[test]
    fn the_same_certificate_gives_the_same_bytes() {
        let once = certificate(&view(2), Locale::Es, PAGE).expect("a sheet");
        assert_eq!(once, certificate(&view(2), Locale::Es, PAGE).expect("a sheet"));
    }

    #[test]
    fn what_does_not_fit_goes_on_the_next_page() {
        let short = certificate(&view(2), Locale::En, PAGE).expect("a sheet");
        let long = certificate(&view(12), Locale::En, PAGE).expect("sheets");
        assert!(pages(&long) > pages(&short) || long.len() > short.len());
    }

    #[test]
    fn a_renewed_certificate_says_what_it_rests_on() {
        let renewal = RenewalBasisView {
            education: vec![CountedEducationView {
                title: "Scar camouflage".to_owned(),
                provider: "Ink School".to_owned(),
                completed_on: date!(2028 - 05 - 01),
                hours: 6,
            }],
            quizzes: Vec::new(),
        };
        let mut renewed = view(1);
        let record = renewed.record.as_mut().expect("a record");
        record.edition = Some(2);
        record.previous = Some((Code::parse("OLD0-0000-0001").expect("a code"), Cause::Renewed));
        record.renewal = Some(renewal);
        record.cases =
            CasesView { total: 12, live_models: 4, categories: vec![("Fitzpatrick IV to VI".to_owned(), 5)] };
        let (plain, renewed) = (certificate(&view(1), Locale::Es, PAGE), certificate(&renewed, Locale::Es, PAGE));
        assert!(renewed.expect("a sheet").len() > plain.expect("a sheet").len());
    }

    #[test]
    fn what_cannot_be_believed_is_not_printed() {
        assert!(certificate(&VerificationView { record: None, ..view(1) }, Locale::En, PAGE).is_err());
    }
}
