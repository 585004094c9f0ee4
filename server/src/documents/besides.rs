//! What a certificate states besides the work: whose place it took, cases, prerequisites, what a renewal rests on.

use app::credentials::{stated as state, words};
use app::i18n::lifecycle::{self, stated};
use app::i18n::{Locale, format};
use contract::credentials::{RecordView, RenewalBasisView, StatedPrerequisiteView};

use super::ink::{BLACK, GREY, Role};
use super::layout::Style;
use super::sheet::Sheet;

/// Width kept for a number or a mark.
const REACHED: f32 = 46.0;

/// Which record this is among those with its number, and whose place it took.
pub(super) fn succession(sheet: &mut Sheet, record: &RecordView) {
    let locale = sheet.locale;
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
    sheet.text(Role::Paragraph, Style::Text, 8.5, GREY, &line.join(" · "));
}

/// Cases, prerequisites and the renewal; the mentors stand beside the work they approved.
pub(super) fn besides(sheet: &mut Sheet, record: &RecordView) {
    cases(sheet, record);
    if !record.prerequisites.is_empty() {
        heading(sheet, stated::prerequisites(sheet.locale));
    }
    for held in &record.prerequisites {
        prerequisite(sheet, held);
    }
    if let Some(basis) = &record.renewal {
        renewal(sheet, basis);
    }
}

fn cases(sheet: &mut Sheet, record: &RecordView) {
    let locale = sheet.locale;
    if record.cases.total == 0 {
        let none = format!("{}: {}", stated::cases(locale), stated::no_cases(locale));
        sheet.y += 3.0;
        sheet.text(Role::Paragraph, Style::Text, 8.5, GREY, &none);
        return;
    }
    heading(sheet, stated::cases(locale));
    let all = [(stated::all_cases(locale), record.cases.total)];
    let live = [(stated::live_models(locale), record.cases.live_models)];
    let categories = record.cases.categories.iter().map(|(name, count)| (name.as_str(), *count));
    for (name, count) in all.into_iter().chain(live).chain(categories) {
        let column = sheet.column();
        sheet.result(column, name, &format::number(locale, count.into()), None, REACHED);
    }
}

fn prerequisite(sheet: &mut Sheet, held: &StatedPrerequisiteView) {
    let locale: Locale = sheet.locale;
    let name = words::prerequisite(locale, held.kind);
    let (dates, proof) = (state::dates(locale, held), state::proof(locale, held));
    note(sheet, &format!("{name} · {} · {dates}", held.provider), &proof);
}

fn renewal(sheet: &mut Sheet, basis: &RenewalBasisView) {
    let locale = sheet.locale;
    heading(sheet, stated::renewal(locale));
    for item in &basis.education {
        let hours = stated::hours(locale, item.hours);
        note(sheet, &format!("{} · {hours}", item.title), &state::education(locale, item));
    }
    for quiz in &basis.quizzes {
        let column = sheet.column();
        sheet.result(column, &quiz.title, &format::percent(locale, quiz.percent.get()), None, REACHED);
    }
}

fn heading(sheet: &mut Sheet, text: &str) {
    sheet.need(30.0);
    sheet.y += 4.0;
    sheet.text(Role::Heading(3), Style::Strong, 10.0, BLACK, text);
}

/// A line, and what speaks for it below.
fn note(sheet: &mut Sheet, line: &str, proof: &str) {
    sheet.text(Role::Paragraph, Style::Text, 9.5, BLACK, line);
    sheet.text(Role::Paragraph, Style::Text, 8.5, GREY, proof);
}
