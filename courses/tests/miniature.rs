//! A small course with everything in it once, and everything an author can get wrong in it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use courses::{Catalogue, ContentSource, Folder, Problem, Severity, check, load};
use domain::learning::Lesson;
use domain::learning::quiz::Answer;
use domain::slug::{AssignmentSlug, CourseSlug, ItemId, LessonSlug, ModuleSlug};
use proptest::prelude::*;

const ONE: &str = "mini/first/en/one.md";
const UNO: &str = "mini/first/es/one.md";
const QUIZ: &str = "mini/first/quiz.toml";
const ASSIGNMENT: &str = "mini/first/assignment.toml";
const MODULE: &str = "mini/first/module.toml";
const COURSE: &str = "mini/course.toml";
const FIGURE: &str = "mini/figures/skin.svg";
const SOURCES: &str = "sources.toml";

/// The miniature in memory, where a test can edit it.
#[derive(Clone)]
struct Files(BTreeMap<String, String>);

impl Files {
    fn miniature() -> Self {
        let folder = Folder::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/miniature"));
        // Lessons have their length; 400 words in the files would only be in the reader's way.
        let filler = "word ".repeat(400);
        let files = folder.files().expect("the miniature is there").into_iter().map(|path| {
            let text =
                String::from_utf8(folder.read(&path).expect("a listed file").into_owned()).expect("UTF-8");
            (path, text.replace("FILLER", filler.trim()))
        });
        Self(files.collect())
    }

    /// The miniature with `from` replaced by `to` in one file, which must hold it.
    fn with(mut self, file: &str, from: &str, to: &str) -> Self {
        let text = self.0.get_mut(file).expect("a file of the miniature");
        assert!(text.contains(from), "{file} does not contain {from:?}");
        *text = text.replacen(from, to, 1);
        self
    }

    fn without(mut self, file: &str) -> Self {
        self.0.remove(file).expect("a file of the miniature");
        self
    }

    /// Where `needle` stands, as a problem names the place.
    fn line_of(&self, file: &str, needle: &str) -> usize {
        let at = self.0[file].find(needle).unwrap_or_else(|| panic!("{file} does not contain {needle:?}"));
        self.0[file][..at].matches('\n').count() + 1
    }
}

impl ContentSource for Files {
    fn root(&self) -> &'static str {
        "courses"
    }

    fn files(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }

    fn read(&self, path: &str) -> io::Result<Cow<'static, [u8]>> {
        let text = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Cow::Owned(text.clone().into_bytes()))
    }
}

fn catalogue() -> Catalogue {
    load(&Files::miniature()).expect("no errors")
}

fn lesson(catalogue: &Catalogue) -> Lesson {
    let course = CourseSlug::parse("mini").expect("a slug");
    let module = ModuleSlug::parse("first").expect("a slug");
    let lesson = LessonSlug::parse("one").expect("a slug");
    catalogue.lesson(&course, &module, &lesson).expect("the first lesson").lesson.clone()
}

#[test]
fn the_miniature_loads_without_a_remark() {
    let checked = check(&Files::miniature());
    assert_eq!(checked.problems, []);
    let catalogue = checked.catalogue.unwrap();
    let course = &catalogue.courses()[0];
    assert_eq!(course.lessons().count(), 2);
    assert_eq!(course.certificate.requirements.len(), 3);
    assert!(catalogue.assignment(&AssignmentSlug::parse("two-bands").unwrap()).is_some());
}

#[test]
fn lesson_text_becomes_html_with_notes_citations_terms_and_tables() {
    let body = lesson(&catalogue()).body;
    assert_eq!(body.en.intro_html, "<p>Two layers lie here.</p>\n");
    assert_eq!(body.es.sections[1].heading, "Qué evitar");
    assert_eq!(body.es.sections[1].id, "qué-evitar");
    let first = &body.en.sections[0].html;
    for part in [
        r##"<a class="term" href="#term-dermis">dermis</a>"##,
        r##"<sup class="cite"><a href="#source-1">[1]</a></sup>"##,
        r#"<th scope="col">Layer</th>"#,
        r#"<td class="number" data-label="Width">2 mm</td>"#,
        r#"<h3 id="closer">Closer</h3>"#,
        r#"<aside class="note action"><strong>Do this</strong>"#,
    ] {
        assert!(first.contains(part), "{part} is not in\n{first}");
    }
    let second = &body.es.sections[1].html;
    assert!(second.contains(r#"<aside class="note warn safety"><strong>Seguridad</strong>"#), "{second}");
    assert!(second.contains(r#"<aside class="note"><strong>En discusión</strong>"#), "{second}");
    assert_eq!(body.en.terms.len(), 1);
}

#[test]
fn a_figure_is_inlined_in_the_language_of_the_text_under_its_alternative_text() {
    let body = lesson(&catalogue()).body;
    let html = &body.es.sections[0].html;
    assert!(
        html.contains(r#"<svg viewBox="0 0 640 400" role="img" aria-label="Dos bandas, una sobre otra.">"#),
        "{html}"
    );
    assert!(html.contains("alta y exterior") && !html.contains("upper &amp; outer"), "{html}");
    assert!(html.contains("1 mm"), "text without a language stays");
    assert!(html.contains("<figcaption>Dos capas.</figcaption>"));
}

#[test]
fn ids_of_a_figure_shown_twice_stay_apart() {
    let twice = "## What to avoid\n\n![Again.](figure:skin \"Again.\")\n";
    let twice_es = "## Qué evitar\n\n![Otra vez.](figure:skin \"Otra vez.\")\n";
    let files =
        Files::miniature().with(ONE, "## What to avoid\n", twice).with(UNO, "## Qué evitar\n", twice_es);
    let body = lesson(&load(&files).unwrap()).body.en;
    assert!(body.sections[0].html.contains(r#"id="skin-1-skin-tip""#));
    assert!(body.sections[0].html.contains("url(#skin-1-skin-tip)"));
    assert!(body.sections[1].html.contains(r#"id="skin-2-skin-tip""#));
    assert!(body.sections[1].html.contains("url(#skin-2-skin-tip)"));
}

#[test]
fn the_markup_of_an_item_does_not_give_its_solution_away() {
    let catalogue = catalogue();
    let quiz = &catalogue.courses()[0].modules[0].quiz;
    let solution = |id| quiz.item(&ItemId::parse(id).unwrap()).unwrap().solution();
    let Answer::Ordering(steps) = solution("mini-order") else { panic!("an order") };
    assert!(steps.iter().all(|step| step.as_str().len() == 10), "not the author's a, b, c");
    let Answer::Matching(pairs) = solution("mini-match") else { panic!("pairs") };
    assert!(pairs.iter().all(|(left, right)| left != right));
}

#[test]
fn the_revision_of_a_course_is_the_revision_of_its_words() {
    let revision = |files: &Files| load(files).unwrap().courses()[0].revision.clone();
    let files = Files::miniature();
    assert_eq!(revision(&files), revision(&files.clone()));
    assert_ne!(revision(&files), revision(&files.clone().with(ONE, "Say it aloud.", "Say it twice.")));
}

#[test]
fn windows_line_ends_read_like_others() {
    let mut files = Files::miniature();
    for text in files.0.values_mut() {
        *text = text.replace('\n', "\r\n");
    }
    assert_eq!(check(&files).problems, []);
}

/// One mistake: what is edited, where the problem must be reported, and what it must say.
struct Mistake {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// File and text of the line that must be named.
    at: (&'static str, &'static str),
    says: &'static str,
}

/// A mistake in one file that is reported on the line where it stands.
const fn mistake(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    line: &'static str,
    says: &'static str,
) -> Mistake {
    Mistake { file, from, to, at: (file, line), says }
}

#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    // Files and TOML
    mistake(COURSE, "hours = 2", "hours = = 2", "hours =", "not valid TOML"),
    mistake(COURSE, "hours = 2", "hour = 2", "hour = 2", "unknown key `hour`"),
    mistake(COURSE, "hours = 2\n", "", "slug", "`hours` is missing"),
    mistake(COURSE, "hours = 2", "hours = \"two\"", "hours", "`hours` must be a whole number"),
    mistake(COURSE, "es = \"Un curso pequeño\"", "es = \" \"", "title", "`es` is empty"),
    mistake(COURSE, ", es = \"Un curso pequeño\"", "", "title", "`title` has no text in Spanish"),
    mistake(COURSE, "slug = \"mini\"", "slug = \"other\"", "slug", "not the name of the folder"),
    mistake(COURSE, "\"EUR\"", "\"euro\"", "price", "not a currency code"),
    mistake(COURSE, "\"included\"", "\"maybe\"", "price", "`tax` = \"maybe\""),
    mistake(COURSE, "modules = [\"first\"]", "modules = [\"first\", \"second\"]", "modules", "there is no file courses/mini/second/module.toml"),
    mistake(COURSE, "modules = [\"first\"]", "modules = [\"first\", \"first\"]", "modules", "`first` is listed twice"),
    mistake(MODULE, "\"two\"]", "\"two\", \"three\"]", "lessons = [", "there is no file courses/mini/first/en/three.md"),
    // Certificate
    mistake(COURSE, "module = \"first\"\nmin", "module = \"zeroth\"\nmin", "module = \"zeroth\"", "the course has no module `zeroth`"),
    mistake(COURSE, "kind = \"lessons\"", "kind = \"luck\"", "kind = \"luck\"", "`luck` is not a kind of requirement"),
    mistake(COURSE, "min_percent = 80", "min_percent = 101", "min_percent", "a whole number from 1 to 100"),
    // Sources
    mistake(SOURCES, "grade = \"A\"", "grade = \"Z\"", "grade = \"Z\"", "`Z` is not a grade"),
    mistake(SOURCES, "https://example.org/skin", "example.org", "url", "not a web address"),
    mistake(SOURCES, "[source.2]", "[source.two]", "[source.two]", "`two` is not a source number"),
    // Lessons: front matter
    mistake(ONE, "+++\ntitle", "title", "title", "does not start with front matter"),
    mistake(ONE, "review = \"none\"", "review = \"Dr. Who\"", "review", "does not say who read the lesson"),
    mistake(ONE, "sources = [1]", "sources = [1, 2]", "sources", "source 2 is listed but not cited"),
    mistake(ONE, "sources = [1]", "sources = [1, 99]", "sources", "there is no source 99"),
    mistake(ONE, "sources = [1]", "sources = []", "stays [^1]", "source 1 is cited but not listed"),
    mistake(ONE, "facts = [\"A1\"]", "facts = [\"anatomy\"]", "facts", "not a section of the fact base"),
    // Lessons: text
    mistake(ONE, "stays [^1]", "stays [^1][^77]", "[^77]", "there is no source `77`"),
    mistake(ONE, "[dermis](term:dermis)", "[dermis](term:derms)", "term:derms", "there is no term `derms`"),
    mistake(ONE, "[dermis](term:dermis)", "[dermis](http://example.org)", "http://example.org", "cannot be linked"),
    mistake(ONE, "figure:skin", "figure:skim", "figure:skim", "there is no figure `skim`"),
    mistake(ONE, "figure:skin", "skin.png", "skin.png", "`skin.png` is not a figure"),
    mistake(ONE, "![Two bands, one above the other.]", "![ ]", "figure:skin", "no alternative text"),
    mistake(ONE, " \"Two layers.\")", ")", "figure:skin", "no caption"),
    mistake(ONE, "![Two", "See ![Two", "figure:skin", "inside a paragraph"),
    mistake(ONE, "### Closer", "<b>Closer</b>", "<b>", "raw HTML is not allowed"),
    mistake(ONE, "### Closer", "# Closer", "# Closer", "no first-level heading"),
    mistake(ONE, "### Closer", "##### Closer", "##### Closer", "heading of level 5"),
    mistake(ONE, "[!NOTE]", "[!WARNING]", "[!WARNING]", "this kind of note is not used"),
    mistake(ONE, "> Nobody has", "> Contested: nobody has", "> [!NOTE]", "repeats its label"),
    mistake(ONE, "\n> [!TIP]\n> Say it aloud.\n", "\nSay it aloud.\n", "## What to avoid", "does not end in an action"),
    mistake(ONE, "Two layers lie here.\n\n##", "##", "## What lies where", "no opening"),
    mistake(ONE, "\n\n## What to avoid", "\n\n[^1]: A study.\n\n## What to avoid", "[^1]: A study.", "sources are not written out"),
    // Lessons: both languages
    mistake(UNO, "minutes = 4", "minutes = 5", "+++", "differ from the English file"),
    mistake(UNO, "> [!NOTE]", "> [!CAUTION]", "> [!CAUTION]\n> Nadie", "caution stands here where English has note"),
    mistake(UNO, "### Más cerca\n", "", "> [!TIP]", "tip stands here where English has subheading"),
    mistake(UNO, "permanece [^1]", "permanece", "sources", "source 1 is listed but not cited"),
    mistake(UNO, "### Más cerca\n", "- uno\n- dos\n", "- uno", "list stands here where English has subheading"),
    mistake(ONE, "\n\n> [!NOTE]", "\n> [!NOTE]", "> [!NOTE]", "a note starts inside another block"),
    // Terms
    mistake(MODULE, "The layer that stays.", "The **layer** that stays.", "meaning", "`**` would be shown to the reader"),
    mistake(MODULE, "[[term]]", "[[term]]\nslug = \"dermis\"\nname = { en = \"a\", es = \"a\" }\nmeaning = { en = \"a\", es = \"a\" }\n[[term]]", "[[term]]\nslug = \"dermis\"\nname = { en = \"dermis\"", "term `dermis` is defined twice"),
    // Figures
    mistake(FIGURE, "<defs>", "<script>x()</script><defs>", "<script>", "<script> is not allowed"),
    mistake(FIGURE, "<rect class", "<rect onclick=\"x()\" class", "<rect", "`onclick` is not allowed"),
    mistake(FIGURE, "<rect class", "<rect style=\"fill:red\" class", "<rect", "`style` is not allowed"),
    mistake(FIGURE, "<rect class", "<use href=\"https://example.org/x\"/><rect class", "<use", "leads out of the figure"),
    mistake(FIGURE, "url(#skin-tip)", "url(#tip)", "<path class=\"f-ink\"", "#tip is not in the figure"),
    mistake(FIGURE, " data-lang=\"es\"", "", "<svg", "1 texts are English and 0 are Spanish"),
    mistake(FIGURE, "viewBox", "viewbox", "<svg", "no usable viewBox"),
    mistake(FIGURE, "</text>\n</svg>", "</svg>", "</svg>", "not valid SVG"),
    // Quiz
    mistake(QUIZ, "id = \"mini-number-3\"", "id = \"mini-number\"", "[[item]]\nid = \"mini-number\"\nkind = \"numeric\"\nfacts = [\"A1\"]\nprompt = { en = \"How many figures?\"", "exists already"),
    mistake(QUIZ, "correct = true\n", "", "[[item]]\nid = \"mini-single\"", "exactly one option must be correct, 0 are"),
    mistake(QUIZ, "kind = \"multiple\"", "kind = \"single\"\nanswer = 3", "answer = 3", "`answer` means nothing in this kind"),
    mistake(QUIZ, "kind = \"numeric\"", "kind = \"essay\"", "kind = \"essay\"", "`essay` is not a kind of item"),
    mistake(QUIZ, "h = 0.5\nlabel = { en = \"Upper\"", "h = 0.6\nlabel = { en = \"Upper\"", "[[item.region]]\nid = \"lower\"", "regions `upper` and `lower` overlap"),
    mistake(QUIZ, "y = 0.5", "y = 0.6", "[[item.region]]\nid = \"lower\"", "must lie within the figure"),
    mistake(QUIZ, "figure = \"skin\"", "figure = \"skim\"", "figure = \"skim\"", "there is no figure `skim`"),
    mistake(QUIZ, "answer = 2.5", "answer = \"2.5\"", "answer = \"2.5\"", "`answer` must be a number"),
    mistake(QUIZ, "why = { en = \"It is shed.\"", "wy = { en = \"It is shed.\"", "wy =", "unknown key `wy`"),
    mistake(QUIZ, "en = \"is shed\"", "en = \"stays\"", "[[item]]\nid = \"mini-match\"", "two options say the same"),
    mistake(QUIZ, "draw = 8", "draw = 0", "draw", "a whole number from 1 to 200"),
    // Assignment
    mistake(ASSIGNMENT, "surface = \"drawing\"", "surface = \"pumpkin\"", "surface", "not a surface"),
    mistake(ASSIGNMENT, "max = 3", "max = 13", "photos", "1 to 13 photos cannot be asked for"),
    mistake(ASSIGNMENT, "{ en = \"None\", es = \"Ninguno\" }, ", "", "levels", "3 levels are described, 4 are needed"),
    mistake(ASSIGNMENT, "source = [1]", "source = [5]", "source = [5]", "there is no source 5"),
    mistake(ASSIGNMENT, "Dibuja las dos bandas.\n", "Dibuja las dos bandas.\n\n## Cómo\n", "## Cómo", "a brief has no sections"),
    mistake(ASSIGNMENT, "![Dos bandas.](figure:skin \"Así.\")\n", "Así.\n", "es = \"\"\"\nDibuja", "figure skin of the English text is missing"),
    mistake(ASSIGNMENT, "id = \"width\"", "id = \"order\"", "slug", "two criteria are called `order`"),
];

#[test]
fn every_mistake_is_reported_on_its_line_with_a_remedy() {
    let mut unseen = Vec::new();
    for Mistake { file, from, to, at: (at_file, at_text), says } in MISTAKES {
        let files = Files::miniature().with(file, from, to);
        let line = files.line_of(at_file, at_text);
        let problems = check(&files).problems;
        let found = problems.iter().any(|problem| {
            problem.file == format!("courses/{at_file}")
                && problem.line == line
                && problem.severity == Severity::Error
                && problem.message.contains(says)
                && !problem.remedy.is_empty()
        });
        if !found {
            let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
            unseen.push(format!("expected {at_file}:{line}: {says:?}, got\n{}", list.join("\n")));
        }
        assert!(load(&files).is_err(), "{says:?} must keep the course from being published");
    }
    assert!(unseen.is_empty(), "{}", unseen.join("\n\n"));
}

fn warnings(files: &Files) -> Vec<Problem> {
    let checked = check(files);
    assert!(checked.catalogue.is_some(), "{:?}", checked.problems);
    checked.problems
}

fn warns(files: &Files, file: &str, line: usize, says: &str) {
    let problems = warnings(files);
    assert!(
        problems.iter().any(|problem| problem.severity == Severity::Warning
            && problem.file == format!("courses/{file}")
            && problem.line == line
            && problem.message.contains(says)),
        "expected {file}:{line}: {says:?}, got {problems:?}"
    );
}

// What an author should look at again, but may publish.

#[test]
fn a_lesson_that_is_too_short_or_too_long_gets_a_warning() {
    let files = Files::miniature();
    let words = files.0[ONE].matches("word ").count();
    let short = files.clone().with(ONE, &"word ".repeat(words), "");
    let line = short.line_of(ONE, "Two layers lie here.\n\n") - 1;
    warns(&short, ONE, line, "words, 400 to 900 are expected");
    let long = files.with(ONE, "word ", &"word ".repeat(600));
    warns(&long, ONE, line, "words, 400 to 900 are expected");
}

#[test]
fn a_figure_or_a_lesson_that_nothing_refers_to_gets_a_warning() {
    let mut files = Files::miniature();
    files.0.insert("mini/figures/spare.svg".to_owned(), files.0[FIGURE].clone());
    files.0.insert("mini/first/en/spare.md".to_owned(), "Draft".to_owned());
    warns(&files, "mini/figures/spare.svg", 1, "not shown anywhere");
    warns(&files, "mini/first/en/spare.md", 1, "nothing refers to this file");
}

#[test]
fn a_term_that_no_lesson_links_gets_a_warning() {
    let term = "[[term]]\nslug = \"galea\"\nname = { en = \"a\", es = \"a\" }\nmeaning = { en = \"a\", es = \"a\" }\n";
    let files = Files::miniature().with(MODULE, "[[term]]", &format!("{term}[[term]]"));
    warns(&files, MODULE, files.line_of(MODULE, "[[term]]"), "no lesson links the term `galea`");
}

#[test]
fn a_course_with_other_than_two_free_lessons_gets_a_warning() {
    let files =
        Files::miniature().with(ONE, "free = true", "free = false").with(UNO, "free = true", "free = false");
    warns(&files, COURSE, 1, "1 lessons of the course are free");
}

#[test]
fn a_right_option_that_is_by_far_the_longest_gets_a_warning() {
    let long = "The lower layer, because it is the one that always stays where it is";
    let files = Files::miniature().with(QUIZ, "en = \"The lower\"", &format!("en = \"{long}\""));
    warns(&files, QUIZ, files.line_of(QUIZ, "[[item]]"), "by far the longest");
}

// Everything at once.

#[test]
fn all_problems_of_all_files_are_reported_at_once_in_order() {
    let files = Files::miniature()
        .with(UNO, "[dermis](term:dermis)", "[dermis](term:derms)")
        .with(QUIZ, "answer = 2.5", "answer = \"2.5\"")
        .with(COURSE, "hours = 2", "hours = 0")
        .with(ONE, "figure:skin", "figure:skim");
    let problems = load(&files).unwrap_err();
    let errors: Vec<&str> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.file.as_str())
        .collect();
    assert_eq!(errors.len(), 5, "the missing figure also sets the languages apart: {problems:?}");
    assert!(problems.is_sorted());
    for file in [UNO, QUIZ, COURSE, ONE] {
        assert!(errors.contains(&format!("courses/{file}").as_str()), "{file}");
    }
}

#[test]
fn a_missing_translation_is_named_where_the_lesson_is_listed() {
    let files = Files::miniature().without("mini/first/es/two.md");
    let problems = load(&files).unwrap_err();
    let expected = "courses/mini/first/module.toml:4:19: error: there is no file courses/mini/first/es/two.md → add the file or correct the name";
    assert!(problems.iter().any(|problem| problem.to_string() == expected), "{problems:?}");
}

#[test]
fn a_folder_without_courses_is_said_to_be_one() {
    let problems = load(&Files(BTreeMap::new())).unwrap_err();
    assert!(problems.iter().any(|problem| problem.message == "there is no course"), "{problems:?}");
}

#[test]
fn a_quiz_that_is_short_or_of_few_kinds_is_refused() {
    let mut files = Files::miniature();
    let quiz = files.0.get_mut(QUIZ).unwrap();
    quiz.truncate(quiz.find("[[item]]\nid = \"mini-match\"").unwrap());
    let problems = load(&files).unwrap_err();
    for says in [
        "the quiz has 3 items, at least 8 are needed",
        "the quiz has 3 kinds of items, at least 4 are needed",
    ] {
        assert!(problems.iter().any(|problem| problem.message == says), "{says}: {problems:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Half-saved files and stray keys happen; the checker answers with problems, never with a crash.
    #[test]
    fn a_mangled_file_is_reported_or_harmless(
        file in prop::sample::select(vec![ONE, UNO, QUIZ, ASSIGNMENT, MODULE, COURSE, FIGURE, SOURCES]),
        at in any::<prop::sample::Index>(),
        cut in 0_usize..40,
        typed in "[\\PC\n]{0,12}|> \\[!TIP\\]|\\[\\^|</svg>|\"\"\"|\\+\\+\\+",
    ) {
        let mut files = Files::miniature();
        let text = files.0.get_mut(file).expect("a file of the miniature");
        let characters: Vec<char> = text.chars().collect();
        let at = at.index(characters.len());
        let rest = characters.iter().skip(at + cut);
        *text = characters.iter().take(at).copied().chain(typed.chars()).chain(rest.copied()).collect();
        let checked = check(&files);
        let wrong = checked.problems.iter().any(|problem| problem.severity == Severity::Error);
        prop_assert_eq!(checked.catalogue.is_none(), wrong);
        for problem in &checked.problems {
            prop_assert!(problem.line >= 1 && problem.column >= 1 && !problem.remedy.is_empty());
        }
    }
}
