//! What `stipple course check` is for, each thing broken once: the line it prints and the SARIF it writes.

use courses::{Problem, Severity, check, sarif};
use serde_json::Value;

use crate::files::{COURSE, FIGURE, Files, MODULE, ONE, QUIZ, UNO, filler, relleno};

/// One kind of problem: the files with it, and where it must be reported in what words.
struct Broken {
    what: &'static str,
    files: Files,
    at: (&'static str, usize),
    severity: Severity,
    says: &'static str,
}

#[expect(clippy::too_many_lines, reason = "a list: one row for each kind of problem")]
fn broken() -> Vec<Broken> {
    use Severity::{Error, Warning};
    let mini = Files::miniature;
    let case = |what, files: Files, file, needle: &str, severity, says| {
        let line = if needle.is_empty() { 1 } else { files.line_of(file, needle) };
        Broken { what, files, at: (file, line), severity, says }
    };
    let mut spare = mini();
    spare.0.insert("mini/figures/spare.svg".to_owned(), spare.0["mini/figures/skin.svg"].clone());
    let tip = "\n> [!TIP]\n> Say it aloud.\n";
    let hard = "Notwithstanding considerable methodological heterogeneity, contemporaneous investigations \
                characteristically demonstrate extraordinarily disproportionate pigmentation irregularities. ";
    let endless = format!("Look {}here. ", "and look again ".repeat(17));
    vec![
        case("structure", mini().with(COURSE, "hours = 2\n", ""), COURSE, "", Error, "`hours` is missing"),
        case(
            "sections",
            mini().with(ONE, tip, ""),
            ONE,
            "## What to avoid",
            Error,
            "does not end in an action",
        ),
        case(
            "links",
            mini().with(ONE, "(term:dermis)", "(page:nowhere)"),
            ONE,
            "(page:",
            Error,
            "there is no page",
        ),
        case(
            "translations",
            mini().without("mini/first/es/two.md"),
            MODULE,
            "lessons = [",
            Error,
            "there is no file courses/mini/first/es/two.md",
        ),
        case(
            "alternative text",
            mini().with(UNO, "![Dos bandas, una sobre otra.]", "![]"),
            UNO,
            "![](figure",
            Error,
            "no alternative text",
        ),
        case(
            "facts of a lesson",
            mini().with(ONE, "facts = [\"A1\"]", "facts = []"),
            ONE,
            "facts = []",
            Error,
            "no section of the fact base is named",
        ),
        case(
            "facts of an item",
            mini().with(QUIZ, "facts = [\"A1\"]\n", ""),
            QUIZ,
            "[[item]]",
            Error,
            "`facts` is missing",
        ),
        case(
            "a lesson without sources",
            mini().with(ONE, "stays [^1]", "stays").with(ONE, "sources = [1]", "sources = []"),
            ONE,
            "sources = []",
            Error,
            "the lesson states facts but cites no source",
        ),
        case("sources", mini().with(ONE, "[^1]", "[^8]"), ONE, "[^8]", Error, "there is no source `8`"),
        case("figures", spare, "mini/figures/spare.svg", "", Warning, "the figure is not shown anywhere"),
        case(
            "items",
            mini().with(QUIZ, "id = \"mini-number-3\"", "id = \"mini-number\""),
            QUIZ,
            "[[item]]\nid = \"mini-number\"\nkind = \"numeric\"\nfacts = [\"A1\"]\nprompt = { en = \"How many figures?\"",
            Error,
            "item `mini-number` exists already at courses/mini/first/quiz.toml:",
        ),
        case(
            "hard to read",
            mini().with(ONE, "A word is here.", hard.repeat(5).trim_end()),
            ONE,
            "## What lies where",
            Warning,
            "the section is hard to read: Flesch",
        ),
        case(
            "long sentences",
            mini().with(ONE, "The lower layer", &format!("{endless}The lower layer")),
            ONE,
            "## What lies where",
            Warning,
            "a sentence of the section has 53 words, 50 are the most",
        ),
        case(
            "long sentences of the opening",
            mini().with(
                ONE,
                "\nTwo layers lie here.\n\n##",
                &format!("\n{endless}Two layers lie here.\n\n##"),
            ),
            ONE,
            "Look and look",
            Warning,
            "a sentence of the opening has 53 words, 50 are the most",
        ),
        case(
            "short sections",
            mini().with(ONE, &filler(50), &filler(20)),
            ONE,
            "## What lies where",
            Error,
            "the section has 100 words, 150 to 300 are expected",
        ),
        case(
            "long sections",
            mini().with(UNO, &relleno(50), &relleno(70)),
            UNO,
            "## Qué hay dónde",
            Error,
            "the section has 301 words, 150 to 300 are expected",
        ),
        case(
            "alternative texts that say nothing",
            mini().with(UNO, "![Dos bandas, una sobre otra.]", "![Figura: skin.svg]"),
            UNO,
            "![Figura",
            Error,
            "the alternative text “Figura: skin.svg” does not say what the figure shows",
        ),
        case(
            "colours of a figure",
            mini().with(FIGURE, "<rect class", "<rect fill=\"red\" class"),
            FIGURE,
            "<rect",
            Error,
            "`fill=\"red\"` names a colour",
        ),
    ]
}

fn reported<'p>(problems: &'p [Problem], broken: &Broken) -> &'p Problem {
    let file = format!("courses/{}", broken.at.0);
    let found = problems.iter().find(|problem| {
        (&problem.file, problem.line, problem.severity) == (&file, broken.at.1, broken.severity)
            && problem.message.contains(broken.says)
    });
    found.unwrap_or_else(|| {
        panic!("{}: expected {:?} {:?}, got {problems:#?}", broken.what, broken.at, broken.says)
    })
}

#[test]
fn each_kind_of_problem_is_a_line_with_file_line_and_remedy() {
    for broken in broken() {
        let checked = check(&broken.files);
        let problem = reported(&checked.problems, &broken);
        let line = problem.to_string();
        let place =
            format!("courses/{}:{}:{}: {}: ", broken.at.0, broken.at.1, problem.column, broken.severity);
        assert!(line.starts_with(&place) && line.contains(" → "), "{}: {line}", broken.what);
        let published = broken.severity == Severity::Warning;
        assert_eq!(checked.catalogue.is_some(), published, "{}: {line}", broken.what);
    }
}

#[test]
fn each_kind_of_problem_is_a_result_in_sarif_at_the_same_place() {
    for broken in broken() {
        let problems = check(&broken.files).problems;
        let problem = reported(&problems, &broken);
        let log: Value = serde_json::from_str(&sarif(&problems)).expect("JSON");
        let results = log["runs"][0]["results"].as_array().expect("results");
        assert_eq!(results.len(), problems.len(), "{}", broken.what);
        let text = format!("{}: {}", problem.message, problem.remedy);
        let result = results.iter().find(|result| result["message"]["text"] == text.as_str());
        let result = result.unwrap_or_else(|| panic!("{}: {text} is not among {results:#?}", broken.what));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(result["level"], broken.severity.to_string(), "{}", broken.what);
        assert_eq!(result["ruleId"], problem.rule.id(), "{}", broken.what);
        assert_eq!(place["artifactLocation"]["uri"], format!("courses/{}", broken.at.0), "{}", broken.what);
        assert_eq!(place["region"]["startLine"], broken.at.1, "{}", broken.what);
    }
}

#[test]
fn the_spanish_text_is_measured_by_a_scale_of_its_own() {
    let hard = "Considerables irregularidades metodológicas caracterizan simultáneamente determinadas \
                investigaciones internacionales extraordinariamente desproporcionadas. ";
    let files = Files::miniature().with(UNO, "Aquí va una palabra.", hard.repeat(6).trim_end());
    let line = files.line_of(UNO, "## Qué hay dónde");
    let problems = check(&files).problems;
    let found = problems.iter().find(|problem| problem.message.contains("Flesch-Szigriszt"));
    let found = found.unwrap_or_else(|| panic!("{problems:?}"));
    assert_eq!((found.line, found.severity), (line, Severity::Warning));
    assert!(found.remedy.contains("starts “Considerables irregularidades"), "{found}");
}
