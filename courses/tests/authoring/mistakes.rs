//! What keeps content from being published.

use std::collections::BTreeMap;

use courses::{Severity, check, load};
use proptest::prelude::*;

use crate::files::{ASSIGNMENT, COURSE, FIGURE, Files, MODULE, ONE, QUIZ, SOURCES, UNO};

/// One mistake: what is edited, on which line of the same file that must be reported, and in what words.
struct Mistake {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// What stands on the line that must be named.
    line: &'static str,
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
    Mistake { file, from, to, line, says }
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
    // Exam
    mistake(COURSE, "items = 4", "items = 40", "[[exam.part]]", "the quiz of `first` has 7 items with `must_pass = false`, 39 are asked for"),
    mistake(COURSE, "must_pass = 1", "must_pass = 2", "[[exam.part]]", "the quiz of `first` has 1 items with `must_pass = true`, 2 are asked for"),
    mistake(COURSE, "items = 4\nmust_pass = 1", "items = 1\nmust_pass = 2", "[[exam.part]]", "2 of 1 items cannot be must-pass items"),
    mistake(COURSE, "module = \"first\"\nitems", "module = \"zeroth\"\nitems", "[[exam.part]]", "there is no module `zeroth`"),
    mistake(COURSE, "[[exam.part]]\nmodule", "[[exam.part]]\nmodule = \"first\"\nitems = 1\n\n[[exam.part]]\nmodule", "[[exam.part]]\nmodule = \"first\"\nitems = 4", "`first` stands in two parts"),
    mistake(COURSE, "pause_days = 7\n", "", "[exam]", "`pause_days` is missing"),
    mistake(COURSE, "attempts = 2", "attempts = 0", "attempts = 0", "a whole number from 1 to 20"),
    mistake(COURSE, "[exam]\ntitle = { en = \"A small exam\", es = \"Un examen pequeño\" }\npass_percent = 80\nattempts = 2\ncooling_off_days = 1\npause_days = 7\n\n[[exam.part]]\nmodule = \"first\"\nitems = 4\nmust_pass = 1\n\n", "", "kind = \"exam\"", "the course has no final exam"),
    mistake(COURSE, "modules = [\"first\"]", "modules = [\"first\", \"exam\"]", "modules", "no module may be called `exam`"),
    // Certificate
    mistake(COURSE, "module = \"first\"\nmin", "module = \"zeroth\"\nmin", "module = \"zeroth\"", "the course has no module `zeroth`"),
    mistake(COURSE, "kind = \"lessons\"", "kind = \"luck\"", "kind = \"luck\"", "`luck` is not a kind of requirement"),
    mistake(COURSE, "min_percent = 80", "min_percent = 101", "min_percent", "a whole number from 1 to 100"),
    mistake(COURSE, "kind = \"first-aid\"", "kind = \"swimming\"", "kind = \"swimming\"", "`swimming` is not a kind of prerequisite: use bloodborne-pathogens, first-aid, insurance"),
    mistake(COURSE, "kind = \"first-aid\"", "kind = \"insurance\"", "kind = \"insurance\"\nproof = \"self", "`insurance` is listed twice"),
    mistake(COURSE, "proof = \"checked\"", "proof = \"promised\"", "proof = \"promised\"", "`promised` is not a kind of proof"),
    mistake(COURSE, "max_age_months = 24", "max_age_months = 0", "max_age_months", "a whole number from 1 to 240"),
    mistake(COURSE, "blocks = [\"certificate\", \"renewal\"]", "blocks = [\"lunch\"]", "blocks = [\"lunch\"]", "`lunch` is not something a prerequisite can block"),
    mistake(COURSE, "blocks = [\"certificate\", \"renewal\"]", "blocks = []", "blocks = []", "`blocks` is empty"),
    mistake(COURSE, "ce_hours = 12", "ce_hours = \"twelve\"", "ce_hours", "`ce_hours` must be a whole number"),
    mistake(COURSE, "grace_days = 180\n", "", "[certificate.renewal]", "`grace_days` is missing"),
    mistake(COURSE, "quiz_modules = [\"first\"]", "quiz_modules = [\"zeroth\"]", "quiz_modules", "the course has no module `zeroth`"),
    mistake(COURSE, "two_person = true", "two_person = 2", "two_person", "`two_person` must be true or false"),
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
    mistake(ONE, "facts = [\"A1\"]", "facts = [\"Z9\"]", "facts", "`Z9` is not a section of the fact base"),
    mistake(ONE, "facts = [\"A1\"]", "facts = [\"A6\"]", "facts", "`A6` is not a section of the fact base"),
    mistake(ONE, "facts = [\"A1\"]", "facts = [\"A1\", \"H\"]", "facts", "`H` is not a section of the fact base"),
    mistake(QUIZ, "facts = [\"A1\"]", "facts = [\"Z9\"]", "facts = [\"Z9\"]", "`Z9` is not a section of the fact base"),
    // Lessons: text
    mistake(ONE, "stays [^1]", "stays [^1][^77]", "[^77]", "there is no source `77`"),
    mistake(ONE, "[dermis](term:dermis)", "[dermis](term:derms)", "term:derms", "there is no term `derms`"),
    mistake(ONE, "[dermis](term:dermis)", "[dermis](http://example.org)", "http://example.org", "cannot be linked"),
    mistake(ONE, "figure:skin", "figure:skim", "figure:skim", "there is no figure `skim`"),
    mistake(ONE, "figure:skin", "figure:skin#perpetual-motion", "perpetual-motion", "there is no interactive figure `perpetual-motion`"),
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
    mistake(UNO, "> Nadie lo ha medido dos veces.", "> Nobody has measured it twice.", "> Nobody has", "the Spanish text is the English one: “Nobody has measured it twice."),
    mistake(UNO, "> Nadie lo ha medido dos veces.", "> Nadie lo sabe. Nobody has measured it twice.", "> Nadie lo sabe", "the Spanish text is the English one"),
    mistake(UNO, "![Dos bandas, una sobre otra.]", "![Two bands, one above the other.]", "figure:skin", "the Spanish text is the English one"),
    mistake(UNO, "summary = \"Aquí hay dos capas.\"", "summary = \"Two layers lie here.\"", "summary", "the Spanish text is the English one"),
    mistake(QUIZ, "es = \"Haz clic en la capa superior\"", "es = \"Click the upper layer\"", "prompt = { en = \"Click", "the Spanish text is the English one"),
    // Former names
    mistake(ONE, "free = true", "free = true\nformerly = [\"two\"]", "formerly", "`first/two` is a lesson that is there, courses/mini/first/en/two.md"),
    mistake(ONE, "free = true", "free = true\nformerly = [\"first/one\"]", "formerly", "`first/one` is a lesson that is there"),
    mistake(ONE, "free = true", "free = true\nformerly = [\"Old Name\"]", "formerly", "`Old Name` may hold only lower-case letters"),
    mistake(ONE, "free = true", "free = true\nformerly = [\"a/b/c\"]", "formerly", "`a/b/c` may hold only lower-case letters"),
    mistake(ONE, "free = true", "free = true\nformerly = [\"uno\", \"first/uno\"]", "formerly", "`first/uno` stands already at courses/mini/first/en/one.md:6"),
    mistake(UNO, "free = true", "free = true\nformerly = [\"uno\"]", "+++", "sources or formerly differ from the English file"),
    // Terms
    mistake(MODULE, "The layer that stays.", "The **layer** that stays.", "meaning", "`**` would be shown to the reader"),
    mistake(MODULE, "[[term]]", "[[term]]\nslug = \"dermis\"\nname = { en = \"a\", es = \"a\" }\nmeaning = { en = \"a\", es = \"a\" }\n[[term]]", "[[term]]\nslug = \"dermis\"\nname = { en = \"dermis\"", "term `dermis` is defined twice"),
    // Figures
    mistake(FIGURE, "<defs>", "<script>x()</script><defs>", "<script>", "<script> is not allowed"),
    mistake(FIGURE, "<rect class", "<rect onclick=\"x()\" class", "<rect", "`onclick` is not allowed"),
    mistake(FIGURE, "<rect class", "<rect style=\"fill:red\" class", "<rect", "`style` is not allowed"),
    mistake(FIGURE, "<rect class", "<rect stroke=\"#123\" class", "<rect", "`stroke=\"#123\"` names a colour"),
    mistake(FIGURE, "<rect class", "<rect fill=\"url(#skin-tip) red\" class", "<rect", "names a colour"),
    mistake(FIGURE, "<rect class", "<rect fill=\"var(--red)\" class", "<rect", "names a colour"),
    mistake(FIGURE, "<rect class", "<use href=\"https://example.org/x\"/><rect class", "<use", "leads out of the figure"),
    mistake(FIGURE, "url(#skin-tip)", "url(#tip)", "<path class=\"f-ink\"", "#tip is not in the figure"),
    mistake(FIGURE, " data-lang=\"es\"", "", "<svg", "1 texts are English and 0 are Spanish"),
    mistake(FIGURE, "viewBox", "viewbox", "<svg", "no usable viewBox"),
    mistake(FIGURE, "</text>\n</svg>", "</svg>", "</svg>", "not valid SVG"),
    // Quiz
    mistake(QUIZ, "facts = [\"A1\"]", "facts = [\"A1\"]\nlesson = \"three\"", "lesson = \"three\"", "the module has no lesson `three`"),
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
    mistake(ASSIGNMENT, "![Dos bandas en una hoja.](figure:skin \"Así.\")\n", "Así.\n", "es = \"\"\"\nDibuja", "figure skin of the English text is missing"),
    mistake(ASSIGNMENT, "id = \"width\"", "id = \"order\"", "slug", "two criteria are called `order`"),
];

#[test]
fn every_mistake_is_reported_on_its_line_with_a_remedy() {
    let mut unseen = Vec::new();
    for Mistake { file, from, to, line, says } in MISTAKES {
        let files = Files::miniature().with(file, from, to);
        let line = files.line_of(file, line);
        let problems = check(&files).problems;
        let found = problems.iter().any(|problem| {
            problem.file == format!("courses/{file}")
                && problem.line == line
                && problem.severity == Severity::Error
                && problem.message.contains(says)
                && !problem.remedy.is_empty()
        });
        if !found {
            let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
            unseen.push(format!("expected {file}:{line}: {says:?}, got\n{}", list.join("\n")));
        }
        assert!(load(&files).is_err(), "{says:?} must keep the course from being published");
    }
    assert!(unseen.is_empty(), "{}", unseen.join("\n\n"));
}

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
