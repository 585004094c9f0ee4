//! A lesson: the same Markdown file in both languages, held against each other.

use std::collections::{BTreeMap, BTreeSet};

use domain::learning::{FactSection, Lesson, LessonKey, MedicalReview, SourceNumber};
use domain::slug::{LessonSlug, ModuleSlug};
use domain::{Locale, Localized};
use time::Date;
use time::macros::format_description;

use super::course::Desk;
use super::{former, safety};
use crate::markdown::{self, Part, Rendered, Shelf, Text};
use crate::problem::Place;
use crate::readability;
use crate::rule::Rule;
use crate::toml_reader::{Scope, Table, Value, language, parse};
use crate::translation::{self, Said};

/// Length of a lesson in words; Spanish runs about a fifth longer.
const WORDS: Localized<std::ops::RangeInclusive<u32>> = Localized { en: 400..=900, es: 400..=1_080 };

/// Reading ease below which a section is an outlier. Half of the sections of our courses lie above 79 in English and 75 in
/// Spanish, and an outlier as box plots define it (a quarter of them and one and a half times the middle half below)
/// starts at 57 and 62; plain language starts at 60 in either scale.
const LOWEST_EASE: f64 = 60.0;
/// In words. Most sections have no sentence longer than 24, in Spanish 27.
const LONGEST_SENTENCE: u32 = 50;
/// Fewer words say little about a text.
const FEWEST_WORDS_TO_MEASURE: u32 = 50;

/// Length of a section in words, in either language.
const SECTION_WORDS: std::ops::RangeInclusive<u32> = 150..=300;

const KEYS: [&str; 8] = ["title", "summary", "minutes", "free", "review", "facts", "sources", "formerly"];

/// One language of a lesson.
struct Half {
    front: Front,
    text: Rendered,
}

/// What stands before the text.
struct Front {
    title: String,
    summary: String,
    shared: Shared,
}

/// The part of it that is the same in both languages.
#[derive(PartialEq)]
struct Shared {
    minutes: u16,
    free: bool,
    review: MedicalReview,
    facts: BTreeSet<FactSection>,
    sources: BTreeSet<SourceNumber>,
    formerly: Vec<LessonKey>,
}

/// Reads both languages of a lesson. `listed` is where the module names it.
pub(super) fn read(
    desk: &Desk<'_>,
    shelf: &Shelf<'_>,
    module: &ModuleSlug,
    slug: LessonSlug,
    listed: &Place,
) -> Option<Lesson> {
    let [en, es] = Locale::ALL.map(|locale| {
        let path = desk.path(&format!("{module}/{}/{slug}.md", locale.tag()));
        let document = desk.files.open(&path, Some(listed.clone()))?;
        let scope = Scope { document: &document, report: &desk.files.report };
        let half = half(scope, shelf, (desk, module, locale));
        Some((half, document))
    });
    let ((en, en_document), (es, es_document)) = (en?, es?);
    let (en, es) = (en?, es?);
    let [en_scope, es_scope] =
        [&en_document, &es_document].map(|document| Scope { document, report: &desk.files.report });
    agree(es_scope, &en, &es);
    safety::collect(desk.files, (en_scope, &en.text), (es_scope, &es.text));
    desk.shows(en.text.body.figures.iter().chain(&es.text.body.figures));
    desk.plays(en.text.body.media.iter().chain(&es.text.body.media));

    let Shared { minutes, free, review, facts, sources, formerly } = en.front.shared;
    Some(Lesson {
        slug,
        title: Localized { en: en.front.title, es: es.front.title },
        summary: Localized { en: en.front.summary, es: es.front.summary },
        minutes,
        free,
        review,
        facts,
        sources,
        formerly,
        body: Localized { en: en.text.body, es: es.text.body },
    })
}

/// What a half needs to know of where it stands.
type Standing<'s> = (&'s Desk<'s>, &'s ModuleSlug, Locale);

fn half(scope: Scope<'_>, shelf: &Shelf<'_>, standing: Standing<'_>) -> Option<Half> {
    let (_, _, locale) = standing;
    let Some((front_text, body_start)) = split(&scope.document.text) else {
        scope.error(
            Rule::Syntax,
            0,
            "the file does not start with front matter",
            "start with a line +++, then TOML, then a line +++",
        );
        return None;
    };
    let text = Text {
        scope,
        markdown: &scope.document.text[body_start..],
        first_line: scope.document.line_of(body_start),
        locale,
    };
    let mut rendered = markdown::render(text, shelf);
    check_text(scope, &rendered, body_start, locale);
    let front = front(scope, &front_text, shelf, &mut rendered, standing);
    Some(Half { front: front?, text: rendered })
}

/// A text of the front matter, noted as one that is said.
pub(super) fn said(value: Value<'_, '_>, pieces: &mut Vec<Said>) -> Option<String> {
    let text = value.text()?;
    pieces.push(Said::new(&text, value.span().start));
    Some(text)
}

/// The front matter with its fences blanked out, so that offsets stay those of the file, and where the text starts.
pub(super) fn split(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix("+++\n")?;
    let end = 4 + rest.find("\n+++\n")? + 1;
    Some((format!("    {}", &text[4..end]), end + 4))
}

fn front(
    scope: Scope<'_>,
    text: &str,
    shelf: &Shelf<'_>,
    rendered: &mut Rendered,
    standing: Standing<'_>,
) -> Option<Front> {
    let root = parse(scope, text)?;
    let root = Table::open(scope, root.get_ref(), 0, &KEYS);
    let title = root.required("title").and_then(|title| said(title, &mut rendered.said));
    let summary = root.required("summary").and_then(|summary| said(summary, &mut rendered.said));
    let minutes = root.required("minutes").and_then(|minutes| minutes.integer(1..=60));
    let free = root.flag("free");
    let review = root.optional("review").map_or(Some(MedicalReview::NotNeeded), review);
    let facts = root.required("facts").and_then(|facts| facts.fact_sections());
    let formerly = root.optional("formerly").map_or(Some(Vec::new()), |names| former::names(standing, names));
    let cited = &rendered.cited;
    let sources = root.required("sources").and_then(|sources| listed_sources(sources, shelf, cited));
    if let Some(sources) = &sources {
        if sources.is_empty() && cited.is_empty() {
            scope.error(
                Rule::Sources,
                root.optional("sources").map_or(0, |sources| sources.span().start),
                "the lesson states facts but cites no source",
                "cite where they come from as [^number], and list the numbers in `sources`",
            );
        }
        for (number, offset) in cited.iter().filter(|(number, _)| !sources.contains(number)) {
            scope.error(
                Rule::Sources,
                *offset,
                format!("source {number} is cited but not listed"),
                "add it to `sources` in the front matter",
            );
        }
    }
    let minutes = u16::try_from(minutes?).unwrap_or(u16::MAX);
    let shared = Shared {
        minutes,
        free: free?,
        review: review?,
        facts: facts?,
        sources: sources?,
        formerly: formerly?,
    };
    Some(Front { title: title?, summary: summary?, shared })
}

pub(super) fn listed_sources(
    value: Value<'_, '_>,
    shelf: &Shelf<'_>,
    cited: &BTreeMap<SourceNumber, usize>,
) -> Option<BTreeSet<SourceNumber>> {
    let numbers = value.source_numbers(shelf.sources)?;
    for (number, element) in &numbers {
        if !cited.contains_key(number) {
            element.error(
                Rule::Sources,
                format!("source {number} is listed but not cited"),
                "cite it in the text or take it off the list",
            );
        }
    }
    Some(numbers.into_iter().map(|(number, _)| number).collect())
}

fn review(value: Value<'_, '_>) -> Option<MedicalReview> {
    let text = value.text()?;
    if text == "none" {
        return Some(MedicalReview::Pending);
    }
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    if let [name, qualification, date] = parts[..]
        && let Ok(on) = Date::parse(date, format_description!("[year]-[month]-[day]"))
    {
        return Some(MedicalReview::Reviewed {
            name: name.to_owned(),
            qualification: qualification.to_owned(),
            on,
        });
    }
    value.error(
        Rule::Field,
        "`review` does not say who read the lesson and when",
        "write \"none\" or \"Name, qualification, 2026-11-01\"",
    );
    None
}

/// What concerns one language alone.
fn check_text(scope: Scope<'_>, text: &Rendered, body_start: usize, locale: Locale) {
    if text.headings.is_empty() {
        scope.error(
            Rule::Sections,
            body_start,
            "the lesson has no section",
            "start each section with `## Title`",
        );
    }
    if text.body.intro_html.is_empty() {
        let start = text.headings.first().copied().unwrap_or(body_start);
        scope.error(
            Rule::Sections,
            start,
            "the lesson has no opening",
            "write one or two sentences before the first section",
        );
    }
    for (offset, _) in text.headings.iter().zip(&text.actions).filter(|(_, ends_in_action)| !**ends_in_action)
    {
        scope.error(
            Rule::Sections,
            *offset,
            "the section does not end in an action",
            "end it with a `> [!TIP]` block that says what to do",
        );
    }
    let (words, range) = (text.body.words, WORDS.get(locale));
    if !range.contains(&words) {
        let message =
            format!("the lesson has {words} words, {} to {} are expected", range.start(), range.end());
        scope.warn(
            Rule::Length,
            body_start,
            message,
            "shorten it, or split it into two lessons, or say more",
        );
    }
    reads_hard(scope, "opening", &text.opening, locale);
    for section in &text.sections {
        section_length(scope, section);
        reads_hard(scope, "section", section, locale);
    }
}

fn section_length(scope: Scope<'_>, section: &Part) {
    if !SECTION_WORDS.contains(&section.words) {
        let (words, least, most) = (section.words, SECTION_WORDS.start(), SECTION_WORDS.end());
        let message = format!("the section has {words} words, {least} to {most} are expected");
        let remedy =
            "say more or join it with its neighbour, shorten it or make two of it; tables and captions count";
        scope.error(Rule::Length, section.offset, message, remedy);
    }
}

/// Warns of a part, `called` so, that is much harder to read than the sections of our courses.
fn reads_hard(scope: Scope<'_>, called: &str, part: &Part, locale: Locale) {
    let Part { offset, prose, .. } = part;
    let ease = prose.ease(locale);
    if prose.words >= FEWEST_WORDS_TO_MEASURE && ease < LOWEST_EASE {
        let message = format!(
            "the {called} is hard to read: {} {ease:.0}, {LOWEST_EASE} is the least; {:.1} words a sentence, {:.2} syllables a word",
            readability::index(locale),
            prose.words_per_sentence(),
            prose.syllables_per_word(),
        );
        let remedy = format!(
            "use shorter words and split sentences, first the one of {} words that starts “{} …”",
            prose.longest, prose.longest_start
        );
        scope.warn(Rule::Readability, *offset, message, remedy);
    }
    if prose.longest > LONGEST_SENTENCE {
        let message = format!(
            "a sentence of the {called} has {} words, {LONGEST_SENTENCE} are the most",
            prose.longest
        );
        let remedy = format!("split the one that starts “{} …”, or make it a list", prose.longest_start);
        scope.warn(Rule::Readability, *offset, message, remedy);
    }
}

/// What must be the same in both languages; problems are reported in the Spanish file, the translation.
fn agree(es_scope: Scope<'_>, en: &Half, es: &Half) {
    if en.front.shared != es.front.shared {
        es_scope.error(
            Rule::Translation,
            0,
            "minutes, free, review, facts, sources or formerly differ from the English file",
            "copy these lines of the front matter from the English file",
        );
    }
    same_shape(es_scope, 0, &en.text, &es.text);
    translation::check(es_scope, &en.text.said, &es.text.said);
    for (number, offset) in es.text.cited.iter().filter(|(number, _)| !en.text.cited.contains_key(number)) {
        es_scope.error(
            Rule::Translation,
            *offset,
            format!("source {number} is not cited in English"),
            "cite the same sources in both languages",
        );
    }
    for number in en.text.cited.keys().filter(|number| !es.text.cited.contains_key(number)) {
        es_scope.error(
            Rule::Translation,
            0,
            format!("source {number} is cited in English only"),
            "cite the same sources in both languages",
        );
    }
}

/// Reports the first block in which the Spanish text, which starts at `es_start`, departs from the English one.
pub(super) fn same_shape(es_scope: Scope<'_>, es_start: usize, en: &Rendered, es: &Rendered) {
    let count = en.shape.len().max(es.shape.len());
    let what = |text: &Rendered, index: usize| text.shape.get(index).map(|mark| mark.what.clone());
    let Some(index) = (0..count).find(|index| what(en, *index) != what(es, *index)) else { return };
    let offset = es.shape.get(index).or(es.shape.last()).map_or(es_start, |mark| mark.offset);
    let message = match (what(en, index), what(es, index)) {
        (Some(en), Some(es)) => format!("{es} stands here where English has {en}"),
        (None, es) => format!("{} stands here that English does not have", es.unwrap_or_default()),
        (Some(en), None) => format!("{en} of the English text is missing at the end"),
    };
    let remedy = format!("give {} the same sections, notes, tables and figures", language(Locale::Es));
    es_scope.error(Rule::Translation, offset, message, remedy);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_keeps_the_offsets_of_the_file() {
        let text = "+++\ntitle = \"a\"\n+++\nText\n";
        let (front, body) = split(text).unwrap_or_default();
        assert_eq!(front.find("title"), text.find("title"));
        assert_eq!(&text[body..], "Text\n");
    }
}
