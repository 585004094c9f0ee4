//! The transcript: everything that was assessed for a certificate, with what it was assessed against.

use app::credentials::files::Paper;
use app::i18n::{Locale, credentials as say, format, holder, shell};
use app::practice::words::surface;
use contract::credentials::{AssessmentView, RecordView, VerificationView};

use super::besides::{besides, succession};
use super::ink::{About, Attachment, BLACK, DocumentError, GREEN, GREY, Role, write};
use super::layout::Style;
use super::sheet::{Sheet, facts};

/// Width kept for a level or a mark.
const REACHED: f32 = 46.0;

/// The transcript of `view` in `locale`; `page` is the address that says whether the certificate is in force.
///
/// # Errors
/// When the certificate cannot be believed, so there is nothing to print.
pub(crate) fn transcript(
    view: &VerificationView,
    locale: Locale,
    paper: Paper,
    page: &str,
) -> Result<Vec<u8>, DocumentError> {
    let Some(record) = &view.record else { return Err(DocumentError::nothing()) };
    let mut sheet = Sheet::new(locale, paper);
    sheet.standing(view);
    head(&mut sheet, view, record);
    if !record.assessments.is_empty() {
        part(&mut sheet, holder::transcript::work(locale));
    }
    for work in &record.assessments {
        assessment(&mut sheet, work);
    }
    quizzes(&mut sheet, record);
    besides(&mut sheet, record);
    sheet.y += 6.0;
    sheet.text(Role::Paragraph, Style::Text, 8.5, GREY, say::assessed::scale(locale));
    revisions(&mut sheet, record);
    meaning(&mut sheet, record);
    sheet.foot(page, page);
    let about = About::of(record, locale, holder::transcript::title(locale, &view.code));
    write(about, paper, sheet.pages(&view.code), Attachment::signed(view, locale))
}

fn head(sheet: &mut Sheet, view: &VerificationView, record: &RecordView) {
    let locale = sheet.locale;
    sheet.text(Role::Paragraph, Style::Text, 11.0, GREY, &record.issuer);
    sheet.y += 18.0;
    sheet.text(Role::Heading(1), Style::Display, 28.0, BLACK, holder::transcript::heading(locale));
    sheet.y -= 12.0;
    sheet.text(Role::Paragraph, Style::Text, 12.5, BLACK, &holder::transcript::of(locale, &record.title));
    sheet.y += 4.0;
    sheet.text(Role::Paragraph, Style::Strong, 14.0, GREEN, &record.holder);
    sheet.facts::<3>(&facts(locale, &view.code, record));
    sheet.y += 10.0;
    succession(sheet, record);
    sheet.y += 18.0;
    let about = holder::transcript::about(locale, &view.code);
    sheet.text(Role::Paragraph, Style::Text, 9.5, BLACK, &about);
}

/// The heading of a part, which keeps company with what follows.
fn part(sheet: &mut Sheet, title: &str) {
    sheet.need(70.0);
    sheet.y += 14.0;
    sheet.text(Role::Heading(2), Style::Display, 15.0, GREEN, title);
}

fn assessment(sheet: &mut Sheet, work: &AssessmentView) {
    let locale = sheet.locale;
    let column = sheet.column();
    sheet.need(60.0);
    sheet.y += 5.0;
    sheet.text(Role::Heading(3), Style::Strong, 11.0, BLACK, &work.title);
    let (date, rounds) = (format::date(locale, work.approved_at), say::assessed::rounds(locale, work.rounds));
    let line = say::assessed::practice(locale, surface(locale, work.surface), date, &work.reviewer, rounds);
    sheet.text(Role::Paragraph, Style::Text, 8.5, GREY, &line);
    sheet.y += 2.0;
    for level in &work.levels {
        let score = level.level.get();
        sheet.result(column, &level.title, &shell::score(locale, score), Some(score), REACHED);
    }
    if !work.photos.is_empty() {
        sheet.y += 2.0;
        let photos = format!("{}: {}", holder::transcript::photos(locale), work.photos.join(", "));
        sheet.text(Role::Paragraph, Style::Text, 7.0, GREY, &photos);
    }
    sheet.y += 4.0;
}

fn quizzes(sheet: &mut Sheet, record: &RecordView) {
    if record.quizzes.is_empty() {
        return;
    }
    let (locale, column) = (sheet.locale, sheet.column());
    part(sheet, holder::transcript::quizzes(locale));
    sheet.y += 2.0;
    for quiz in &record.quizzes {
        let mark = format::percent(locale, quiz.percent.get());
        sheet.result(column, &quiz.title, &mark, None, REACHED);
    }
}

/// Course and rubrics as they were, each named by its hash.
fn revisions(sheet: &mut Sheet, record: &RecordView) {
    let locale = sheet.locale;
    part(sheet, holder::transcript::revisions(locale));
    let mut named = vec![
        (holder::transcript::course(locale), record.course.0.to_string()),
        (holder::transcript::course_revision(locale), record.course_revision.clone()),
    ];
    let rubrics = record.rubric_revisions.iter();
    named.extend(rubrics.map(|rubric| (holder::transcript::rubric_revision(locale), rubric.clone())));
    for (name, value) in named {
        let text = format!("{name}: {value}");
        sheet.text(Role::Paragraph, Style::Text, 8.5, BLACK, &text);
    }
}

fn meaning(sheet: &mut Sheet, record: &RecordView) {
    let locale = sheet.locale;
    part(sheet, say::means::title(locale));
    sheet.text(Role::Paragraph, Style::Text, 9.0, BLACK, &record.criteria);
    sheet.y += 4.0;
    sheet.text(Role::Paragraph, Style::Strong, 9.0, BLACK, &record.scope);
}

#[cfg(test)]
mod tests {
    use super::super::certificate::tests::view;
    use super::*;

    const PAGE: &str = "https://academy.example/verify/7Q4K-2M9P-W3XD";

    #[test]
    fn a_transcript_is_archival_and_the_same_every_time() {
        for (locale, paper) in [(Locale::Es, Paper::A4), (Locale::En, Paper::Letter)] {
            let once = transcript(&view(9), locale, paper, PAGE).expect("sheets");
            assert!(String::from_utf8_lossy(&once).contains("pdfaid"), "says that it is PDF/A");
            assert_eq!(once, transcript(&view(9), locale, paper, PAGE).expect("sheets"));
        }
    }

    #[test]
    fn what_cannot_be_believed_has_no_transcript() {
        let nothing = VerificationView { record: None, ..view(1) };
        assert!(transcript(&nothing, Locale::En, Paper::A4, PAGE).is_err());
    }
}
