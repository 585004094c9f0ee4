//! The certificate as a sheet of paper.

use app::credentials::files::Paper;
use app::i18n::{Locale, credentials as say, format, shell};
use app::practice::words::surface;
use contract::credentials::{AssessmentView, RecordView, VerificationView};

use super::besides::{besides, succession};
use super::ink::{About, Attachment, BLACK, DocumentError, GREEN, GREY, Role, write};
use super::layout::Style;
use super::sheet::{Column, Sheet, count, facts};

/// Width kept for a level or a mark in a column.
const REACHED: f32 = 30.0;

/// The certificate of `view` in `locale`; `page` is the address that says whether it is in force, `mini` the signed text
/// that its QR code carries behind the address.
///
/// # Errors
/// When the certificate cannot be believed, so there is nothing to print.
pub(crate) fn certificate(
    view: &VerificationView,
    locale: Locale,
    paper: Paper,
    page: &str,
    mini: &str,
) -> Result<Vec<u8>, DocumentError> {
    let Some(record) = &view.record else { return Err(DocumentError::nothing()) };
    let mut sheet = Sheet::new(locale, paper);
    sheet.standing(view);
    head(&mut sheet, view, record);
    assessed(&mut sheet, record);
    besides(&mut sheet, record);
    small_print(&mut sheet, record);
    sheet.foot(page, &format!("{page}#t={mini}"));
    let about = About::of(record, locale, say::pdf::title(locale, &view.code));
    write(about, paper, sheet.pages(&view.code), Attachment::signed(view, locale))
}

/// Who earned what, in the middle of the sheet.
fn head(sheet: &mut Sheet, view: &VerificationView, record: &RecordView) {
    let locale = sheet.locale;
    let room = sheet.column().room;
    sheet.y -= 6.0;
    sheet.sign(60.0);
    sheet.y += 26.0;
    let certifies = say::sheet::certifies(locale, &record.issuer);
    sheet.centred(room, Role::Paragraph, Style::Text, 11.0, GREY, &certifies);
    let size = Style::Display.fit(&record.holder, 34.0, room).max(22.0);
    sheet.y += size * 0.72;
    sheet.centred(room, Role::Heading(1), Style::Display, size, BLACK, &record.holder);
    // The leading of so large a line is more than the line below needs.
    sheet.y -= size * 0.3;
    let earned = say::sheet::earned(locale, &record.title);
    sheet.centred(room * 0.82, Role::Paragraph, Style::Text, 14.0, BLACK, &earned);
    sheet.y += 2.0;
    sheet.stipple(230.0, 13.0);
    sheet.y += 18.0;
    sheet.facts::<3>(&facts(locale, &view.code, record));
    sheet.y += 10.0;
    succession(sheet, record);
}

/// What was assessed, in two columns.
fn assessed(sheet: &mut Sheet, record: &RecordView) {
    let locale = sheet.locale;
    sheet.y += 18.0;
    sheet.text(Role::Heading(2), Style::Display, 15.0, GREEN, say::assessed::title(locale));
    let mut blocks: Vec<_> = record.assessments.iter().map(|work| work_block(locale, work)).collect();
    if !record.quizzes.is_empty() {
        let marks = record.quizzes.iter();
        let rows = marks.map(|quiz| (quiz.title.clone(), format::percent(locale, quiz.percent.get()), None));
        blocks.push(Block {
            title: say::assessed::quizzes(locale).to_owned(),
            meta: None,
            rows: rows.collect(),
        });
    }
    in_columns(sheet, &blocks);
}

/// Something that was assessed, with what was reached.
struct Block {
    title: String,
    meta: Option<String>,
    rows: Vec<(String, String, Option<u8>)>,
}

fn work_block(locale: Locale, work: &AssessmentView) -> Block {
    let (date, rounds) = (format::date(locale, work.approved_at), say::assessed::rounds(locale, work.rounds));
    let meta = say::assessed::practice(locale, surface(locale, work.surface), date, &work.reviewer, rounds);
    let row = |title: &str, level: u8| (title.to_owned(), shell::score(locale, level), Some(level));
    let rows = work.levels.iter().map(|level| row(&level.title, level.level.get()));
    Block { title: work.title.clone(), meta: Some(meta), rows: rows.collect() }
}

impl Block {
    fn height(&self, column: Column) -> f32 {
        let lines =
            |style: Style, text: &str, size: f32, room: f32| count(style.wrap(text, size, room).len());
        let meta = self.meta.as_deref().map_or(0.0, |meta| lines(Style::Text, meta, 8.0, column.room) * 10.8);
        let rows = self.rows.iter().map(|(name, _, level)| column.result_height(name, *level, REACHED));
        lines(Style::Strong, &self.title, 10.5, column.room) * 14.2 + meta + rows.sum::<f32>() + 14.0
    }

    fn set(&self, sheet: &mut Sheet, column: Column) {
        sheet.y += 2.0;
        sheet.paragraph(column, Role::Heading(3), Style::Strong, 10.5, BLACK, &self.title);
        if let Some(meta) = &self.meta {
            sheet.y -= 1.5;
            sheet.paragraph(column, Role::Paragraph, Style::Text, 8.0, GREY, meta);
            sheet.y += 1.5;
        }
        for (name, reached, level) in &self.rows {
            sheet.result(column, name, reached, *level, REACHED);
        }
        sheet.y += 12.0;
    }
}

/// Sets blocks in two columns of about the same height; what does not fit goes on the next page.
fn in_columns(sheet: &mut Sheet, blocks: &[Block]) {
    let columns = sheet.column().split::<2>(26.0);
    let [left, _] = columns;
    let heights: Vec<_> = blocks.iter().map(|block| block.height(left)).collect();
    let (mut top, mut lowest, mut side) = (sheet.y, sheet.y, 0);
    let mut rest: f32 = heights.iter().sum();
    let mut half = rest / 2.0;
    for (block, height) in blocks.iter().zip(heights) {
        let middle = sheet.y - top + height / 2.0;
        if side == 0 && sheet.y > top && (middle > half || sheet.y + height > sheet.bottom()) {
            (side, sheet.y) = (1, top);
        }
        if sheet.y > top && sheet.y + height > sheet.bottom() {
            sheet.turn();
            (top, lowest, side, half) = (sheet.y, sheet.y, 0, rest / 2.0);
        }
        block.set(sheet, columns[side]);
        rest -= height;
        lowest = lowest.max(sheet.y);
    }
    sheet.y = lowest;
}

fn small_print(sheet: &mut Sheet, record: &RecordView) {
    sheet.y += 2.0;
    sheet.text(Role::Paragraph, Style::Text, 8.5, BLACK, &record.criteria);
    sheet.y += 3.0;
    sheet.text(Role::Paragraph, Style::Strong, 8.5, BLACK, &record.scope);
}

#[cfg(test)]
pub(super) mod tests {
    use contract::credentials::{
        CasesView, CountedEducationView, LevelView, QuizMarkView, RenewalBasisView, StatedPrerequisiteView,
    };
    use domain::credentials::{Cause, Code, Verdict};
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
            email_salt: "c2FsdHNhbHQ".to_owned(),
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
            version: 2,
        };
        VerificationView {
            code: Code::parse("7Q4K-2M9P-W3XD").expect("a code"),
            verdict: Verdict::Valid,
            as_of: datetime!(2026-11-01 12:00 UTC),
            record: Some(record),
            checks: Vec::new(),
            on_record: None,
            next: None,
            list: 1,
            record_json: "{}".to_owned(),
            jwt: "e30.e30.e30".to_owned(),
        }
    }

    const PAGE: &str = "https://academy.example/verify/7Q4K-2M9P-W3XD";
    /// As long as one is for an ordinary name.
    const MINI: &str =
        "ATqwC5Vq5vdwPtW1gA43UTRLLTJNOVAtVzNYRBPDiW7DqXMg4oCcRG904oCdIE_igJlIYXJhNUNlcnRpZmljYXRl";

    fn pages(pdf: &[u8]) -> usize {
        pdf.windows(11).filter(|bytes| *bytes == b"/Type/Page\n" || *bytes == b"/Type/Page ").count()
    }

    #[test]
    fn a_certificate_becomes_an_archival_document_in_both_languages() {
        for (locale, paper) in [(Locale::En, Paper::A4), (Locale::Es, Paper::Letter)] {
            let pdf = certificate(&view(3), locale, paper, PAGE, MINI).expect("a sheet");
            assert!(pdf.starts_with(b"%PDF-"));
            let text = String::from_utf8_lossy(&pdf);
            assert!(text.contains("pdfaid"), "says that it is PDF/A");
        }
    }

    #[test]
    fn the_same_certificate_gives_the_same_bytes() {
        let once = certificate(&view(2), Locale::Es, Paper::A4, PAGE, MINI).expect("a sheet");
        assert_eq!(once, certificate(&view(2), Locale::Es, Paper::A4, PAGE, MINI).expect("a sheet"));
    }

    #[test]
    fn what_does_not_fit_goes_on_the_next_page() {
        let short = certificate(&view(2), Locale::En, Paper::A4, PAGE, MINI).expect("a sheet");
        let long = certificate(&view(12), Locale::En, Paper::A4, PAGE, MINI).expect("sheets");
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
        let sheet =
            |view: &VerificationView| certificate(view, Locale::Es, Paper::A4, PAGE, MINI).expect("a sheet");
        assert!(sheet(&renewed).len() > sheet(&view(1)).len());
    }

    #[test]
    fn what_cannot_be_believed_is_not_printed() {
        assert!(
            certificate(&VerificationView { record: None, ..view(1) }, Locale::En, Paper::A4, PAGE, MINI)
                .is_err()
        );
    }
}
